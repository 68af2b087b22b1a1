version 4
#~ wrong-block [version 4]: `version 4` does not belong here | it stands in the braces of `pact`
+5 when a
#~ line-break [+]: a line cannot begin with `+` | put `+` at the end of the line before
becomes B as soon as a
#~ wrong-block [becomes B]: `becomes B` does not belong here | it stands in the braces of a `stage`
expect a
#~ wrong-block [expect a]: `expect a` does not belong here | it stands in the braces of an `example`
needs phone
score s {
  becomes B as soon as a
  #~ wrong-block [becomes B]: `becomes B` does not belong here | it stands in the braces of a `stage`
  stage is A
  #~ wrong-block [stage is]: `stage is` does not belong here | it stands at the top of the file, outside all braces
}
stage A owned by x {
  +5 when a
  #~ wrong-block [+5]: `+5` does not belong here | it stands in the braces of a `score`
  needs phone
  team "x" when a
  #~ wrong-block [team "x"]: `team "x"` does not belong here | it stands at the top of the file, outside all braces
  expect a
  #~ wrong-block [expect a]: `expect a` does not belong here | it stands in the braces of an `example`
}
example "x" {
  +5 when a
  #~ wrong-block [+5]: `+5` does not belong here | it stands in the braces of a `score`
  sales may reject to B
  #~ wrong-block [sales may]: `sales may` does not belong here | it stands in the braces of a `stage`
  email: "x"
  #~ wrong-block [email:]: `email:` does not belong here | it stands in the braces of `lead` or of an `interaction`
}
rating r of s {
  +5 when a
  #~ unexpected [+]: `+` does not fit here | write a word
  A from 3
}
