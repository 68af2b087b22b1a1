include "shared/words.pact"

define tall as employes at least 50
#~ unknown-name [employes]: nothing is called `employes` here | did you mean `employees`?
define tall_and_wide as tall and consent
score fit {
  +10 when tall_and_wide
  +20 when tall
}
rating level of fit {
  A from 1
  B below
}
choose where_to the first that fits {
  x when level is A and tall
  y otherwise
}
