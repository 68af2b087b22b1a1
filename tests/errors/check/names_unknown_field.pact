include "shared/words.pact"

score fit {
  +10 when employes at least 50
  #~ unknown-name [employes]: nothing is called `employes` here | did you mean `employees`?
  +10 when Country is "DE"
  #~ unknown-name [Country]: nothing is called `Country` here | did you mean `country`?
  +10 when decision_makr
  #~ unknown-name [decision_makr]: nothing is called `decision_makr` here | did you mean `decision_maker`?
  +10 when lead.employes at least 50
  #~ unknown-field [employes]: there is no field called `employes` | did you mean `employees`?
  +5% of employes
  #~ unknown-name [employes]: nothing is called `employes` here | did you mean `employees`?
}
