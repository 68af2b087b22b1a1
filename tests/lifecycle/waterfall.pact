# A demand waterfall: marketing qualifies automatically, a telephone team qualifies by hand, sales accepts and
# qualifies; what is not taken goes back into nurturing and must earn its way again.
pact "Demand waterfall" {
  version  1
  timezone America/New_York
  currency USD
  work time mon-fri 09:00-17:00
  holidays 2026-07-03
}

team marketing "Marketing"
team tele      "Telephone team"
team sales     "Sales"

lead identified by id {
  email:    text   "E-mail"
  phone:    text   "Phone"
  company:  text   "Company"
  title:    text   "Job title"
  industry: one of (software, finance, health, other) "Industry"
  size:     number "Employees"
  region:   one of (east, west) "Sales region"
}

interaction inquiry "Asked for something"  { asset: text }
interaction webinar "Was in a webinar"
interaction visit   "Visited us"
interaction call    "We called" by tele { reached: yes/no }
interaction meeting "Met sales" by sales

score behaviour "Behaviour" between 0 and 100 {
  +15 per inquiry at most once per asset
  +25 per webinar at most 2 times
  +1  per visit up to 10 points
}

score profile "Profile" between 0 and 100 {
  +40 when title contains any of ("chief", "vp", "director")
  +30 when industry is one of (software, finance)
  highest of "Size" {
    +30 when size at least 500
    +15 when size at least 100
  }
}

rating fit "Fit" of profile {
  A from 70
  B from 40
  C below
}

questionnaire need "Telephone qualification" asked by tele {
  project   "Is there a project?"   { yes +50, no 0 }
  timeframe "When?"                 { this_half +30, this_year +10, none 0 }
  role      "Which role?"           { decides +20, advises +10, none 0 }
}

stage Inquiry "Inquiry" owned by marketing {
  meaning "Somebody who has asked for something"
  becomes AQL as soon as behaviour at least 40 and fit at least B
}

stage AQL "Automation qualified lead" owned by marketing {
  meaning "Qualified by score"
  hand over to tele, becomes TAL when accepted {
    needs phone and company
    goes to the first that fits {
      team "Tele east" when region is east
      team "Tele west" when region is west
    }
    tele accepts within 4 work hours of the handover when fit is A, if late notify "Head of Telephone"
    tele accepts within 1 work day of the handover, if late notify "Head of Telephone"
    tele may reject to Nurture because duplicate or wrong_person, resetting behaviour
  }
}

stage TAL "Teleprospecting accepted lead" owned by tele {
  meaning "Is being called"
  becomes TQL as soon as need at least 70
  becomes Nurture as soon as (count of call where (not reached) in this stage) at least 6, resetting behaviour   "Six calls, nobody there"
  becomes Nurture after 30 days in this stage, resetting behaviour   "Not qualified within 30 days"
  tele may recycle to Nurture when need is known because no_project or no_budget, resetting behaviour
}

stage TQL "Teleprospecting qualified lead" owned by tele {
  meaning "Has a project"
  hand over to sales, becomes SAL when accepted {
    only when need is complete
    tele confirms first
    goes to the first that fits {
      the previous one when earlier stays in TQL at least 1
      spread over "Rose", "Sam" otherwise
    }
    sales accepts within 1 work day of the handover, if late becomes TQL
    sales may reject to TAL because not_ready
    sales may reject to Nurture because no_budget or lost, resetting behaviour
  }
}

stage SAL "Sales accepted lead" owned by sales {
  meaning "Sales works on it"
  notify "Head of Sales" after 5 work days in this stage when no meeting in this stage
  sales may qualify to SQL when any meeting in this stage
  sales may recycle to Nurture because no_budget or lost, resetting behaviour
  becomes Nurture after 60 days in this stage, resetting behaviour
}

stage SQL "Sales qualified lead" owned by sales {
  meaning "An opportunity"
  sales may close to Won needs email
  sales may recycle to Nurture because no_budget or lost, resetting behaviour
}

stage Nurture "Recycled" owned by marketing {
  meaning "Not now"
  becomes AQL as soon as behaviour at least 40 and fit at least B
  becomes Inactive after 1 year in this stage as soon as no interaction by the lead in the last 6 months
}

stage Inactive "Inactive" owned by marketing {
  meaning "Sleeps"
  becomes Inquiry after 1 day in this stage as soon as any inquiry in this stage, resetting behaviour
}

final stage Won "Won" owned by sales

in every stage that is not final {
  marketing or tele or sales may disqualify to Junk because junk or competitor
}

final stage Junk "Junk" owned by marketing

nurture with all that fit {
  "Second chance" when stage is Nurture
}

example "All the way down the waterfall" {
  # behaviour 15 + 25 = 40, profile 40 + 30 + 15 = 85: A
  lead { email: "e", phone: "1", company: "C", title: "VP Sales", industry: software, size: 120, region: west }
  start in Inquiry on 2026-06-01 09:00
  expect behaviour = 0 and fit is A and profile = 85
  then after 1 hour inquiry { asset: "guide" }
  then after 1 hour inquiry { asset: "guide" }
  expect behaviour = 15 and stage is Inquiry
  then after 1 hour webinar
  expect behaviour = 40 and stage is AQL and handover is pending and responsible is tele
  expect route is "Tele west"
  then after 1 hour accept by tele
  expect stage is TAL
  then after 1 day call { reached: yes }
  then lead { need.project: yes, need.timeframe: this_year }
  expect need = 60 and stage is TAL
  then lead { need.role: advises }
  expect need = 70 and stage is TQL and handover is waiting
  then confirm by tele
  expect handover is pending and route is one of ("Rose", "Sam") and responsible is sales
  then after 1 hour accept by sales
  expect stage is SAL
  then qualify by sales
  expect refused
  then after 1 day meeting
  then qualify by sales
  expect stage is SQL
  then close by sales
  expect stage is Won
}

example "Six calls, recycled, and qualified again by what is new" {
  lead { phone: "1", company: "C", title: "Director", industry: finance, size: 50, region: east }
  5 days ago webinar
  4 days ago webinar
  start in AQL on 2026-06-01 09:00
  expect route is "Tele east" and behaviour = 50
  then after 1 hour accept by tele
  then after 1 hour call { reached: no }
  then after 1 hour call { reached: no }
  then after 1 hour call { reached: no }
  then after 1 hour call { reached: yes }
  then after 1 hour call { reached: no }
  then after 1 hour call { reached: no }
  expect stage is TAL
  then after 1 hour call { reached: no }
  expect stage is Nurture and behaviour = 0 and nurture includes "Second chance"
  # the limit of two webinars counts the later ones only
  then after 10 days webinar
  expect behaviour = 25 and stage is Nurture
  then after 10 days inquiry { asset: "price list" }
  expect behaviour = 40 and stage is AQL and handover is pending
  expect earlier stays in AQL = 1
}

example "Good behaviour, poor fit: it stays an inquiry" {
  # 30 for the industry alone is C
  lead { industry: software, title: "Student", size: 10 }
  2 days ago webinar
  1 day ago  webinar
  expect behaviour = 50 and fit is C and stage is Inquiry
  then after 1 day lead { size: 600 }
  # 30 + 30
  expect fit is B and stage is AQL and handover is waiting and responsible is marketing
  expect missing phone and missing company
}

example "Sales is late, and the lead comes back to the telephone team" {
  lead { need.project: yes, need.timeframe: this_half, need.role: none }
  # one work day over a holiday: Thursday 2 July 15:00, 2 hours; Friday is a holiday; Monday 6 hours: 15:00
  start in TQL on 2026-07-02 15:00
  expect handover is waiting
  then confirm by tele
  expect handover is pending
  then after 95 hours
  expect handover is pending
  then after 1 hour
  expect stage is TQL and handover is waiting and earlier stays in TQL = 1 and responsible is tele
}

example "Back to whom it was with" {
  lead { need.project: yes, need.timeframe: this_half, need.role: none, phone: "1" }
  start in TQL on 2026-07-06 09:00
  then confirm by tele
  expect route is one of ("Rose", "Sam")
  then after 1 hour reject by sales because not_ready
  # the answers are still there, so the telephone team's qualification stands
  expect stage is TQL and handover is waiting and earlier stays in TQL = 1 and earlier stays in TAL = 1
  then after 1 hour confirm by tele
  expect handover is pending
}

example "Rejected for good reason, resetting" {
  lead { need.project: yes, need.timeframe: this_half, need.role: none }
  1 day ago webinar
  start in TQL on 2026-07-06 09:00
  then confirm by tele
  then after 1 hour reject by sales because too_young
  expect refused and handover is pending
  then reject by sales because no_budget
  expect stage is Nurture and behaviour = 0 and need = 80
}

example "Not qualified within 30 days" {
  1 day ago webinar
  start in TAL on 2026-06-01 09:00
  then after 29 days
  expect stage is TAL and behaviour = 25
  then after 1 day
  expect stage is Nurture and behaviour = 0
}

example "Recycling asks for an answer" {
  start in TAL on 2026-06-01 09:00
  then recycle by tele because no_project
  expect refused
  then lead { need.project: no }
  then recycle by tele because no_project
  expect not refused and stage is Nurture
}

example "A recycled lead falls asleep, and wakes up" {
  1 day ago inquiry { asset: "guide" }
  start in Nurture on 2026-06-01 09:00
  then after 1 year
  expect stage is Inactive
  then after 100 days inquiry { asset: "guide" }
  expect stage is Inquiry and behaviour = 0
}

example "A recycled lead that does something does not fall asleep" {
  start in Nurture on 2026-06-01 09:00
  then after 8 months visit
  then after 4 months
  expect stage is Nurture
  # six months after the visit it sleeps: one day later, to be sure
  then after 2 months
  expect stage is Nurture
  then after 1 day
  expect stage is Inactive
}

example "Anybody may disqualify, for a reason" {
  start in SAL on 2026-06-01 09:00
  then disqualify by tele because junk
  expect stage is Junk
}
