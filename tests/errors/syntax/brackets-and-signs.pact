lead identified by id {
  topics: some of [cloud, erp]
  #~ brackets [[]: `[` is no parenthesis here | write `(`
  #~ brackets []]: `]` is no parenthesis here | write `)`
  source: one of {inbound, event}
  #~ incomplete [of]: something is missing behind `of` | write words in parentheses, such as `(first, second)`
}
score s {
  +5 when email contains @gmail
  #~ stray-character [@]: `@` means nothing here | leave it out; texts stand in quotes: `"…"`
  +5 when a ? b
  #~ stray-character [?]: `?` means nothing here | leave it out; texts stand in quotes: `"…"`
  +5 when a -> b
  #~ incomplete [>]: `yes` or `no` or `total` is missing before `>` | write `+5 when a - yes > b`
}
