pact "Zone" { timezone Berlin }
#~ unknown-timezone [Berlin]: there is no time zone called `Berlin` | did you mean `Europe/Berlin`?
lead identified by id { country: text }
