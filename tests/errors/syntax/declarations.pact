define x = email is known
#~ said-otherwise [=]: behind `define x` stands `as`, not `=` | write `define x as email is known`
define y: email is known
#~ said-otherwise [:]: behind `define y` stands `as`, not `:` | write `define y as email is known`
define z email is known
#~ incomplete [email]: `as` is missing before `email` | write `define z as email is known`
list l "a", "b"
#~ list-parentheses ["a", "b"]: a list of words stands behind `as`, in parentheses | write `list l as ("a", "b")`
list m = ("a", "b")
#~ said-otherwise [=]: behind `list m` stands `as`, not `=` | write `list m as ("a", "b")`
list n as (a or b)
#~ list-comma [or]: words in parentheses are separated by commas, not by `or` | write `list n as (a, b)`
rating r fit {
#~ incomplete [fit]: `of` is missing before `fit` | write `rating r of fit`
  A below
}
questionnaire q by sales {
#~ said-otherwise [by]: a pact says `asked by`, not `by` | write `questionnaire q asked by sales`
  budget "?" { yes +30 }
}
table t of a and b {
#~ list-comma [and]: rows and columns are separated by a comma, not by `and` | write `table t of a, b`
  | x
  A | y
}
choose first that fits {
#~ incomplete [first that fits]: between `choose` and `the first that fits` a name is missing | name what is chosen: `choose market the first that fits`, for example
  a otherwise
}
team "Marketing"
#~ incomplete ["Marketing"]: `team` needs a name before its label | write a name of one word, for example `team Marketing "Marketing"`
score {
#~ incomplete [score]: `score` has no name | write a name behind it: `score my_name`
  +5 when a
}
agreed by sales as "Head"
#~ incomplete [as]: a signature has a day | write `agreed by sales on 2026-11-20 as "Head"`
lead {
#~ incomplete [lead]: nothing says which column holds the id of a lead | write `lead identified by id`
  a: text
}
example A student {
#~ quotes [A student]: `A student` has to stand in quotes | write `example "A student"`
  expect a
}
import "x.pact"
#~ said-otherwise [import]: a pact says `include`, not `import` | write `include "x.pact"`
include x.pact
#~ quotes [x.pact]: `x.pact` has to stand in quotes | write `include "x.pact"`
lead identified by {
#~ incomplete [lead identified by]: nothing says which column holds the id of a lead | write `lead identified by id`
  b: text
}
