# When is a lead ready for sales?
#
# This file is the answer that marketing and sales have given, together and once. Read it aloud: it means what it
# says. Whatever stands behind a `#` is a remark for people. Change the names and numbers to your own, and after every
# change run
#
#   leadpact check FILE      is everything understood?
#   leadpact test FILE       do the examples at the end still come out as agreed?

pact "Our leads" {
  version   1
  timezone  Europe/Berlin
  work time mon-fri 09:00-17:00
}

team marketing "Marketing"
team sales     "Sales"

# ---------------------------------------------------------------- what we know about a lead
# A field nobody has filled in is unknown. Unknown is not a no: the lead waits, and the answer says what to ask for.

lead identified by id {
  email:     text     "Business e-mail address"
  phone:     text     "Direct line or mobile"
  company:   text     "Name of the company"
  employees: number   "Head count of the company"   unknown if "n/a"
  role:      one of (decides, prepares, other)   "Part the contact has in the decision"
  consent:   yes/no   "Has agreed to be contacted"
}

interaction newsletter   "Opened the newsletter"
interaction webinar      "Took part in a webinar"   { topic: text }
interaction demo_request "Asked for a demo"
interaction call         "We called the lead"       by sales

# ---------------------------------------------------------------- how interested is the lead?
# Points lose half of their weight every month: what was long ago says little about today.

score interest "Level of Interest" between 0 and 100 {
  keeps 50% after every 30 days
  +5   per newsletter     at most once per week   up to 15 points
  +20  per webinar        at most once per topic
  +40  per demo_request   at most once   "Wants to see it"
}

# ---------------------------------------------------------------- how well does the lead fit?

score fit "Level of Qualification" between 0 and 100 {
  highest of "Part in the decision" {
    +40  when role is decides
    +20  when role is prepares
  }
  highest of "Size of the company" {
    +60  when employees at least 250
    +30  when employees at least 50
  }
}

rating grade "How well the lead fits" of fit {
  A from 80
  B from 50
  C below
}

# ---------------------------------------------------------------- the stages, and who owns them

stage Known "Marketing Generated Lead" owned by marketing {
  meaning "Somebody left us a contact"
  becomes Qualified as soon as interest at least 40 and grade at least B and consent
}

stage Qualified "Marketing Qualified Lead" owned by marketing {
  meaning "Interested, fitting, and may be called"
  hand over to sales, becomes Accepted when accepted {
    needs company, employees, role and (email or phone)
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to Known because bad_data or too_early, resetting interest
    sales may reject to Closed because competitor
  }
  becomes Known after 60 days in this stage while not handed over, resetting interest
    "Data not complete within 60 days"
}

stage Accepted "Sales Accepted Lead" owned by sales {
  meaning "Sales works with the lead"
  notify "Head of Sales" after 3 work days in this stage when no call in this stage
  sales may win to Customer
  sales may give_back to Known because too_early or unreachable, resetting interest
  becomes Known after 6 weeks in this stage, resetting interest   "Nothing decided within 6 weeks"
}

final stage Customer "Bought from us"      owned by sales
final stage Closed   "Not to be contacted" owned by marketing

reason bad_data    "The data is wrong, or too thin to work with"
reason too_early   "There is a need, but not now"
reason unreachable "Nobody picked up, on several days"
reason competitor  "The company competes with us"

# ---------------------------------------------------------------- what else they hear from us

nurture with all that fit when consent {
  "Monthly news"     when stage is one of (Known, Qualified)
  "Before you start" when stage is Accepted
}

# ---------------------------------------------------------------- what must come out: agreed examples
# Take leads that everybody remembers. When somebody changes a number, these say what else changes.

# interest: the demo 40. fit: decides 40 + at least 250 employees 60 = 100, an A.
example "A director who wants a demo is for sales" {
  lead { company: "Acme", email: "d@acme.example", employees: 300, role: decides, consent: yes }
  2 days ago demo_request
  expect interest = 40 and grade is A
  expect stage is Qualified and handover is pending
  expect responsible is sales
  then after 1 day accept by sales
  expect stage is Accepted
}

# interest: two webinars, 20 + 20 = 40. Whether the lead may be contacted nobody knows, so it waits.
example "What we do not know is not a no" {
  lead { company: "Norvela", phone: "+49 30 5550100", employees: 80, role: prepares }
  3 days ago  webinar { topic: "Getting started" }
  12 days ago webinar { topic: "Prices" }
  expect interest = 40 and grade is B
  expect stage is Known
  expect missing consent
}

# Given back by sales, the lead starts again: its interest so far no longer counts.
example "Too early is not lost" {
  lead {
    company: "Lumetra", email: "k@lumetra.example", employees: 120, role: decides, consent: yes
  }
  1 day ago demo_request
  expect handover is pending
  then after 3 hours reject by sales because too_early
  expect stage is Known and interest = 0
  expect nurture includes "Monthly news"
}
