pact "Values" { currency EUR }
team sales
lead identified by id {
  town:         text
  grade:        one of (A, B, C)
  staff:        number
  bill:         money
  contract_end: date
  position:     text
  optin:        yes/no
}
interaction call "Call" by sales { reached: yes/no }
score fit between 0 and 100 {
  +5 when staff at least 5
  +2% of bill
  #~ money-arithmetic [bill]: points are plain numbers, this is money | divide it by an amount first: write `(bill / 1 EUR)`, for example
  +5 when called
  #~ interaction-as-condition [called]: nothing is called `called`, but `call` is an interaction | write `per call` for each, or `when any call` for all together
}
rating tier of fit {
  gold   from 70
  silver from 30
  bronze from 0
  #~ no-below [bronze from 0]: the rating `tier` has no level for the lowest scores | write `bronze below`: it takes all the rest
}
questionnaire check asked by sales {
  decides "Do you decide?" { yes +30, no -10 }
}
define a as town is Wien or Graz
#~ left-over-value [Graz]: `Graz` stands alone: what is asked of `town` must be said again | write `town is one of ("Wien", "Graz")`
define b as town is not Wien or Graz and optin
#~ left-over-value [Graz]: `Graz` stands alone: what is asked of `town` must be said again | write `town is not one of ("Wien", "Graz")`
define c as optin and grade is A or B
#~ left-over-value [B]: `B` stands alone: what is asked of `grade` must be said again | write `grade is one of (A, B)`
define d as grade is A or B or C
#~ left-over-value [B or C]: `B` stands alone: what is asked of `grade` must be said again | write `grade is one of (A, B, C)`
define e as tier is silver or better and optin
#~ said-otherwise [better]: a pact says `at least`, not `or better` | write `tier at least silver`
define f as tier is silver or worse
#~ said-otherwise [worse]: a pact says `at most`, not `or worse` | write `tier at most silver`
define g as staff = 5 or more
#~ said-otherwise [more]: a pact says `at least`, not `or more` | write `staff at least 5`
define h as contract_end < today
#~ wrong-type [< today]: a pact has no `today`: dates are compared with spans of time | write `contract_end more than 1 day ago`
define i as contract_end before today
#~ unknown-name [today]: a pact has no `today`: dates are compared with spans of time | write `more than 1 day ago` for what is past, or `in the next 30 days`, for example
define j as position includes any of ("head", "chief")
#~ wrong-type [includes any of ("head", "chief")]: `position` is a text, and `includes` is for sets of words (`some of`) | write `position contains any of ("head", "chief")`
define k as check is completed
#~ wrong-type [is completed]: `check` is a questionnaire, and `is` is for texts and listed words | write `check is complete`
define l as days since call at most 60
#~ interaction-as-condition [call]: `call` is an interaction, which may have happened often | write `days since last call`
define m as not called in the last 30 days
#~ interaction-as-condition [called]: nothing is called `called`, but `call` is an interaction | write `any call`, `no call` or `count of call`
define n as no activity in the last 60 days
#~ unknown-interaction [activity]: there is no interaction called `activity` | write `interaction by the lead` for whatever the lead did
define o as silver
#~ unknown-name [silver]: `silver` is a level of the rating `tier` | write `tier is silver`
define p as town is "Wien" or opttin
#~ unknown-name [opttin]: nothing is called `opttin` here | did you mean `optin`?
stage S "S" owned by sales {
  becomes T as soon as stage is S
  #~ stage-place [stage]: `stage is` can stand only in `nurture`, `goes to` and `expect` | put the rule into the stage that is meant, or leave this test out
  sales may accept to T
  #~ reserved-name [accept]: `accept` is kept for the handover, a command cannot be called so | call it otherwise, for example `take`; in a handover write `TEAM accepts within 2 work days of the handover`
}
final stage T "T" owned by sales
nurture with all that fit {
  "News" when stage is S or T and optin
  #~ left-over-value [T]: `T` stands alone: what is asked of `stage` must be said again | write `stage is one of (S, T)`
  "More" when handover is waiting or pending
  #~ left-over-value [pending]: `pending` stands alone: what is asked of `handover` must be said again | write `handover is one of (waiting, pending)`
}
example "E" {
  expect gold
  #~ unknown-name [gold]: `gold` is a level of the rating `tier` | write `tier is gold`
}
