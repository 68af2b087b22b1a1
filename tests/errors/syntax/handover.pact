stage A owned by x {
  hand over to sales becomes B when accepted {
  #~ comma [becomes]: a comma is missing before `becomes` | write `hand over to sales, becomes B when accepted`
    only if a
    #~ said-otherwise [only if]: a pact says `only when`, not `only if` | write `only when a`
    requires phone
    #~ said-otherwise [requires]: a pact says `needs`, not `requires` | write `needs phone`
    sales accepts within 2 days, if late notify "x"
    #~ incomplete [within 2 days]: `within 2 days` lacks `of the handover` | write `sales accepts within 2 days of the handover, if late notify "x"`
    sales accepts within 2 days of handover
    #~ clock-start [of handover]: this deadline is counted `of the handover`, not `of handover` | write `sales accepts within 2 days of the handover`
    sales accepts within 2 days of complete data
    #~ clock-start [of complete data]: the deadline of `accepts` is not counted from there | write `of the handover`
    sales accepts in 2 days of the handover
    #~ said-otherwise [in]: a deadline begins with `within`, not with `in` | write `sales accepts within 2 days of the handover`
    sales accept within 2 days of the handover
    #~ keyword-misspelt [accept]: `accept` means nothing here: did you mean `accepts`? | write `sales accepts within 2 days of the handover`
    marketing confirms within 1 day of complete data
    #~ said-otherwise [confirms]: a pact says `confirms first`, not `confirms` | write `marketing confirms first within 1 day of complete data`
    sales accepts within 2 days of the handover if late notify "x"
    #~ comma [if]: a comma is missing before `if late` | write `sales accepts within 2 days of the handover, if late notify "x"`
    sales accepts within 2 days of the handover, if late notify Head of Sales
    #~ quotes [Head of Sales]: `Head of Sales` has to stand in quotes | write `notify "Head of Sales"`
    sales accepts within 2 days of the handover, if late escalate to "x"
    #~ said-otherwise [escalate]: behind `if late` stands `notify` or `becomes`, not `escalate` | write `if late notify "Head of Sales"` or `if late becomes MQL`, for example
    sales accepts, if late notify "x"
    #~ incomplete [, if late notify "x"]: nothing says when it is late | write `within 2 work days of the handover` before it, for example
    accept within 2 work days
    #~ unknown-statement [accept]: `accept` begins no statement | say who accepts: `… accepts within 2 work days of the handover`, with a team in front
    sales may take to B
    #~ wrong-block [take]: `take` is no command of a handover | put `take` into the stage, behind the `}` of the handover; here stands `may reject to …`
    becomes C after 3 days in this stage
    #~ wrong-block [becomes C]: `becomes C` does not belong here | it stands in the braces of a `stage`
    goes to first that fits {
    #~ keyword-misspelt [first that fits]: `first that fits` means nothing here: did you mean `the first that fits`? | write `goes to the first that fits`
      team Partner desk when a
      #~ quotes [Partner desk]: `Partner desk` has to stand in quotes | write `team "Partner desk"`
      person "x" else
      #~ said-otherwise [else]: a pact says `otherwise`, not `else` | write `person "x" otherwise`
      queue "y"
      #~ unknown-statement [queue]: `queue` begins no statement | here stand `team "…"`, `person …`, `the previous one` and `spread over …`
    }
  }
  hand over to sales {
  #~ incomplete [sales]: nothing says which stage the lead enters when it is accepted | write `hand over to sales, becomes SAL when accepted`, for example
    needs a
  }
  handover to sales, becomes B when accepted {
  #~ keyword-misspelt [handover to]: `handover to` begins no statement: did you mean `hand over to`? | write `hand over to sales, becomes B when accepted`
    needs a
  }
  handover to sales {
  #~ keyword-misspelt [handover to]: `handover to` begins no statement: did you mean `hand over to`? | write `hand over to sales`
  #~ incomplete [sales]: nothing says which stage the lead enters when it is accepted | write `hand over to sales, becomes SAL when accepted`, for example
    needs a
  }
  hand over to sales, becomes B when accepted {
    goes to team "Partner desk"
    #~ incomplete [team "Partner desk"]: behind `goes to` stand lines, of which the first that fits counts | write `goes to the first that fits { team "Partner desk" otherwise }`
    goes to sales
    #~ incomplete [sales]: behind `goes to` stand lines, of which the first that fits counts | write `goes to the first that fits { team "sales" otherwise }`
    goes to spread over "Ann", "Ben"
    #~ incomplete [spread over "Ann", "Ben"]: behind `goes to` stand lines, of which the first that fits counts | write `goes to the first that fits { spread over "Ann", "Ben" otherwise }`
  }
}
