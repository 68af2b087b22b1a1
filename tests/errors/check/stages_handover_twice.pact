include "shared/words.pact"

stage One owned by marketing {
  hand over to sales, becomes Two when accepted { needs country }
  hand over to sails, becomes Tow when accepted { needs country }
  #~ twice [sails]: this stage has a second handover | keep one: where leads go is said by `goes to the first that fits`
  #~ unknown-team [sails]: there is no team called `sails` | did you mean `sales`?
  #~ unknown-stage [Tow]: there is no stage called `Tow` | did you mean `Two`?
}
stage Two owned by sales
