score s {
#~ unclosed-block [{]: the `{` of `score s` is never closed | write `}` on a line of its own where `score s` ends
  +5 when a
  group "x" {
    +5 when b
  }

rating r of s {
  A from 80
  B below
}
