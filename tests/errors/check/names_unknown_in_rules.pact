include "shared/words.pact"

team board
agreed by bord on 2026-11-20 as "Head"
#~ unknown-team [bord]: there is no team called `bord` | did you mean `board`?
interaction visit by sale
#~ unknown-team [sale]: there is no team called `sale` | did you mean `sales`?
score fit {
  +10 per page_vew
  #~ unknown-interaction [page_vew]: there is no interaction called `page_vew` | did you mean `page_view`?
  +10 when any demo_requst
  #~ unknown-interaction [demo_requst]: there is no interaction called `demo_requst` | did you mean `demo_request`?
  +10 when grad is A
  #~ unknown-name [grad]: nothing is called `grad` here | did you mean `grade`?
}
rating level of intrest {
#~ unknown-score [intrest]: there is no score called `intrest` | did you mean `interest`?
  A from 1
  B below
}
