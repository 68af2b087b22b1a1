pact "Seven" { version 1 }
team marketing "Marketing"
Team sales "Sales"
#~ keyword-case [Team]: `Team` has to be written in small letters | write `team sales "Sales"`
lead identified by id {
  email: string
  #~ type-name [string]: the type `string` is called `text` here | write `email: text`
  size:  number
}
score interest {
  5 when email is known
  #~ points-without-sign [5]: `5` has no sign | write `+5` to add points, or `-5` to take them off
  +5 when size at least 1 000
  #~ number-form [1 000]: `1 000` is not how numbers are written | write `1000` or `1_000`
}
stage A owned by marketing {
  becomes B when interest at least 5
  #~ as-soon-as [when]: a stage is entered `as soon as` a condition holds, not `when` | write `becomes B as soon as interest at least 5`
  sales may reject to B because x, y
  #~ list-joint [,]: the last of the reasons is joined by `or` | write `x or y`
}
stage B owned by sales {
  meaning "b
  #~ unclosed-text ["b]: this text has no closing quote on its line | close it: `"b"`
}
