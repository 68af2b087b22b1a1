include "shared/words.pact"

define a as seniority contains "dir"
#~ wrong-type [contains "dir"]: `seniority` is one of the listed words, and `contains` is for texts | write `seniority is c_level` or `seniority is one of (c_level, director)`
define b as seniority at least manager
#~ wrong-type [at least manager]: `seniority` is one of the listed words, and `at least` is for numbers | write `seniority is manager`
define c as seniority != director
#~ wrong-type [!= director]: `seniority` is one of the listed words, and `!=` is for numbers | write `seniority is not director`
define d as seniority includes director
#~ wrong-type [includes director]: `seniority` is one of the listed words, and `includes` is for sets of words (`some of`) | write `seniority is director`
