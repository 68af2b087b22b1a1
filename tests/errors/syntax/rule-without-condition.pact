score s {
  +5
  #~ incomplete [+5]: nothing says when `+5` counts | write `+5 when …` with a condition, or `+5 per …` with an interaction
  +5 decision_maker
  #~ incomplete [decision_maker]: `when` or `per` is missing before `decision_maker` | write `+5 when decision_maker` for a condition, or `+5 per decision_maker` for an interaction
  +5 points when a
  #~ said-otherwise [points]: `points` is left out here | write `+5 when a`
  +5: a
  #~ unexpected [:]: `:` does not fit behind `5` | write `when`, `per` or `per full`
  +5 if a
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `+5 when a`
  +5 for each call
  #~ incomplete [for]: `when` or `per` is missing before `for` | write `+5 when for` for a condition, or `+5 per for` for an interaction
  #~ said-otherwise [each]: a pact says `per`, not `each` | write `+5 when for per call`
  +5 every call
  #~ said-otherwise [every]: a pact says `per`, not `every` | write `+5 per call`
  +5 where a
  #~ said-otherwise [where]: a condition on the lead begins with `when`, not with `where` | write `+5 when a`
  +5 unless a
  #~ incomplete [unless]: `when` or `per` is missing before `unless` | write `+5 when unless` for a condition, or `+5 per unless` for an interaction
  #~ incomplete [a]: `or` or `and` or `is` is missing before `a` | write `+5 when unless or a`
}
