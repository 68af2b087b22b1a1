include "shared/words.pact"

define a as b
#~ circle [a]: `a` uses itself: it uses `b`, which uses `c`, which uses `a` | take `a` out of `c`, or write there what is meant
define b as not c
define c as a and consent
define alone as alone or consent
#~ circle [alone]: `alone` uses itself | say what `alone` means without using `alone`
score s {
#~ circle [s]: `s` uses itself: it uses `t`, which uses `s` | take `s` out of `t`, or write there what is meant
  +10 when t is high
}
rating t of s {
  high from 10
  low below
}
