include "shared/words.pact"

stage One owned by sales
final stage Two owned by sales {
  meaning "the end"
  becomes One after 1 year in this stage
  #~ way-out-of-final [becomes One after 1 year in this stage]: `Two` is a final stage, and no way leads out of it | leave its ways out away, or write `stage Two` without `final`
  sales may reopen to One
  hand over to marketing, becomes One when accepted { needs country }
}
