score s {
  +5 when title contain "x"
  #~ said-otherwise [contain]: a pact says `contains`, not `contain` | write `+5 when title contains "x"`
  +5 when title does not contain "x"
  #~ not-place [does not contain]: `not` stands before the whole test | write `+5 when not title contains "x"`
  +5 when title not contains "x"
  #~ not-place [not contains]: `not` stands before the whole test | write `+5 when not title contains "x"`
  +5 when title begins with "x"
  #~ said-otherwise [begins with]: a pact says `starts with`, not `begins with` | write `+5 when title starts with "x"`
  +5 when title matches "x"
  #~ said-otherwise [matches]: a pact says `contains`, not `matches` | write `+5 when title contains "x"`
  +5 when title like "x"
  #~ said-otherwise [like]: a pact says `contains`, not `like` | write `+5 when title contains "x"`
  +5 when title contains any ("x", "y")
  #~ said-otherwise [contains any]: a pact says `contains any of`, not `contains any` | write `+5 when title contains any of ("x", "y")`
  +5 when title is not at least 5
  #~ not-place [is not at least]: `not` stands before the whole test, or the test says the opposite | write `+5 when title less than 5`
  +5 when employees is not between 3 and 5
  #~ not-place [is not between]: `not` stands before the whole test | write `+5 when not employees between 3 and 5`
}
