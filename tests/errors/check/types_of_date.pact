include "shared/words.pact"

define a as first_contact at least 2026-01-01
#~ wrong-type [at least 2026-01-01]: `first_contact` is a date, and `at least` is for numbers | write `not (first_contact before 2026-01-01)`
define b as first_contact is 2026-01-01
#~ wrong-type [is 2026-01-01]: `first_contact` is a date, and `is` is for texts and listed words | write `first_contact on 2026-01-01`
define c as first_contact between 2026-01-01 and 2026-02-01
#~ wrong-type [between 2026-01-01 and 2026-02-01]: `first_contact` is a date, and `between` is for numbers | write `not (first_contact before 2026-01-01) and not (first_contact after 2026-02-01)`
define d as first_contact before "2026-01-01"
#~ wrong-type ["2026-01-01"]: behind `before` stands a date, and `"2026-01-01"` is a text | write `before 2026-01-01`, without quotes
define e as first_contact after 30
#~ wrong-type [30]: behind `after` stands a date, and `30` is a number | write a day, for example `after 2026-11-20`, or name a field of type `date`
define f as first_contact on 2026-01-01 14:30
#~ on-with-time [2026-01-01 14:30]: `on` takes a whole day | write `first_contact on 2026-01-01`, or `before` or `after` with the time
