example "x" {
  lead { email = "x", company: Acme Inc, size: 1,5, nothing, other: }
  #~ colon [=]: behind `email` stands `:`, not `=` | write `email: "x"`
  #~ value-form [Acme Inc]: `Acme Inc` is more than one word | write it in quotes: `"Acme Inc"`
  #~ number-form [1,5]: `1,5` is not how numbers are written | write `1.5`
  #~ incomplete [nothing]: `nothing` has no value | write `nothing: "…"`, for example
  #~ incomplete [other]: `other` has no value | write `other: unknown`, or leave the line out
  3 days whitepaper_download { product: "X" }
  #~ incomplete [3 days]: `3 days` lacks `ago` | write `3 days ago whitepaper_download`
  whitepaper_download 3 days ago
  #~ word-order [whitepaper_download 3 days ago]: `3 days ago` stands before the interaction | write `3 days ago whitepaper_download`
  whitepaper_download { product: "X" }
  #~ incomplete [whitepaper_download]: nothing says when `whitepaper_download` happened | write `3 days ago whitepaper_download`, for example, or `then whitepaper_download` for a later step
  3 days before whitepaper_download
  #~ said-otherwise [before]: a pact says `ago`, not `before` | write `3 days ago whitepaper_download`
  expect that grade is B
  #~ said-otherwise [that]: `that` is left out here | write `expect grade is B`
  expects grade is B
  #~ keyword-misspelt [expects]: `expects` begins no statement: did you mean `expect`? | write `expect grade is B`
  assert grade is B
  #~ said-otherwise [assert]: a pact says `expect`, not `assert` | write `expect grade is B`
  then
  #~ incomplete [then]: nothing says what happens then | write `then after 2 days` or `then accept by sales`, for example
  start in X at 2026-03-02 09:00
  #~ said-otherwise [at]: the instant begins with `on`, not with `at` | write `start in X on 2026-03-02 09:00`
  on 2026-03-02
  #~ said-otherwise [on]: a pact says `as of`, not `on` | write `as of 2026-03-02`
  after 3 days accept by sales
  #~ said-otherwise [after]: a pact says `then after`, not `after` | write `then after 3 days accept by sales`
  then accept sales
  #~ incomplete [sales]: `by` is missing before `sales` | write `then accept by sales`
  expect
  #~ incomplete [expect]: behind `expect` a condition is missing | write a condition behind it, for example `expect email is known`
}
