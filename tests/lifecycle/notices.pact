# Notices: once per stay, at their instant.
pact "Notices" {
  version  1
  timezone Europe/Berlin
  work time mon-fri 09:00-17:00
}

team marketing "Marketing"
team sales     "Sales"

lead identified by id {
  company: text   "Company"
  calm:    yes/no "Nobody is to be told"
}

interaction call "We called" by sales

stage Work "Work" owned by sales {
  meaning "Sales works on it"
  notify "Head of Sales" after 2 work days in this stage when no call in this stage
  notify "Director" after 1 week in this stage
  becomes Rest after 1 week in this stage as soon as calm
  sales may rest to Rest
  sales may again to Work
}

stage Rest "Rest" owned by marketing {
  meaning "Nobody works on it"
  sales may wake to Work
}

example "A notice leaves the lead where it is" {
  start in Work on 2026-03-02 10:00
  then after 3 days
  expect stage is Work and responsible is sales
  expect earlier stays in Work = 0
}

example "A notice at the instant of a timer, and the timer goes" {
  lead { calm: yes }
  start in Work on 2026-03-02 10:00
  then after 7 days
  expect stage is Rest
}

example "The same stage again is another stay" {
  start in Work on 2026-03-02 10:00
  then after 3 days again by sales
  expect stage is Work and earlier stays in Work = 1
  then after 7 days
  expect earlier stays in Work = 1
}
