score s {
  +5 per call once
  #~ limit [once]: `once` lacks `at most` | write `+5 per call at most once`
  +5 per call at most 5
  #~ limit [at most 5]: `at most 5` lacks `times` | write `+5 per call at most 5 times`
  +5 per call at most 5 per day
  #~ limit [at most 5]: `at most 5` lacks `times` | write `+5 per call at most 5 times per day`
  +5 per call at most twice
  #~ said-otherwise [twice]: a pact says `2 times`, not `twice` | write `+5 per call at most 2 times`
  +5 per call max 3 times
  #~ said-otherwise [max]: a pact says `at most`, not `max` | write `+5 per call at most 3 times`
  +5 per call at most 20 points
  #~ limit [at most]: points are limited with `up to` | write `+5 per call up to 20 points`
  +5 per call up to 20
  #~ incomplete [20]: `points` is missing behind `20` | write `+5 per call up to 20 points`
  +5 per call at most 0 times
  #~ whole-number [0]: `0` is no number of times: it has to be a whole number from 1 | write `at most 2 times`, for example
  +5 per call at most 2.5 times
  #~ whole-number [2.5]: `2.5` is no number of times: it has to be a whole number from 1 | write `at most 2 times`, for example
  +5 per call at most 3 times per product
  #~ limit [per product]: `per product` goes with `at most once` only | write `at most once per product`
  +5 per call at most once in the last 30 days
  #~ clause-order [in the last 30 days]: `in the last 30 days` stands in the wrong place | put it before `at most once`
  +5 per call in this stage
  #~ window [in this stage]: points do not depend on the stage | leave `in this stage` out, or write `in the last 30 days`, for example
  +5 per call "why" at most once
  #~ clause-order [at most once]: `at most once` stands in the wrong place | put it before the text "why"
}
