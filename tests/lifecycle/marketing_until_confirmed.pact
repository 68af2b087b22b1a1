# The second model of the field: marketing stays responsible until it has spoken to the lead and confirmed it.
pact "Marketing until confirmed" {
  version  1
  timezone Europe/Berlin
  work time mon-fri 08:00-16:00
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  company: text   "Company"
  phone:   text   "Phone"
  urgent:  yes/no "Urgent"
}

interaction talk "Marketing spoke to the lead" by marketing

stage MQL "MQL" owned by marketing {
  meaning "To be confirmed on the phone"
  hand over to sales, becomes SAL when accepted {
    needs company and phone
    only when any talk in this stage
    marketing confirms first within 4 work hours of complete data when urgent, if late notify "Head of Marketing"
    marketing confirms first within 2 work days of complete data, if late becomes Dropped
    sales accepts within 1 work day of the handover, if late becomes MQL
    sales may reject to MQL because not_confirmed
    sales may reject to Dropped because no_need
  }
}

stage SAL "SAL" owned by sales {
  meaning "Accepted"
}

stage Dropped "Dropped" owned by marketing {
  meaning "Not pursued"
}

example "Marketing is responsible until it has confirmed" {
  lead { company: "C", phone: "1", urgent: no }
  start in MQL on 2026-03-02 08:00
  expect handover is waiting and responsible is marketing
  then after 1 hour talk
  expect handover is waiting and responsible is marketing
  then confirm by marketing
  expect handover is pending and responsible is sales and route is unknown
  then accept by sales
  expect stage is SAL
}

example "Confirmed before it was spoken to: handed over when that is done" {
  lead { company: "C", phone: "1", urgent: no }
  start in MQL on 2026-03-02 08:00
  then confirm by marketing
  expect not refused and handover is waiting and responsible is marketing
  then after 1 hour talk
  expect handover is pending
}

example "Two work days of complete data pass" {
  lead { company: "C", urgent: no }
  # complete on Friday 12:00: 4 hours, Monday 8, Tuesday 4: Tuesday 12:00
  start in MQL on 2026-03-02 08:00
  then after 100 hours lead { phone: "1" }
  expect handover is waiting
  then after 95 hours
  expect stage is MQL
  then after 1 hour
  expect stage is Dropped
}

example "Urgent: late is a notice, and it can still be confirmed" {
  lead { company: "C", phone: "1", urgent: yes }
  start in MQL on 2026-03-02 08:00
  then after 10 days talk
  expect stage is MQL and handover is waiting
  then confirm by marketing
  expect not refused and handover is pending
}

example "Sales does not react: the lead is marketing's again, and is confirmed again" {
  lead { company: "C", phone: "1", urgent: no }
  start in MQL on 2026-03-02 08:00
  then talk
  then confirm by marketing
  expect handover is pending
  then after 1 day
  expect stage is MQL and handover is waiting and earlier stays in MQL = 1 and responsible is marketing
  then confirm by marketing
  # the talk was in the stay before this one; but this one began after it
  expect handover is waiting
  then after 1 hour talk
  expect handover is pending
  then reject by sales because not_confirmed
  expect stage is MQL and handover is waiting and earlier stays in MQL = 2
}
