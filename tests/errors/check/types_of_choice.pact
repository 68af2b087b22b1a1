include "shared/words.pact"

define a as market at least small
#~ wrong-type [at least small]: `market` is a choice: it gives one of its words, and `at least` is for numbers | write `market is small`
