stage A owned by x {
  sales may reject to B because x,
  #~ incomplete [,]: something is missing behind `,` | write `or`, `and`, `resetting` or a name
  sales may reject to C
  sales may reject to D needs a,
  #~ incomplete [,]: something is missing behind `,` | write `or`, `and`, `resetting` or a name
}
list l as ("a", "b",)
list m as ("a",, "b")
#~ unexpected [,]: `,` does not fit behind `,` | write `list m as ("a", "b")`
