The following pact was agreed
#~ unknown-statement [The]: `The` begins no statement | statements begin with `pact`, `team`, `lead`, `interaction`, `define`, `list`, `score`, `rating`, `stage`, `nurture` or `example`, for example; a comment begins with `#`
between marketing and sales.

team marketing "Marketing"
score s {
  foo bar
  #~ unknown-statement [foo]: `foo` begins no statement | a rule begins with its points, for example `+5 when …` or `+5 per …`; there are also `group`, `highest of` and `always`
  +5 when a
  baz
  #~ unknown-statement [baz]: `baz` begins no statement | a rule begins with its points, for example `+5 when …` or `+5 per …`; there are also `group`, `highest of` and `always`
}
teams marketing
#~ keyword-misspelt [teams]: `teams` begins no statement: did you mean `team`? | write `team marketing`
