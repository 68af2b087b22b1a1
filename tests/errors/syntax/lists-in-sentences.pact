stage A owned by x {
  sales may reject to B because a, b
  #~ list-joint [,]: the last of the reasons is joined by `or` | write `a or b`
  sales may reject to B because a and b
  #~ list-joint [and]: reasons are joined by `or` | write `a or b`
  sales may reject to B needs a, b
  #~ list-joint [,]: the last of the fields is joined by `and` | write `a and b`
  sales may reject to B needs a or b
  #~ list-joint [or]: fields are joined by `and` | write `a and b` if both are needed, or `(a or b)` if one is enough
  sales may reject to B needs a and b or c
  #~ list-joint [or]: fields are joined by `and` | write `a and (b or c)` if one of the two is enough, or `a, b and c`
  marketing and sales may reject to B
  #~ list-joint [and]: teams are joined by `or` | write `marketing or sales`
  marketing, sales may reject to B
  #~ list-joint [,]: the last of the teams is joined by `or` | write `marketing or sales`
  sales may reject to B because (a or b)
  #~ list-parentheses [(a or b)]: what stands behind `because` has no parentheses | write `sales may reject to B because a or b`
  sales may reject to B because: a
  #~ said-otherwise [:]: behind `because` stands no `:` | write `sales may reject to B because a`
  becomes B as soon as a, resetting s, t
  #~ list-joint [,]: the last of the scores is joined by `and` | write `s and t`
  hand over to sales, becomes C when accepted {
    goes to the first that fits {
      spread over "a", "b" and "c"
      #~ list-joint [and]: the names behind `spread over` are joined by commas alone | write `"a", "b", "c"`
    }
  }
}
