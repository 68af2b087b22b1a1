lead identified by id {
  topics: some of [cloud, erp]
  #~ brackets [[cloud, erp]]: a list of words stands in round parentheses | write `(cloud, erp)`
  source: one of {inbound, event}
  #~ brackets [{]: a list of words stands in round parentheses | write `(inbound, event)`
}
score s {
  +5 when email contains @gmail
  #~ text-without-quotes [@gmail]: `@gmail` is a text, and texts stand in quotes | write `+5 when email contains "@gmail"`
  +5 when a ? b
  #~ stray-character [?]: `?` means nothing here | leave it out; texts stand in quotes: `"…"`
  +5 when a -> b
  #~ operator-spelling [->]: a pact says `to`, not `->` | write `a to b`
}
