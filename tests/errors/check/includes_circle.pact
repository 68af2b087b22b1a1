include "shared/round.pact"
pact "Round" { version 1 }
