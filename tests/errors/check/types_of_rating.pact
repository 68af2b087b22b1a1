include "shared/words.pact"

define a as grade more than B
#~ wrong-type [more than B]: `more than` is for numbers, and `grade` is a rating | write `grade at least B and grade is not B`
define b as grade between A and B
#~ wrong-type [between A and B]: `grade` is a rating, and `between` is for numbers | write `grade is one of (A, B)`
define c as grade = A
#~ wrong-type [= A]: `=` is for numbers, and `grade` is a rating | write `grade is A`
define d as grade at least 50
#~ unknown-word [50]: `grade` is a rating, and `50` is none of its levels | write `grade is A`, or ask the score: `interest at least 50`
define e as grade at least Z
#~ unknown-word [Z]: `Z` is not a level of `grade` | its levels are `A`, `B` and `C`
define f as grade is one of (A, X)
#~ unknown-word [X]: `X` is not a level of `grade` | its levels are `A`, `B` and `C`
