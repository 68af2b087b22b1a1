include "shared/words.pact"

list twice as (a, "A", b)
#~ duplicate-word ["A"]: `a` and `"A"` are one word: case makes no difference | leave one of them out
allow unused-list "for later"
#~ allow-nothing [allow unused-list "for later"]: nothing stands behind this `allow` that it could be for | put it on the line before the declaration that is meant, or leave it out
