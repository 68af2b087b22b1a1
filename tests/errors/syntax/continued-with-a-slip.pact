stage A owned by x {
  becomes B as soon as a
    adn b
    #~ keyword-misspelt [adn]: `adn` means nothing here: did you mean `and`? | write `becomes B as soon as a and b`
  sales may reject to B
    becuase x
    #~ keyword-misspelt [becuase]: `becuase` means nothing here: did you mean `because`? | write `sales may reject to B because x`
  becomes B
    whn a
    #~ said-otherwise [whn]: a pact says `as soon as`, not `whn` | write `becomes B as soon as a`
}
score s {
  +5 per call
    wher a is "x"
    #~ keyword-misspelt [wher]: `wher` means nothing here: did you mean `where`? | write `+5 per call where a is "x" when b`
    when b
    #~ said-otherwise [when]: behind an interaction stands `where`, not `when` | write `+5 per call where a is "x" where b`
    #~ incomplete [b]: something is missing behind `b` | write `is`, `more than`, `between`, `includes` or `in the next`
}
