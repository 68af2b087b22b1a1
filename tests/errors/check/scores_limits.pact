include "shared/words.pact"

score s {
  -1 per full 30 days without interaction by the lead at most once
  #~ limit-not-here [at most once]: `at most …` limits how many interactions count, and a rule with `per full …` counts none | limit its points, for example `up to 30 points`, or leave the limit out
  +10% of interest at most once
  #~ limit-not-here [at most once]: `at most …` limits how many interactions count, and a rule with `% of …` counts none | limit its points, for example `up to 30 points`, or leave the limit out
  +10% of interest up to 5 points per day
  #~ limit-not-here [up to 5 points per day]: a rule with `% of …` gives its points once, not each day | write `up to 5 points`
  -1 per full 30 days without call up to -5 points per month
  #~ limit-not-here [up to -5 points per month]: a rule with `per full …` gives its points once, not each month | write `up to -5 points`
}
