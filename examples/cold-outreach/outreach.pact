# Cold outreach: nobody has asked us for anything. Sales picks companies that fit, calls them, and asks four questions.
# Who is ripe goes on to an offer. Who is not goes to marketing, which keeps in touch until the lead comes back by itself.

language 1

pact "Cold outreach" {
  version   2
  timezone  Europe/Zurich
  currency  CHF
  work time mon-fri 08:00-16:00
  holidays  2026-04-03, 2026-04-06, 2026-05-14, 2026-05-25, 2026-12-25
}

team sales     "Inside sales"
team marketing "Marketing"

agreed by sales     on 2026-11-02 as "Team lead, inside sales"
agreed by marketing on 2026-11-02 as "Head of Marketing"

# ---------------------------------------------------------------- what we know about a company

lead identified by id {
  company:        text     "Name of the company"
  country:        text     "ISO country code"
  industry:       one of (logistics, retail, food, machinery, pharma, other)
                  "What the company does"   unknown if "Select"
  warehouses:     number   "Number of warehouses"   unknown if "n/a" or "?"
  turnover:       money    "Yearly turnover"                  from column "financials.turnover"
                  unknown if "n/a"
  contact:        text     "Who answers the phone for us"     from column "contact.name"
  job_title:      text     "Title as the contact gave it"     from column "contact.title"   unknown if "n/a"
  email:          text     "Address the contact gave us"      from column "contact.email"   unknown if "n/a"
  may_mail:       yes/no   "Has agreed to get mail from us"   from column "contact.may_mail"
                  unknown if "not asked"
  caller:         text     "Colleague in sales who calls"
  list_from:      one of (directory, fair, referral, newsletter)               "Where we found the company"
  contract_until: date     "Present contract ends"                                          unknown if "n/a"
  blocked:        yes/no   "Is on our do-not-call list"   empty means no
}

interaction call "We called"   by sales {
  outcome: one of (talked, voicemail, gatekeeper, wrong_number)
  minutes: number
}

interaction visit         "We went to see them"            by sales
interaction mail_sent     "We sent one mail of a series"   by marketing   { campaign: text }
interaction mail_opened   "Opened a mail"                  { campaign: text }
interaction link_click    "Followed a link in a mail"      { page: text }
interaction webinar       "Took part in a webinar"         { title: text, minutes: number }
interaction callback      "Called us back"
interaction quote_request "Asked for a quote"              from type "rfq"

# ---------------------------------------------------------------- words we agreed on

list german_speaking as ("CH", "DE", "AT", "LI")
list french_speaking as ("FR", "BE", "LU")

define spoke_with_us "Somebody spoke with us" as any call where outcome is talked
define attempts      "How often we called"    as count of call
define long_talk     "Has given us a quarter of an hour or more" as
  (total minutes of call where outcome is talked) at least 15
define contract_ends "The present contract ends within a year" as
  contract_until in the next 12 months
define first_round   "Has not been with marketing yet" as
  earlier stays in NotRipe = 0 and earlier stays in Nurturing = 0

reason no_need       "Does not have the problem that we solve"
reason no_money      "No money for it this year"
reason not_now       "Wants it, but later"
reason wrong_person  "Does not decide, and would not say who does"
reason no_permission "Does not want mail from us"
reason notes_missing "Nobody can tell from the notes what was said"
reason still_cold    "Opened our mail, and that was all"
reason lost          "Bought elsewhere"

# ---------------------------------------------------------------- does the company fit?

score company_fit "How well the company fits" between 0 and 100 {
  highest of "Warehouses" {
    +40  when warehouses at least 10
    +30  when warehouses at least 4
    +15  when warehouses at least 2
  }
  highest of "Turnover" {
    +30  when turnover at least 50 million CHF
    +20  when turnover at least 10 million CHF
  }
  +20  when industry is one of (logistics, food, retail)
  +10  when contract_ends
  # Turnover for each warehouse; nothing is added while one of the two is unknown.
  -10  when turnover / warehouses less than 500 thousand CHF
       "Too little business for each warehouse"
}

rating fitness of company_fit {
  strong from 70
  fair   from 40
  weak   below
}

# ---------------------------------------------------------------- what the first call found out

questionnaire first_call "First call" asked by sales {
  pain "How much does picking by hand cost you today?"   { a_lot +30, some +15, hardly -20 }
  decides "Who signs for a new system?" {
    "the contact"            +25
    "the contact and others" +15
    "someone else"           0
  }
  funds  "Is there money for it?"       { yes +25, no -10 }
  timing "When would it have to run?"   { within_6_months +20, within_18_months +10, later 0 }
}

rating temperature "How warm is the lead?" of first_call {
  hot  from 70
  warm from 35
  cold below
}

# ---------------------------------------------------------------- what the lead does while marketing keeps in touch

score response "Response to our mail" between 0 and 100 {
  fades out in 4 steps of 30 days
  +4   per mail_opened                                    at most once per campaign   up to 12 points
  +10  per link_click                                     at most 2 times per month
  +25  per webinar where minutes at least 20              at most once in any 14 days
  +30  per callback                                       at most once   never fades
  +5   per link_click where page contains "price"   in the last 60 days   at most 3 times
       "Looks at prices"
  -5   per full 60 days without interaction by the lead   up to -15 points   "Gone quiet"
  always 0 while blocked
}

score call_order "Order in which sales calls" {
  +50% of company_fit
  +50% of response
  +20% of warehouses   up to 10 points   "Big networks first"
  +10  when long_talk
}

table next_step "What sales does next" of temperature, fitness {
          | strong        | fair          | weak
  hot     | visit_now     | visit_now     | offer_by_mail
  warm    | second_call   | second_call   | leave_to_mail
  cold    | leave_to_mail | leave_to_mail | leave_to_mail
  unknown | call_now      | call_now      | call_later
}

choose language "In which language do we talk?" the first that fits {
  german  when country is one of german_speaking
  french  when country is one of french_speaking
  polish  when country is "PL"
  english when country is known
  ask     otherwise
}

# ---------------------------------------------------------------- the stages, and who owns them

stage Target "Picked for outreach" owned by sales {
  meaning "The company may fit; nobody of us has spoken with it yet"
  notify "Team lead, inside sales" after 3 work days in this stage when no call in this stage
  becomes InTalks as soon as spoke_with_us or any callback
  becomes Closed as soon as latest outcome of call is wrong_number   "The number is wrong"
  becomes NotRipe as soon as attempts at least 6   "Six calls, nobody to talk to"
}

stage InTalks "In talks" owned by sales {
  meaning "Somebody spoke with us; the four questions are being asked"
  becomes Ripe as soon as temperature is hot and fitness at least fair
  # Sales has a day to correct the answers. Only the first time: a lead that marketing gives back brings its old answers along.
  becomes NotRipe after 1 day in this stage
    as soon as first_call is complete and temperature is cold and first_round
    "The answers say: not yet"
  sales may qualify to Ripe when temperature at least warm
  sales may hand_back to NotRipe because no_money, not_now or wrong_person
  sales may close to Closed because no_need or lost
  becomes NotRipe after 6 weeks in this stage   "No decision within 6 weeks"
}

stage NotRipe "Not ripe yet" owned by sales {
  meaning "Too early for sales; marketing shall keep in touch"
  hand over to marketing, becomes Nurturing when accepted {
    needs company, email and country
    only when may_mail and not blocked
    goes to the first that fits {
      team "Mail desk German"        when language is german
      team "Mail desk French"        when language is french
      team "Mail desk International" otherwise
    }
    marketing accepts within 2 work days of the handover, if late notify "Head of Marketing"
    marketing may reject to Closed because no_permission
    marketing may reject to InTalks because notes_missing
  }
  becomes Closed after 60 days in this stage while not handed over
    "No permission to mail within 60 days"
}

stage Nurturing "Kept warm by marketing" owned by marketing {
  meaning "Gets our mail; sales calls again once the lead shows interest"
  notify "Head of Marketing" after 30 days in this stage when no mail_sent in this stage
  hand over to sales, becomes InTalks when accepted {
    needs company
    only when response at least 30 and not blocked
    marketing confirms first within 3 work days of complete data when temperature is cold,
      if late notify "Head of Marketing"
    goes to the first that fits {
      person caller when caller is known
      spread over "Livia", "Marek", "Noémie", "Urs" otherwise
    }
    sales accepts within 8 work hours of the handover when any callback in the last 7 days,
      if late notify "Team lead, inside sales"
    sales accepts within 3 work days of the handover, if late notify "Team lead, inside sales"
    sales may reject to Nurturing because still_cold, resetting response
  }
  becomes Closed after 1 year in this stage while not handed over   "A year without a sign"
}

stage Ripe "Ripe for an offer" owned by sales {
  meaning "The need, the money and the people are there"
  becomes Opportunity as soon as any quote_request
  notify "Team lead, inside sales" after 10 work days in this stage when no visit in this stage
  sales may offer to Opportunity needs contact, job_title and email
  sales may hand_back to NotRipe because no_money or not_now
  sales may close to Closed because lost
}

final stage Opportunity "An offer is being made" owned by sales
final stage Closed      "We stop here"           owned by sales

in every stage that is not final {
  sales or marketing may stop to Closed because no_need or no_permission
    "The lead asked us to stop"
}

leads start in the first that fits {
  Closed    when blocked
  Nurturing when list_from is newsletter and may_mail
  Target    otherwise
}

nurture with all that fit when may_mail and not blocked {
  "What picking by hand really costs" when first_call.pain is one of (some, a_lot)
      and stage is one of (NotRipe, Nurturing)
  "A system without an investment"    when first_call.funds is no
      and stage is one of (NotRipe, Nurturing)
  "Before your contract ends"         when contract_ends
  "Monthly mail"                      when stage is Nurturing
}

# ---------------------------------------------------------------- what must come out: agreed examples
# Without a date of its own an example is looked at on 2026-01-15 at 12:00.

# company_fit: 12 warehouses 40 + turnover 60 million 30 + food 20 = 90, strong
#              60 million / 12 = 5 million for each warehouse: nothing taken off; when the contract ends is not known
# first_call:  nobody asked yet, so the temperature is unknown; row unknown, column strong: call_now
# call_order:  50% of 90 = 45, 50% of 0 = 0, 20% of 12 = 2.4         45 + 0 + 2.4 = 47.4
example "A fresh address" {
  lead {
    company: "Molkerei Seeblick", country: "CH", industry: food, warehouses: 12,
    turnover: 60 million CHF
  }
  expect company_fit = 90 and fitness is strong
  expect temperature is unknown
  expect next_step is call_now
  expect call_order = 47.4
  expect stage is Target and responsible is sales
  expect language is german
}

# company_fit: 3 warehouses 15 + turnover below 10 million 0 = 15;  1.2 million / 3 = 400 thousand: 15 - 10 = 5, weak
example "Too small" {
  lead {
    company: "Kornblum Kurier", country: "AT", industry: other, warehouses: 3,
    turnover: 1.2 million CHF
  }
  expect company_fit = 5
  expect fitness is weak
  expect next_step is call_later
}

# first_call:  30 + 25 + 25 + 20 = 100, hot
# company_fit: 4 warehouses 30 + retail 20 = 50, fair; hot and fair: ripe without anybody doing anything
example "Everything is there at the first call" {
  lead {
    company: "Bravantis Markt", country: "DE", industry: retail, warehouses: 4,
    first_call.pain: a_lot, first_call.decides: "the contact", first_call.funds: yes,
    first_call.timing: within_6_months
  }
  1 day ago call { outcome: talked, minutes: 14 }
  expect first_call = 100 and temperature is hot
  expect next_step is visit_now
  expect stage is Ripe
  then after 3 days quote_request
  expect stage is Opportunity
}

# first_call:  -20 + 0 - 10 + 0 = -30, cold
# Thursday, 12 o'clock: somebody spoke with us, so the lead is in talks. On Friday at 12 the day for corrections is over.
# The mail address is known, the permission is not: the handover to marketing waits for it.
# Handed over on Friday at 14; 2 work days later is Tuesday at 14.
example "Not ripe: marketing takes over" {
  lead {
    company: "Papeterie Vauclair", country: "FR", industry: other, email: "achats@vauclair.example",
    first_call.pain: hardly, first_call.decides: "someone else", first_call.funds: no,
    first_call.timing: later
  }
  2 days ago call { outcome: talked, minutes: 6 }
  expect first_call = -30 and temperature is cold
  expect stage is InTalks
  then after 1 day
  expect stage is NotRipe and handover is waiting
  expect responsible is sales
  expect missing may_mail
  then after 2 hours lead { may_mail: yes }
  expect handover is pending and responsible is marketing
  expect route is "Mail desk French"
  expect nurture includes "A system without an investment"
  then after 2 hours accept by marketing
  expect stage is Nurturing and responsible is marketing
  expect nurture includes "Monthly mail"
}

# response, as of 15 January, 12 o'clock; 4 steps of 30 days take a quarter each:
#   mail opened, campaign A, 40 days old: 1 full 30 days        4 x 3/4 = 3
#   mail opened, campaign B, 5 days old                         4
#   three clicks in January, two count                          10 + 10
#   one of the clicks was on prices                             5
#   webinar, 40 minutes, 65 days old: 2 full 30 days            25 x 2/4 = 12.5
#   the last sign of life is 3 days old                         nothing taken off
#   together                                                    3 + 4 + 20 + 5 + 12.5 = 44.5
# That is 30 or more, and nobody asked the four questions yet, so marketing need not confirm: back to sales at once.
example "A reader of the newsletter wakes up" {
  lead {
    company: "Zielona Dolina", country: "PL", list_from: newsletter, may_mail: yes, caller: "Marek"
  }
  65 days ago webinar { title: "Picking by light", minutes: 40 }
  40 days ago mail_opened { campaign: "A" }
  5 days ago  mail_opened { campaign: "B" }
  5 days ago  link_click { page: "/price-list" }
  4 days ago  link_click { page: "/cases" }
  3 days ago  link_click { page: "/cases/dairy" }
  expect response = 44.5
  expect handover is pending and route is "Marek"
  expect responsible is sales
}

# response: called back 30, which never fades; 100 days of silence are 1 full 60 days, -5    30 - 5 = 25
example "A call back is not forgotten" {
  lead { company: "Havrecourt", list_from: newsletter, may_mail: yes }
  100 days ago callback
  expect response = 25
  expect stage is Nurturing and handover is waiting
}

# Six calls and nobody to talk to; the seventh number was wrong, but the lead has already moved on.
example "Nobody there" {
  lead { company: "Oberwalder Logistik", country: "DE" }
  then after 1 day call { outcome: voicemail }
  then after 1 day call { outcome: voicemail }
  then after 1 day call { outcome: gatekeeper }
  then after 1 day call { outcome: voicemail }
  then after 1 day call { outcome: gatekeeper }
  expect stage is Target
  then after 1 day call { outcome: voicemail }
  expect stage is NotRipe
  then after 1 day call { outcome: wrong_number }
  expect stage is NotRipe
  # Nobody asked for a mail address: 60 days after the sixth call, on 22 March, we stop.
  then after 58 days
  expect stage is NotRipe
  then after 1 day
  expect stage is Closed
}

# The old answers are cold, but the lead was with marketing once: now sales decides.
# first_call: -20 + 15 - 10 + 10 = -5, cold; then funds turn to yes and pain to some:  15 + 15 + 25 + 10 = 65, warm
# Wednesday 9 o'clock: the click and the call back make response 10 + 30 = 40; marketing confirms, for the lead is cold.
example "Second time round, sales decides" {
  lead {
    company: "Tarnhelm Pharma", country: "AT", industry: pharma, warehouses: 4, may_mail: yes,
    email: "info@tarnhelm.example", caller: "Urs", first_call.pain: hardly,
    first_call.decides: "the contact and others", first_call.funds: no,
    first_call.timing: within_18_months
  }
  start in Nurturing on 2026-03-04 09:00
  3 days ago link_click { page: "/cases" }
  expect handover is waiting
  then after 1 hour callback
  expect response = 40 and temperature is cold
  expect handover is waiting
  then confirm by marketing
  expect handover is pending and route is "Urs"
  then after 1 hour accept by sales
  expect stage is InTalks
  then after 1 day lead { first_call.funds: yes, first_call.pain: some }
  expect first_call = 65 and temperature is warm
  then qualify by sales
  expect stage is Ripe
}

example "On the do-not-call list" {
  lead { company: "Montreval", blocked: yes }
  expect stage is Closed
}

# company_fit: 12 warehouses 40 + turnover 60 million 30 + food 20 = 90, strong; with a turnover of 1 million there are
#              less than 500 thousand for each warehouse: 40 + 20 - 10 = 50, fair; other than food 30, weak
# first_call:  30 + 25 + 25 = 80, hot; without money 30 + 25 - 10 = 45, warm; without pain -20 + 25 - 10 = -5, cold
example "What sales does next" {
  lead {
    company: "Alpkäserei Sonnhalde", country: "CH", industry: food, warehouses: 12,
    turnover: 60 million CHF, first_call.pain: a_lot, first_call.decides: "the contact",
    first_call.funds: yes
  }
  expect temperature is hot and fitness is strong
  expect next_step is visit_now
  then lead { first_call.funds: no }
  expect temperature is warm and next_step is second_call
  then lead { first_call.pain: hardly }
  expect temperature is cold and next_step is leave_to_mail
  then lead { turnover: 1 million CHF }
  expect fitness is fair and next_step is leave_to_mail
  then lead { first_call.pain: a_lot }
  expect temperature is warm and next_step is second_call
  then lead { first_call.funds: yes, industry: other }
  expect temperature is hot and fitness is weak
  expect next_step is offer_by_mail
  expect stage is Target
}

# company_fit: 4 warehouses 30 + food 20 + the contract ends within a year 10 = 60, fair
# call_order:  50% of 60 = 30, 20% of 4 = 0.8, a long talk 10    30 + 0.8 + 10 = 40.8
# Thursday, 12 o'clock; three work days later, on Tuesday, nobody has called and the team lead has a notice.
# After six weeks of talks without a decision the lead goes to marketing, which is late: two work days from Tuesday,
# 12 o'clock, end on Thursday.
example "A long talk, and no decision" {
  lead {
    company: "Pennine Foods", country: "GB", industry: food, warehouses: 4,
    contract_until: 2026-09-30, may_mail: yes
  }
  expect company_fit = 60 and next_step is call_now
  expect language is english
  expect nurture includes "Before your contract ends"
  then after 5 days
  expect stage is Target
  then call { outcome: talked, minutes: 20 }
  expect stage is InTalks and call_order = 40.8
  then after 6 weeks
  expect stage is NotRipe and handover is waiting
  expect missing email
  then lead { email: "office@pennine.example", first_call.pain: some }
  expect handover is pending and route is "Mail desk International"
  expect nurture includes "What picking by hand really costs"
  then after 3 days
  expect handover is pending and responsible is marketing
  then reject by marketing because no_permission
  expect stage is Closed
}

example "The number is wrong" {
  lead { company: "Gebrüder Ostrach" }
  then after 1 day call { outcome: wrong_number }
  expect stage is Closed
}

example "The lead asks us to stop" {
  lead { company: "Valmaggia" }
  then after 1 day call { outcome: talked, minutes: 1 }
  expect stage is InTalks
  then stop by marketing because no_permission
  expect stage is Closed
}

# Marketing asks back; sales finds that it talked with the wrong person, and the lead goes over once more.
example "Nobody can tell from the notes what was said" {
  lead {
    company: "Lagerhaus Traunegg", country: "AT", email: "lager@traunegg.example", may_mail: yes
  }
  start in NotRipe on 2026-03-02 09:00
  expect handover is pending and route is "Mail desk German"
  then after 1 hour reject by marketing because notes_missing
  expect stage is InTalks and responsible is sales
  then after 1 hour hand_back by sales because wrong_person
  expect stage is NotRipe and handover is pending
}

# response: webinar 25 + mail 4 + click 10 = 39. Nobody asked the four questions yet: back to sales at once.
# Monday, 9 o'clock; on Thursday, 9 o'clock, the three work days are over. After the rejection old mail does not count.
# On 5 April nobody has written for 30 days, and the head of marketing has a notice; on 6 March 2027 a year is over.
example "Opened our mail, and that was all" {
  lead { company: "Depot Meurval", may_mail: yes }
  start in Nurturing on 2026-03-02 09:00
  5 days ago webinar { title: "Picking by light", minutes: 40 }
  2 days ago mail_opened { campaign: "C" }
  2 days ago link_click { page: "/cases" }
  expect response = 39
  expect handover is pending and route is one of ("Livia", "Marek", "Noémie", "Urs")
  then after 4 days
  expect handover is pending and responsible is sales
  then reject by sales because still_cold
  expect stage is Nurturing and handover is waiting
  expect response = 0
  then after 30 days
  expect stage is Nurturing
  then after 335 days
  expect stage is Closed
}

# The lead was cold, so marketing should confirm within three work days, by Thursday, 9 o'clock. On Friday it has not,
# and the lead calls back: 30 points. Sales has 8 work hours then, until Monday, 9 o'clock, and is late as well.
example "Marketing and sales are both slow" {
  lead { company: "Brunnader Getränke", country: "CH", may_mail: yes, first_call.pain: hardly }
  start in Nurturing on 2026-03-02 09:00
  expect temperature is cold and handover is waiting
  then after 4 days callback
  expect response = 30 and handover is waiting
  then confirm by marketing
  expect handover is pending and responsible is sales
  then after 3 days
  expect handover is pending and responsible is sales
  then accept by sales
  expect stage is InTalks
  then after 1 day close by sales because lost
  expect stage is Closed
}

# Ten work days after Monday, 2 March, nobody went to see the company: a notice, and the offer is made all the same.
example "An offer without a visit" {
  lead { company: "Sennwald Frische", contact: "Reto Amsler", job_title: "Head of logistics" }
  start in Ripe on 2026-03-02 09:00
  then after 2 weeks offer by sales
  expect refused
  expect missing email
  then lead { email: "r.amsler@sennwald.example" }
  then offer by sales
  expect stage is Opportunity
}

example "Ripe, and then the money is gone" {
  lead { company: "Torfhaus Kräuter" }
  start in Ripe on 2026-03-02 09:00
  then after 1 week hand_back by sales because no_money
  expect stage is NotRipe and handover is waiting
}

example "Ripe, and bought elsewhere" {
  lead { company: "Marlowe & Finch" }
  start in Ripe on 2026-03-02 09:00
  then after 1 week close by sales because lost
  expect stage is Closed
}

example "The need is there, but later" {
  lead { company: "Spedition Zellhorn" }
  start in InTalks on 2026-03-02 09:00
  then after 2 days hand_back by sales because not_now
  expect stage is NotRipe
}

example "There is no need" {
  lead { company: "Kurier Blitzbach" }
  start in InTalks on 2026-03-02 09:00
  then after 2 days close by sales because no_need
  expect stage is Closed
}
