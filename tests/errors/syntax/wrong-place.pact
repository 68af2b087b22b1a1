version 4
#~ wrong-block [version 4]: `version 4` does not belong here | it stands in the braces of `pact`
+5 when a
#~ wrong-block [+5]: `+5` does not belong here | it stands in the braces of a `score`
becomes B as soon as a
#~ wrong-block [becomes B]: `becomes B` does not belong here | it stands in the braces of a `stage`
expect a
#~ wrong-block [expect a]: `expect a` does not belong here | it stands in the braces of an `example`
needs phone
score s {
  becomes B as soon as a
  #~ wrong-block [becomes B]: `becomes B` does not belong here | it stands in the braces of a `stage`
  stage is A
  #~ unknown-statement [stage]: `stage` begins no statement | a rule begins with its points, for example `+5 when …` or `+5 per …`; there are also `group`, `highest of` and `always`
}
stage A owned by x {
  +5 when a
  #~ wrong-block [+5]: `+5` does not belong here | it stands in the braces of a `score`
  needs phone
  team "x" when a
  #~ wrong-block [team "x"]: `team "x"` does not belong here | it stands in the braces of `goes to the first that fits`
  expect a
  #~ wrong-block [expect a]: `expect a` does not belong here | it stands in the braces of an `example`
}
example "x" {
  +5 when a
  #~ wrong-block [+5]: `+5` does not belong here | it stands in the braces of a `score`
  sales may reject to B
  #~ wrong-block [sales may]: `sales may` does not belong here | it stands in the braces of a `stage`
  email: "x"
  #~ wrong-block [email:]: `email:` does not belong here | it stands in the braces of an example's `lead`
}
rating r of s {
  +5 when a
  #~ wrong-block [+5]: `+5` does not belong here | it stands in the braces of a `score`
  A from 3
}
