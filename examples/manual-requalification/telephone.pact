# Requalification by telephone: a maker of machine tools meets people at fairs and on the web.
# Nothing goes to sales before the telephone desk of marketing has spoken with the lead.
#
# What sales gives back goes one of two ways, and the pact says who is responsible on each:
#   Returned  back to marketing, which qualifies the lead again by telephone
#   Watched   stays with sales, which keeps the contact until the time has come

language 1

pact "Telephone requalification" {
  version   7
  timezone  Europe/Vienna
  currency  EUR
  work time mon-fri 08:00-17:00
  holidays  2026-01-01, 2026-01-06, 2026-04-06, 2026-05-01, 2026-05-14, 2026-05-25, 2026-06-04,
            2026-10-26, 2026-12-08, 2026-12-25
}

team marketing "Telephone desk of marketing"
team sales     "Sales in the territories"

agreed by marketing on 2026-10-05 as "Head of the telephone desk"
agreed by sales     on 2026-10-07 as "Head of Sales"

# ---------------------------------------------------------------- what we know about a lead

lead identified by "Contact No" {
  company:     text     "Name of the company"                                   from column "Company"
  country:     text     "ISO country code"
               from column "Country"   unknown if "Select"
  postcode:    text     "Postcode, with its leading zero"
               from column "Postcode"   unknown if "-" or "n/a"
  phone:       text     "Direct line"                                           from column "Phone"
               unknown if "-", "n/a" or "to be asked"
  email:       text     "E-mail address"                                        from column "Mail"
  job_title:   text     "Title on the card"                                     from column "Title"
               unknown if "n/a"
  industry:    one of ("automotive supplier", "medical devices", aerospace, toolmaking, other)
               "What the company makes"   from column "Industry"   unknown if "Select"
  machines:    number   "Machines in use"
               from column "Machines"   unknown if "n/a" or "?"
  machine_age: number   "Age of the oldest one, in years"
               from column "Oldest (years)"   unknown if "n/a" or "?"
  products:    some of (milling, turning, grinding, service)   "What the lead asked about"
               from column "Products"
  source:      one of (web, fair, partner, other)              "Where we met"   from column "Source"
               empty means web
  first_seen:  date     "Day of the first contact"                              from column "First seen"
  no_calls:    yes/no   "Does not want to be called"
               from column "No calls"   empty means no
  old_status:  one of (open, with_sales, returned, watch_list, qualified, offer, closed)
               "Where the lead stood in our old system"   from column "Old status"
               empty means open
}

interaction fair_visit          "Came to our stand"            { fair: text, minutes: number }
interaction catalogue_request   "Asked for the catalogue"
interaction price_list_download "Downloaded a price list"
interaction machine_video       "Watched a machine at work"    { product: text, seconds: number }
interaction service_question    "Asked our service something"
interaction callback_request    "Asked to be called"
interaction phone_call          "Telephone desk called"   by marketing    { reached: yes/no, minutes: number }
interaction sales_call          "Sales called"                 by sales   { reached: yes/no }
interaction site_visit          "Sales went to see the lead"   by sales

# ---------------------------------------------------------------- words we agreed on

list private_mail as ("@gmx.at", "@gmx.de", "@aon.at", "@web.de", "@wp.pl", "@orange.fr")
list postcodes_north "North and east of Germany" as ("0", "1", "2", "3")
list postcodes_south "South of Germany"          as ("7", "8", "9")

reason wrong_person "The contact has nothing to do with machines"
reason bad_data     "Number, name or company are wrong"
reason unreachable  "Nobody could be reached"
reason too_early    "The need is real, and later"
reason no_money     "No money before the next budget"
reason no_need      "There is no need"
reason no_time      "Sales has no time to keep the contact"
reason stop_calling "Asked us not to call again"
reason competitor   "Builds machines as we do"

# ---------------------------------------------------------------- how interested is the lead?

score interest "Level of Interest" between 0 and 100 {
  fades out in 6 steps of 1 month
  +30  per fair_visit where minutes at least 5   at most once per fair
  +20  per catalogue_request     at most once per year
  +15  per price_list_download   at most 2 times per month
  +3   per machine_video where seconds at least 30   in the last 6 weeks   at most once per day
       up to 12 points
  +10  per service_question      at most once per week
  +40  per callback_request      in the last 30 days   at most once   never fades   "Wants to be called"
  always 0 while no_calls
}

# ---------------------------------------------------------------- how well does the company fit?

score fit "How well the company fits" between 0 and 100 {
  highest of "Machines in use" {
    +40  when machines at least 20
    +25  when machines at least 8
    +10  when machines at least 3
  }
  group "Reason to buy" up to 40 points {
    +25  when machine_age more than 10                       "Something will have to be replaced"
    +25  when products includes any of (milling, grinding)   "What we are best at"
  }
  +20  when industry is one of ("automotive supplier", "medical devices", aerospace)
  -30  when email ends with any of private_mail and company is unknown   "A hobby"
  -10  when days since first_seen at least 720                           "An old card"
}

rating grade "How well the company fits" of fit {
  A from 70
  B from 40
  C below
}

# ---------------------------------------------------------------- the telephone check

questionnaire phone_check "Telephone check" asked by marketing {
  role    "Does the contact decide?"                     { decides +30, prepares +20, "has no say" 0 }
  need    "Is there a machine to replace or to add?"     { yes +30, no -30 }
  planned "By when?"                                     { half_year +25, two_years +10, "no plan" 0 }
  visit   "May a colleague come and see the workshop?"   { yes +15, no 0 }
}

rating verdict "What the telephone check says" of phone_check {
  ripe from 70
  fair from 40
  poor below
}

define phoned "The telephone check is done and speaks for a visit" as
  phone_check is complete and verdict at least fair

table visit_order "Order of visits" of verdict, grade {
                | A         | B         | C
  ripe          | this_week | this_week | next_tour
  fair          | this_week | next_tour | next_tour
  poor, unknown | no_visit  | no_visit  | no_visit
}

# ---------------------------------------------------------------- whose territory is it?

choose territory "Whose territory?" the first that fits {
  north       when country is "DE" and postcode starts with any of postcodes_north
  south       when country is "DE" and postcode starts with any of postcodes_south
  west        when country is "DE" and postcode is known
  alps        when country is one of ("AT", "CH", "LI")
  france      when country is one of ("FR", "BE", "LU")
  east        when country is one of ("PL", "CZ", "SK", "HU")
  export      when country is known and country is not "DE"
  to_be_found otherwise
}

# ---------------------------------------------------------------- the stages, and who owns them

stage Contact "Contact" owned by marketing {
  meaning "A card from a fair, or a name from the web site"
  becomes Candidate as soon as interest at least 25 and fit at least 30 and not no_calls
}

stage Candidate "Candidate for the telephone" owned by marketing {
  meaning "Interested and fitting; the telephone desk calls before sales hears of it"
  hand over to sales, becomes Accepted when accepted {
    needs company, phone and country
    # A partner has spoken with the lead already: no telephone check, and no confirmation.
    only when phoned or source is partner
    marketing confirms first within 4 work hours of complete data
      when any callback_request in the last 3 days, if late notify "Head of the telephone desk"
    marketing confirms first within 3 work days of complete data when source is not partner,
      if late becomes Contact, resetting interest
    goes to the first that fits {
      the previous one                   when earlier stays in Accepted at least 1
      team "Territory North"             when territory is north
      team "Territory South"             when territory is south
      team "Territory West"              when territory is west
      person "Ilse Brandner"             when territory is alps
      person "Odile Fauvet"              when territory is france
      team "Territory East"              when territory is east
      team "Inside sales"                when territory is to_be_found
      spread over "Export 1", "Export 2" otherwise
    }
    sales accepts within 1 work day of the handover when verdict is ripe,
      if late notify "Head of Sales"
    sales accepts within 3 work days of the handover, if late notify "Head of Sales"
    sales may reject to Returned because wrong_person, bad_data or unreachable
    sales may reject to Watched because too_early
    sales may reject to Closed because no_need
  }
  marketing may drop to Contact because unreachable or no_need, resetting interest
  becomes Contact after 60 days in this stage while not handed over, resetting interest
    "Not ready within 60 days"
}

stage Accepted "Accepted by sales" owned by sales {
  meaning "Sales works with the lead"
  notify "Head of Sales" after 3 work days in this stage when no sales_call in this stage
  sales may qualify to Qualified when any site_visit in this stage or phone_check.need
  sales may return to Returned because wrong_person, bad_data or unreachable
  sales may watch to Watched because too_early or no_money
  becomes Returned as soon as (count of sales_call where (not reached) in this stage) at least 4
    "Four calls, nobody there"
  becomes Returned after 8 weeks in this stage   "Nothing decided within 8 weeks"
}

# The first way: marketing is responsible again.
stage Returned "Returned to marketing" owned by marketing {
  meaning "Sales could not work with it; the telephone desk qualifies it again"
  hand over to sales, becomes Accepted when accepted {
    needs company, phone and country
    only when phoned and any phone_call where (reached) in this stage
    marketing confirms first within 5 work days of complete data,
      if late notify "Head of the telephone desk"
    goes to the first that fits {
      the previous one                   when earlier stays in Accepted at least 1
      team "Territory North"             when territory is north
      team "Territory South"             when territory is south
      team "Territory West"              when territory is west
      person "Ilse Brandner"             when territory is alps
      person "Odile Fauvet"              when territory is france
      team "Territory East"              when territory is east
      team "Inside sales"                when territory is to_be_found
      spread over "Export 1", "Export 2" otherwise
    }
    sales accepts within 1 work day of the handover, if late notify "Head of Sales"
    sales may reject to Returned because bad_data
    sales may reject to Closed because no_need
  }
  marketing may drop to Contact because unreachable, wrong_person or no_need, resetting interest
  becomes Contact after 30 days in this stage while not handed over, resetting interest
    "Not qualified again within 30 days"
}

# The second way: sales stays responsible.
stage Watched "On the watch list of sales" owned by sales {
  meaning "A good contact, too early: sales keeps in touch itself"
  notify "Head of Sales" after 6 weeks in this stage when no sales_call in this stage
  becomes Accepted after 3 months in this stage   "Time for the next call"
  sales may resume to Accepted after 1 day in this stage
  sales may return to Returned because no_time
}

stage Qualified "Qualified by sales" owned by sales {
  meaning "Sales has seen the need itself"
  sales may offer to Opportunity needs job_title and (email or phone)
  sales may watch to Watched because too_early or no_money
}

final stage Opportunity "An offer is being made" owned by sales
final stage Closed      "We stop here"           owned by marketing

in every stage that is not final {
  marketing or sales may stop to Closed because stop_calling or competitor
}

# The first run takes the leads over from the old system, each where it stood.
leads start in the first that fits {
  Closed      when no_calls or old_status is closed
  Opportunity when old_status is offer
  Qualified   when old_status is qualified
  Accepted    when old_status is with_sales
  Watched     when old_status is watch_list
  Returned    when old_status is returned
  Contact     otherwise
}

nurture with all that fit when email is known and not no_calls {
  "Grinding news"       when products includes grinding and stage is one of (Contact, Candidate)
  "Milling news"        when products includes milling and stage is one of (Contact, Candidate)
  "See you at the fair" when source is fair and stage is one of (Contact, Returned)
  "A letter a quarter"  when stage is Watched
}

# ---------------------------------------------------------------- what must come out: agreed examples
# Without a date of its own an example is looked at on 2026-01-15 at 12:00.

# interest: visit to our stand, 40 days old: 1 full month, one of 6 steps gone     30 x 5/6 = 25
#           price list, 3 days old                                                 15
#           together                                                               25 + 15 = 40
# fit:      25 machines 40 + older than 10 years 25 + aerospace 20 = 85, an A
# check:    decides 30 + need 30 + half a year 25 + visit 15 = 100, ripe
example "From the stand to the territory" {
  lead {
    company: "Bohrwerk Aldingen", country: "DE", postcode: "70173", phone: "+49 89 99998 017",
    source: fair, machines: 25, machine_age: 14, industry: aerospace
  }
  40 days ago fair_visit { fair: "Metal Days", minutes: 20 }
  3 days ago  price_list_download
  expect interest = 40 and fit = 85 and grade is A
  expect stage is Candidate and handover is waiting
  expect responsible is marketing
  expect territory is south and visit_order is no_visit
  then after 2 hours phone_call { reached: yes, minutes: 9 }
  then lead {
    phone_check.role: decides, phone_check.need: yes, phone_check.planned: half_year,
    phone_check.visit: yes
  }
  expect phone_check = 100 and verdict is ripe and visit_order is this_week
  expect handover is waiting
  then confirm by marketing
  expect handover is pending and responsible is sales
  expect route is "Territory South"
  then after 3 hours accept by sales
  expect stage is Accepted
}

# interest: Metal Days twice: the newer counts, 100 days old, 3 full months        30 x 3/6 = 15
#           the visit of 3 minutes does not count
#           videos: two on one day count once, a third a day later; 20 seconds are too short   3 + 3 = 6
#           service asked 20 days ago                                              10
#           catalogue, 200 days old: 6 full months, nothing left                   0
#           together                                                               15 + 6 + 10 = 31
# fit:      8 machines 25; milling 25; nothing else is known                       25 + 25 = 50, a B
example "What counts, and what has faded" {
  lead {
    company: "Feinmechanik Ybbsau", country: "AT", email: "werkstatt@ybbsau.example", machines: 8,
    products: (milling, service)
  }
  120 days ago fair_visit { fair: "Metal Days", minutes: 45 }
  100 days ago fair_visit { fair: "Metal Days", minutes: 10 }
  90 days ago  fair_visit { fair: "Open House", minutes: 3 }
  200 days ago catalogue_request
  20 days ago  service_question
  50 hours ago machine_video { product: "M40", seconds: 80 }
  49 hours ago machine_video { product: "M40", seconds: 35 }
  26 hours ago machine_video { product: "G12", seconds: 60 }
  25 hours ago machine_video { product: "G12", seconds: 20 }
  expect interest = 31
  expect fit = 50 and grade is B
  expect stage is Candidate
  expect missing phone
  expect nurture includes "Milling news"
}

# interest: catalogue 20 + service 10 = 30; fit: 30 machines 40. The lead comes from a partner: no telephone check,
# no confirmation, straight to the territory.
example "A partner has spoken with the lead" {
  lead {
    company: "Obrabiarki Wisłok", country: "PL", phone: "+48 22 555 01 60", source: partner,
    machines: 30
  }
  5 days ago catalogue_request
  5 days ago service_question
  expect interest = 30 and fit = 40
  expect stage is Candidate and handover is pending
  expect route is "Territory East" and responsible is sales
}

# Monday 10 o'clock; a work day has 9 hours. Three work days later is Thursday, 10 o'clock: nobody has called,
# and the lead goes back with its interest at 0. The catalogue of next week counts again.
example "Nobody picked up the telephone" {
  lead {
    company: "Drehteile Imhoff", country: "DE", postcode: "33602", phone: "+49 221 4710 081",
    machines: 12, machine_age: 11
  }
  start in Candidate on 2026-03-02 10:00
  10 days ago fair_visit { fair: "Turning Forum", minutes: 30 }
  expect interest = 30 and fit = 50
  then after 2 days
  expect stage is Candidate
  then after 1 day
  expect stage is Contact
  expect interest = 0
  then after 4 days catalogue_request
  expect interest = 20
  expect stage is Contact
}

# check: prepares 20 + need 30 + two years 10 + no visit 0 = 60, fair
# The first way: sales gives the lead back, the telephone desk confirms, but nobody was reached yet: still waiting.
# The lead has moved from the north to the south meanwhile and goes to the colleagues who know it.
example "Returned, called again, and back to the same colleagues" {
  lead {
    company: "Werkzeugbau Lüthje", country: "DE", postcode: "20095", phone: "+49 40 66969 025",
    machines: 20, phone_check.role: prepares, phone_check.need: yes, phone_check.planned: two_years,
    phone_check.visit: no
  }
  start in Candidate on 2026-03-02 09:00
  expect phone_check = 60 and verdict is fair
  then after 1 hour confirm by marketing
  expect route is "Territory North"
  then after 1 hour accept by sales
  expect stage is Accepted and responsible is sales
  then after 2 days return by sales because unreachable
  expect stage is Returned and handover is waiting
  expect responsible is marketing
  then after 1 day  lead { postcode: "80331" }
  then after 1 hour confirm by marketing
  expect handover is waiting and territory is south
  then after 1 hour phone_call { reached: yes, minutes: 12 }
  expect handover is pending and route is "Territory North"
  then after 1 hour accept by sales
  expect stage is Accepted
}

# The second way: too early, and sales keeps the lead. On the first day it may not be taken up again;
# three months after 3 March, on 3 June, it comes back by itself.
example "Sales keeps watching" {
  lead { company: "Zerspanung Nordhorst", country: "DE", phone: "+49 69 90009 014" }
  start in Accepted on 2026-03-02 09:00
  then after 1 hour   sales_call { reached: yes }
  then after 23 hours watch by sales because too_early
  expect stage is Watched and responsible is sales
  then after 1 hour resume by sales
  expect refused
  then after 91 days
  expect stage is Watched
  then after 1 day
  expect stage is Accepted and responsible is sales
}

# Four calls on four days, nobody there.
example "Sales does not get through" {
  lead { company: "Toczenie Brda", country: "PL" }
  start in Accepted on 2026-03-02 09:00
  then after 1 day sales_call { reached: no }
  then after 1 day sales_call { reached: no }
  then after 1 day sales_call { reached: yes }
  then after 1 day sales_call { reached: no }
  expect stage is Accepted
  then after 1 day sales_call { reached: no }
  expect stage is Returned and responsible is marketing
}

# fit: 3 machines 10 - card older than 720 days 10 = 0; 31 December 2023 to 15 January 2026 are 746 days
example "An old card" {
  lead { company: "Schleiferei Ostrach", machines: 3, first_seen: 2023-12-31 }
  expect fit = 0 and grade is C
  expect territory is to_be_found
  expect stage is Contact
}

example "Wants no calls" {
  lead { company: "Mécanique Aubrac", country: "FR", no_calls: yes }
  1 day ago callback_request
  expect interest = 0
  expect stage is Closed
}

# fit:   20 machines 40 + older than 10 years 25 + aerospace 20 = 85, an A; 20 machines alone 40, a B; 3 machines 10, a C
# check: prepares 20 + need 30 + two years 10 + no visit 0 = 60, fair; half a year 25 and a visit 15 make it 90, ripe;
#        without a need 20 - 30 + 10 + 0 = 0, poor
example "Order of visits" {
  lead {
    company: "Fräserei Hollenstein", machines: 20, machine_age: 14, industry: aerospace,
    phone_check.role: prepares, phone_check.need: yes, phone_check.planned: two_years,
    phone_check.visit: no
  }
  expect verdict is fair and grade is A
  expect visit_order is this_week
  then lead {
    phone_check.planned: half_year, phone_check.visit: yes, machine_age: 2, industry: other
  }
  expect verdict is ripe and grade is B
  expect visit_order is this_week
  then lead { machines: 3 }
  expect grade is C and visit_order is next_tour
  then lead { phone_check.planned: two_years, phone_check.visit: no }
  expect verdict is fair and visit_order is next_tour
  then lead { phone_check.need: no }
  expect verdict is poor and visit_order is no_visit
}

# fit: 20 machines 40 + grinding 25 - a private address without a company 30 = 35
example "A hobby" {
  lead { email: "h.wimmer@web.de", machines: 20, products: (grinding), source: fair }
  expect fit = 35 and grade is C
  expect nurture includes "Grinding news" and nurture includes "See you at the fair"
}

# A partner's lead goes over without a check. Sales has three work days, from Thursday, 12 o'clock, to Tuesday, and is
# late. Each time marketing takes the lead back its interest is reset; a catalogue 20 and a question 10 bring it again.
example "Partners send leads from everywhere" {
  lead {
    company: "Wagner und Rees", country: "DE", phone: "+49 221 4710 099", source: partner,
    machines: 20
  }
  2 days ago catalogue_request
  2 days ago service_question
  expect territory is to_be_found and route is "Inside sales"
  expect responsible is sales
  then after 6 days
  expect handover is pending
  then drop by marketing because unreachable
  expect stage is Contact and interest = 0
  then lead { postcode: "50667" }
  then after 1 day catalogue_request
  then service_question
  expect route is "Territory West"
  then drop by marketing because unreachable
  then lead { country: "CH" }
  then after 1 day catalogue_request
  then service_question
  expect route is "Ilse Brandner"
  then drop by marketing because unreachable
  then lead { country: "FR" }
  then after 1 day catalogue_request
  then service_question
  expect route is "Odile Fauvet"
  then drop by marketing because no_need
  then lead { country: "IT" }
  then after 1 day catalogue_request
  then service_question
  expect territory is export and route is one of ("Export 1", "Export 2")
}

# Sales had the lead once: whoever has moved stays with the colleagues who know it.
example "Once more to the same colleagues, from the start" {
  lead {
    company: "Fonderie Ardoise", country: "FR", phone: "+33 1 99 00 12 34", source: partner,
    machines: 20
  }
  2 days ago catalogue_request
  2 days ago service_question
  expect route is "Odile Fauvet"
  then after 2 hours accept by sales
  then after 1 day   return by sales because wrong_person
  expect stage is Returned and responsible is marketing
  then drop by marketing because wrong_person
  expect stage is Contact
  then lead { country: "AT" }
  then after 1 week catalogue_request
  then service_question
  expect stage is Candidate and territory is alps
  expect route is "Odile Fauvet"
}

# Thursday, 12 o'clock: whoever asks to be called is called within 4 work hours; at 17 o'clock nobody has, and the head of
# the desk has a notice. check: 30 + 30 + 25 + 15 = 100, ripe, so sales has one work day, until Friday, 17 o'clock.
# On Saturday sales says too early, and keeps the contact; after a week it finds no time for that.
# Marketing has five work days, and takes two weeks.
example "Asked to be called, and waited" {
  lead {
    company: "Kerndreh Illerbach", country: "DE", postcode: "89073", phone: "+49 731 99 015",
    email: "post@kerndreh.example", machines: 20
  }
  1 day ago callback_request
  expect stage is Candidate and handover is waiting
  then after 5 hours
  expect handover is waiting and responsible is marketing
  then lead {
    phone_check.role: decides, phone_check.need: yes, phone_check.planned: half_year,
    phone_check.visit: yes
  }
  then confirm by marketing
  expect handover is pending and route is "Territory South"
  then after 2 days reject by sales because too_early
  expect stage is Watched and responsible is sales
  expect nurture includes "A letter a quarter"
  then after 1 week return by sales because no_time
  expect stage is Returned and handover is waiting
  then after 2 weeks confirm by marketing
  expect handover is waiting
  then phone_call { reached: yes, minutes: 6 }
  expect handover is pending and route is "Territory South"
  then after 4 days
  expect handover is pending
  then reject by sales because no_need
  expect stage is Closed
}

example "Sales rejects a wrong number" {
  lead { company: "Drahtwerk Salm", country: "BE", phone: "+32 2 555 01 44", source: partner }
  start in Candidate on 2026-03-02 09:00
  expect handover is pending and route is "Odile Fauvet"
  then reject by sales because bad_data
  expect stage is Returned and responsible is marketing
}

example "Sales rejects where there is no need" {
  lead { company: "Drahtwerk Orval", country: "BE", phone: "+32 2 555 01 45", source: partner }
  start in Candidate on 2026-03-02 09:00
  then after 1 hour reject by sales because no_need
  expect stage is Closed
}

example "No telephone number within 60 days" {
  lead { company: "Zahnrad Mittelbach", country: "DE", machines: 12 }
  start in Candidate on 2026-03-02 09:00
  expect missing phone
  then after 59 days
  expect stage is Candidate
  then after 1 day
  expect stage is Contact
}

# The need is known, so sales may qualify the lead without a visit. Nobody calls within three work days: a notice.
# On the watch list the lead is taken up again after two days; eight weeks later nothing is decided.
example "Qualified, watched, and taken up again" {
  lead { company: "Präzision Wörgl", country: "AT", old_status: with_sales, phone_check.need: yes }
  expect stage is Accepted and responsible is sales
  then after 1 week
  expect stage is Accepted
  then qualify by sales
  expect stage is Qualified
  then watch by sales because no_money
  expect stage is Watched
  then after 2 days resume by sales
  expect stage is Accepted
  then after 55 days
  expect stage is Accepted
  then after 1 day
  expect stage is Returned and responsible is marketing
}

example "From the old system: an offer needs a title and a way to send it" {
  lead { company: "Presswerk Thaya", old_status: qualified }
  expect stage is Qualified
  then offer by sales
  expect refused
  expect missing job_title and missing email
  then lead { job_title: "Works manager", phone: "+43 1 555 01 77" }
  then offer by sales
  expect stage is Opportunity
}

example "From the old system: an offer is out already" {
  lead { company: "Spindel Rhinow", old_status: offer }
  expect stage is Opportunity
}

example "From the old system: asked us to stop" {
  lead { company: "Bohrtechnik Havel", old_status: watch_list }
  expect stage is Watched
  then stop by sales because stop_calling
  expect stage is Closed
}

example "From the old system: builds machines as we do" {
  lead { company: "Maschinen Rostow", old_status: open }
  expect stage is Contact
  then stop by marketing because competitor
  expect stage is Closed
}

example "From the old system: nobody calls again" {
  lead { company: "Walzwerk Lahn", country: "DE", old_status: returned }
  expect stage is Returned
  then after 29 days
  expect stage is Returned
  then after 1 day
  expect stage is Contact
}

# check: prepares 20 + need 30 + two years 10 + no visit 0 = 60, fair
# Sales never had this lead, so it goes where it is. Each time sales finds something wrong with the data, marketing
# asks again, calls again and confirms again.
example "From the old system: where does it belong?" {
  lead {
    company: "Getriebe Nordlund", country: "DE", phone: "+49 40 66969 077", old_status: returned,
    phone_check.role: prepares, phone_check.need: yes, phone_check.planned: two_years,
    phone_check.visit: no
  }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is "Inside sales"
  then reject by sales because bad_data
  then lead { postcode: "20095" }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is "Territory North"
  then reject by sales because bad_data
  then lead { postcode: "80331" }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is "Territory South"
  then reject by sales because bad_data
  then lead { postcode: "50667" }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is "Territory West"
  then reject by sales because bad_data
  then lead { country: "LI" }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is "Ilse Brandner"
  then reject by sales because bad_data
  then lead { country: "LU" }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is "Odile Fauvet"
  then reject by sales because bad_data
  then lead { country: "CZ" }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is "Territory East"
  then reject by sales because bad_data
  then lead { country: "ES" }
  then after 1 day phone_call { reached: yes, minutes: 4 }
  then confirm by marketing
  expect route is one of ("Export 1", "Export 2")
  expect stage is Returned and responsible is sales
}
