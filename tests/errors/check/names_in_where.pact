include "shared/words.pact"

score s {
  +1 per page_view where sekonds at least 5
  #~ unknown-name [sekonds]: nothing is called `sekonds` here | did you mean `seconds`?
  +1 per page_view where (lead.contry is "DE")
  #~ unknown-field [contry]: there is no field called `contry` | did you mean `country`?
  +1 per interaction by the lead where (path is "x")
  #~ unknown-name [path]: nothing is called `path` here | `interaction by the lead` means all kinds, which have no field in common: name one interaction
}
