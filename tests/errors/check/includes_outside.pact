include "../shared/words.pact"
#~ bad-include ["../shared/words.pact"]: `../shared/words.pact` leads out of the folder that the pact may read | take in files of this folder or below it, without so many `..`
include "/etc/words.pact"
#~ bad-include ["/etc/words.pact"]: `/etc/words.pact` does not say where the file is, seen from this one | write the way from this file to the other, for example `include "shared/glossary.pact"`
include "shared\\words.pact"
#~ bad-include ["shared\\words.pact"]: `shared\words.pact` has a backslash in it | write `include "shared/words.pact"`, with `/` between folders
include ""
#~ bad-include [""]: this `include` names no file | name one: `include "glossary.pact"`
include "shared/words.pact"
