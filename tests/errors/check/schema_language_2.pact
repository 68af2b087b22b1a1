language 2
#~ unknown-language [2]: this is written in version 2 of the language | this program reads version 1: write `language 1`
pact "Language" { version 1 }
lead identified by id { country: text }
