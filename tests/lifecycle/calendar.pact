# Deadlines and timers by the calendar: weekends, holidays, both changes of the clock, New Year, ends of months.
# A lead is handed over at once, and the clock of its `rule` runs. In winter Berlin is at +01:00, in summer +02:00.
pact "Calendar" {
  version  1
  timezone Europe/Berlin
  work time mon-fri 09:00-17:00
  holidays 2026-12-24, 2026-12-25, 2026-12-31, 2027-01-01
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  rule: one of (h4, wh8, wd1, wd2, day, days3, hours24, week, month) "Which deadline"
}

stage Due "Due" owned by marketing {
  meaning "Handed over"
  hand over to sales, becomes Taken when accepted {
    sales accepts within 4 work hours of the handover when rule is h4, if late becomes Late
    sales accepts within 8 work hours of the handover when rule is wh8, if late becomes Late
    sales accepts within 1 work day of the handover when rule is wd1, if late becomes Late
    sales accepts within 2 work days of the handover when rule is wd2, if late becomes Late
    sales accepts within 1 day of the handover when rule is day, if late becomes Late
    sales accepts within 3 days of the handover when rule is days3, if late becomes Late
    sales accepts within 24 hours of the handover when rule is hours24, if late becomes Late
    sales accepts within 1 week of the handover when rule is week, if late becomes Late
    sales accepts within 1 month of the handover when rule is month, if late becomes Late
  }
}

stage Long "Long" owned by marketing {
  meaning "A year"
  becomes Late after 1 year in this stage
}

stage Taken "Taken" owned by sales {
  meaning "Accepted"
}

final stage Late "Late" owned by marketing

example "Over a weekend" {
  # Friday 15:00: 2 hours, Monday 2 hours: Monday 11:00
  lead { rule: h4 }
  start in Due on 2026-03-06 15:00
  then after 67 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "Two work days from a Monday" {
  # Monday 7, Tuesday 8, Wednesday 1 hour: Wednesday 10:00
  lead { rule: wd2 }
  start in Due on 2026-03-02 10:00
  then after 47 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "Two work days from a Saturday" {
  # Monday 8, Tuesday 8 hours: Tuesday at closing time
  lead { rule: wd2 }
  start in Due on 2026-03-07 10:00
  then after 78 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A work day is as long as eight work hours" {
  # Monday 7, Tuesday 1 hour: Tuesday 10:00
  lead { rule: wh8 }
  start in Due on 2026-03-02 10:00
  then after 23 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "One work day over Christmas" {
  # Wednesday 1 hour; 24 and 25 holidays, weekend; Monday 28 7 hours: 16:00
  lead { rule: wd1 }
  start in Due on 2026-12-23 16:00
  then after 119 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "Four work hours over New Year" {
  # Wednesday 2 hours; 31 and 1 holidays, weekend; Monday 4 January 2 hours: 11:00
  lead { rule: h4 }
  start in Due on 2026-12-30 15:00
  then after 115 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "From a holiday" {
  # Nothing before Monday 28: 13:00
  lead { rule: h4 }
  start in Due on 2026-12-24 10:00
  then after 98 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A work day over the change to summer time" {
  # Friday 5, Monday 3 hours: Monday 12:00; that Sunday has 23 hours
  lead { rule: wd1 }
  start in Due on 2026-03-27 12:00
  then after 70 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A work day over the change to winter time" {
  # Friday 5, Monday 3 hours: Monday 12:00; that Sunday has 25 hours
  lead { rule: wd1 }
  start in Due on 2026-10-23 12:00
  then after 72 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "Three days over the change to summer time" {
  # Monday 12:00 on the wall
  lead { rule: days3 }
  start in Due on 2026-03-27 12:00
  then after 70 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "Three days over the change to winter time" {
  # Monday 12:00 on the wall
  lead { rule: days3 }
  start in Due on 2026-10-23 12:00
  then after 72 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A day is not 24 hours: a day in spring" {
  # Sunday 12:00 on the wall
  lead { rule: day }
  start in Due on 2026-03-28 12:00
  then after 22 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A day is not 24 hours: 24 hours in spring" {
  # Sunday 13:00 on the wall
  lead { rule: hours24 }
  start in Due on 2026-03-28 12:00
  then after 23 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A day is not 24 hours: a day in autumn" {
  # Sunday 12:00 on the wall
  lead { rule: day }
  start in Due on 2026-10-24 12:00
  then after 24 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A day is not 24 hours: 24 hours in autumn" {
  # Sunday 11:00 on the wall
  lead { rule: hours24 }
  start in Due on 2026-10-24 12:00
  then after 23 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A time that summer time skips moves on by the gap" {
  # Sunday 02:30 does not exist: 03:30, which is 01:30 UTC
  lead { rule: day }
  start in Due on 2026-03-28 02:30
  then after 23 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A time that comes twice is the first" {
  # Sunday 02:30 for the first time: 00:30 UTC
  lead { rule: day }
  start in Due on 2026-10-24 02:30
  then after 23 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A week over the change to summer time" {
  # Wednesday 08:00 on the wall
  lead { rule: week }
  start in Due on 2026-03-25 08:00
  then after 166 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A month from the 31st of January" {
  # 28 February
  lead { rule: month }
  start in Due on 2026-01-31 09:00
  then after 671 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A month from the 31st of January in a leap year" {
  # 29 February
  lead { rule: month }
  start in Due on 2028-01-31 09:00
  then after 695 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A month from the 31st of March" {
  # 30 April, both in summer time
  lead { rule: month }
  start in Due on 2026-03-31 09:00
  then after 719 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A month over New Year" {
  # 15 January
  lead { rule: month }
  start in Due on 2026-12-15 09:00
  then after 743 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "A year from the 29th of February" {
  # 28 February 2029
  start in Long on 2028-02-29 09:00
  then after 8759 hours
  then after 59 minutes
  expect stage is Long
  then after 1 minute
  expect stage is Late
}

example "Before opening time" {
  # From 09:00: 13:00
  lead { rule: h4 }
  start in Due on 2026-03-02 07:00
  then after 5 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "After closing time" {
  # From Tuesday 09:00: 13:00
  lead { rule: h4 }
  start in Due on 2026-03-02 18:00
  then after 18 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "From closing time" {
  # Nothing is left of Monday: Tuesday 13:00
  lead { rule: h4 }
  start in Due on 2026-03-02 17:00
  then after 19 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

example "Until closing time" {
  # Not Tuesday at opening time
  lead { rule: h4 }
  start in Due on 2026-03-02 13:00
  then after 3 hours
  then after 59 minutes
  expect handover is pending
  then after 1 minute
  expect stage is Late
}

