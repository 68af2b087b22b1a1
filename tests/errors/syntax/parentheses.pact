score s {
  +5 when (employees at least 50 or a
  #~ unclosed-parenthesis [(]: this `(` is never closed | write `)` where it ends, for example behind `a`
  +5 when employees at least 50) or a
  #~ surplus-parenthesis [)]: this `)` closes nothing | delete it, or write the `(` that belongs to it
  +5 when ((a or b) and c
  #~ unclosed-parenthesis [(]: this `(` is never closed | write `)` where it ends, for example behind `c`
  +5 when (a or
  #~ unclosed-parenthesis [(]: this `(` is never closed | write `)` where it ends, for example behind `b`
    b
  +5 when country is one of ("DE", "AT"
  #~ unclosed-parenthesis [(]: this `(` is never closed | write `)` where it ends, for example behind `"AT"`
  +5 when a
}
stage A owned by x {
  becomes B as soon as (a or b
  #~ unclosed-parenthesis [(]: this `(` is never closed | write `)` where it ends, for example behind `b`
  sales may reject to C
}
