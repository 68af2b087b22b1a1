stage A owned by marketing {
  hand over to sales, becomes B when accepted {
  #~ unclosed-block [{]: the `{` of `hand over to sales` is never closed | write `}` on a line of its own where `hand over to sales` ends
    needs phone
    sales may reject to C because x
  becomes C after 5 days in this stage
}

stage B owned by sales {
  meaning "x"
}
