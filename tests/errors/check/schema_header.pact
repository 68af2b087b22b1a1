pact "Header" {
  version 1
  timezone Europe/Berln
  #~ unknown-timezone [Europe/Berln]: there is no time zone called `Europe/Berln` | did you mean `Europe/Berlin`?
  work time mon-fri 17:00-09:00
  #~ bad-work-time [17:00-09:00]: work ends before it begins, and must lie within one day | write for example `work time mon-fri 09:00-17:00`
  version 2
  #~ twice [version 2]: there is a second `version` | keep one of the two
}
pact "Again" { version 1 }
#~ twice ["Again"]: there is a second `pact` | keep one of the two
lead identified by id {
  country: text
}
lead identified by key {
#~ twice [key]: there is a second `lead` | keep one of the two
  city: text
}
