include "shared/words.pact"

stage One owned by marketting {
#~ unknown-team [marketting]: there is no team called `marketting` | did you mean `marketing`?
  hand over to sales, becomes Two when accepted {
    marketing confirms first within 1 day of complete data
  }
}
stage Two owned by sales
