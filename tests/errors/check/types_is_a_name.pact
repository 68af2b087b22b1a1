include "shared/words.pact"

define a as country is account_owner
#~ wrong-type [account_owner]: behind `is` stands a word or a text, and `account_owner` is a field | write a text in quotes: `country is "…"`
define b as email is decision_maker
#~ wrong-type [decision_maker]: `decision_maker` is a define, which is asked by itself | write `decision_maker`, without `email is`
define c as email is not decision_maker
#~ wrong-type [decision_maker]: `decision_maker` is a define, which is asked by itself | write `not decision_maker`, without `email is not`
define d as seniority is interest
#~ wrong-type [interest]: behind `is` stands a word or a text, and `interest` is a score | write one of its words, for example `seniority is c_level`
define e as seniority is decision_maker
#~ wrong-type [decision_maker]: `decision_maker` is a define, which is asked by itself | write `decision_maker`, without `seniority is`
define f as country is private_mail
#~ list-alone [private_mail]: `private_mail` is a list, and `is` takes one word or text | write `country is one of private_mail`
define g as country is "account_owner"
