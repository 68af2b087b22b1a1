include "shared/stages.pact"

example "Values" {
  3 days ago page_view { pth: "x", seconds: "5" }
  #~ unknown-field [pth]: `page_view` has no field `pth` | did you mean `path`?
  #~ wrong-value ["5"]: `seconds` is a number, and `"5"` is not | write for example `seconds: 5`
  3 days ago demo_request { path: "x" }
  #~ unknown-field [path]: `demo_request` has no field `path` | leave it out, or declare it: `interaction demo_request { path: text }`
  3 days ago page_vew
  #~ unknown-interaction [page_vew]: there is no interaction called `page_vew` | did you mean `page_view`?
  3 days ago page_view { path: "x", path: "y" }
  #~ twice [path]: there is a second `path` | keep one of the two
  expect interest = 1
}
example "Values" {
  expect interest = 0
}
