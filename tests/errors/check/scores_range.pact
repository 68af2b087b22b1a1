include "shared/words.pact"

score s between 100 and 0 {
#~ empty-range [100 and 0]: nothing lies between 100 and 0 | write the smaller number first: `between 0 and 100`
  group "Web" between 9 and 3 points {
  #~ empty-range [9 and 3]: nothing lies between 9 and 3 | write the smaller number first: `between 3 and 9`
    +1 when consent
  }
}
