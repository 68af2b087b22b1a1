score s {
  +5 when employees greater than 50
  #~ said-otherwise [greater than]: a pact says `more than`, not `greater than` | write `+5 when employees more than 50`
  +5 when employees is greater than 50
  #~ said-otherwise [greater than]: a pact says `more than`, not `greater than` | write `+5 when employees is more than 50`
  +5 when employees is greater than or equal to 50
  #~ said-otherwise [greater than or equal to]: a pact says `at least`, not `greater than or equal to` | write `+5 when employees is at least 50`
  +5 when employees less or equal 50
  #~ said-otherwise [less or equal]: a pact says `at most`, not `less or equal` | write `+5 when employees at most 50`
  +5 when employees no more than 50
  #~ said-otherwise [no more than]: a pact says `at most`, not `no more than` | write `+5 when employees at most 50`
  +5 when employees not less than 50
  #~ not-place [not less than]: `not` stands before the whole test, or the test says the opposite | write `+5 when employees at least 50`
  +5 when employees over 50
  #~ said-otherwise [over]: a pact says `more than`, not `over` | write `+5 when employees more than 50`
  +5 when employees equals 50
  #~ said-otherwise [equals]: a pact says `=`, not `equals` | write `+5 when employees = 50`
  +5 when country is equal to "DE"
  #~ said-otherwise [is equal to]: a pact says `is`, not `is equal to` | write `+5 when country is "DE"`
  +5 when employees minimum 50
  #~ said-otherwise [minimum]: a pact says `at least`, not `minimum` | write `+5 when employees at least 50`
  +5 when employees more then 50
  #~ said-otherwise [more then]: a pact says `more than`, not `more then` | write `+5 when employees more than 50`
}
