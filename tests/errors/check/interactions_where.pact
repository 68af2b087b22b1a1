include "shared/words.pact"

define a as any page_view where path is blog
#~ text-without-quotes [blog]: `path` is a text, and texts stand in quotes | write `path is "blog"`
define b as any page_view where country is "DE"
#~ lead-field-in-where [country]: `country` is a field of the lead, and a `where` looks at the interaction | write `lead.country`
define c as any page_view where (path is "x" and seniority is director)
#~ lead-field-in-where [seniority]: `seniority` is a field of the lead, and a `where` looks at the interaction | write `lead.seniority`
define d as any page_view where sekonds at least 5
#~ unknown-name [sekonds]: nothing is called `sekonds` here | did you mean `seconds`?
define e as any page_view where (any call)
#~ interactions-in-where [call]: a `where` looks at one interaction, and cannot ask for others | put this test behind the `where`, with `and`
define f as any page_view where (active)
#~ interactions-in-where [active]: `active` looks at interactions itself, and cannot be used in a `where` | put it behind the test with `and`: `… and active`
define g as any interaction by the lead where path is "x"
#~ unknown-name [path]: nothing is called `path` here | `interaction by the lead` means all kinds, which have no field in common: name one interaction
define h as any page_view where (seconds)
#~ no-condition [seconds]: `seconds` is a number, and a condition must be yes or no | say how much it must be, for example `seconds at least 50`
define i as any page_view where (at_night and lead.cuntry is "DE")
#~ unknown-field [cuntry]: there is no field called `cuntry` | did you mean `country`?
define j as any page_view where (decision_maker and interest at least 5)
define k as any page_vew where path is "x"
#~ unknown-interaction [page_vew]: there is no interaction called `page_vew` | did you mean `page_view`?
