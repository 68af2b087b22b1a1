include "shared/words.pact"

stage One owned by marketing {
  hand over to sales, becomes Two when accepted {
    goes to the first that fits {
      person Ann when country is "DE"
      #~ unknown-field [Ann]: there is no field called `Ann` that could hold a person's name | write a person's name in quotes, `person "Ann"`, or name a field
      person sales when country is "AT"
      #~ unknown-field [sales]: there is no field called `sales` that could hold a person's name | write a person's name in quotes, `person "sales"`, or name a field
      person acount_owner when consent
      #~ unknown-field [acount_owner]: there is no field called `acount_owner` | did you mean `account_owner`?
      person account_owner otherwise
    }
  }
}
stage Two owned by sales
