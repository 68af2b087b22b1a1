# A lifecycle in the manner of a CRM: it only goes forward by itself, and back when somebody says so; leads that are
# recycled return after a time, and must show new interest; first contact within 24 hours.
pact "Lifecycle stages" {
  version  1
  timezone Europe/Dublin
  currency USD
}

team marketing "Marketing"
team sales     "Sales"
team success   "Customer success"

lead identified by id {
  email:    text   "E-mail"
  company:  text   "Company"
  budget:   money  "Budget"
  decides:  yes/no "Decides"
  need:     text   "What for"
  when_due: one of (this_quarter, this_year, later) "When"
  status:   one of (unsubscribed, active) "Status"
}

interaction subscribe "Subscribed to the blog"
interaction form      "Filled in a form" { kind: one of (ebook, contact, demo) }
interaction email_open "Opened an e-mail"
interaction contact   "Sales wrote or called" by sales
interaction deal      "A deal was made" by sales { won: yes/no }

score engagement "Engagement" between 0 and 200 {
  fades out in 4 steps of 30 days
  +20 per form where kind is ebook
  +60 per form where kind is one of (contact, demo)
  +1  per email_open at most 3 times per day
}

define bant "Budget, authority, need, time" as
  budget at least 10 thousand USD and decides and need is known and when_due is not later

stage Subscriber "Subscriber" owned by marketing {
  meaning "Reads us"
  becomes Lead as soon as any form
}

stage Lead "Lead" owned by marketing {
  meaning "Has filled in a form"
  becomes MQL as soon as engagement at least 60 and not (status is unsubscribed)
  becomes MQL as soon as any form where kind is demo in this stage
}

stage MQL "MQL" owned by marketing {
  meaning "For sales"
  hand over to sales, becomes SQL when accepted {
    needs email and company
    sales accepts within 24 hours of the handover, if late becomes Recycled, resetting engagement   "No first contact within 24 hours"
    sales may reject to Recycled because timing or no_fit, resetting engagement
  }
}

stage SQL "SQL" owned by sales {
  meaning "Sales qualifies"
  notify "Head of Sales" after 24 hours in this stage when no contact in this stage
  sales may open to Opportunity when bant
  sales may recycle to Recycled after 7 days in this stage because timing, resetting engagement
  becomes Opportunity as soon as any deal in this stage
}

stage Opportunity "Opportunity" owned by sales {
  meaning "There is a deal"
  becomes Customer as soon as any deal where (won) in this stage
  becomes Recycled as soon as any deal where (not won) in this stage, resetting engagement   "Lost"
}

stage Recycled "Recycled to nurture" owned by marketing {
  meaning "Comes back after 60 days, or by itself"
  becomes Lead after 60 days in this stage
  becomes MQL as soon as engagement at least 100
}

stage Customer "Customer" owned by success {
  meaning "Bought"
  success may promote to Evangelist
}

final stage Evangelist "Evangelist" owned by success

nurture with all that fit when status is not unsubscribed {
  "Win back" when stage is Recycled and earlier stays in Opportunity at least 1
  "Stay in touch" when stage is Recycled
}

example "From subscriber to evangelist" {
  lead { email: "e", company: "C", status: active }
  1 hour ago subscribe
  expect stage is Subscriber
  then after 1 day form { kind: ebook }
  expect stage is Lead and engagement = 20
  then after 1 day form { kind: contact }
  expect engagement = 80 and stage is MQL and handover is pending and responsible is sales
  then after 23 hours accept by sales
  expect stage is SQL
  then open by sales
  expect refused and missing budget and missing decides
  then after 1 day lead { budget: 12 thousand USD, decides: yes, need: "CRM", when_due: this_year }
  then open by sales
  expect not refused and stage is Opportunity
  then after 10 days deal { won: yes }
  expect stage is Customer and responsible is success
  then promote by success
  expect stage is Evangelist
}

example "No first contact within 24 hours" {
  lead { email: "e", company: "C" }
  1 day ago form { kind: demo }
  start in Lead on 2026-03-28 12:00
  # unknown whether unsubscribed, and the form was before this stage
  expect stage is Lead
  then form { kind: demo }
  expect stage is MQL and handover is pending
  # 24 hours over the change to summer time, 13:00 on the wall
  then after 1439 minutes
  expect stage is MQL
  then after 1 minute
  expect stage is Recycled and engagement = 0
}

example "Recycled for 60 days, then a lead; old interest does not count" {
  lead { email: "e", company: "C", status: active }
  1 day ago form { kind: demo }
  start in MQL on 2026-03-02 09:00
  expect engagement = 60
  then after 1 hour reject by sales because timing
  expect stage is Recycled and nurture includes "Stay in touch" and not (nurture includes "Win back")
  then after 60 days
  expect stage is Lead and engagement = 0
  then after 1 day form { kind: contact }
  expect stage is MQL and engagement = 60 and earlier stays in MQL = 1
}

example "Recycled, and back by itself" {
  lead { email: "e", company: "C", status: active }
  start in MQL on 2026-03-02 09:00
  then after 1 hour reject by sales because no_fit
  then after 1 day form { kind: contact }
  expect stage is Recycled and engagement = 60
  # thirty days on, three quarters of 60 are left, and 60 more
  then after 30 days form { kind: demo }
  expect engagement = 105 and stage is MQL
}

example "Fading interest takes no lead back" {
  lead { email: "e", company: "C", status: active }
  1 day ago form { kind: contact }
  start in Lead on 2026-03-02 09:00
  expect stage is MQL
  then after 12 hours accept by sales
  then after 200 days
  expect stage is SQL and engagement = 0
}

example "Unsubscribed: no MQL by score" {
  lead { status: unsubscribed }
  1 day ago form { kind: contact }
  expect stage is Lead and engagement = 60 and not (nurture includes "Stay in touch")
}

example "Recycling from SQL opens after a week" {
  lead { email: "e", company: "C", status: active }
  start in SQL on 2026-03-02 09:00
  then after 6 days recycle by sales because timing
  expect refused
  then after 1 day recycle by sales because timing
  expect stage is Recycled
}

example "Budget too small" {
  lead { budget: 9999.99 USD, decides: yes, need: "CRM", when_due: this_quarter }
  start in SQL on 2026-03-02 09:00
  then open by sales
  expect refused
  then lead { budget: 10 thousand USD }
  then open by sales
  expect stage is Opportunity
}

example "Lost, and to be won back" {
  lead { email: "e", company: "C", status: active }
  start in SQL on 2026-03-02 09:00
  then after 1 day deal
  expect stage is Opportunity
  then after 1 day deal { won: no }
  expect stage is Recycled and nurture includes "Win back" and nurture includes "Stay in touch"
}
