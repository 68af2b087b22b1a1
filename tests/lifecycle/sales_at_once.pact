# The first model of the field: sales is responsible as soon as a lead is handed over, whether it has accepted or
# not; first contact within 24 hours.
pact "Sales at once" {
  version  1
  timezone Europe/London
  work time mon-fri 09:00-17:30
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  email: text   "E-mail"
  owner: text   "Account owner"
  ready: yes/no "Wants to talk"
}

interaction call "We called" by sales { reached: yes/no }
interaction form "Filled in a form"

stage Lead "Lead" owned by marketing {
  meaning "A contact"
  becomes MQL as soon as ready
}

stage MQL "MQL" owned by marketing {
  meaning "With sales from the first minute"
  hand over to sales, becomes Working when accepted {
    needs email
    goes to the first that fits {
      person owner when owner is known
      spread over "Uma", "Vic" otherwise
    }
    sales accepts within 24 hours of the handover, if late notify "Head of Sales"
    sales may reject to Lead because bad_data
  }
  becomes Contacted as soon as any call where (reached) in this stage
  becomes Recycled after 3 days in this stage while handed over   "No first contact"
}

stage Working "Working" owned by sales {
  meaning "Sales has accepted"
  becomes Contacted as soon as any call where (reached) in this stage
}

stage Contacted "Contacted" owned by sales {
  meaning "Spoken to"
  sales may recycle to Recycled because not_now
}

stage Recycled "Recycled" owned by marketing {
  meaning "Later"
  becomes Lead after 90 days in this stage
  becomes MQL as soon as any form in this stage
}

example "Sales is responsible at once" {
  lead { email: "e", ready: yes }
  expect stage is MQL and handover is pending and responsible is sales
  expect route is one of ("Uma", "Vic")
}

example "Without an address marketing is" {
  lead { ready: yes }
  expect stage is MQL and handover is waiting and responsible is marketing and missing email
}

example "A notice changes neither route nor responsible team" {
  lead { email: "e", ready: yes, owner: "Will" }
  start in Lead on 2026-03-02 10:00
  expect stage is MQL and handover is pending and route is "Will"
  then after 25 hours
  expect stage is MQL and handover is pending and route is "Will" and responsible is sales
  # late, but accepted
  then after 1 hour accept by sales
  expect stage is Working
}

example "Nobody calls: marketing has it again, and after 90 days it begins anew" {
  lead { email: "e", ready: yes }
  start in Lead on 2026-03-02 10:00
  then after 3 days
  expect stage is Recycled and responsible is marketing
  # 90 days later it is a lead, and ready still
  then after 90 days
  expect stage is MQL and handover is pending and earlier stays in MQL = 1 and earlier stays in Lead = 2
}

example "A call that reaches nobody is no first contact" {
  lead { email: "e", ready: yes }
  start in Lead on 2026-03-02 10:00
  then after 1 hour call { reached: no }
  expect stage is MQL and handover is pending
  then after 1 hour call { reached: yes }
  expect stage is Contacted and responsible is sales
  then after 1 day recycle by sales because not_now
  expect stage is Recycled
  then after 1 hour form
  expect stage is MQL and handover is pending
}
