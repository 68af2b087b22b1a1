include "shared/words.pact"

define k as revenue / 0 at least 1 EUR
#~ division-by-zero [0]: nothing can be divided by 0 | divide by another number, or leave the division out
define l as employees / (0) at least 1
#~ division-by-zero [(0)]: nothing can be divided by 0 | divide by another number, or leave the division out
