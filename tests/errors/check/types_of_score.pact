include "shared/words.pact"

define a as interest contains "x"
#~ wrong-type [contains "x"]: `interest` is a number, and `contains` is for texts | write for example `interest at least 50`
define b as interest is A
#~ wrong-type [is A]: `interest` is a number, and `is` is for texts and listed words | write `grade is A`
define c as interest in the last 30 days
#~ wrong-type [in the last 30 days]: `interest` is a number, and `in the last` is for dates and interactions | write for example `interest at least 50`
