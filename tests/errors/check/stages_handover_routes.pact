include "shared/words.pact"

stage One owned by marketing {
  hand over to sales, becomes Two when accepted {
    goes to the first that fits {
      team "A" otherwise
      #~ after-otherwise [team "A" otherwise]: `otherwise` fits always, so the lines below it are never looked at | make it the last line
      team "B" when consent
      person employees
      #~ wrong-type [employees]: `employees` is a number, and cannot name a person | name a field of type `text` or `one of`, or a person in quotes: `person "Ann"`
    }
    goes to the first that fits {
    #~ twice [goes to the first that fits {]: there is a second `goes to` | keep one of the two
      person acount_owner
      #~ unknown-field [acount_owner]: there is no field called `acount_owner` | did you mean `account_owner`?
    }
  }
}
stage Two owned by sales
