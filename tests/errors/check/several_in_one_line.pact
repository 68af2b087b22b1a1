# Lines with two to six mistakes each, as people write them who have read little: one run says them all.
pact "Several" {
  version 1
  currency EUR
  working hours: Mon - Fri 9 to 17
  #~ said-otherwise [working hours]: a pact says `work time`, not `working hours` | write `work time: Mon - Fri 9 to 17`
  #~ colon [:]: behind `working hours` stands no `:` | write `work time Mon - Fri 9 to 17`
  #~ week-day [Mon - Fri]: days of the week are not written `Mon - Fri` | write `work time mon-fri 9 to 17`
  #~ time-form [9]: `9` is no time of day here | write `work time mon-fri 9:00 to 17`
  #~ said-otherwise [to]: `to` is written `-` here | write `work time mon-fri 9:00 - 17`
  #~ time-form [17]: `17` is no time of day here | write `work time mon-fri 9:00 - 17:00`
}
team marketing "Marketing"
team sales     "Sales"
Agreed by sales at 20.11.2026 by "Head of Sales"
#~ keyword-case [Agreed by]: `Agreed by` has to be written in small letters | write `agreed by sales at 2026-11-20 by "Head of Sales"`
#~ said-otherwise [at]: a pact says `on`, not `at` | write `agreed by sales on 2026-11-20 by "Head of Sales"`
#~ date-form [20.11.2026]: `20.11.2026` is not how days are written | write `2026-11-20`: the year, the month and the day
#~ said-otherwise [by]: a pact says `as`, not `by` | write `agreed by sales on 2026-11-20 as "Head of Sales"`
lead identified by id {
  email:    text
  phone:    text
  company:  text
  country:  text
  staff:    number
  revenue:  money
  source:   one of (event, partner)
  topics:   some of (cloud, shop)
  consent:  yes/no
  left:     yes/no
  owner_id: text
  Turnover_class: choice (small, big) "Class" unknown when "n/a", "-"
  #~ type-name [choice]: the type `choice` is called `one of` here | write `Turnover_class: one of (small, big) …`
  #~ said-otherwise [unknown when]: a pact says `unknown if`, not `unknown when` | write `… , big) "Class" unknown if "n/a", "-"`
  #~ list-joint [,]: the last of the placeholders is joined by `or` | write `"n/a" or "-"`
  trade:    one of Retail, Food and Drink unknown if n/a
  #~ list-parentheses [Retail, Food and Drink]: a list of words stands in parentheses | write `trade: one of (Retail, Food, Drink) unknown if n/a`
  #~ quotes [n/a]: `n/a` has to stand in quotes | write `unknown if "n/a"`
  e-mail opt in: boolean default no
  #~ name-form [e-mail opt in]: `e-mail opt in` is not one word | write `e_mail_opt_in`, and `from column "e-mail opt in"` if the input calls it so
  #~ said-otherwise [default]: a pact says `empty means`, not `default` | write `e_mail_opt_in: yes/no empty means no`
}
interaction paper_download "Downloaded a paper" { product: text }
interaction demo_request   "Asked for a demo"
interaction call           "We called" by sales { reached: yes/no }
define prepared as staff at least 5 and has email and not left or country = "DE
#~ said-otherwise [has email]: a pact says `email is known`, not `has email` | write `… at least 5 and email is known and not left or country …`
#~ unclosed-text ["DE]: this text has no closing quote on its line | close it: `"DE"`
Define big as staff >= 250 and revenue > €10m && country one of DE, AT
#~ keyword-case [Define]: `Define` has to be written in small letters | write `define big as staff >= 250 …`
#~ currency-sign [€]: money is not written with `€` | write `10 million EUR`
#~ operator-spelling [&&]: a pact says `and`, not `&&` | write `€10m and country`
#~ incomplete [one]: `is` is missing before `one` | write `… > 10 million EUR and country is one of DE, AT`
#~ list-parentheses [DE, AT]: a list of words stands in parentheses | write `… and country is one of (DE, AT)`
score other { +1 when consent }
score interest between 0 and 100 {
  +10 for paper_downloads in last 30 days max 3 times
  #~ said-otherwise [for]: a pact says `per`, not `for` | write `+10 per paper_downloads in last 30 days max 3 times`
  #~ unknown-interaction [paper_downloads]: there is no interaction called `paper_downloads` | did you mean `paper_download`?
  #~ said-otherwise [in last]: a pact says `in the last`, not `in last` | write `+10 per paper_downloads in the last 30 days max 3 times`
  #~ said-otherwise [max]: a pact says `at most`, not `max` | write `+10 per paper_downloads in the last 30 days at most 3 times`
  +15 each paper_download with product contains X last 90 day only once per product
  #~ said-otherwise [each]: a pact says `per`, not `each` | write `+15 per paper_download with product contains X …`
  #~ said-otherwise [with]: a pact says `where`, not `with` | write `+15 per paper_download where product contains X last 90 …`
  #~ quotes [X]: `X` has to stand in quotes | write `product contains "X"`
  #~ said-otherwise [last]: a pact says `in the last`, not `last` | write `… where product contains "X" in the last 90 day only once per …`
  #~ said-otherwise [only once]: a pact says `at most once`, not `only once` | write `… "X" in the last 90 day at most once per product`
  +20 if staf > 1,000 and country in (Germany, Austria)
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `+20 when staf > 1000 and country in (Germany, Austria)`
  #~ unknown-name [staf]: nothing is called `staf` here | did you mean `staff`?
  #~ number-form [1,000]: `1,000` is not how numbers are written | write `1000` or `1_000`
  #~ said-otherwise [in]: a pact says `is one of`, not `in` | write `+20 when staf > 1000 and country is one of (Germany, Austria)`
  #~ text-without-quotes [Germany]: `Germany` is meant as text, and texts stand in quotes | write `("Germany", "Austria")`
  plus 10 points if other bigger then 20 or has demo_request in the last month
  #~ said-otherwise [plus 10 points]: a pact says `+10`, not `plus 10 points` | write `+10 if other bigger then 20 …`
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `+10 when other bigger then 20 or …`
  #~ said-otherwise [bigger then]: a pact says `more than`, not `bigger then` | write `… when other more than 20 or has demo_request in …`
  #~ said-otherwise [has demo_request]: a pact says `any demo_request`, not `has demo_request` | write `… more than 20 or any demo_request in the last month`
  #~ duration [month]: nothing says how many `month` | write `… in the last 1 month`
  +15 when stuff between 50 to 250 or revenue over 1 million euro
  #~ unknown-name [stuff]: nothing is called `stuff` here | did you mean `staff`?
  #~ said-otherwise [to]: a pact says `and`, not `to` | write `+15 when stuff between 50 and 250 or revenue over 1 million euro`
  #~ said-otherwise [over]: a pact says `more than`, not `over` | write `… and 250 or revenue more than 1 million euro`
  #~ currency [euro]: the currency `euro` is written `EUR` | write `… revenue more than 1 million EUR`
  minus 10 per 30 days of no interaction up to -40 points
  #~ said-otherwise [minus 10]: a pact says `-10`, not `minus 10` | write `-10 per 30 days of no interaction up to -40 points`
  #~ said-otherwise [per]: a pact says `per full`, not `per` | write `-10 per full 30 days of no interaction up to -40 points`
  #~ said-otherwise [of no interaction]: a pact says `without interaction by the lead`, not `of no interaction` | write `… per full 30 days without interaction by the lead up to -40 points`
}
rating grade of interest {
  A+: 90 and higher
  #~ quotes [A+]: `A+` has to stand in quotes | write `"A+": 90 and higher`
  #~ said-otherwise [: 90 and higher]: a level says from which score on it begins: `from 90` | write `"A+" from 90`
  B between 60 and 80
  #~ said-otherwise [between 60 and 80]: a level says from which score on it begins: `from 60` | write `B from 60`
  C below
}
choose market the first that fits {
  large if staff > 1000 and country equals Germany or Austria
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `large when staff > 1000 and country equals Germany or Austria`
  #~ said-otherwise [equals]: a pact says `is`, not `equals` | write `large when staff > 1000 and country is Germany or Austria`
  #~ left-over-value [Austria]: `Austria` stands alone: what is asked of `country` must be said again | write `country is one of ("Germany", "Austria")`
  other otherwise
}
stage Open owned by marketing {
  meaning "m"
  moves to Taken when interest => 50 & other is at least 60 or demo_requested
  #~ said-otherwise [moves to]: a pact says `becomes`, not `moves to` | write `becomes Taken when interest >= 50 …`
  #~ as-soon-as [when]: a stage is entered `as soon as` a condition holds, not `when` | write `becomes Taken as soon as interest >= 50 and other …`
  #~ operator-spelling [=>]: a pact says `>=`, not `=>` | write `interest >= 50`
  #~ operator-spelling [&]: a pact says `and`, not `&` | write `50 and other`
  #~ interaction-as-condition [demo_requested]: nothing is called `demo_requested`, but `demo_request` is an interaction | write `any demo_request`, `no demo_request` or `count of demo_request`
  becomes Lost after three months if not handed over, reset interest and other
  #~ incomplete [after three months]: `after three months` lacks `in this stage` | write `… Lost after 3 months in this stage if not handed over, reset …`
  #~ number-form [three]: `three` is not how numbers are written | write `becomes Lost after 3 months if not handed over …`
  #~ said-otherwise [if not handed over]: a pact says `while not handed over`, not `if not handed over` | write `… Lost after 3 months in this stage while not handed over, reset interest and other`
  #~ said-otherwise [reset]: a pact says `resetting`, not `reset` | write `… , resetting interest and other`
  alert head of sales after 2 working days if no calls
  #~ said-otherwise [alert]: a pact says `notify`, not `alert` | write `notify head of sales after 2 working days if no calls`
  #~ quotes [head of sales]: `head of sales` has to stand in quotes | write `notify "head of sales"`
  #~ incomplete [after 2 working days]: `after 2 working days` lacks `in this stage` | write `… after 2 work days in this stage if no calls`
  #~ duration [working days]: `working days` is no unit of time here | write `notify "head of sales" after 2 work days if no calls`
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `… after 2 work days in this stage when no calls`
  #~ unknown-interaction [calls]: there is no interaction called `calls` | did you mean `call`?
  sales can reject to Lost with reason (bad data, no budget) and reset interest
  #~ said-otherwise [can]: a pact says `may`, not `can` | write `sales may reject to Lost with reason …`
  #~ reserved-name [reject]: `reject` is kept for the handover, a command cannot be called so | call it otherwise, for example `take`; in a handover write `TEAM may reject to STAGE because …` inside the handover's braces
  #~ said-otherwise [with reason (bad data, no budget)]: a pact says `because bad_data or no_budget`, not `with reason (bad data, no budget)` | write `… may reject to Lost because bad_data or no_budget and reset interest`
  #~ said-otherwise [and reset]: a pact says `resetting`, not `and reset` | write `… , resetting interest`
  sales may close to Lost or Taken if no demo because no budget or timing
  #~ several-stages [or Taken]: a command leads to one stage | write a line of its own: `sales may close to Taken …`
  #~ said-otherwise [if]: the condition of a command begins with `when`, not with `if` | write `sales may close to Lost when no demo because no budget or timing`
  #~ unknown-interaction [demo]: there is no interaction called `demo` | the interactions are `paper_download`, `demo_request` and `call`
  #~ name-form [no budget or timing]: a reason is one word | write `sales may close to Lost when no demo because no_budget or timing`
  hand over to sales, becomes Taken when accepted {
    need company and e-mail and phone number
    #~ keyword-misspelt [need]: `need` begins no statement: did you mean `needs`? | write `needs company and e-mail and phone number`
    #~ name-form [e-mail]: `e-mail` is not one word, as names of fields are | write `needs company and email and phone number`
    marketing confirm within one day of full data, else notify Head of Demand Generation
    #~ said-otherwise [confirm]: a pact says `confirms first`, not `confirm` | write `marketing confirms first within one day of full …`
    #~ number-form [one]: `one` is not how numbers are written | write `marketing confirms first within 1 day of full data, …`
    #~ clock-start [of full data]: this deadline is counted `of complete data`, not `of full data` | write `… confirms first within 1 day of complete data, else notify Head of …`
    #~ said-otherwise [else]: a pact says `if late`, not `else` | write `… of complete data, if late notify Head of Demand Generation`
    #~ quotes [Head of Demand Generation]: `Head of Demand Generation` has to stand in quotes | write `notify "Head of Demand Generation"`
    sales accept or reject within 2 working days otherwise goes to team sales
    #~ keyword-misspelt [accept]: `accept` means nothing here: did you mean `accepts`? | write `sales accepts or reject within 2 working …`
    #~ said-otherwise [or reject]: `or reject` is left out: who rejects in time is not late either | write `sales accepts within 2 working days otherwise goes to team sales`
    #~ incomplete [within 2 working days]: `within 2 working days` lacks `of the handover` | write `… within 2 work days of the handover otherwise goes to team sales`
    #~ duration [working days]: `working days` is no unit of time here | write `sales accepts within 2 work days otherwise goes to team sales`
    #~ said-otherwise [otherwise]: a pact says `if late`, not `otherwise` | write `… within 2 work days of the handover, if late goes to team sales`
    #~ said-otherwise [goes]: behind `if late` stands `notify` or `becomes`, not `goes` | write `if late notify "Head of Sales"` or `if late becomes MQL`, for example
    goes to the first that fits {
      to owner owner_id if owner_id known
      #~ said-otherwise [to owner]: a pact says `person`, not `to owner` | write `person owner_id if owner_id known`
      #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `person owner_id when owner_id known`
      #~ incomplete [known]: `is` is missing before `known` | write `person owner_id when owner_id is known`
      Team Partner Desk when source is partner or country in DE,AT
      #~ keyword-case [Team]: `Team` has to be written in small letters | write `team Partner Desk when source is partner or country in DE,AT`
      #~ quotes [Partner Desk]: `Partner Desk` has to stand in quotes | write `team "Partner Desk"`
      #~ said-otherwise [in DE,AT]: a pact says `is one of (…)`, not `in` | write `… is partner or country is one of (DE,AT)`
      round robin between Ann, Ben and Cem else
      #~ said-otherwise [round robin between]: a pact says `spread over`, not `round robin between` | write `spread over Ann, Ben and Cem else`
      #~ quotes [Ann]: `Ann` has to stand in quotes | write `"Ann"`
      #~ quotes [Ben]: `Ben` has to stand in quotes | write `"Ben"`
      #~ list-joint [and]: the names behind `spread over` are joined by commas alone | write `"Ann", "Ben", "Cem"`
      #~ quotes [Cem]: `Cem` has to stand in quotes | write `"Cem"`
      #~ said-otherwise [else]: a pact says `otherwise`, not `else` | write `spread over "Ann", "Ben" and "Cem" otherwise`
    }
  }
}
stage Taken owned by sales {
  meaning "m"
  sales may lose to Lost
  goes back to Open after 5 unsuccessful calls, reset interest score
  #~ said-otherwise [goes back to]: a pact says `becomes`, not `goes back to` | write `becomes Open after 5 unsuccessful calls, reset interest score`
  #~ said-otherwise [after 5 unsuccessful calls]: `after` counts time, and `5 unsuccessful calls` is none | write `as soon as (count of call where … in this stage) at least 5`
  #~ said-otherwise [reset]: a pact says `resetting`, not `reset` | write `… , resetting interest`
}
final stage Lost owned by sales
nurture with all that fit {
  Newsletter "Weekly" if stage Open and consent = yes or left no
  #~ surplus-name [Newsletter]: a track has a title in quotes and no name: `Newsletter` is too much | write `"Weekly"`, or `"Newsletter: Weekly"` for both
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `"Weekly" when stage Open and consent = yes or left no`
  #~ incomplete [Open]: `is` is missing before `Open` | write `"Weekly" when stage is Open and consent = yes or left no`
  #~ incomplete [no]: `is` is missing before `no` | write `"Weekly" when stage is Open and consent = yes or left is no`
}
example "Several" {
  2 days before paper_download (product = "X")
  #~ said-otherwise [before]: a pact says `ago`, not `before` | write `2 days ago paper_download (product = "X")`
  #~ brackets [(product = "X")]: what is known of an interaction stands in braces | write `{ product: "X" }`
  expects interest is 40 and stage = Open and handover waiting
  #~ keyword-misspelt [expects]: `expects` begins no statement: did you mean `expect`? | write `expect interest is 40 and stage = Open and handover waiting`
  #~ incomplete [waiting]: `is` is missing before `waiting` | write `expect interest is 40 and stage = Open and handover is waiting`
  after 2 hours sales rejects because timing
  #~ said-otherwise [after]: a pact says `then after`, not `after` | write `then after 2 hours sales rejects because timing`
  #~ word-order [sales rejects]: a command is said so: `reject by sales` | write `then after 2 hours reject by sales because timing`
}
