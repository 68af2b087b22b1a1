include "shared/words.pact"

define a as interest at least B
#~ wrong-type [B]: `interest` is a score, and `B` is a level of the rating `grade` | write `grade at least B`
define b as interest less than A
#~ wrong-type [A]: `interest` is a score, and `A` is a level of the rating `grade` | write `grade is A`
define c as interest is B
#~ wrong-type [is B]: `interest` is a number, and `is` is for texts and listed words | write `grade is B`
define d as interest at least nothing
#~ unknown-name [nothing]: nothing is called `nothing` here | declare it, for example as a field of the lead: `nothing: text "…"`
rating e of size {
#~ unknown-score [size]: `size` is a define, and here a score must stand | make a score of it: `score size_score { +100% of size }`
  high from 5
  low below
}
