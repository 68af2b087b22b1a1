include "shared/words.pact"

stage One owned by sales
nurture with all that fit when stage is Two {
#~ unknown-stage [Two]: there is no stage called `Two` | there is only `One`
  "News" when stage is one of (One, Tow)
  #~ unknown-stage [Tow]: there is no stage called `Tow` | there is only `One`
  "news" when handover is open
  #~ duplicate-name ["news"]: the track `news` stands here twice | join their conditions with `or`, or give one another title
  #~ unknown-word [open]: a handover is `waiting` or `pending`, never `open` | `waiting` is before it is handed over, `pending` is until it is accepted or rejected
  "Other" when route is "Ann"
  #~ stage-place [route]: `route` can stand only in the `expect` lines of an example | leave this test out
  "More" when missing country
  #~ expect-only [missing country]: `missing` can stand only in the `expect` lines of an example | write `country is unknown`
}
nurture with all that fit {
#~ twice [nurture with all that fit {]: there is a second `nurture` | keep one of the two
  "x" when consent
}
