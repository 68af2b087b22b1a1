# Every construct of the language, every clause that may be left out on a line of its own. It is read, not run.
# Texts that begin with ~ and lines that end in #out are not in the fingerprint.
language 1 #out

pact "Every construct" {
  version 2 #out
  timezone America/New_York
  currency CHF
  work time mon-thu, sat 08:00-18:30
  holidays 2026-12-24,
    2026-11-15
}

team field "~Field sales"
team desk

lead identified by "Customer No." {
  email: text "~E-mail"
    from column "mail.address"
    unknown if "n/a" or "-"
    empty means "nobody@example"
  size: number "~Head count"
  yearly: money
  abroad: money USD
    empty means 2.5 million USD
  agreed: yes/no
    empty means no
  first: date
    empty means 2026-01-01
  origin: one of (web, "Trade fair", yes, other)
    empty means web
  topics: some of (cloud, erp)
    empty means (cloud, "erp")
}

interaction visit
interaction mail "~Wrote to us"
  from type "EMAIL"
interaction call
  by desk
interaction order "~Ordered" {
  product: text "~What"
  amount: money
}

list free "~Free" as ("@gmx.example",
  "@web.example")

define reachable "~Can be reached" as email is known and not (size is unknown or origin is not known)
define wide as smaller of size and (larger of 3 and (size + 1))
define many as (count of visit where (at is "x" and lead.by is not "y") in the last 3 months) * 2 + 10 at least 50% of size - -4
define texts as email contains "a" or email mentions any of ("a", "b") or email starts with "c" or email ends with any of free
define sets as topics includes cloud and topics includes any of words and topics includes all of (cloud, erp)
define days as first before 2026-03-01 and first after first and first on 2026-02-02
  or first in the last 2 years or first in the next 30 days or first more than 1 week ago
define exact as first after 2026-03-01 14:15
define numbers as size at least 11 and size at most 12 and size more than 13 and size less than 14 and size = 15 and size != 16
define middle as size between 17 and 18
define ages as days since first at least 3 and days since last call where reached is yes at most 4
define sums as total minutes of call where minutes more than 3 in this stage at least 10
define newest as latest product of order in the last 4 hours is one of ("x", "y")
define stays as earlier stays in Open at least 2 and size / 2 * 3 = 4
define listed as origin is one of words or origin is not one of (web, other) or origin is not web
define asked as survey is complete or survey is not complete or no call where reached is no in this stage
define money as yearly at least 10 million CHF
define standing as stage is Open and handover is waiting

score interest "~Interest" between -10 and 100 {
  keeps 50% after every 30 days
  +5 per visit
  +1 per call
    where (reached)
    in the last 31 minutes
    at most 3 times in any 7 days
    up to 10 points per week keeps 90% after every 1 month
    "~Why"
  +2 per order
    at most once per product fades out in 4 steps of 2 weeks
  +3 per order where amount at least 10 CHF at most 5 times per day never fades
  +4 per order at most 5 times
  -10 per full 30 days without interaction by the lead
    where at is not "x"
    up to -40 points
    "~Quiet"
  +60% of size
    up to 30 points per year
    "~Share"
  group "~Web"
    up to 20 points
  {
    +1 when reachable
    group between -5 and 6 points {
      +2 when sets "~Because"
    }
  }
  highest of "~Ladder" {
    +2 thousand when many
    +1 when texts
  }
  always 0 while not reachable "~Never"
  always -1.5 while days
}

rating heat "~Heat" of interest {
  hot from 80
  "luke warm" from -40.5
  cold below
}

questionnaire survey "~First call" asked by desk {
  budget "~Is there a budget?" { yes +30, no -20 }
  who {
    "the contact" +30
    "someone else" +10
    nobody 0
  }
}

table order_of_work "~Work" of heat, survey.who {
  | "the contact" | "someone else", nobody | unknown
  hot, "luke warm" | P1 | P1 | P2
  cold | P3 | P3 | "P 4"
  unknown | P3 | P3 | P3
}

choose market "~Market" the first that fits {
  big when size at least 100
  "very small" when size at most 3
  rest otherwise
}

stage Open "~Open" renamed from "START" owned by field {
  meaning "~Just in" #out
  becomes Ready
    after 1 work day in this stage
    while not handed over
    as soon as reachable
    resetting interest, fit and survey
    "~Why"
  becomes Ready after 2 work hours in this stage while handed over
  hand over to desk, becomes Ready when accepted {
    needs email, yearly and (at or by)
    only when reachable
    field confirms first
      within 1 work day of complete data
      when reachable
    desk accepts within 4 hours of the handover, if late becomes Open, resetting interest "~Late"
    desk accepts within 5 hours of the handover, if late notify "Head"
    goes to the first that fits {
      team "Partners" when stage is Open and handover is waiting
      person "Ann"
        when no call in this stage
      person lead.by when by is known
      the previous one when earlier stays in Open > 0
      spread over "Ann", "Ben"
    }
    desk may reject to Open
      after 3 days in this stage
      when any visit in the last 3 days needs email because bad or late
      resetting interest
      "~Why"
  }
  field or desk may close to Closed
  notify "Head" after 2 work days in this stage
    when no call in this stage
}

final stage Closed "~Closed" owned by desk

in every stage that is not final {
  desk may drop to Closed
}

leads start in the first that fits {
  Ready when origin is "Trade fair"
  Open otherwise
}

nurture with all that fit
  when agreed
{
  "News" when stage is one of (Open, Ready) and any mail where at is "x" in this stage
  "For all"
}

# No part of the fingerprint.
agreed by desk on 2026-01-31 as "Head of Desk"
agreed by field on 2026-02-01 as "Head of Field" seal "3f2a"
reason bad "Bad data"
reason late
allow ladder-adds-up "Meant so"
example "A whole story" {
  lead { email: "a@b.example", size: 3 }
  as of 2026-03-02 09:00
  3 days ago order { product: "X" }
  then after 1 hour confirm by field
  expect handover is pending and missing size
}
