include "shared/words.pact"

stage One owned by sales {
  sales may go to Two, resetting bant
  #~ reset-of-questionnaire [bant]: `bant` is a questionnaire: its answers stay, and it cannot be reset | leave it out of `resetting`, which is for scores
  sales may stay to Two, resetting grade
  #~ unknown-score [grade]: `grade` is a rating, and here a score must stand | the scores are `interest` and `bant`
  becomes Two as soon as consent, resetting interst
  #~ unknown-score [interst]: there is no score called `interst` | did you mean `interest`?
}
stage Two owned by sales
