# Every construct of the language, in every form it may take. It is read, not run.
language 1
include "words.pact"

pact "Every construct" {
  version 2, currency CHF
  timezone America/Argentina/Buenos_Aires
  work time mon-thu, sat 08:00-24:00
  holidays 2026-12-24,
    2026-12-25
}

team field "Field sales"
team desk
agreed by desk on 2026-01-31 as "Head of Desk"
agreed by field on 2026-02-01 09:30
  as "Head of Field" seal "3f2a"

lead identified by "Customer No." {
  email:   text   "E-mail" from column "mail.address" unknown if "n/a" empty means "nobody@example"
  size:    number "Head count"
    from column "No. of people"
    unknown if "Select",
      "-" or "?"
    empty means 1_000
  yearly:  money
  abroad:  money USD "Sales abroad"   empty means 2.5 million USD
  agreed:  yes/no empty means no
  first:   date   empty means 2026-01-01
  origin:  one of (web, "Trade fair", yes, other) "Origin" empty means web
  topics:  some of (cloud, erp,) empty means (cloud, "erp")
  at: text, by: text
  stage: text
  größe: number
}

interaction visit
interaction mail "Wrote to us" from type "EMAIL"
interaction call "We called" from type "CALL" by desk { reached: yes/no, minutes: number "How long" }
interaction order { product: text
  amount: money }

list free as ("@gmx.example", "@web.example")
list words "Some words" as
  (cloud,
   erp)

define reachable "Can be reached" as
  email is known
  and not (size is unknown or origin is not known)
define wide as smaller of size and (larger of 3 and (size + 1))
define many as
  (count of visit where (at is "x" and lead.by is not "y") in the last 3 months) * 2 +
  10 at least 50% of size - -4
define texts as email contains "a" or email mentions any of ("a", b) or by starts with "c" or by ends with any of free
define sets as topics includes cloud and topics includes any of words and topics includes all of (cloud, erp)
define days as first before 2026-03-01 and first after first and first on 2026-02-02
  or first in the last 2 years or first in the next 30 days or first more than 1 week ago
define numbers as size >= 1 and size <= 2 and size > 3 and size < 4 and size = 5 and size != 6
  and size is at most 10 thousand and size is between 1.5 billion and 2 and size is more than 3 and size less than 9
define ages as days since first at least 3 and days since last call where reached is yes at most 4
define sums as total minutes of call where minutes more than 3 in this stage at least 10
define newest as latest product of order in the last 4 hours is one of ("x", "y")
define stays as earlier stays in Open at least 2 and size / 2 * 3 is 4
define listed as origin is one of words or origin is not one of (web, other) or origin is not web

score interest "Interest" between -10 and 100 {
  keeps 50% after every 30 days
  +5 per visit
  +5.25 per visit where at is "x" in the last 30 minutes at most once per day up to 10 points per week keeps 90% after every 1 month "Why"
  +1 per call where (reached) at most 3 times in any 7 days never fades
  +2 per order where product contains any of ("a", "b") at most once per product fades out in 4 steps of 2 weeks
  +1 per order where amount at least 10 EUR at most 1 time
  +1 per call where minutes between 3 and 5 up to 5 points
  +1 per call where minutes is known at most once
  -10 per full 30 days without interaction by the lead where at is not "x" up to -40 points "Quiet"
  -1 per full 1 month without visit
  +60% of size up to 30 points per year "Share"
  -5.5% of (size + 2) * 3
  group up to 20 points {
    +1 when reachable
    group "Between" between -5 and 5 points {
      +1 when sets "Because"
    }
  }
  highest of "Ladder" {
    +2 thousand when many
    +1 when texts
  }
  highest of {
    +1 when listed
  }
  always 0 while not reachable "Never"
  always -1.5 while days
}

score fit {
  fades out in 2 steps of 30 days
  + 5 when agreed
    and numbers
    "Continued"
  +5 per call
    where minutes > 5
    in the last 6 weeks
    at most once
}

rating heat "Heat" of interest {
  hot from 80
  "luke warm" from -40.5
  cold below
}

questionnaire survey "First call" asked by desk {
  budget "Is there a budget?" { yes +30, no -20 }
  who { "the contact" +30
    "someone else" +10, nobody 0 }
}

table order_of_work "Work" of heat, survey.who {
  | "the contact" | "someone else", nobody | unknown
  hot, "luke warm" | P1 | P1 | P2
  cold | P3 | P3 | "P 4"
  unknown | P3 | P3 | P3
}

choose market "Market" the first that fits {
  big when size at least 100
  "very small"
    when size at most 3
  stage otherwise
}

stage Open "Open" renamed from "START" owned by field {
  meaning "Just in"
  becomes Ready as soon as interest at least 30
  becomes Ready after 1 work day in this stage while not handed over as soon as reachable, resetting interest, fit and survey "Why"
  becomes Ready after 2 work hours in this stage while handed over resetting interest
  hand over to desk, becomes Ready when accepted {
    needs email
    needs size, yearly and (at or by or stage)
    only when reachable
    field confirms first
    field confirms first within 1 work day of complete data when reachable, if late notify "Head"
    desk accepts within 4 hours of the handover, if late becomes Open, resetting interest "Late"
    desk accepts when sets
    goes to the first that fits {
      team "Partners" when stage is Open and handover is waiting
      person "Ann" when no call in this stage
      person lead.by when by is known
      the previous one when earlier stays in Open > 0
      spread over "Ann", "Ben",
        "Cem" otherwise
      team "Rest"
    }
    desk may reject to Open when any visit in the last 3 days needs email because bad or late, resetting interest "Why"
  }
  field or desk may close to Closed after 2 days in this stage when reachable needs email and (at or by)
    because a, b or c
    resetting interest
    "Why"
  notify "Head" after 2 work days in this stage
  notify "Head" after 2 days in this stage when no call in this stage
}

stage Ready owned by desk
final stage Closed "Closed" owned by desk
final stage Won owned by desk { meaning "Bought" }

in every stage that is not final {
  desk, field or marketing may drop to Closed
}

leads start in the first that fits {
  Ready when origin is "Trade fair"
  Open otherwise
}

nurture with all that fit when agreed {
  "News" when stage is one of (Open, Ready) and any mail where at is "x" in this stage
  "For all"
}

reason bad "Bad data"
reason late
allow ladder-adds-up "Meant so"
allow never_met

example "Nothing known" {
  expect interest = 0 and heat is cold
}

example "A whole story" {
  lead {
    email: "a@b.example", size: -3, yearly: 2 million CHF
    agreed: no, first: 2026-02-02 10:00
    origin: "Trade fair"
    topics: (cloud, "erp")
    survey.who: "someone else"
    at: unknown, stage: open
  }
  as of 2026-03-02 09:00
  3 days ago order { product: "X", amount: 10 CHF }
  2 work hours ago visit
  start in Open on 2026-03-02 09:00
  start in Open
  then after 1 hour confirm by field
  then reject by desk because bad
  then after 2 days
  then visit
  then after 2 weeks call { reached: yes }
  then lead { size: 5 }
  expect handover is pending and responsible is desk
  expect route is one of ("Ann", "Ben") and nurture includes "News"
  expect refused and missing size and not missing lead.by
  expect survey is complete or survey is not complete
}
