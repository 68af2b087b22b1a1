# B2B inbound: contacts come to us through the web site, events and partners.
# Marketing warms them up, checks them and hands them over; sales accepts them or says why not.
#
# How to read this file: every line is meant literally, and lines are tried from top to bottom.
# What stands behind a `#` is a remark for people; no machine reads it.

language 1

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

# ---------------------------------------------------------------- what we know about a lead

lead identified by id {
  email:         text     "Business e-mail address"
  phone:         text     "Direct line or mobile"           unknown if "n/a" or "-"
  company:       text     "Legal name of the company"
  country:       text     "ISO country code"                unknown if "Select"
  job_title:     text     "Title as the contact wrote it"   unknown if "n/a"
  seniority:     one of (c_level, director, manager, staff)   "Level in the hierarchy"
                 unknown if "Select"
  employees:     number   "Head count of the company"   from column "No. of Employees"
                 unknown if "Select" or "n/a"
  revenue:       money    "Yearly revenue of the company"   unknown if "n/a"
  source:        one of (inbound, cold_outreach, event, partner)   "Where the lead came from"
  topics:        some of (cloud, erp, commerce)               "Interests the contact ticked"
  consent:       yes/no   "Has agreed to be contacted"
  unsubscribed:  yes/no   "Has left our mailing lists"   empty means no
  account_owner: text     "Colleague who already looks after this company"
}

interaction newsletter_signup   "Signed up for the newsletter"
interaction whitepaper_download "Downloaded a white paper"   { product: text }
interaction page_view           "Viewed a page"              { path: text, seconds: number }
interaction demo_request        "Asked for a demo"
interaction call                "We called the lead"         by sales   { reached: yes/no }

# ---------------------------------------------------------------- words we agreed on

list private_mail  "Private mail providers" as
  ("@gmail.com", "@gmx.de", "@gmx.net", "@t-online.de", "@web.de")
list senior_titles "Parts of the titles of people who decide" as
  ("leiter", "geschäftsführ", "inhaber", "vorstand", "chief", "director", "head of", "owner",
   "directeur", "directrice", "dyrektor", "prezes")
list competitors   "Companies that only look at our prices" as
  ("Quantorix Systems GmbH", "Brevonia Software SAS")

define free_mail "Writes from a private mail provider" as
  email ends with any of private_mail

# An assistant to a director has `director` in the title and does not decide.
define senior_title "The title says that the contact decides" as
  (job_title contains any of senior_titles
   or job_title mentions any of ("CEO", "CFO", "CIO", "CTO"))
  and not job_title contains any of ("assist", "sekret")

define decision_maker "Decides or prepares the decision" as
  seniority is one of (c_level, director) or senior_title

define contactable "May be contacted" as consent and not unsubscribed

reason bad_data    "The data is wrong, or too thin to work with"
reason unreachable "Nobody picked up, on several days"
reason too_early   "There is a need, but not now"
reason no_budget   "The lead has no budget this year"
reason competitor  "The company competes with us"
reason student     "Studies or does research, and will not buy"
reason spam        "Not a person, or not the person it claims to be"

# ---------------------------------------------------------------- how interested is the lead?

score interest "Level of Interest" between 0 and 100 {
  keeps 50% after every 30 days
  +5   per newsletter_signup     at most once
  +20  per whitepaper_download   at most once per product
  +40  per demo_request          in the last 90 days   at most once   "Wants to see it"
  # A look at the prices counts on both lines: once for the price page, once as a page.
  group "Web site" up to 20 points {
    +2   per page_view where path starts with "/pricing"   in the last 30 days
    +0.5 per page_view where seconds at least 10           at most 5 times per day
  }
  -10  per full 30 days without interaction by the lead   up to -40 points   "Gone quiet"
  always 0 while unsubscribed
}

# ---------------------------------------------------------------- how well does the lead fit?

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
  budget    "Is there a budget?"   { yes +30, no -20 }
  authority "Who decides?"         { "the contact" +30, "someone else" +10 }
  timeline  "When is it needed?"   { this_quarter +40, this_year +20, later 0 }
}

rating temperature "How warm is the lead?" of bant {
  hot  from 70
  warm from 40
  cold below
}

# Before the first call nobody knows the temperature: that is the column `unknown`.
table priority "Order of work for sales" of grade, temperature {
       | hot | warm | cold | unknown
  A    | P1  | P1   | P2   | P1
  B    | P1  | P2   | P3   | P2
  C, D | P2  | P3   | P3   | P3
}

choose market "Which market?" the first that fits {
  enterprise when employees at least 1000
  mid_size   when employees at least 50
  small      when employees is known
  unclear    otherwise
}

# ---------------------------------------------------------------- the stages, and who owns them

stage MGL "Marketing Generated Lead" owned by marketing {
  meaning "An unqualified contact, for example a newsletter signup"
  becomes MQL as soon as interest at least 30 and grade at least B and contactable
  marketing may promote to MQL when contactable   "Marketing knows more than the points say"
}

stage MQL "Marketing Qualified Lead" owned by marketing {
  meaning "More than a vague interest in our content or products"
  hand over to sales, becomes SAL when accepted {
    needs company, employees and (email or phone)
    only when contactable
    marketing confirms first within 1 work day of complete data,
      if late notify "Head of Demand Generation"
    goes to the first that fits {
      person account_owner            when account_owner is known
      team "Partner desk"             when source is partner
      team "Enterprise DACH"          when market is enterprise and country is one of ("DE", "AT", "CH")
      spread over "Ann", "Ben", "Cem" otherwise
    }
    sales accepts within 4 work hours of the handover when any demo_request in the last 7 days,
      if late notify "Head of Sales"
    sales accepts within 2 work days of the handover, if late notify "Head of Sales"
    sales may reject to MQL because bad_data
    sales may reject to MGL because unreachable or too_early, resetting interest
    sales may reject to Disqualified because competitor or student
  }
  becomes MGL after 90 days in this stage while not handed over, resetting interest
    "Not handed over within 90 days"
}

stage SAL "Sales Accepted Lead" owned by sales {
  meaning "Sales has taken the lead and can work with the data it got"
  notify "Head of Sales" after 2 work days in this stage when no call in this stage
  sales may qualify to SQL when temperature at least warm
  sales may recycle to MGL because no_budget, too_early or unreachable, resetting interest
  becomes MGL as soon as (count of call where (not reached) in this stage) at least 5,
    resetting interest   "Five calls, nobody there"
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
  Disqualified when company is one of competitors
  SAL          when source is cold_outreach
  # A partner who has asked our questions itself saves us the first call.
  SQL          when source is partner and temperature is hot
  MGL          otherwise
}

nurture with all that fit when contactable {
  "Cloud deep dive"   when stage is MGL and topics includes cloud
  "ERP check list"    when stage is MGL and topics includes erp
  "Shop of the month" when stage is MGL and topics includes commerce
  "Monthly news"      when stage is one of (MGL, MQL)
}

# ---------------------------------------------------------------- what must come out: agreed examples
# Without a date of its own an example is looked at on 2026-01-15 at 12:00.

# interest: white paper X 20, 3 days old, and Y 20, 20 days old; neither is 30 days old    20 + 20 = 40
# fit:      decides 40 + at least 250 employees 30; revenue is not known and adds nothing  40 + 30 = 70, a B
# priority: row B, column `unknown`, for nobody has called yet                             P2
example "A director who read two white papers" {
  lead {
    email: "d@acme.example", company: "Acme", seniority: director, employees: 300, country: "DE",
    consent: yes, unsubscribed: no
  }
  3 days ago  whitepaper_download { product: "X" }
  20 days ago whitepaper_download { product: "Y" }
  expect interest = 40
  expect fit = 70
  expect grade is B
  expect priority is P2
  expect market is mid_size
  expect stage is MQL and handover is waiting
  expect responsible is marketing
  expect nurture includes "Monthly news"
}

# interest: newsletter, 100 days old, is 3 full 30 days old      5, 2.5, 1.25, 0.625
#           white paper, 65 days old, is 2 full 30 days old      20, 10, 5
#           price page, 29 days old and read for 45 seconds      2 + 0.5
#           the last sign of life is 29 days old, no 30 days     nothing taken off
#           together                                             0.625 + 5 + 2.5 = 8.125
example "Old interest fades" {
  lead { email: "eva@norvela.example", consent: yes }
  100 days ago newsletter_signup
  65 days ago  whitepaper_download { product: "X" }
  29 days ago  page_view { path: "/pricing/plans", seconds: 45 }
  expect interest = 8.125
  expect stage is MGL
}

# interest: demo, 45 days old, has lost half once                40, 20
#           newsletter, 45 days old                              5, 2.5
#           quiet for 45 days, that is 1 full 30 days            -10
#           together                                             20 + 2.5 - 10 = 12.5
example "Who falls silent loses points" {
  lead { email: "jan@tessarin.example", consent: yes }
  45 days ago demo_request
  45 days ago newsletter_signup
  expect interest = 12.5
}

# interest: the same white paper twice counts once               20
#           seven pages today: three of the prices 3 x 2 = 6;
#           six of the seven were read for 10 seconds, five of
#           them count on one day                                5 x 0.5 = 2.5
#           together                                             20 + 6 + 2.5 = 28.5
example "Limits hold" {
  lead { email: "ola@kaldrik.example", consent: yes }
  10 days ago whitepaper_download { product: "X" }
  2 days ago  whitepaper_download { product: "X" }
  4 hours ago page_view { path: "/pricing", seconds: 30 }
  4 hours ago page_view { path: "/pricing/plans", seconds: 90 }
  3 hours ago page_view { path: "/Pricing/faq", seconds: 3 }
  3 hours ago page_view { path: "/blog/erp", seconds: 240 }
  2 hours ago page_view { path: "/blog/cloud", seconds: 61 }
  2 hours ago page_view { path: "/about", seconds: 10 }
  1 hour ago  page_view { path: "/careers", seconds: 12 }
  expect interest = 28.5
  expect stage is MGL
}

# fit: decides 40 + at least 250 employees 30 + revenue of 12 million 30 - private mail 50 = 50, a C
example "A private mail address costs two grades" {
  lead {
    email: "anna@gmx.de", seniority: c_level, employees: 300, revenue: 12 million EUR, consent: yes
  }
  expect fit = 50
  expect grade is C
}

# fit: the title has `Director` in it, but also `Assistentin`: nobody who decides    0 + 15 for 50 employees = 15, a D
example "An assistant does not decide" {
  lead {
    email: "m@ombrava.example", job_title: "Assistentin des Managing Director", seniority: staff,
    employees: 50
  }
  expect not decision_maker
  expect fit = 15
  expect grade is D
}

# interest 20 + 20 = 40 and fit 40 + 30 = 70 would do. Whether the lead may be contacted is not known: it waits,
# gets no mail, and the answer says what to ask for.
example "What we do not know is not a no" {
  lead { email: "d@acme.example", company: "Acme", seniority: director, employees: 300 }
  3 days ago  whitepaper_download { product: "X" }
  20 days ago whitepaper_download { product: "Y" }
  expect interest = 40 and grade is B
  expect stage is MGL
  expect missing consent
}

# Monday, 9 o'clock. Confirmed at 11; the demo is one day old, so sales has 4 work hours, until 15 o'clock.
# At 16 o'clock that is over: the head of sales gets a notice, and the handover stays what it was.
example "A demo is wanted, and sales is slow" {
  lead {
    email: "k@delvaro.example", company: "Delvaro", employees: 120, source: partner, consent: yes
  }
  start in MQL on 2026-03-02 09:00
  1 day ago demo_request
  expect handover is waiting and responsible is marketing
  then after 2 hours confirm by marketing
  expect handover is pending and responsible is sales
  expect route is "Partner desk"
  then after 5 hours
  expect handover is pending and route is "Partner desk"
  then accept by sales
  expect stage is SAL
}

# `reject because bad_data` leads back to the same stage: marketing has to confirm again.
example "Sales sends back what it cannot work with" {
  lead { email: "n/a", company: "Lumetra", employees: 2500, country: "AT", consent: yes }
  start in MQL on 2026-03-02 09:00
  then after 1 hour confirm by marketing
  expect route is "Enterprise DACH"
  then after 1 hour reject by sales because bad_data
  expect stage is MQL and handover is waiting
  then after 1 hour lead { email: "office@lumetra.example", account_owner: "Dora" }
  then after 1 hour confirm by marketing
  expect handover is pending and route is "Dora"
}

# Employees are missing: nothing to confirm, and after 90 days (on 31 May) the lead goes back.
# interest is reset then: white paper X of February no longer counts, only Y of the last step does    20
example "Nobody completes the data" {
  lead { email: "p@zorvanta.example", company: "Zorvanta", seniority: director, consent: yes }
  start in MQL on 2026-03-02 09:00
  3 days ago whitepaper_download { product: "X" }
  expect missing employees
  then after 1 hour confirm by marketing
  expect refused
  then after 89 days
  expect stage is MQL
  then after 1 day
  expect stage is MGL
  then after 1 day whitepaper_download { product: "Y" }
  expect interest = 20
  expect stage is MGL
}

# bant: budget 30 + needed this quarter 40 = 70, hot; who decides is open and adds nothing.
# fit:  at least 1000 employees 30, a D; priority: row D, column hot, P2
example "From a cold call to an opportunity" {
  lead { company: "Stahlwerk Ostermoor", employees: 1200, source: cold_outreach }
  expect stage is SAL and responsible is sales
  then after 1 day  call { reached: yes }
  then after 1 hour qualify by sales
  expect refused
  then lead { bant.budget: yes, bant.timeline: this_quarter }
  expect bant = 70 and temperature is hot
  expect priority is P2
  then qualify by sales
  expect stage is SQL
  then convert by sales
  expect refused
  then after 1 day lead { phone: "+49 30 23125 042" }
  then convert by sales
  expect stage is Opportunity
}

example "Five calls, nobody there" {
  lead { company: "Velmora", source: cold_outreach }
  then after 1 day call { reached: no }
  then after 1 day call { reached: no }
  then after 1 day call { reached: no }
  then after 1 day call { reached: no }
  expect stage is SAL
  then after 1 day call { reached: no }
  expect stage is MGL and responsible is marketing
}

# bant: budget 30 + the contact decides 30 + this year 20 = 80, hot
example "A partner did the first call" {
  lead {
    company: "Fjellmark", source: partner, bant.budget: yes, bant.authority: "the contact",
    bant.timeline: this_year
  }
  expect bant = 80 and temperature is hot
  expect stage is SQL and responsible is sales
}

example "Sales does not take a student" {
  lead {
    email: "s@uni.example", company: "University", employees: 9000, job_title: "Student",
    consent: yes
  }
  start in MQL on 2026-03-02 09:00
  then after 1 hour confirm by marketing
  expect handover is pending
  expect route is one of ("Ann", "Ben", "Cem")
  then after 2 hours reject by sales because student
  expect stage is Disqualified
}

# fit:  decides 40 + at least 250 employees 30 + at least 10 million 30 = 100, an A; with less revenue 70, a B;
#       with nobody who decides 30, a D
# bant: budget 30 + this quarter 40 = 70, hot; this year 30 + 20 = 50, warm; no budget, later -20 + 0 = -20, cold
example "Order of work for sales" {
  lead { company: "Ferrostal", seniority: director, employees: 300, revenue: 12 million EUR }
  expect grade is A and priority is P1
  then lead { bant.budget: yes, bant.timeline: this_quarter }
  expect temperature is hot and priority is P1
  then lead { bant.timeline: this_year }
  expect temperature is warm and priority is P1
  then lead { bant.budget: no, bant.timeline: later }
  expect temperature is cold and priority is P2
  then lead { revenue: 1 million EUR }
  expect grade is B and priority is P3
  then lead { bant.budget: yes, bant.timeline: this_year }
  expect temperature is warm and priority is P2
  then lead { bant.timeline: this_quarter }
  expect temperature is hot and priority is P1
  then lead { seniority: staff }
  expect grade is D and priority is P2
  then lead { bant.timeline: this_year }
  expect temperature is warm and priority is P3
  then lead { bant.budget: no, bant.timeline: later }
  expect temperature is cold and priority is P3
}

# The demo would give 40 points; whoever has left our lists gets none, and marketing may not promote it either.
example "Who has left our lists is left alone" {
  lead { email: "tom@quarvo.example", consent: yes, unsubscribed: yes }
  3 days ago demo_request
  expect interest = 0
  then promote by marketing
  expect refused
  expect stage is MGL
}

# Thursday, 12 o'clock. The data is complete, so marketing has until Friday, 12 o'clock, to confirm; on Saturday
# the head of demand generation has a notice. Two work days from Saturday end on Tuesday at closing time; on
# Wednesday the head of sales has one, too, and the lead is still with sales.
example "Marketing promotes, and everybody is late" {
  lead {
    email: "lea@aubepin.example", company: "Aubépin", country: "FR", employees: 20,
    topics: (cloud, erp, commerce), consent: yes
  }
  expect stage is MGL and market is small
  expect nurture includes "Cloud deep dive"
    and nurture includes "ERP check list"
    and nurture includes "Shop of the month"
  then promote by marketing
  expect stage is MQL and handover is waiting
  then after 2 days
  expect handover is waiting and responsible is marketing
  then confirm by marketing
  expect handover is pending and responsible is sales
  then after 4 days
  expect handover is pending and responsible is sales
  then reject by sales because too_early
  expect stage is MGL
}

# Nobody calls: after two work days, on Monday, the head of sales has a notice; after six weeks the lead goes back.
example "Sales forgets a lead" {
  lead { company: "Haldorn", source: cold_outreach }
  then after 4 days
  expect stage is SAL and responsible is sales
  then after 37 days
  expect stage is SAL
  then after 1 day
  expect stage is MGL and responsible is marketing
}

example "Nobody picks up, and sales gives the lead back" {
  lead { company: "Ventrosa", source: cold_outreach }
  then after 1 day call { reached: no }
  then after 1 day recycle by sales
  expect refused
  then recycle by sales because unreachable
  expect stage is MGL
}

# bant: budget 30 + the contact decides 30 + this quarter 40 = 100; then the budget is gone: -20 + 30 + 40 = 50
example "The budget is gone" {
  lead {
    company: "Lindmark", source: partner, bant.budget: yes, bant.authority: "the contact",
    bant.timeline: this_quarter
  }
  expect stage is SQL
  then after 1 week lead { bant.budget: no }
  expect temperature is warm and stage is SQL
  then recycle by sales because no_budget
  expect stage is MGL and responsible is marketing
}

example "A competitor we know" {
  lead { company: "Quantorix Systems GmbH", email: "info@quantorix.example", consent: yes }
  expect stage is Disqualified
  then disqualify by marketing because spam
  expect refused
}

example "A competitor we did not know" {
  lead { email: "b@orvex.example", company: "Orvex", consent: yes }
  then after 1 day disqualify by sales because competitor
  expect stage is Disqualified
}

example "Not a person at all" {
  lead { email: "xxx@example.example", company: "asdf", consent: yes }
  then disqualify by marketing because spam
  expect stage is Disqualified
}
