include "shared/stages.pact"

stage Lost owned by markting {
#~ unknown-team [markting]: there is no team called `markting` | did you mean `marketing`?
  becomes Wno after 1 day in this stage
  #~ unknown-stage [Wno]: there is no stage called `Wno` | did you mean `Won`?
  sales may lose to Won, resetting interst
  #~ unknown-score [interst]: there is no score called `interst` | did you mean `interest`?
  sale may keep to Won
  #~ unknown-team [sale]: there is no team called `sale` | did you mean `sales`?
}
