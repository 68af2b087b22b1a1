include "shared/words.pact"

define a as country is DE
#~ text-without-quotes [DE]: `country` is a text, and texts stand in quotes | write `country is "DE"`
define b as country is not DE
#~ text-without-quotes [DE]: `country` is a text, and texts stand in quotes | write `country is not "DE"`
define c as country is one of (DE, AT)
#~ text-without-quotes [DE]: `DE` is meant as text, and texts stand in quotes | write `("DE", "AT")`
define d as email ends with any of (private_mail)
#~ text-without-quotes [(private_mail)]: `private_mail` is a list, and stands in parentheses like a text | name the list without parentheses: `private_mail`
define e as email is private_mail
#~ list-alone [private_mail]: `private_mail` is a list, and `is` takes one word or text | write `email is one of private_mail`
define f as seniority is big_fish
#~ list-alone [big_fish]: `big_fish` is a list, and `is` takes one word or text | write `seniority is one of big_fish`
define g as seniority is one of (big_fish)
#~ list-alone [(big_fish)]: `big_fish` is a list, and stands in parentheses like a word | name the list without parentheses: `big_fish`
define h as topics includes big_fish
#~ list-alone [big_fish]: `big_fish` is a list, and `includes` takes one word | write `topics includes any of big_fish`
