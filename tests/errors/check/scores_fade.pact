include "shared/words.pact"

score s {
  keeps 150% after every 30 days
  #~ bad-percentage [150%]: 150% cannot be kept of an award: it would grow, or turn around | write a part of it, from `0%` to `100%`
  fades out in 4 steps of 2 weeks
  #~ twice [fades out in 4 steps of 2 weeks]: there is a second `keeps … or fades out …` | keep one of the two
  +1 per page_view keeps -10% after every 2 days
  #~ bad-percentage [-10%]: -10% cannot be kept of an award: it would grow, or turn around | write a part of it, from `0%` to `100%`
  keeps 50% after every 30 days
  #~ fade-too-late [keeps 50% after every 30 days]: this line counts for all rules, and stands behind some of them | move it before the first rule; for one rule alone, write it at the end of that rule's line
  group "Web" {
    keeps 50% after every 30 days
    #~ fade-not-here [keeps 50% after every 30 days]: this fading stands in a group, and counts for a score or for one rule | move it before the first rule of the score, or to the end of the rule that is meant
    +1 when consent
  }
}
