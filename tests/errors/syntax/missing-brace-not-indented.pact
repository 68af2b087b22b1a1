score s {
#~ unclosed-block [{]: the `{` of `score s` is never closed | write `}` on a line of its own where `score s` ends
+5 when a

stage A owned by x {
meaning "y"
}
