include "shared/words.pact"

stage One owned by sales {
  becomes Two as soon as interest at least 50
}
stage Two owned by sales {
  becomes Three as soon as consent
}
stage Three owned by sales {
  becomes One as soon as interest less than 50
  #~ circle-of-stages [becomes One as soon as interest less than 50]: these ways go round in a circle: `One`, then `Two`, then `Three`, then `One` again | let some time pass on the way back: `becomes One after 1 day in this stage as soon as interest less than 50`
  becomes Three as soon as consent
  #~ circle-of-stages [becomes Three as soon as consent]: `Three` becomes `Three` again and again, without end | let some time pass on the way back: `becomes Three after 1 day in this stage as soon as consent`
}
