include "shared/stages.pact"

leads start in the first that fits {
  MLQ when consent
  #~ unknown-stage [MLQ]: there is no stage called `MLQ` | did you mean `MQL`?
  SAL otherwise
  #~ after-otherwise [SAL otherwise]: `otherwise` fits always, so the lines below it are never looked at | make it the last line
  MQL when decision_maker
  SAL when any call in this stage
  #~ no-stage-here [in this stage]: `in this stage` can stand only where a stage is meant: in its ways out and notices, in `nurture`, `goes to` and `expect` | write this test there, or use a window here: `in the last 30 days`
  SAL when stage is MQL
  #~ stage-place [stage]: `stage is` can stand only in `nurture`, `goes to` and `expect` | put the rule into the stage that is meant, or leave this test out
}
leads start in the first that fits {
#~ twice [leads start in the first that fits {]: there is a second `leads start in` | keep one of the two
  MQL otherwise
}
