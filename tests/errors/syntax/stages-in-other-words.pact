# Stages, commands and handovers as people say them.
stage MQL "Ready" owned by marketing {
  hand over to sales {
  #~ incomplete [sales]: nothing says which stage the lead enters when it is accepted | write `hand over to sales, becomes Visit when accepted`, for example
    sales must accept within 2 work days of the handover
    #~ said-otherwise [must accept]: a pact says `accepts`, not `must accept` | write `sales accepts within 2 work days of the handover`
    sales may accept within 2 work days of the handover
    #~ said-otherwise [may accept]: a pact says `accepts`, not `may accept` | write `sales accepts within 2 work days of the handover`
    sales accepts within 2 work days of the handover, otherwise notify "Head"
    #~ said-otherwise [otherwise]: a pact says `if late`, not `otherwise` | write `… of the handover, if late notify "Head"`
    sales accepts within 2 work days of the handover else notify "Head"
    #~ said-otherwise [else]: a pact says `if late`, not `else` | write `… days of the handover, if late notify "Head"`
    sales may reject to MQL because too small or wrong person
    #~ name-form [too small or wrong person]: a reason is one word | write `sales may reject to MQL because too_small or wrong_person`
    sales may reject to MQL because too small, no money or wrong person, resetting interest
    #~ name-form [too small, no money or wrong person]: a reason is one word | write `… reject to MQL because too_small, no_money or wrong_person, resetting interest`
    sales may reject to MQL because small, reset interest
    #~ said-otherwise [reset]: a pact says `resetting`, not `reset` | write `sales may reject to MQL because small, resetting interest`
  }
  sales may Offer when ready
  #~ incomplete [Offer]: `Offer` is a stage, and behind `may` stands what is done | write `sales may offer to Offer when ready`
}
stage Visit "Visited" owned by sales {
  sales may win to Offer
}
stage Offer final "Has an offer" owned by sales
#~ word-order [final]: `final` stands before `stage` | write `final stage Offer "Has an offer" owned by sales`
