include "shared/stages.pact"

example "Expect" {
  expect stage is MLQ
  #~ unknown-stage [MLQ]: there is no stage called `MLQ` | did you mean `MQL`?
  expect handover is open
  #~ unknown-word [open]: a handover is `waiting` or `pending`, never `open` | `waiting` is before it is handed over, `pending` is until it is accepted or rejected
  expect responsible is sails
  #~ unknown-team [sails]: there is no team called `sails` | did you mean `sales`?
  expect route is "Anne"
  #~ unknown-route ["Anne"]: no handover goes to `Anne` | did you mean `Ann`?
  expect nurture includes "Monthly newz"
  #~ unknown-track ["Monthly newz"]: there is no nurture track called `Monthly newz` | did you mean `Monthly news`?
  expect missing phone
  #~ unknown-field [phone]: there is no field called `phone` | the fields are `email`, `country`, `seniority`, `employees`, `revenue`, `deal`, `topics`, `consent` and 3 more
  expect interest is 5
  #~ wrong-type [is 5]: `interest` is a number, and `is` is for texts and listed words | write `interest = 5`
  expect stage at least MQL
  #~ wrong-type [at least MQL]: `stage` is the stage of the lead, and `at least` is for numbers | write for example `stage is MQL`
  expect stage
  #~ no-condition [stage]: `stage` is the stage of the lead, and a condition must be yes or no | write for example `stage is MQL`
  expect route
  #~ no-condition [route]: `route` is where the handover goes, and a condition must be yes or no | write for example `route is "…"`
  expect interest
  #~ no-condition [interest]: `interest` is a number, and a condition must be yes or no | say how much it must be, for example `interest at least 50`
  expect responsible is known and route is unknown and not refused
}
