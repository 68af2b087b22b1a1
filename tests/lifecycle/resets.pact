# Resets, stays, and what happens in this stage.
pact "Resets" {
  version  1
  timezone Europe/Berlin
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  company: text "Company"
  size:    number "Employees"
}

interaction visit "Visited us" { page: text }
interaction call  "We called" by sales

define busy "Visits a lot" as count of visit at least 3
define views as count of visit

score interest "Interest" between 0 and 100 {
  +10 per visit
  +5  when size at least 100
}
score heat "Heat" {
  +50 when busy
  +10% of views
  -3  per full 30 days without visit
}
score whole "Whole" { +1 per visit }
score sum "Interest and whole" {
  +100% of interest
  +1 when busy
}

rating level "Level" of interest {
  high from 30
  low below
}

stage A "A" owned by marketing {
  meaning "Cold"
  becomes B as soon as interest at least 30 "Enough visits"
}

stage B "B" owned by sales {
  meaning "Warm"
  sales may recycle to A, resetting interest
  sales may forget to A, resetting interest and heat
  sales may drop to Z when busy
  sales may lose to Z when earlier stays in B at least 2
  sales may close to Z when count of call in this stage at least 2
}

final stage Z "Z" owned by sales

example "A recycled lead does not qualify again on old visits" {
  lead { size: 500 }
  3 days ago visit
  2 days ago visit
  1 day ago visit
  expect interest = 35 and stage is B
  then after 1 day recycle by sales
  expect stage is A and interest = 5 and level is low
  expect whole = 3
  # busy sees all in a score that was not reset
  expect heat = 50.3
  expect busy
  expect earlier stays in B = 1
}

example "Rules without interactions are not reset" {
  lead { size: 500 }
  start in B on 2026-03-02 09:00
  then recycle by sales
  expect interest = 5
}

example "Only later interactions count, and one at the same instant is not later" {
  start in B on 2026-03-02 09:00
  then recycle by sales
  then visit
  expect interest = 0 and whole = 1
  then after 1 minute visit
  expect interest = 10 and whole = 2
}

example "Three later visits qualify again" {
  3 days ago visit
  3 days ago visit
  3 days ago visit
  expect stage is B
  then recycle by sales
  then after 1 day visit
  then after 1 day visit
  expect stage is A and interest = 20
  then after 1 day visit
  expect stage is B and interest = 30
  # it began in A, and was there again
  expect earlier stays in A = 2 and earlier stays in B = 1
}

example "A reset holds in the defines that the score uses" {
  3 days ago visit
  2 days ago visit
  1 day ago visit
  start in B on 2026-03-02 09:00
  expect heat = 50.3
  then forget by sales
  expect heat = 0
  # other scores that use the same define see all
  expect sum = 1
  then after 1 day visit
  expect heat = 0.1 and interest = 10 and sum = 11
}

example "A reset holds for `without`: none where there never was a visit" {
  100 days ago visit
  start in B on 2026-03-02 09:00
  # 100 days are 3 full 30 days; 10% of 1 visit
  expect heat = -8.9
  then forget by sales
  expect heat = 0
}

example "Guards see all, whatever was reset" {
  3 days ago visit
  2 days ago visit
  1 day ago visit
  start in B on 2026-03-02 09:00
  then forget by sales
  then after 1 day visit
  then after 1 day visit
  then after 1 day visit
  expect stage is B
  then drop by sales
  expect stage is Z
}

example "A share of a score that was reset follows it" {
  1 day ago visit
  start in B on 2026-03-02 09:00
  expect sum = 10
  then recycle by sales
  expect sum = 0
}

example "Earlier stays are those that ended before" {
  start in B on 2026-03-02 09:00
  then lose by sales
  expect refused and earlier stays in B = 0
  then after 1 hour recycle by sales
  then after 1 hour visit
  then after 1 hour visit
  then after 1 hour visit
  expect stage is B
  then lose by sales
  expect refused and earlier stays in B = 1
  then after 1 hour recycle by sales
  then after 1 hour visit
  then after 1 hour visit
  then after 1 hour visit
  then lose by sales
  expect not refused and stage is Z and earlier stays in B = 3
}

example "Of calls only those in this stage" {
  1 hour ago call
  start in B on 2026-03-02 09:00
  then after 1 hour call
  then close by sales
  expect refused
  then after 1 hour call
  then close by sales
  expect stage is Z
}

example "In this stage begins with the present stay" {
  start in B on 2026-03-02 09:00
  then after 1 hour call
  then after 1 hour call
  then after 1 hour recycle by sales
  then after 1 hour visit
  then after 1 hour visit
  then after 1 hour visit
  expect stage is B and no call in this stage and any call
  then close by sales
  expect refused
}

example "The second reset holds" {
  start in B on 2026-03-02 09:00
  then recycle by sales
  then after 1 hour visit
  then after 1 hour visit
  then after 1 hour visit
  then after 1 hour recycle by sales
  expect interest = 0 and whole = 3
}
