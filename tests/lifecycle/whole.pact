pact "B2B inbound" {
  version   4
  timezone  Europe/Berlin
  currency  EUR
  work time mon-fri 09:00-17:00
  holidays  2026-12-24, 2026-12-25, 2026-12-31, 2027-01-01
}

team marketing "Marketing"
team sales     "Sales"

agreed by marketing on 2026-11-20 as "Head of Demand Generation"
agreed by sales     on 2026-11-20 as "Head of Sales"

lead identified by id {
  email:        text     "Business e-mail address"
  phone:        text     "Direct line or mobile"
  company:      text     "Legal name of the company"
  country:      text     "ISO country code"
  job_title:    text     "Title as the contact wrote it"
  seniority:    one of (c_level, director, manager, staff)        "Level in the hierarchy"
  employees:    number   "Head count of the company"   from column "No. of Employees"   unknown if "Select" or "n/a"
  revenue:      money    "Yearly revenue of the company"
  source:       one of (inbound, cold_outreach, event, partner)   "Where the lead came from"
  topics:       some of (cloud, erp, commerce)                    "Interests the contact ticked"
  consent:      yes/no   "Has agreed to be contacted"
  unsubscribed: yes/no   "Has left our mailing lists"   empty means no
  account_owner: text    "Colleague who already looks after this company"
}

interaction newsletter_signup   "Signed up for the newsletter"
interaction whitepaper_download "Downloaded a white paper"   { product: text }
interaction page_view           "Viewed a page"              { path: text, seconds: number }
interaction demo_request        "Asked for a demo"
interaction call                "We called the lead"   by sales   { reached: yes/no }

list private_mail as ("@gmail.com", "@gmx.de", "@gmx.net", "@t-online.de", "@web.de")

define free_mail "Writes from a private mail provider" as
  email ends with any of private_mail
define decision_maker "Decides or prepares the decision" as
  seniority is one of (c_level, director) or job_title contains any of ("leiter", "geschäftsführ", "inhaber", "chief", "head of")
define contactable "May be contacted" as consent and not unsubscribed

score interest "Level of Interest" between 0 and 100 {
  keeps 50% after every 30 days
  +5   per newsletter_signup     at most once
  +20  per whitepaper_download   at most once per product
  +40  per demo_request          in the last 90 days   at most once   "Wants to see it"
  group "Web site" up to 20 points {
    +2   per page_view where path starts with "/pricing"   in the last 30 days
    +0.5 per page_view   at most 5 times per day
  }
  -10  per full 30 days without interaction by the lead   up to -40 points   "Gone quiet"
  always 0 while unsubscribed
}

score fit "Level of Qualification" between 0 and 100 {
  +40  when decision_maker
  highest of "Company size" {
    +30  when employees at least 250
    +15  when employees at least 50
  }
  +30  when revenue at least 10 million EUR
  -50  when free_mail
}

rating grade "Lead grade, from the Level of Qualification" of fit {
  A from 80
  B from 60
  C from 40
  D below
}

questionnaire bant "First call" asked by sales {
  budget    "Is there a budget?"      { yes +30, no -20 }
  authority "Who decides?"            { "the contact" +30, "someone else" +10 }
  timeline  "When is it needed?"      { this_quarter +40, this_year +20, later 0 }
}

rating temperature "How warm is the lead?" of bant {
  hot  from 70
  warm from 40
  cold below
}

table priority "Order of work for sales" of grade, temperature {
          | hot | warm | cold | unknown
  A       | P1  | P1   | P2   | P1
  B       | P1  | P2   | P3   | P2
  C, D    | P2  | P3   | P3   | P3
}

choose market "Which market?" the first that fits {
  enterprise when employees at least 1000
  mid_size   when employees at least 50
  small      when employees is known
  unclear    otherwise
}

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "An unqualified contact, for example a newsletter signup"
  becomes MQL as soon as interest at least 30 and grade at least B and contactable
}

stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "More than a vague interest in our content or products"
  hand over to sales, becomes SAL when accepted {
    needs company, employees and (email or phone)
    marketing confirms first within 1 work day of complete data, if late notify "Head of Demand Generation"
    goes to the first that fits {
      person account_owner     when account_owner is known
      team "Partner desk"      when source is partner
      team "Enterprise DACH"   when market is enterprise and country is one of ("DE", "AT", "CH")
      spread over "Ann", "Ben", "Cem" otherwise
    }
    sales accepts within 4 work hours of the handover when any demo_request in the last 7 days, if late notify "Head of Sales"
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to MQL because bad_data
    sales may reject to MGL because unreachable or too_early, resetting interest
    sales may reject to Disqualified because competitor or student
  }
  becomes MGL after 90 days in this stage while not handed over, resetting interest   "Not handed over within 90 days"
}

stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales has taken the lead and can work with the data it got"
  notify "Head of Sales" after 2 work days in this stage when no call in this stage
  sales may qualify to SQL when temperature at least warm
  sales may recycle to MGL because no_budget, too_early or unreachable, resetting interest
  becomes MGL as soon as (count of call where (not reached) in this stage) at least 5, resetting interest   "Five calls, nobody there"
  becomes MGL after 6 weeks in this stage, resetting interest   "Not qualified within 6 weeks"
}

stage SQL "Sales Qualified Lead" owned by sales {
  meaning "Sales has checked the lead itself and sees a concrete intent to buy"
  sales may convert to Opportunity needs phone
  sales may recycle to MGL because no_budget, too_early or unreachable, resetting interest
}

final stage Opportunity  "Handed to opportunity management" owned by sales
final stage Disqualified "Not to be contacted again"        owned by marketing

in every stage that is not final {
  marketing or sales may disqualify to Disqualified because spam, competitor or student
}

leads start in the first that fits {
  SAL when source is cold_outreach
  MGL otherwise
}

nurture with all that fit when contactable {
  "Cloud deep dive" when stage is MGL and topics includes cloud
  "Monthly news"    when stage is one of (MGL, MQL)
}

example "A director who read two white papers" {
  lead { email: "d@acme.example", company: "Acme", seniority: director, employees: 300, country: "DE", consent: yes, unsubscribed: no }
  3 days ago  whitepaper_download { product: "X" }
  20 days ago whitepaper_download { product: "Y" }
  expect interest = 40
  expect grade is B
  expect stage is MQL and handover is waiting
  expect nurture includes "Monthly news"
}

example "Sales does not take a student" {
  lead { email: "s@uni.example", company: "University", employees: 9000, job_title: "Student", consent: yes }
  start in MQL on 2026-03-02 09:00
  then after 1 hour  confirm by marketing
  expect handover is pending
  expect route is one of ("Ann", "Ben", "Cem")
  then after 2 hours reject by sales because student
  expect stage is Disqualified
}
