include "shared/words.pact"

define a as any page_view in this stage
#~ no-stage-here [in this stage]: `in this stage` can stand only where a stage is meant: in its ways out and notices, in `nurture`, `goes to` and `expect` | write this test there, or use a window here: `in the last 30 days`
define b as any page_view in the last 2 work days
#~ work-time-here [2 work days]: `2 work days` can stand only in deadlines, behind `after`, and in examples | write `2 days`
define c as count of call in this stage at least 5
#~ no-stage-here [in this stage]: `in this stage` can stand only where a stage is meant: in its ways out and notices, in `nurture`, `goes to` and `expect` | write this test there, or use a window here: `in the last 30 days`
score s {
  +1 per page_view in the last 4 work hours
  #~ work-time-here [4 work hours]: `4 work hours` can stand only in deadlines, behind `after`, and in examples | write `4 hours`
  +1 per page_view at most once in any 2 work days
  #~ work-time-here [2 work days]: `2 work days` can stand only in deadlines, behind `after`, and in examples | write `2 days`
  -1 per full 2 work days without interaction by the lead
  #~ work-time-here [2 work days]: `2 work days` can stand only in deadlines, behind `after`, and in examples | write `2 days`
  +1 when first_contact in the next 3 work days
  #~ work-time-here [3 work days]: `3 work days` can stand only in deadlines, behind `after`, and in examples | write `3 days`
  keeps 50% after every 2 work days
  #~ fade-too-late [keeps 50% after every 2 work days]: this line counts for all rules, and stands behind some of them | move it before the first rule; for one rule alone, write it at the end of that rule's line
}
