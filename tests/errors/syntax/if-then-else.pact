score s {
  if a then +5
  #~ no-then [if]: the points stand before their condition | write `+5 when a`
  +5 when a else 3
  #~ no-then [else]: there is no `else` in a condition | a rule says what happens first and its condition last, for example `+5 when employees at least 50`
  +5 when a then b
  #~ no-then [then]: there is no `then` in a condition | a rule says what happens first and its condition last, for example `+5 when employees at least 50`
}
choose c the first that fits {
  big if employees at least 5
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `big when employees at least 5`
  mid: employees at least 3
  #~ said-otherwise [:]: `:` does not fit behind a word to choose | write `mid when employees at least 3`
  otherwise small
  #~ said-otherwise [otherwise small]: the word stands before `otherwise` | write `small otherwise`
}
choose d the first that fits {
  big when a
  small else
  #~ said-otherwise [else]: a pact says `otherwise`, not `else` | write `small otherwise`
}
choose e the first that fits {
  big
  #~ incomplete [big]: nothing says when `big` is chosen | write `big when …` with a condition, or `big otherwise` in the last line
  small otherwise
}
