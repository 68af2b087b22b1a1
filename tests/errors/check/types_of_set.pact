include "shared/words.pact"

define a as topics is cloud
#~ wrong-type [is cloud]: `topics` is a set of words, and `is` is for texts and listed words | write `topics includes cloud`
define b as topics contains "cloud"
#~ wrong-type [contains "cloud"]: `topics` is a set of words, and `contains` is for texts | write `topics includes cloud`
define c as topics is one of (cloud, erp)
#~ wrong-type [is one of (cloud, erp)]: `topics` is a set of words, and `is one of` is for texts and listed words | write `topics includes any of (cloud, erp)`
