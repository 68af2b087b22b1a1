score s {
  +5 When country == "DE" AND employees greater than 1,5
  #~ keyword-case [When]: `When` has to be written in small letters | write `when`
  #~ operator-spelling [==]: `==` is not written so here | write `is`
  #~ keyword-case [AND]: `AND` has to be written in small letters | write `and`
  #~ said-otherwise [greater than]: a pact says `more than`, not `greater than` | write `+5 when country is "DE" and employees more than 1.5`
  #~ number-form [1,5]: `1,5` is not how numbers are written | write `1.5`
  +5 whne a && !b then
  #~ keyword-misspelt [whne]: `whne` means nothing here: did you mean `when`? | write `+5 when a and not b then`
  #~ operator-spelling [&&]: `&&` is not written so here | write `and`
  #~ operator-spelling [!]: `!` is not written so here | write `not`
  #~ no-then [then]: there is no `then` in a condition | a rule says what happens first and its condition last, for example `+5 when employees at least 50`
  +2,5 per call where reached at most 5 per day up to 20
  #~ number-form [2,5]: `2,5` is not how numbers are written | write `2.5`
  #~ unexpected [per]: `per` does not fit behind `5` | end the line before `per`, or write `in the last`, `where`, a text in quotes, `at most` or `up to`
}
