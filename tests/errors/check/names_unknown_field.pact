include "shared/words.pact"

score fit {
  +10 when employes at least 50
  #~ unknown-name: nothing is called `employes` here | did you mean `employees`?
  +10 when Country is "DE"
  #~ unknown-name: nothing is called `Country` here | did you mean `country`?
  +10 when decision_makr
  #~ unknown-name: nothing is called `decision_makr` here | did you mean `decision_maker`?
  +10 when lead.employes at least 50
  #~ unknown-field: there is no field called `employes` | did you mean `employees`?
  +5% of employes
  #~ unknown-name: nothing is called `employes` here | did you mean `employees`?
}
