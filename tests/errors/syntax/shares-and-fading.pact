score s {
  keeps 50 after every 30 days
  #~ percent [50]: `50` lacks `%` | write `keeps 50% after every 30 days`
  keeps 50% every 30 days
  #~ said-otherwise [every]: behind `keeps …%` stands `after every`, not `every` | write `keeps 50% after every 30 days`
  keeps %50 after every 30 days
  #~ percent [%50]: `%` stands behind its number | write `keeps 50% after every 30 days`
  keeps 50 percent after every 30 days
  #~ percent [percent]: `percent` is written `%` | write `keeps 50% after every 30 days`
  fades out in 4 steps
  #~ incomplete [fades out in 4 steps]: `fades out in 4 steps` lacks how long a step is | write `fades out in 4 steps of 2 weeks`
  fades out in 0 steps of 2 weeks
  #~ whole-number [0]: `0` is no number of steps: it has to be a whole number from 1 | write `1`, for example
  never fades
  #~ wrong-block [never fades]: `never fades` has no line of its own | put it at the end of the rule that does not fade
  +60% momentum
  #~ incomplete [momentum]: `of` is missing before `momentum` | write `+60% of momentum`
  +60 of momentum
  #~ percent [60]: `60` lacks `%` | write `+60% of momentum`
  -10 per full 30 days with no interaction by the lead
  #~ said-otherwise [with no]: a pact says `without`, not `with no` | write `-10 per full 30 days without interaction by the lead`
  -10 per full 30 days without interaction by lead
  #~ keyword-misspelt [interaction by lead]: `interaction by lead` means nothing here: did you mean `interaction by the lead`? | write `-10 per full 30 days without interaction by the lead`
  always 0 when a
  #~ said-otherwise [when]: behind `always` stands `while`, not `when` | write `always 0 while a`
}
