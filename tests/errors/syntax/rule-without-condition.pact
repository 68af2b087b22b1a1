score s {
  +5
  #~ incomplete [+5]: nothing says when `+5` counts | write `+5 when …` with a condition, or `+5 per …` with an interaction
  +5 decision_maker
  #~ incomplete [decision_maker]: `when` or `per` is missing before `decision_maker` | write `+5 when decision_maker` for a condition, or `+5 per decision_maker` for an interaction
  +5 points when a
  #~ said-otherwise [points]: `points` is left out here | write `+5 when a`
  +5: a
  #~ said-otherwise [:]: `:` does not fit behind points | write `+5 when a`
  +5 if a
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `+5 when a`
  +5 for each call
  #~ said-otherwise [for]: `for` does not fit behind points | write `+5 per call`
  +5 every call
  #~ said-otherwise [every]: a pact says `per`, not `every` | write `+5 per call`
  +5 where a
  #~ said-otherwise [where]: a condition on the lead begins with `when`, not with `where` | write `+5 when a`
  +5 unless a
  #~ said-otherwise [unless]: a condition begins with `when`, not with `unless` | write `+5 when not a`
}
