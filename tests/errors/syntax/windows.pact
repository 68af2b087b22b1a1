score s {
  +5 per call in last 30 days
  #~ said-otherwise [in last]: a pact says `in the last`, not `in last` | write `+5 per call in the last 30 days`
  +5 per call within the last 30 days
  #~ said-otherwise [within the last]: a pact says `in the last`, not `within the last` | write `+5 per call in the last 30 days`
  +5 per call in the past 30 days
  #~ said-otherwise [in the past]: a pact says `in the last`, not `in the past` | write `+5 per call in the last 30 days`
  +5 per call during the last 30 days
  #~ said-otherwise [during the last]: a pact says `in the last`, not `during the last` | write `+5 per call in the last 30 days`
  +5 when any call in 30 days
  #~ said-otherwise [in]: a pact says `in the last`, not `in` | write `+5 when any call in the last 30 days`
  +5 when days since last call in the last 3 days at least 2
  #~ window [3 days]: `days since last` takes no `in the last …` | leave it out
  +5 when latest product of call in this stage is "x"
  #~ window [in this stage]: `latest` takes no `in this stage` | leave it out, or write `in the last 30 days`, for example
}
