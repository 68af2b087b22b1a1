rating r of s {
  A >= 80
  #~ said-otherwise [>= 80]: a level says from which score on it begins: `from 80` | write `A from 80`
  B 60
  #~ said-otherwise [60]: a level says from which score on it begins: `from 60` | write `B from 60`
  C: 40
  #~ said-otherwise [: 40]: a level says from which score on it begins: `from 40` | write `C from 40`
  D at least 20
  #~ said-otherwise [at least 20]: a level says from which score on it begins: `from 20` | write `D from 20`
  E from 10 points
  #~ does-not-fit [points]: `points` does not fit behind `10` | write `E from 10`
  F else
  #~ said-otherwise [else]: a pact says `below`, not `else` | write `F below`
}
rating q of s {
  A from 80 B from 60
  #~ line-break [B]: `B` begins a statement of its own | begin a new line before it
  C below 40
  #~ does-not-fit [40]: `40` does not fit behind `below` | write `C below`
}
