stage A owned by x {
  becomes B
  #~ incomplete [becomes B]: nothing says when the lead becomes `B` | write `becomes B as soon as …` with a condition, or `becomes B after 30 days in this stage`
  becomes B when a
  #~ as-soon-as [when]: a stage is entered `as soon as` a condition holds, not `when` | write `becomes B as soon as a`
  becomes B if a
  #~ as-soon-as [if]: a stage is entered `as soon as` a condition holds, not `if` | write `becomes B as soon as a`
  becomes to B as soon as a
  #~ said-otherwise [to]: behind `becomes` stands the stage itself | write `becomes B as soon as a`
  becomes B while handed over as soon as a
  #~ incomplete [while handed over]: `while handed over` goes with a timer only | write `becomes B after 90 days in this stage while handed over`, for example
  becomes B as soon as a after 3 days in this stage
  #~ clause-order [after 3 days in this stage]: `after 3 days in this stage` stands in the wrong place | put it before `as soon as a`
  becomes B as soon as a "why" "again"
  #~ clause-twice ["again"]: the text "again" is said twice | leave one of the two out
  becomes B after 3 days in this stage after 5 days in this stage
  #~ clause-twice [after 5 days in this stage]: `after 5 days in this stage` is said twice | leave one of the two out
  sales can reject to B
  #~ said-otherwise [can]: a pact says `may`, not `can` | write `sales may reject to B`
  sales reject to B
  #~ incomplete [reject]: `may` is missing behind `sales` | write `sales may reject to B`
  sales may reject B
  #~ incomplete [B]: `to` is missing before `B` | write `sales may reject to B`
  sales may reject
  #~ incomplete [reject]: nothing says to which stage `reject` leads | write `sales may reject to` and the stage
  sales may reject to B if a
  #~ said-otherwise [if]: the condition of a command begins with `when`, not with `if` | write `sales may reject to B when a`
  sales may reject to B requires phone
  #~ said-otherwise [requires]: a pact says `needs`, not `requires` | write `sales may reject to B needs phone`
  sales may reject to B because x when a
  #~ clause-order [when a]: `when a` stands in the wrong place | put it before `because x`
  notify "Head" when a
  #~ incomplete [notify "Head" when a]: nothing says when "Head" is notified | write `notify "Head" after 2 work days in this stage`, for example
  notify Head of Sales after 2 days in this stage
  #~ quotes [Head of Sales]: `Head of Sales` has to stand in quotes | write `notify "Head of Sales"`
}
