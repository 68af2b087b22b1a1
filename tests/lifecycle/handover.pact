# The handover waits for data, a condition and a confirmation; then it is pending.
pact "Handover" {
  version  1
  timezone Europe/Berlin
  work time mon-fri 09:00-17:00
}

team marketing "Marketing"
team sales     "Sales"
team partners  "Partners"

lead identified by id {
  company: text   "Company"
  email:   text   "E-mail"
  phone:   text   "Phone"
  budget:  yes/no "Has money"
  gold:    yes/no "Is confirmed quickly"
  silver:  yes/no "Is confirmed slowly"
  plain:   yes/no "Is not confirmed at all"
}

interaction visit "Visited us"

score interest { +10 per visit }

# Waits for everything.
stage Q "Qualified" owned by marketing {
  meaning "To be handed over"
  hand over to sales, becomes Taken when accepted {
    needs company and (email or phone)
    only when budget
    marketing confirms first within 1 work day of complete data when not plain, if late notify "Head of Marketing"
    goes to the first that fits {
      team "Field" otherwise
    }
    sales accepts within 4 work hours of the handover, if late becomes Late, resetting interest
    sales may reject to Q because bad_data
    sales may reject to Back because too_early, resetting interest
  }
  becomes Hot as soon as count of visit in this stage at least 3
  marketing may withdraw to Back
}

# Several lines of the same clock.
stage Lines "Lines" owned by marketing {
  meaning "Which line fits is settled when the clock starts"
  hand over to sales, becomes Taken when accepted {
    needs company
    marketing confirms first within 2 hours of complete data when gold, if late becomes Late
    marketing confirms first within 2 days of complete data when silver, if late becomes Back, resetting interest
    sales accepts within 1 hour of the handover when gold, if late becomes Late
    sales accepts within 5 hours of the handover, if late becomes Back
  }
}

# Confirmed without a hurry.
stage Calm "Calm" owned by marketing {
  meaning "No clocks"
  hand over to partners, becomes Taken when accepted {
    marketing confirms first
  }
}

stage Taken "Taken" owned by sales {
  meaning "Accepted"
}

stage Back "Back" owned by marketing {
  meaning "With marketing again"
}

stage Hot "Hot" owned by sales {
  meaning "Visits all the time"
}

stage Late "Late" owned by marketing {
  meaning "Nobody was there in time"
}

example "Data is missing: waiting, and the owner is responsible" {
  lead { company: "Acme", budget: yes }
  start in Q on 2026-03-02 09:00
  expect handover is waiting and responsible is marketing
  expect missing email and missing phone
  then after 1 hour confirm by marketing
  expect refused
}

example "One of two fields is enough, and the confirmation is asked for" {
  lead { company: "Acme", phone: "1", budget: yes, plain: no }
  start in Q on 2026-03-02 09:00
  expect handover is waiting
  then after 1 hour confirm by sales
  expect refused and handover is waiting
  then after 1 hour confirm by marketing
  expect not refused and handover is pending and responsible is sales
  expect route is "Field"
  then after 1 hour confirm by marketing
  expect refused
}

example "No line asks for a confirmation: handed over at once" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  start in Q on 2026-03-02 09:00
  expect handover is pending
}

example "It is unknown whether the line fits: it does not" {
  lead { company: "Acme", phone: "1", budget: yes }
  start in Q on 2026-03-02 09:00
  expect handover is pending
}

example "Confirmed, but the condition does not hold yet" {
  lead { company: "Acme", phone: "1", plain: no }
  start in Q on 2026-03-02 09:00
  expect handover is waiting
  then after 1 hour confirm by marketing
  expect not refused and handover is waiting and responsible is marketing
  then after 1 hour lead { budget: no }
  expect handover is waiting
  then after 1 hour lead { budget: yes }
  expect handover is pending
}

example "A confirmation is not asked for twice in a stay" {
  lead { company: "Acme", phone: "1", plain: no }
  start in Q on 2026-03-02 09:00
  then after 1 hour confirm by marketing
  then after 1 hour lead { company: unknown }
  then after 1 hour lead { company: "Acme", budget: yes }
  expect handover is pending
}

example "Leaving the stage forgets the confirmation" {
  lead { company: "Acme", phone: "1", budget: yes, plain: no }
  start in Q on 2026-03-02 09:00
  then after 1 hour confirm by marketing
  expect handover is pending
  then after 1 hour reject by sales because bad_data
  expect stage is Q and handover is waiting and responsible is marketing
  expect earlier stays in Q = 1
  expect route is unknown
  then after 1 hour accept by sales
  expect refused
  then after 1 hour confirm by marketing
  expect handover is pending
}

example "Rejected to the same stage without a confirmation: handed over again at once" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  start in Q on 2026-03-02 09:00
  then after 1 hour reject by sales because bad_data
  expect not refused and stage is Q and handover is pending
  expect earlier stays in Q = 1
}

example "Accepting enters the new stage" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  start in Q on 2026-03-02 09:00
  then after 1 hour accept by marketing
  expect refused and handover is pending
  then after 1 hour accept by sales
  expect stage is Taken and responsible is sales
  expect not (handover is pending) and not (handover is waiting)
  expect route is unknown
}

example "Nobody can accept or reject what waits" {
  lead { company: "Acme" }
  start in Q on 2026-03-02 09:00
  then accept by sales
  expect refused
  then reject by sales because bad_data
  expect refused and stage is Q
}

example "Rejected elsewhere, resetting" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  2 days ago visit
  start in Q on 2026-03-02 09:00
  expect interest = 10
  then after 1 hour reject by sales because too_early
  expect stage is Back and interest = 0
}

example "Sales is late: the way that resets" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  2 days ago visit
  start in Q on 2026-03-02 09:00
  # 4 work hours from Monday 09:00
  then after 3 hours
  expect handover is pending
  then after 1 hour
  expect stage is Late and interest = 0
}

example "Accepting at the instant of the deadline is in time" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  start in Q on 2026-03-02 09:00
  then after 4 hours accept by sales
  expect not refused and stage is Taken
}

example "Accepting a minute after the deadline is not" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  start in Q on 2026-03-02 09:00
  then after 241 minutes accept by sales
  expect refused and stage is Late
}

example "Later data changes neither route nor deadline, nor takes back the handover" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  start in Q on 2026-03-02 09:00
  then after 1 hour lead { company: unknown, budget: no }
  expect handover is pending and route is "Field"
  then after 3 hours
  expect stage is Late
}

example "An automatic way withdraws a handover" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  1 day ago visit
  start in Q on 2026-03-02 09:00
  then after 10 minutes visit
  then after 10 minutes visit
  expect handover is pending
  then after 10 minutes visit
  expect stage is Hot and responsible is sales
  then after 4 hours
  expect stage is Hot
}

example "A command of the stage withdraws a handover" {
  lead { company: "Acme", phone: "1", budget: yes, plain: yes }
  start in Q on 2026-03-02 09:00
  then after 10 minutes withdraw by marketing
  expect stage is Back and responsible is marketing
  then after 1 day
  expect stage is Back
}

example "Complete data starts the clock, and marketing is late" {
  lead { gold: yes }
  start in Lines on 2026-03-02 09:00
  then after 5 hours
  expect handover is waiting
  then after 1 hour lead { company: "Acme" }
  expect handover is waiting
  # data complete at 15:00, so due at 17:00
  then after 119 minutes
  expect handover is waiting
  then after 1 minute
  expect stage is Late
}

example "The line that fits when the clock starts holds" {
  lead { gold: yes, company: "Acme" }
  start in Lines on 2026-03-02 09:00
  then after 1 hour lead { gold: no, silver: yes }
  then after 1 hour
  expect stage is Late
}

example "The second line, and what is reset" {
  lead { gold: no, silver: yes, company: "Acme" }
  1 day ago visit
  start in Lines on 2026-03-02 09:00
  then after 1 hour lead { gold: yes }
  then after 1 day
  expect handover is waiting and interest = 10
  then after 1 day
  expect stage is Back and interest = 0
}

example "A clock stops with the data, and starts again with it" {
  lead { gold: yes, company: "Acme" }
  start in Lines on 2026-03-02 09:00
  then after 1 hour lead { company: unknown }
  then after 5 hours
  expect stage is Lines and handover is waiting
  then after 1 hour lead { company: "Acme" }
  then after 119 minutes
  expect handover is waiting
  then after 1 minute
  expect stage is Late
}

example "The clock that starts again takes the line that fits then" {
  lead { gold: yes, company: "Acme" }
  start in Lines on 2026-03-02 09:00
  then after 1 hour lead { company: unknown, gold: no, silver: yes }
  then after 1 hour lead { company: "Acme" }
  then after 3 hours
  expect handover is waiting
  # two days from 11:00
  then after 45 hours
  expect stage is Back
}

example "Confirming at the instant of the deadline is in time" {
  lead { gold: yes, company: "Acme" }
  start in Lines on 2026-03-02 09:00
  then after 2 hours confirm by marketing
  expect not refused and handover is pending
  # and the other clock begins: one hour
  then after 1 hour
  expect stage is Late
}

example "The deadline counts from the handover, and its line is settled then" {
  lead { company: "Acme" }
  start in Lines on 2026-03-02 09:00
  expect handover is pending
  then after 1 hour lead { gold: yes }
  then after 3 hours
  expect handover is pending
  then after 1 hour
  expect stage is Back
}

example "A confirmation without a clock waits as long as it takes" {
  start in Calm on 2026-03-02 09:00
  then after 1 year
  expect handover is waiting and responsible is marketing
  then confirm by marketing
  expect handover is pending and responsible is partners
  expect route is unknown
  then after 1 year accept by sales
  expect refused
  then accept by partners
  expect stage is Taken and responsible is sales
}
