# The same with two stages and a handover.
include "words.pact"

stage MQL owned by marketing {
  hand over to sales, becomes SAL when accepted {
    needs country
    goes to the first that fits {
      team "Partner desk" when country is "DE"
      spread over "Ann", "Ben" otherwise
    }
    sales may reject to MQL because bad_data
  }
}

stage SAL owned by sales {
  sales may win to Won because signed
}

final stage Won owned by sales

nurture with all that fit {
  "Monthly news" when stage is MQL
}
