score s {
  +5 When country == "DE" AND employees greater than 1,5
  #~ keyword-case [When]: `When` has to be written in small letters | write `+5 when country is "DE" AND employees greater than 1.5`
  #~ operator-spelling [==]: a pact says `is`, not `==` | write `country is "DE"`
  #~ keyword-case [AND]: `AND` has to be written in small letters | write `+5 when country is "DE" and employees greater than 1.5`
  #~ said-otherwise [greater than]: a pact says `more than`, not `greater than` | write `+5 when country is "DE" and employees more than 1.5`
  #~ number-form [1,5]: `1,5` is not how numbers are written | write `1.5`
  +5 whne a && !b then
  #~ keyword-misspelt [whne]: `whne` means nothing here: did you mean `when`? | write `+5 when a and not b then`
  #~ operator-spelling [&&]: a pact says `and`, not `&&` | write `a and !b`
  #~ operator-spelling [!]: a pact says `not`, not `!` | write `not b`
  #~ no-then [then]: there is no `then` in a condition | a rule says what happens first and its condition last, for example `+5 when employees at least 50`
  +2,5 per call where reached at most 5 per day up to 20
  #~ number-form [2,5]: `2,5` is not how numbers are written | write `2.5`
  #~ where-parentheses [where reached]: `where reached` asks nothing of `reached` | write `where (reached)` for a yes/no field, or say what it has to be: `where reached is …`
  #~ limit [at most 5]: `at most 5` lacks `times` | write `+2.5 per call where reached at most 5 times per day up to 20`
  #~ incomplete [20]: `points` is missing behind `20` | write `… day up to 20 points`
}
