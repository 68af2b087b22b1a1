# Where a handover goes. `spread over` picks by the first 8 hex digits of the SHA-256 of the lead's id, modulo 3;
# the id of an example's lead is its title.
pact "Routes" {
  version  1
  timezone Europe/Berlin
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  company: text   "Company"
  owner:   text   "Who looks after the company"
  partner: yes/no "Came by a partner"
  big:     yes/no "Large"
  back:    yes/no "Back to whom it was with"
}

interaction visit "Visited us"

stage Q "Qualified" owned by marketing {
  meaning "Handed over at once"
  hand over to sales, becomes Taken when accepted {
    goes to the first that fits {
      person owner         when owner is known
      team "Partner desk"  when partner
      person "Ms Big"      when big
      the previous one     when back
      spread over "Ann", "Ben", "Cem" when company is known
    }
    sales may reject to Rest because bad_data
  }
}

stage Here "Routes by stage and part" owned by marketing {
  meaning "Routes see the stage, the part and what happened in the stage"
  hand over to sales, becomes Taken when accepted {
    needs company
    goes to the first that fits {
      team "Never"   when handover is waiting
      team "Visited" when any visit in this stage
      team "Here"    when stage is Here and handover is pending
    }
  }
}

stage Rest "Rest" owned by marketing {
  meaning "Rejected"
  marketing may again to Q
}

stage Taken "Taken" owned by sales {
  meaning "Accepted"
  sales may return to Q
}

example "The person in a field, whatever comes below" {
  lead { owner: "Dora", partner: yes, company: "Acme" }
  start in Q on 2026-03-02 09:00
  expect route is "Dora" and handover is pending
}

example "A team" {
  lead { partner: yes, big: yes, company: "Acme" }
  start in Q on 2026-03-02 09:00
  expect route is "Partner desk"
}

example "A person" {
  lead { partner: no, big: yes, company: "Acme" }
  start in Q on 2026-03-02 09:00
  expect route is "Ms Big"
}

example "No partner known" {
  # an unknown condition does not fit; SHA-256 begins b1c8e013 = 2982731795, and 2982731795 mod 3 = 2
  lead { company: "Acme" }
  start in Q on 2026-03-02 09:00
  expect route is "Cem"
}

example "Spread: Contact 1" {
  # ccff8f38 = 3439300408, mod 3 = 1
  lead { company: "Acme" }
  start in Q on 2026-03-02 09:00
  expect route is "Ben"
}

example "Spread: Contact 2" {
  # f5beb33f = 4122915647, mod 3 = 2
  lead { company: "Acme" }
  start in Q on 2026-03-02 09:00
  expect route is "Cem"
}

example "Spread: Zoë" {
  # of the UTF-8: ac19a0f6 = 2887360758, mod 3 = 0
  lead { company: "Acme" }
  start in Q on 2026-03-02 09:00
  expect route is "Ann"
}

example "Back without a before" {
  # there was no previous one: 74386e1b = 1949855259, mod 3 = 0
  lead { company: "Acme", back: yes }
  start in Q on 2026-03-02 09:00
  expect route is "Ann"
}

example "Nobody fits: handed over without a route" {
  start in Q on 2026-03-02 09:00
  expect handover is pending and responsible is sales
  expect route is unknown
  then after 1 day accept by sales
  expect stage is Taken
}

example "The previous one, after a rejection" {
  lead { partner: yes, back: yes }
  start in Q on 2026-03-02 09:00
  expect route is "Partner desk"
  then after 1 day reject by sales because bad_data
  expect stage is Rest and route is unknown
  then after 1 day lead { partner: no }
  then after 1 day again by marketing
  expect route is "Partner desk" and handover is pending
}

example "The previous one is that of the last handover, not of the first" {
  lead { partner: yes, big: yes, back: yes }
  start in Q on 2026-03-02 09:00
  then after 1 day reject by sales because bad_data
  then after 1 day lead { partner: no }
  then after 1 day again by marketing
  expect route is "Ms Big"
  then after 1 day accept by sales
  then after 1 day lead { big: no }
  then after 1 day return by sales
  expect route is "Ms Big"
}

example "The previous one is the last who had it, also where nobody had it since" {
  lead { partner: yes }
  start in Q on 2026-03-02 09:00
  then after 1 day reject by sales because bad_data
  then after 1 day lead { partner: no }
  then after 1 day again by marketing
  expect route is unknown and handover is pending
  then after 1 day reject by sales because bad_data
  then after 1 day lead { back: yes }
  then after 1 day again by marketing
  expect route is "Partner desk"
}

example "A route is fixed when it is handed over" {
  lead { partner: yes }
  start in Q on 2026-03-02 09:00
  then after 1 day lead { owner: "Dora" }
  expect route is "Partner desk"
}

example "Routes see that it is pending" {
  start in Here on 2026-03-02 09:00
  then after 1 day lead { company: "Acme" }
  expect route is "Here"
}

example "Routes see what happened in this stage" {
  1 day ago visit
  start in Here on 2026-03-02 09:00
  then after 1 day visit
  then after 1 day lead { company: "Acme" }
  expect route is "Visited"
}
