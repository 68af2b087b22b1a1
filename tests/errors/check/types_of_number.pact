include "shared/words.pact"

define a as employees contains "5"
#~ wrong-type [contains "5"]: `employees` is a number, and `contains` is for texts | write `employees = 5` or `employees at least 5`
define b as employees before 2026-01-01
#~ wrong-type [before 2026-01-01]: `employees` is a number, and `before` is for dates | write for example `employees at least 50`
define c as employees is 50
#~ wrong-type [is 50]: `employees` is a number, and `is` is for texts and listed words | write `employees = 50`
define d as employees is many
#~ wrong-type [is many]: `employees` is a number, and `is` is for texts and listed words | write for example `employees at least 50`
define e as employees between 50 and 10
#~ empty-range [50 and 10]: nothing lies between 50 and 10 | write the smaller number first: `between 10 and 50`
define f as 50 contains "x"
#~ wrong-type [contains "x"]: `50` is a number, and `contains` is for texts | write the field first and the value behind it, for example `country is "DE"`
