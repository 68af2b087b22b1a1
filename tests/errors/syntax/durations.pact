stage A owned by x {
  becomes B after 0 days in this stage
  #~ duration [0 days]: `0 days` is no span of time: it has to be a whole number from 1 | write `1 day`, for example
  becomes B after 1.5 days in this stage
  #~ duration [1.5 days]: `1.5 days` is no span of time: it has to be a whole number from 1 | write `36 hours`
  becomes B after 30d in this stage
  #~ glued-number [30d]: `30d` has to be two words | write `30 days`
  becomes B after 30 in this stage
  #~ duration [30]: `30` lacks a unit of time | write `30 days`, for example; there are also `minutes`, `hours`, `weeks`, `months` and `years`
  becomes B after days in this stage
  #~ duration [days]: nothing says how many `days` | write `becomes B after 30 days in this stage`
  becomes B after a week in this stage
  #~ duration [a]: `a` has to be a number | write `becomes B after 1 week in this stage`
  becomes B after 2 business days in this stage
  #~ duration [business days]: `business days` is no unit of time here | write `becomes B after 2 work days in this stage`
  becomes B after 30 dyas in this stage
  #~ keyword-misspelt [dyas]: `dyas` is no unit of time: did you mean `days`? | write `becomes B after 30 days in this stage`
  becomes B after 30 Days in this stage
  #~ keyword-case [Days]: `Days` has to be written in small letters | write `becomes B after 30 days in this stage`
  becomes B after 3 days
  #~ incomplete [after 3 days]: `after 3 days` lacks `in this stage` | write `becomes B after 3 days in this stage`
  becomes B after 3 days in stage
  #~ said-otherwise [in stage]: a pact says `in this stage`, not `in stage` | write `becomes B after 3 days in this stage`
}
