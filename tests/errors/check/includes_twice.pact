include "shared/words.pact"
include "shared/stages.pact"
include "./shared/words.pact"
pact "Again" { version 1 }
#~ twice ["Again"]: there is a second `pact` | keep one of the two
