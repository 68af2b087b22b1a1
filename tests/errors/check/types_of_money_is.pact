include "shared/words.pact"

define a as revenue is 5
#~ wrong-type [is 5]: `revenue` is money, and `is` is for texts and listed words | write `revenue = 5 EUR`
