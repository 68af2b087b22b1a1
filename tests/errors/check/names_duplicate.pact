include "shared/stages.pact"

team sales
#~ duplicate-name [sales]: `sales` is already the name of a team | give one of them another name, or keep only one of them
score market {
#~ duplicate-name [market]: `market` is already the name of a choice | give a score another name, for example `market_score`
  +1 when consent
}
define interest as consent
#~ duplicate-name [interest]: `interest` is already the name of a score | give a define another name, for example `is_interest`
stage MQL owned by sales
#~ duplicate-name [MQL]: `MQL` is already the name of a stage | give one of them another name, or keep only one of them
interaction call
#~ duplicate-name [call]: `call` is already the name of an interaction | give one of them another name, or keep only one of them
reason no_budget "a"
reason no_budget "b"
#~ duplicate-name [no_budget]: the reason `no_budget` is given a meaning twice | keep one of the two
