stage A owned by x {
  sales may reject to B because x,
  #~ incomplete [,]: nothing stands behind this comma | delete the comma, or write what comes next behind it
  sales may reject to C
  sales may reject to D needs a,
  #~ incomplete [,]: nothing stands behind this comma | delete the comma, or write what comes next behind it
}
list l as ("a", "b",)
list m as ("a",, "b")
#~ doubled [,]: `,` stands here twice | write `list m as ("a", "b")`
