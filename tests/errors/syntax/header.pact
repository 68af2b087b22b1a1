pact B2B {
#~ quotes [B2B]: `B2B` has to stand in quotes | write `pact "B2B"`
  version: 4
  #~ colon [:]: behind `version` stands no `:` | write `version 4`
  timezone "Europe/Berlin"
  #~ quotes ["Europe/Berlin"]: a time zone stands without quotes | write `timezone Europe/Berlin`
  currency eur
  #~ currency [eur]: a currency is three capital letters | write `currency EUR`
  currency "EUR"
  #~ currency ["EUR"]: a currency is three capital letters | write `currency EUR`
  work time monday-friday 09:00-17:00
  #~ week-day [monday-friday]: days of the week are not written `monday-friday` | write `work time mon-fri 09:00-17:00`
  work time mon-fri 9-17
  #~ time-form [9]: `9` is no time of day here | write `work time mon-fri 9:00-17`
  #~ time-form [17]: `17` is no time of day here | write `work time mon-fri 9:00-17:00`
  work time mon-fri 09:00 to 17:00
  #~ said-otherwise [to]: `to` is written `-` here | write `work time mon-fri 09:00 - 17:00`
  time zone UTC
  #~ keyword-misspelt [time zone]: `time zone` begins no statement: did you mean `timezone`? | write `timezone UTC`
  holidays 2026-12-25 and 2026-12-26
  #~ list-joint [and]: holidays are joined by commas alone | write `2026-12-25, 2026-12-26`
  version 1 timezone UTC
  #~ line-break [timezone]: `timezone` begins a statement of its own | write a comma before it, or begin a new line
  owner "x"
  #~ unknown-statement [owner]: `owner` begins no statement | here stand `version`, `timezone`, `currency`, `work time` and `holidays`
  version
  #~ incomplete [version]: a version is a number | write `version 1`, for example
}
