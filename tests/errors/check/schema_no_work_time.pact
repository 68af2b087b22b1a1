pact "No work time" { version 1 }
team a
team b
lead identified by id { country: text }
stage One owned by a {
  hand over to b, becomes Two when accepted {
    a confirms first within 4 work hours of complete data
    #~ no-work-time [4 work hours]: `4 work hours` needs to know when you work | add it to the pact's first lines: `work time mon-fri 09:00-17:00`
    b accepts within 2 work days of the handover
  }
}
stage Two owned by b
