score s between 0 to 100 {
#~ said-otherwise [to]: a pact says `and`, not `to` | write `score s between 0 and 100`
  +5% when a
  #~ percent [%]: before `when` stand points, not a share | write `+5 when a`
  +%5 of b
  #~ percent [%5]: `%` stands behind its number | write `+5% of b`
  + when a
  #~ incomplete [+]: behind `+` a number is missing | write a number between `+` and `when`
  ++5 when a
  #~ doubled [+]: `+` stands here twice | write `+5 when a`
  group Web up to 20 points {
  #~ quotes [Web]: `Web` has to stand in quotes | write `group "Web"`
    +5 when a
  }
  group "Web" up to 20 {
  #~ incomplete [20]: `points` is missing behind `20` | write `group "Web" up to 20 points`
    +5 when a
  }
  group "Web" max 20 points {
  #~ said-otherwise [max]: a pact says `up to`, not `max` | write `group "Web" up to 20 points`
    +5 when a
  }
  highest "x" {
  #~ keyword-misspelt [highest]: `highest` begins no statement: did you mean `highest of`? | write `highest of "x"`
    +5 when a
  }
}
score t from 0 to 100 {
#~ said-otherwise [from 0 to]: a pact says `between … and …`, not `from 0 to` | write `score t between 0 and 100`
  +5 when a
}
