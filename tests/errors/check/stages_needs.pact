include "shared/words.pact"

stage One owned by sales {
  sales may call to Two needs phone and (email or fax)
  #~ unknown-field [phone]: there is no field called `phone` | the fields are `email`, `country`, `seniority`, `employees`, `revenue`, `deal`, `topics`, `consent` and 3 more
  #~ unknown-field [fax]: there is no field called `fax` | the fields are `email`, `country`, `seniority`, `employees`, `revenue`, `deal`, `topics`, `consent` and 3 more
  sales may wait to Two needs interest
  #~ unknown-field [interest]: `interest` is a score, and here a field must stand | the fields are `email`, `country`, `seniority`, `employees`, `revenue`, `deal`, `topics`, `consent` and 3 more
  sales may stay to Two needs bant.budgt, lead.country and lead.cuntry
  #~ unknown-question [budgt]: `bant` has no question `budgt` | did you mean `budget`?
  #~ unknown-field [cuntry]: there is no field called `cuntry` | did you mean `country`?
}
stage Two owned by sales
