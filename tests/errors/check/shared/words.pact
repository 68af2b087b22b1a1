# What the bad pacts of this folder speak of, but for stages.
pact "Words" {
  version 1
  timezone Europe/Berlin
  currency EUR
  work time mon-fri 09:00-17:00
}

team marketing "Marketing"
team sales "Sales"

lead identified by id {
  email: text
  country: text
  seniority: one of (c_level, director, manager, staff)
  employees: number
  revenue: money
  deal: money USD
  topics: some of (cloud, erp, commerce)
  consent: yes/no
  first_contact: date
  last_order: date
  account_owner: text
}

interaction demo_request
interaction page_view { path: text, seconds: number, at_night: yes/no, kind: one of (blog, shop) }
interaction call by sales { reached: yes/no, minutes: number, cost: money }

list private_mail as ("@gmx.de", "@web.de")
list big_fish as (c_level, director)

define decision_maker as seniority is one of big_fish
define size as employees * 2
define active as any page_view in the last 30 days

score interest between 0 and 100 {
  +10 per demo_request at most once
  +1 per page_view
}

rating grade of interest {
  A from 80
  B from 40
  C below
}

questionnaire bant asked by sales {
  budget { yes +30, no -20 }
  timeline { soon +30, later 0 }
}

choose market the first that fits {
  enterprise when employees at least 1000
  small otherwise
}
