# Commands and refusals: who may do what, when, why, and with which data.
pact "Commands" {
  version  1
  timezone Europe/Berlin
  work time mon-fri 09:00-17:00
}

team marketing "Marketing"
team sales     "Sales"
team partners  "Partners"

lead identified by id {
  phone:  text   "Phone"
  email:  text   "E-mail"
  name:   text   "Name"
  budget: yes/no "Has money"
  plan:   yes/no "Has a plan"
}

interaction call "We called" by sales { reached: yes/no }

reason no_money "There is no money"

stage Work "Work" owned by sales {
  meaning "Sales works on it"
  sales may qualify to Won when budget needs name and (phone or email)
  sales may qualify to Half when plan
  sales may push to Half after 2 work days in this stage when any call where (reached) in this stage
  sales or partners may pass to Pool because too_small, too_far or no_money
  sales may pass to Half because wrong_team
  marketing may repeat to Work
}

stage Half "Half" owned by sales {
  meaning "Half done"
  sales may qualify to Won
}

stage Pool "Pool" owned by marketing {
  meaning "For everybody"
  marketing may disqualify to Half
}

final stage Won  "Won"  owned by sales
final stage Spam "Spam" owned by marketing

in every stage that is not final {
  marketing or sales may disqualify to Spam because spam or fake
  becomes Spam as soon as name contains "spam"
  marketing may collect to Pool
  becomes Half after 30 days in this stage
}

example "Everything is there" {
  lead { budget: yes, name: "N", email: "e" }
  start in Work on 2026-03-02 09:00
  then qualify by sales
  expect not refused and stage is Won and responsible is sales
}

example "One of the needs is missing" {
  lead { budget: yes, name: "N" }
  start in Work on 2026-03-02 09:00
  then qualify by sales
  expect refused and stage is Work
  expect missing phone and missing email and not missing name
  then lead { phone: "1" }
  then qualify by sales
  expect not refused and stage is Won
}

example "The guard is unknown, and no other line fits" {
  lead { name: "N", email: "e" }
  start in Work on 2026-03-02 09:00
  then qualify by sales
  expect refused and missing budget and missing plan
}

example "The second line of the same action fits wholly" {
  lead { plan: yes, budget: no }
  start in Work on 2026-03-02 09:00
  then qualify by sales
  expect not refused and stage is Half
}

example "The first line fits but for its needs, the second wholly" {
  lead { plan: yes, budget: yes }
  start in Work on 2026-03-02 09:00
  then qualify by sales
  expect not refused and stage is Half
}

example "Of two lines that fit, the first" {
  lead { plan: yes, budget: yes, name: "N", phone: "1" }
  start in Work on 2026-03-02 09:00
  then qualify by sales
  expect stage is Won
}

example "Another team may not" {
  lead { plan: yes }
  start in Work on 2026-03-02 09:00
  then qualify by partners
  expect refused and stage is Work
  then qualify by marketing
  expect refused and stage is Work
}

example "Each of two teams may" {
  start in Work on 2026-03-02 09:00
  then pass by partners because too_far
  expect stage is Pool and responsible is marketing
}

example "The reason says which line" {
  start in Work on 2026-03-02 09:00
  then pass by sales because wrong_team
  expect stage is Half
}

example "A reason is missing, or not on the list, or not for this team" {
  start in Work on 2026-03-02 09:00
  then pass by sales
  expect refused
  then pass by sales because bored
  expect refused
  then pass by partners because wrong_team
  expect refused and stage is Work
  then pass by partners because no_money
  expect not refused and stage is Pool
}

example "Too early, then the guard, then open" {
  # two work days from Friday 15:00: Friday 2, Monday 8, Tuesday 6 hours: Tuesday 15:00
  start in Work on 2026-03-06 15:00
  then call { reached: no }
  then after 1 hour call { reached: yes }
  then after 3 days push by sales
  expect refused and stage is Work
  # Monday 16:00, then Tuesday 14:59
  then after 1379 minutes push by sales
  expect refused and stage is Work
  then after 1 minute push by sales
  expect not refused and stage is Half
}

example "Late enough, but nobody was reached" {
  start in Work on 2026-03-06 15:00
  then call { reached: no }
  then call
  then after 10 days push by sales
  expect refused and stage is Work
}

example "What was reached before the stage does not count" {
  1 hour ago call { reached: yes }
  start in Work on 2026-03-06 15:00
  then after 10 days push by sales
  expect refused and stage is Work
}

example "In every stage, behind the stage's own" {
  start in Pool on 2026-03-02 09:00
  then disqualify by marketing
  expect stage is Half
}

example "In every stage, where the stage's own does not fit" {
  start in Pool on 2026-03-02 09:00
  then disqualify by sales
  expect refused and stage is Pool
  then disqualify by sales because fake
  expect stage is Spam
}

example "In every stage, never to the stage itself: the command" {
  start in Pool on 2026-03-02 09:00
  then collect by marketing
  expect refused and earlier stays in Pool = 0
  then after 1 hour disqualify by marketing
  then after 1 hour collect by marketing
  expect not refused and stage is Pool
}

example "In every stage, never to the stage itself: the timer" {
  start in Half on 2026-03-02 09:00
  then after 40 days
  expect stage is Half and earlier stays in Half = 0
}

example "In every stage: the timer" {
  start in Pool on 2026-03-02 09:00
  then after 40 days
  expect stage is Half and earlier stays in Pool = 1
}

example "In every stage: an automatic way" {
  start in Pool on 2026-03-02 09:00
  then lead { name: "Spammer" }
  expect stage is Spam
}

example "Not out of a final stage" {
  lead { name: "spam", plan: yes }
  start in Won on 2026-03-02 09:00
  then after 100 days
  expect stage is Won
  then disqualify by marketing because spam
  expect refused
  then qualify by sales
  expect refused and stage is Won and responsible is sales
}

example "To the same stage is a full entry" {
  start in Work on 2026-03-02 09:00
  then after 20 days repeat by marketing
  expect stage is Work and earlier stays in Work = 1
  # the timer of 30 days begins again
  then after 20 days
  expect stage is Work
  then after 10 days
  expect stage is Half and earlier stays in Work = 2
}

example "No such command" {
  start in Work on 2026-03-02 09:00
  then repeat by sales
  expect refused
  then accept by sales
  expect refused
  then confirm by marketing
  expect refused and stage is Work
}

example "Refused is the last command only" {
  lead { plan: yes }
  start in Work on 2026-03-02 09:00
  then qualify by partners
  expect refused
  then after 1 hour lead { name: "N" }
  expect refused
  then qualify by sales
  expect not refused
}
