include "shared/words.pact"

define a as country at least 50
#~ wrong-type [at least 50]: `country` is a text, and `at least` is for numbers | declare it so, `country: number`, or ask for a text: `country is "…"`
define b as country includes "DE"
#~ wrong-type [includes "DE"]: `country` is a text, and `includes` is for sets of words (`some of`) | write `country contains "DE"`
define c as country in the last 30 days
#~ wrong-type [in the last 30 days]: `country` is a text, and `in the last` is for dates and interactions | declare it so, `country: date`, or ask for a text: `country is "…"`
define d as country = "DE"
#~ wrong-type [= "DE"]: `country` is a text, and `=` is for numbers | write `country is "DE"`
define e as country is complete
#~ wrong-type [is complete]: `is complete` asks a questionnaire, and `country` is a text | write `country is known`
define f as country is 50
#~ wrong-type [is 50]: `country` is a text, and `is` is for texts and listed words | write `country is "50"`
define g as country is ""
#~ empty-text [""]: an empty text is an unknown one, and cannot be looked for | test with `is unknown` or `is known`, or write a text
define h as country more than 5
#~ wrong-type [more than 5]: `country` is a text, and `more than` is for numbers | declare it so, `country: number`, or ask for a text: `country is "…"`
