score s {
#~ unclosed-block [{]: the `{` of `score s` is never closed | write `}` on a line of its own where `score s` ends
  +5 when a
  highest of "x" {
    +5 when b
    +3 when c
  }
