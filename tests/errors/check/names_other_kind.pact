include "shared/stages.pact"

define a as demo_request
#~ interaction-as-condition [demo_request]: `demo_request` is an interaction: it has happened or not, once or often | write `any demo_request`, `no demo_request` or `count of demo_request`
define b as MQL
#~ unknown-name [MQL]: `MQL` is a stage, not something a lead has | name a field, a define, a score or a rating here
define c as sales
#~ unknown-name [sales]: `sales` is a team, not something a lead has | name a field, a define, a score or a rating here
define d as private_mail
#~ list-alone [private_mail]: `private_mail` is a list, not something that can be asked for | test a field with it: `… is one of private_mail` or `… contains any of private_mail`
define e as any country
#~ unknown-interaction [country]: `country` is a field, and here an interaction must stand | `per`, `any` and `no` are for interactions: write `when country …`
define f as stage is MQL
#~ stage-place [stage]: `stage is` can stand only in `nurture`, `goes to` and `expect` | put the rule into the stage that is meant, or leave this test out
define g as refused
#~ stage-place [refused]: `refused` can stand only in the `expect` lines of an example | leave this test out
define h as budget
#~ unknown-name [budget]: there is no field called `budget` | the question is called `bant.budget`
rating level of grade {
#~ unknown-score [grade]: `grade` is a rating, and here a score must stand | the scores are `interest` and `bant`
  A from 1
  B below
}
