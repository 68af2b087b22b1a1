# Limits, windows and fading as people say them.
interaction call "Call" { seconds: number }
score s between 0 and 100 {
  +40 per call only once
  #~ said-otherwise [only once]: a pact says `at most once`, not `only once` | write `+40 per call at most once`
  +40 per call at most 2 times a year
  #~ said-otherwise [a year]: a pact says `per year`, not `a year` | write `+40 per call at most 2 times per year`
  +40 per call where seconds at least 20 within 30 days
  #~ said-otherwise [within]: a pact says `in the last`, not `within` | write `+40 per call where seconds at least 20 in the last 30 days`
  +40 per call where seconds at least 20 last month
  #~ said-otherwise [last month]: a pact says `in the last 30 days`, not `last month` | write `+40 per call where seconds at least 20 in the last 30 days`
  +40 per call last 30 days
  #~ said-otherwise [last]: a pact says `in the last`, not `last` | write `+40 per call in the last 30 days`
  +40 per call with seconds at least 20
  #~ said-otherwise [with]: a pact says `where`, not `with` | write `+40 per call where seconds at least 20`
  +40 per call max 15 points
  #~ said-otherwise [max]: a pact says `up to`, not `max` | write `+40 per call up to 15 points`
  +40 per call max once
  #~ said-otherwise [max]: a pact says `at most`, not `max` | write `+40 per call at most once`
  +40 per call no more than 15 points
  #~ said-otherwise [no more than]: a pact says `up to`, not `no more than` | write `+40 per call up to 15 points`
  +40 per call does not fade
  #~ said-otherwise [does not fade]: a pact says `never fades`, not `does not fade` | write `+40 per call never fades`
  -10 every 60 days without interaction by the lead
  #~ said-otherwise [every]: a pact says `per full`, not `every` | write `-10 per full 60 days without interaction by the lead`
  group "Calls" max 30 points {
  #~ said-otherwise [max]: a pact says `up to`, not `max` | write `group "Calls" up to 30 points`
    +5 per call
  }
}
score fading {
  fades out over 6 months
  #~ said-otherwise [fades out over 6 months]: a pact says `fades out in … steps of …`, not `fades out over` | write `fades out in 6 steps of 1 month`
  +5 per call fades out in 6 months
  #~ incomplete [6 months]: `fades out in 6 months` does not say in how many steps | write `+5 per call fades out in 6 steps of 1 month`
  +5 for call
  #~ said-otherwise [for]: a pact says `per`, not `for` | write `+5 per call`
  +0.5 * other
  #~ percent [+0.5 * other]: a share is written `+50% of other` | write `+50% of other`
  +other * 2%
  #~ percent [+other * 2%]: a share is written `+2% of other` | write `+2% of other`
  group "Money" max 30 {
  #~ said-otherwise [max]: a pact says `up to`, not `max` | write `group "Money" up to 30 points`
    +5 per call
  }
}
score keeping {
  keeps 0.6 after every 30 days
  #~ percent [0.6]: `0.6` lacks `%` | write `keeps 60% after every 30 days`
  +5 per call
}
score losing {
  loses 40% every 30 days
  #~ said-otherwise [loses 40%]: a pact says how much is kept, not how much is lost | write `keeps 60% after every 30 days`
  +5 per call
}
