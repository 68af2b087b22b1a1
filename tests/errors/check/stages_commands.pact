include "shared/words.pact"

stage One owned by sales {
  sales may accept to Two
  #~ reserved-name [accept]: `accept` is kept for the handover, a command cannot be called so | call it otherwise, for example `take`; in a handover write `TEAM accepts within 2 work days of the handover`
  sales may recycle to Two because a, b or a
  #~ duplicate-word [a]: the reason `a` stands here twice | leave one of them out
  sale or marketing may keep to Two
  #~ unknown-team [sale]: there is no team called `sale` | did you mean `sales`?
  sales may wait to Two when country
  #~ no-condition [country]: `country` is a text, and a condition must be yes or no | write `country is "…"` or `country is known`
}
stage Two owned by sales
