include "shared/words.pact"

stage One owned by sales {
  becomes Two as soon as interest at least 50
}
stage Two owned by sales
in every stage that is not final {
  becomes One as soon as not consent
  #~ circle-of-stages [becomes One as soon as not consent]: these ways go round in a circle: `One`, then `Two`, then `One` again | let some time pass on the way back: `becomes One after 1 day in this stage as soon as not consent`
}
