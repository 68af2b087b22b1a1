# What people write who say with what reason, and who separate words as spreadsheets do.
pact "P" { version 1 }
team sales "S"
lead identified by id {
  role: one of (student; employee; manager)
  #~ semicolon [;]: a list is separated by commas, not by `;` | write `,`
  #~ semicolon [;]: a list is separated by commas, not by `;` | write `,`
}
stage Open owned by sales {
  meaning "m"
  sales may lose to Lost with reason (price; no_time)
  #~ said-otherwise [with reason (price; no_time)]: a pact says `because price or no_time`, not `with reason (price, no_time)` | write `sales may lose to Lost because price or no_time`
  #~ semicolon [;]: a list is separated by commas, not by `;` | write `,`
  sales may close to Lost with a reason: price
  #~ said-otherwise [with a reason:]: a pact says `because`, not `with a reason:` | write `sales may close to Lost because price`
  sales may drop to Lost with reasons price or no_time
  #~ said-otherwise [with reasons]: a pact says `because`, not `with reasons` | write `sales may drop to Lost because price or no_time`
}
final stage Lost owned by sales
