include "shared/words.pact"

define a as any call in the last 7 days at least 3
#~ wrong-type [at least 3]: `any call in the last 7 days` is a condition: yes or no, and `at least` is for numbers | count them: `count of call in the last 7 days at least 3`
define b as no demo_request between 2 and 3
#~ wrong-type [between 2 and 3]: `no demo_request` is a condition: yes or no, and `between` is for numbers | count them: `count of demo_request between 2 and 3`
score s {
  +5 when demo_request
  #~ interaction-as-condition [demo_request]: `demo_request` is an interaction: it has happened or not, once or often | write `per demo_request` for each, or `when any demo_request` for all together
  +5 per decision_maker
  #~ unknown-interaction [decision_maker]: `decision_maker` is a define, and here an interaction must stand | `per`, `any` and `no` are for interactions: write `when decision_maker`
  +5 per country
  #~ unknown-interaction [country]: `country` is a field, and here an interaction must stand | `per`, `any` and `no` are for interactions: write `when country …`
  +5 when count of call
  #~ no-condition [count of call]: `count of call` is a number, and a condition must be yes or no | write `any call`, or say how many: `count of call at least 3`
  +5 when days since last call
  #~ no-condition [days since last call]: `days since last call` is a number, and a condition must be yes or no | say how much it must be, for example `days since last call at least 30`
}
