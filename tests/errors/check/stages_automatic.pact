include "shared/words.pact"

stage One owned by sales {
  meaning "a"
  meaning "b"
  #~ twice [meaning "b"]: there is a second `meaning` | keep one of the two
  becomes One as soon as consent
  #~ circle-of-stages [becomes One as soon as consent]: `One` becomes `One` again and again, without end | let some time pass on the way back: `becomes One after 1 day in this stage as soon as consent`
  becomes Three as soon as consent
  #~ unknown-stage [Three]: there is no stage called `Three` | the stages are `One` and `Two`
  becomes Two after 3 days in this stage while handed over
  #~ no-handover-here [becomes Two after 3 days in this stage while handed over]: nothing is ever handed over in this stage | leave `while handed over` out, or add `hand over to …` to the stage
  becomes Two as soon as employees
  #~ no-condition [employees]: `employees` is a number, and a condition must be yes or no | say how much it must be, for example `employees at least 50`
  becomes Two as soon as stage is One
  #~ stage-place [stage]: `stage is` can stand only in `nurture`, `goes to` and `expect` | put the rule into the stage that is meant, or leave this test out
}
stage Two owned by sales
