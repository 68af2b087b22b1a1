# Something is left out between two words, or one of them need not be there.
lead identified by id {
  staff:     number
  interest:  number
  budget:    money
  region:    text
  grade:     one of (A, B, C)
  topics:    some of (cloud, erp)
  signed_on: date
  years:     number
  consent:   yes/no
}
interaction call "Call" { reached: yes/no }
list towns as ("Wien", "Graz")
define a as staff at least 200 points
#~ said-otherwise [points]: `points` is left out here | write `define a as staff at least 200`
define b as staff at least 200 people and consent
#~ said-otherwise [people]: `people` is left out here | write `define b as staff at least 200 and consent`
define c as budget at least 30 Euro
#~ currency [Euro]: the currency `Euro` is written `EUR` | write `define c as budget at least 30 EUR`
define d as budget more than 80 thousand pounds
#~ currency [pounds]: the currency `pounds` is written `GBP` | write `define d as budget more than 80 thousand GBP`
define e as interest 30 and consent
#~ incomplete [30]: nothing says how `interest` compares with `30` | write `define e as interest at least 30 and consent`
define f as grade A or B
#~ incomplete [A or B]: `is one of` is missing before `A` | write `define f as grade is one of (A, B)`
define g as grade A and consent
#~ incomplete [A]: `is` is missing before `A` | write `define g as grade is A and consent`
define h as region "DE", "AT"
#~ incomplete ["DE", "AT"]: `is one of` is missing before `"DE"` | write `define h as region is one of ("DE", "AT")`
define i as topics cloud
#~ incomplete [cloud]: `includes` is missing before `cloud` | write `define i as topics includes cloud`
define j as staff from 10 to 49
#~ said-otherwise [from 10 to]: a pact says `between … and …`, not `from 10 to` | write `define j as staff between 10 and 49`
define k as staff between 10-49
#~ said-otherwise [between 10-49]: a pact says `between … and …`, not `between 10-49` | write `define k as staff between 10 and 49`
define l as staff 10-49
#~ said-otherwise [10-49]: a pact says `between … and …`, not `10-49` | write `define l as staff between 10 and 49`
define m as at least 200 staff
#~ word-order [at least 200 staff]: `staff` stands before what is asked of it | write `define m as staff at least 200`
define n as region in towns
#~ said-otherwise [in]: a pact says `is one of`, not `in` | write `define n as region is one of towns`
define o as budget per staff at least 30 EUR
#~ said-otherwise [per]: a pact says `/`, not `per` | write `define o as budget / staff at least 30 EUR`
define p as 6 calls where (reached)
#~ said-otherwise [6 calls]: `6 calls` says nothing: interactions are counted with `count of` | write `define p as (count of call where (reached)) at least 6`
define q as at least 6 calls in the last 30 days
#~ said-otherwise [at least 6 calls]: `at least 6 calls` says nothing: interactions are counted with `count of` | write `define q as (count of call in the last 30 days) at least 6`
define r as not called in the last 30 days
define s as years at least 5 years
#~ age [years]: `years` is a number, which has no unit | write `define s as years at least 5`
define t as days since signed_on less than 14 days
#~ age [days]: `days since` gives a number, which has no unit | write `define t as days since signed_on less than 14`
define u as days since last call more than 2 weeks
#~ age [weeks]: `days since` gives a number, which has no unit | write `define u as days since last call more than 14`
define v as signed_on in the last two weeks
#~ number-form [two]: `two` is not how numbers are written | write `define v as signed_on in the last 2 weeks`
define w as signed_on within 6 months
#~ said-otherwise [within]: a pact says `in the next` or `in the last`, not `within` | write `define w as signed_on in the next 6 months`, or `in the last 6 months` for what is past
define x as any call within 30 days
#~ said-otherwise [within]: a pact says `in the last`, not `within` | write `define x as any call in the last 30 days`
define y as grade is A, B
#~ list-parentheses [A, B]: a list of words stands in parentheses | write `define y as grade is one of (A, B)`
define z as region is "DE", "AT" and consent
#~ list-parentheses ["DE", "AT"]: a list of words stands in parentheses | write `define z as region is one of ("DE", "AT") and consent`
define za as staff at least 5, consent
#~ list-joint [,]: conditions are joined by `and` or `or`, not by a comma | write `define za as staff at least 5 and consent`
define zb as topics include cloud
#~ said-otherwise [include]: a pact says `includes`, not `include` | write `define zb as topics includes cloud`
define zc as topics contains cloud
#~ said-otherwise [contains]: `topics` is a set of words, which `includes` a word | write `define zc as topics includes cloud`
define zd as region contains Wien
#~ quotes [Wien]: `Wien` has to stand in quotes | write `region contains "Wien"`
define ze as last call in the last 60 days
#~ interaction-as-condition [last call]: an interaction is asked for with `any`, or its age with `days since last` | write `define ze as any call in the last 60 days`
define zf as last call less than 60 days ago
#~ interaction-as-condition [last call]: an interaction is asked for with `any`, or its age with `days since last` | write `define zf as any call in the last 60 days`
define zg as last call more than 60 days ago
#~ interaction-as-condition [last call]: an interaction is asked for with `any`, or its age with `days since last` | write `define zg as no call in the last 60 days`
define zh as last call at most 60
#~ interaction-as-condition [last call]: an interaction is asked for with `any`, or its age with `days since last` | write `define zh as days since last call at most 60`
define zi as region contains any of towns and last call at most 60
#~ interaction-as-condition [last call]: an interaction is asked for with `any`, or its age with `days since last` | write `… any of towns and days since last call at most 60`
define zj as consent and grade in (A, B)
#~ said-otherwise [in]: a pact says `is one of`, not `in` | write `define zj as consent and grade is one of (A, B)`
score zk {
  +5 when consent (Wants it)
  #~ quotes [(Wants it)]: what explains a line stands in quotes, not in parentheses | write `"Wants it"`
  +5 per call (They called)
  #~ quotes [(They called)]: what explains a line stands in quotes, not in parentheses | write `"They called"`
}
