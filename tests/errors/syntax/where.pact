score s {
  +5 per call where reached
  #~ where-parentheses [where reached]: `where reached` asks nothing of `reached` | write `where (reached)` for a yes/no field, or say what it has to be: `where reached is …`
  +5 per call where not reached
  #~ where-parentheses [where not reached]: behind `where`, a `not` stands in parentheses | write `+5 per call where (not reached)`
  +5 per call where a is "x" and b is "y" in the last 3 days
  #~ where-parentheses [where a is "x" and b is "y"]: a `where` takes one test; several stand in parentheses | write `+5 per call where (a is "x" and b is "y") in the last 3 days`
  +5 per call when a is "x"
  #~ said-otherwise [when]: behind an interaction stands `where`, not `when` | write `+5 per call where a is "x"`
  +5 per call where reached at most once
  #~ where-parentheses [where reached]: `where reached` asks nothing of `reached` | write `where (reached)` for a yes/no field, or say what it has to be: `where reached is …`
  +5 when count of call where reached at least 5
  +5 when any call where a is "x" or b is "y"
}
