include "shared/nothing.pact"
#~ include-not-found ["shared/nothing.pact"]: `shared/nothing.pact` cannot be read: no such file | check the name of the file; it is looked for from the file that takes it in

pact "Includes" { version 1 }
define a as whatever_is_in_there
score s {
  +1 when other_thing at least 5
}
