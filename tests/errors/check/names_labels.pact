pact "Labels" { version 1 }
team sales "Field Sales"
team marketing "Marketing"
lead identified by id { country: text }
interaction demo "Asked for a demo"
score interest "Level of Interest" {
  +1 per asked_for_a_demo
  #~ unknown-interaction [asked_for_a_demo]: there is no interaction called `asked_for_a_demo` | write `demo`, which is what rules call it
}
stage SQL "Sales Qualified Lead" owned by FieldSales {
#~ unknown-team [FieldSales]: there is no team called `FieldSales` | write `sales`, which is what rules call it
  becomes Lost after 1 day in this stage, resetting level_of_interest
  #~ unknown-score [level_of_interest]: there is no score called `level_of_interest` | write `interest`, which is what rules call it
}
stage Lost owned by marketing {
  marketing may revive to SalesQualifiedLead
  #~ unknown-stage [SalesQualifiedLead]: there is no stage called `SalesQualifiedLead` | write `SQL`, which is what rules call it
}
