pact "Twice" { version 1 }
lead identified by id {
  country: text
  country: text
  #~ duplicate-name [country]: `country` is already the name of a field | give one of them another name, or keep only one of them
  city: text from column "Ort"
  town: text from column "Ort"
  #~ duplicate-column ["Ort"]: `city` and `town` are both read from column `Ort` | name another column, `from column "…"`, or leave one of the fields out
  kind: text from column "city"
  size: number
}
interaction a from type "A" { path: text, path: number, day: text }
#~ duplicate-name [path]: `path` is already the name of a field | give one of them another name, or keep only one of them
#~ reserved-name [day]: a field of an interaction cannot be called `day` | choose another name, such as `day_of_it`: `at most once per day` means the calendar
interaction b from type "A"
#~ duplicate-type ["A"]: `a` and `b` are both called `A` in the input | name another word of the input: `from type "…"`
interaction c from type "a_c"
define size as consent
#~ duplicate-name [size]: `size` is already the name of a field | give a define another name, for example `is_size`
#~ unknown-name [consent]: nothing is called `consent` here | declare it, for example as a field of the lead: `consent: text "…"`
