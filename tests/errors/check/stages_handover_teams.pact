include "shared/words.pact"

stage One owned by marketing {
  hand over to sales, becomes Two when accepted {
    needs contry
    #~ unknown-field [contry]: there is no field called `contry` | did you mean `country`?
    sales confirms first within 1 day of complete data
    #~ wrong-team [sales]: a lead is confirmed by the team that hands it over, the owner of this stage, and that is not `sales` | write `marketing` here
    marketing accepts within 1 day of the handover
    #~ wrong-team [marketing]: a lead is accepted by the team that it is handed over to, and that is not `marketing` | write `sales` here
    marketing may reject to One because bad_data
    #~ wrong-team [marketing]: a lead is rejected by the team that it is handed over to, and that is not `marketing` | write `sales` here
    sales accepts within 1 day of the handover, if late becomes Tow
    #~ unknown-stage [Tow]: there is no stage called `Tow` | did you mean `Two`?
  }
}
stage Two owned by sales
