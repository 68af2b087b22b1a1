pact "Inbound" {
  version   1
  timezone  Europe/Berlin
  currency  EUR
  work time mon-fri 09:00-17:00
}

team marketing "Marketing"
team sales     "Sales"

agreed by marketing on 2026-11-20 as "Head of Marketing"
agreed by sales     on 2026-11-20 as "Head of Sales"

lead identified by id {
  email:     text    "Business e-mail address"
  phone:     text    "Direct line"
  company:   text    "Name of the company"
  country:   text    "ISO country code"
  job_title: text    "Title of the contact"
  seniority: one of (director, manager, staff)   "Level in the hierarchy"
  employees: number  "Head count"
  revenue:   money   "Yearly revenue"
  source:    one of (inbound, event, partner)    "Where the lead came from"
  topics:    some of (cloud, erp, commerce)      "Interests the contact ticked"
  met:       date    "Day of the first contact"
  consent:   yes/no  "Has agreed to be contacted"
}

interaction demo_request "Asked for a demo"
interaction page_view    "Viewed a page"        { path: text, seconds: number }
interaction call         "We called the lead"   by sales   { reached: yes/no }

reason too_early "The need is real, and later"
reason no_budget "No money this year"
reason spam      "Not a person"
