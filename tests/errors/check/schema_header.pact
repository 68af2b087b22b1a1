pact "Header" {
  version 1
  timezone Europe/Berln
  #~ unknown-timezone: there is no time zone called `Europe/Berln` | did you mean `Europe/Berlin`?
  work time mon-fri 17:00-09:00
  #~ bad-work-time: work ends before it begins, and must lie within one day | write for example `work time mon-fri 09:00-17:00`
  version 2
  #~ twice: there is a second `version` | keep one of the two
}
pact "Again" { version 1 }
#~ twice: there is a second `pact` | keep one of the two
lead identified by id {
  country: text
}
lead identified by key {
#~ twice: there is a second `lead` | keep one of the two
  city: text
}
