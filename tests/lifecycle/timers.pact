# Timers of a stage. Due instants are worked out from the entry into the stage: Monday 2026-03-02 09:00.
pact "Timers" {
  version  1
  timezone Europe/Berlin
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  company: text   "Company"
  hot:     yes/no "Wants to buy soon"
  quit:    yes/no "Does not answer any more"
}

interaction visit "Visited us"
interaction call  "We called" by sales

stage New "New" owned by marketing {
  meaning "Fresh"
  hand over to sales, becomes Taken when accepted {
    needs company
  }
  becomes Cold after 10 days in this stage while not handed over   "Nothing came of it"
  becomes Old  after 20 days in this stage while handed over
  becomes Lost after 2 days in this stage while handed over as soon as quit
  becomes Warm after 3 days in this stage as soon as hot
  sales may take to Taken
  sales may drop to Lost after 10 days in this stage
}

stage Cold "Cold" owned by marketing {
  meaning "Waiting for better days"
}

stage Old "Old" owned by marketing {
  meaning "Left lying by sales"
  becomes Cold after 5 days in this stage
}

stage Warm "Warm" owned by sales {
  meaning "Wants to buy soon"
  becomes New after 1 week in this stage as soon as no call in this stage
}

stage Twin "Twin" owned by sales {
  meaning "Two timers at the same instant"
  becomes Cold after 7 days in this stage
  becomes Warm after 1 week in this stage
}

stage Twin_2 "Twin, the first does not hold" owned by sales {
  meaning "Two timers at the same instant"
  becomes Cold after 7 days in this stage as soon as quit
  becomes Warm after 1 week in this stage
}

stage Taken "Taken" owned by sales {
  meaning "Sales works on it"
  becomes Warm as soon as hot
}

final stage Lost "Lost" owned by marketing

example "A timer fires at its instant, not before" {
  start in New on 2026-03-02 09:00
  expect handover is waiting
  then after 9 days
  then after 23 hours
  then after 59 minutes
  expect stage is New
  then after 1 minute
  expect stage is Cold
  expect responsible is marketing
  expect earlier stays in New = 1
}

example "While handed over the other timer does not run" {
  lead { company: "Acme" }
  start in New on 2026-03-02 09:00
  expect handover is pending and responsible is sales
  then after 19 days
  expect stage is New and handover is pending
  then after 1 day
  expect stage is Old
}

example "One timer after another in a single leap, each at its own instant" {
  lead { company: "Acme" }
  start in New on 2026-03-02 09:00
  # Old on day 20, Cold on day 25
  then after 50 days
  expect stage is Cold
  expect earlier stays in Old = 1 and earlier stays in New = 1
}

example "A timer of the second stage counts from the first timer's instant" {
  lead { company: "Acme" }
  start in New on 2026-03-02 09:00
  then after 24 days
  expect stage is Old
  then after 1 day
  expect stage is Cold
}

example "A timer with a condition that holds already" {
  lead { hot: yes }
  start in New on 2026-03-02 09:00
  then after 2 days
  expect stage is New
  then after 1 day
  expect stage is Warm
}

example "A timer with a condition that holds later: automatic from then on" {
  start in New on 2026-03-02 09:00
  then after 5 days
  expect stage is New
  then after 1 hour lead { hot: yes }
  expect stage is Warm
}

example "A timer with a condition that came and went too early" {
  start in New on 2026-03-02 09:00
  then after 1 day lead { hot: yes }
  expect stage is New
  then after 1 day lead { hot: no }
  then after 2 days
  expect stage is New
}

example "A timer with a part and a condition: the part is not there" {
  lead { quit: yes }
  start in New on 2026-03-02 09:00
  then after 5 days
  expect stage is New and handover is waiting
}

example "A timer with a part and a condition: both are there" {
  lead { quit: yes, company: "Acme" }
  start in New on 2026-03-02 09:00
  then after 1 day
  expect stage is New and handover is pending
  then after 1 day
  expect stage is Lost
}

example "A timer with a part and a condition: the part comes last" {
  lead { quit: yes }
  start in New on 2026-03-02 09:00
  then after 5 days lead { company: "Acme" }
  expect stage is Lost
}

example "A command comes before what falls due at the same instant" {
  start in New on 2026-03-02 09:00
  then after 10 days take by sales
  expect not refused
  expect stage is Taken
}

example "A minute later the timer has been first" {
  start in New on 2026-03-02 09:00
  then after 10 days
  then after 1 minute take by sales
  expect refused
  expect stage is Cold
}

example "A command after a leap finds the lead where the timer has put it" {
  start in New on 2026-03-02 09:00
  then after 12 days take by sales
  expect refused and stage is Cold
}

example "Accepting at the instant of the timer" {
  lead { company: "Acme" }
  start in New on 2026-03-02 09:00
  then after 20 days accept by sales
  expect not refused and stage is Taken
}

example "A command opens at its instant, before the timer of that instant" {
  start in New on 2026-03-02 09:00
  then after 9 days drop by sales
  expect refused and stage is New
  then after 1 day drop by sales
  expect not refused and stage is Lost
}

example "Behind a refused command the timer of that instant comes" {
  start in New on 2026-03-02 09:00
  then after 10 days take by marketing
  expect refused
  expect stage is Cold
}

example "Of two timers of one instant the first written" {
  start in Twin on 2026-03-02 09:00
  then after 8 days
  expect stage is Cold
}

example "Of two timers of one instant the first that holds" {
  lead { hot: no }
  start in Twin_2 on 2026-03-02 09:00
  then after 7 days
  expect stage is Warm
}

example "Automatic ways go on behind a command" {
  lead { hot: yes }
  start in New on 2026-03-02 09:00
  then after 1 hour take by sales
  expect stage is Warm
  expect earlier stays in Taken = 1
}

example "A lead that has moved on stays when the condition ceases" {
  lead { hot: yes }
  start in Taken on 2026-03-02 09:00
  expect stage is Warm
  then after 1 hour lead { hot: no }
  expect stage is Warm
  then after 1 hour lead { hot: unknown }
  expect stage is Warm
}

example "In this stage: a call before it does not count" {
  1 day ago call
  start in Warm on 2026-03-02 09:00
  then after 7 days
  expect stage is New
}

example "In this stage: a call in it counts" {
  start in Warm on 2026-03-02 09:00
  then after 3 days call
  then after 10 days
  expect stage is Warm
}
