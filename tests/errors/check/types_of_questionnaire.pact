include "shared/words.pact"

define a as bant is soon
#~ wrong-type [is soon]: `bant` is a questionnaire, and `is` is for texts and listed words | write `bant.timeline is soon`
