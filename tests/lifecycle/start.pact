# Where leads start, chains of automatic ways, and latching.
pact "Start" {
  version  1
  timezone Europe/Berlin
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  source: one of (web, fair, cold) "Where from"
  size:   number "Employees"
  ready:  yes/no "Ready"
  fine:   yes/no "Nothing is missing"
}

interaction visit "Visited us"

score points { +10 per visit in the last 30 days }
score stars  { +1 per visit }

stage First "First" owned by marketing {
  meaning "The first stage"
  becomes Second as soon as size at least 10
}

stage Second "Second" owned by marketing {
  meaning "Size is right"
  becomes Third as soon as ready, resetting stars
  becomes Fourth as soon as earlier stays in First at least 1 and size at least 1000
}

stage Third "Third" owned by marketing {
  meaning "To be handed over"
  hand over to sales, becomes Fifth when accepted {
    needs size
    goes to the first that fits { person "Ann" otherwise }
  }
  becomes Fourth as soon as fine
}

stage Fourth "Fourth" owned by sales {
  meaning "With sales"
  becomes First after 10 days in this stage
}

stage Fifth "Fifth" owned by sales {
  meaning "Accepted"
  becomes Third after 1 day in this stage as soon as points less than 10
}

stage Fair "Fair" owned by sales {
  meaning "Met at a fair"
}

leads start in the first that fits {
  Fair when source is fair and size at least 5
  Fourth when source is cold
}

nurture with all that fit when not (source is cold) {
  "News"  when stage is one of (First, Second)
  "Offer" when stage is Third and handover is pending
  "Tips"  when ready
}

example "No line fits: the first stage" {
  lead { source: web }
  expect stage is First and responsible is marketing
  expect nurture includes "News"
}

example "Nothing is known: unknown does not fit" {
  expect stage is First
  expect not (nurture includes "News")
  expect missing source
}

example "A line that is unknown does not fit, the next is looked at" {
  lead { source: fair }
  expect stage is First
}

example "A line that fits" {
  lead { source: fair, size: 5 }
  expect stage is Fair and responsible is sales
}

example "Starting on a timer's stage" {
  lead { source: cold }
  expect stage is Fourth
  then after 10 days
  expect stage is First
}

example "A chain of automatic ways, and the handover at its end" {
  lead { source: web, size: 10, ready: yes }
  1 day ago visit
  expect stage is Third and handover is pending and route is "Ann" and responsible is sales
  expect nurture includes "Offer" and nurture includes "Tips" and not (nurture includes "News")
  expect stars = 0 and points = 10
}

example "The whole chain" {
  lead { source: web, size: 10, ready: yes, fine: yes }
  expect stage is Fourth and responsible is sales
}

example "Stays of the start do not count before there is a state" {
  lead { source: web, size: 1000 }
  expect stage is Second
  # the lead has a state now, and its stay in the first stage has ended
  then after 1 minute
  expect stage is Fourth
}

example "What a window loses does not take a lead back" {
  lead { source: web, size: 10, ready: yes }
  29 days ago visit
  expect stage is Third and points = 10
  then after 1 hour accept by sales
  # the visit is 30 days old and counts, for both ends are within
  then after 23 hours
  expect stage is Fifth and points = 10
  # an hour later the timer falls due, and the visit counts no more
  then after 59 minutes
  expect stage is Fifth and points = 0
  then after 1 minute
  expect stage is Third and points = 0 and handover is pending
}

example "A lead that has moved on stays there" {
  lead { source: web, size: 10 }
  expect stage is Second
  then after 1 day lead { size: 1 }
  expect stage is Second
}
