pact "x" {
  holidays 24.12.2026, 12/31/2026, 2027-1-1
  #~ date-form [24.12.2026, 12/31/2026, 2027-1-1]: `24.12.2026, 12/31/2026, 2027-1-1` is not how days are written | write `2026-12-24, 2026-12-31, 2027-01-01`: the year, the month and the day
}
team sales "Sales"
agreed by sales on 20.11.2026 as "Head"
#~ date-form [20.11.2026]: `20.11.2026` is not how days are written | write `2026-11-20`: the year, the month and the day
agreed by sales on 11/12/2026 as "Head"
#~ date-form [11/12/2026]: `11/12/2026` is not how days are written | write the year, the month and the day: `2026-12-11` or `2026-11-12`
agreed by sales on 2026-02-30 as "Head"
#~ no-such-day [2026-02-30]: there is no day `2026-02-30` | write the year, the month and the day, for example `2026-11-20`
score s {
  +5 when first before 2026/11/20
  #~ date-form [2026/11/20]: `2026/11/20` is not how days are written | write `2026-11-20`: the year, the month and the day
}
example "x" {
  as of 2026-03-02T09:00
  #~ date-form [T09:00]: between day and time stands a blank | write `09:00` behind the day, with a blank before it
  start in X on 2026-03-02 25:00
  #~ no-such-time [25:00]: there is no time `25:00` | write hours and minutes, for example `09:30`
}
