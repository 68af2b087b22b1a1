score s between 0 to 100 {
#~ unexpected [to]: `to` does not fit behind `0` | write `and`
  +5% when a
  #~ unexpected [when]: `when` does not fit behind `%` | write `of`
  +%5 of b
  #~ percent [%5]: `%` stands behind its number | write `+5% of b`
  + when a
  #~ unexpected [when]: `when` does not fit behind `+` | write a number
  ++5 when a
  #~ unexpected [+]: `+` does not fit behind `+` | write `+5 when a`
  group Web up to 20 points {
  #~ unexpected [Web]: `Web` does not fit behind `group` | write `group up to 20 points`
    +5 when a
  }
  group "Web" up to 20 {
  #~ incomplete [20]: `points` is missing behind `20` | write `group "Web" up to 20 points`
    +5 when a
  }
  group "Web" max 20 points {
  #~ said-otherwise [max]: a pact says `at most`, not `max` | write `group "Web" at most 20 points`
    +5 when a
  }
  highest "x" {
  #~ unknown-statement [highest]: `highest` begins no statement | a rule begins with its points, for example `+5 when …` or `+5 per …`; there are also `group`, `highest of` and `always`
    +5 when a
  }
}
score t from 0 to 100 {
#~ unexpected [from]: `from` does not fit behind `t` | end the line before `from`, or write `between` or a text in quotes
  +5 when a
}
