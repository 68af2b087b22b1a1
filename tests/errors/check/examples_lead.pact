include "shared/stages.pact"

example "Values" {
  lead {
    employees: "many"
    #~ wrong-value ["many"]: `employees` is a number, and `"many"` is not | write for example `employees: 250`
    seniority: boss
    #~ unknown-word [boss]: `boss` is not a word of `seniority` | its words are `c_level`, `director`, `manager` and `staff`
    consent: "yes"
    #~ wrong-value ["yes"]: `consent` is either yes or no, and `"yes"` is not | write for example `consent: yes`
    country: DE
    #~ wrong-value [DE]: `country` is a text, and `DE` is not | write for example `country: "DE"`
    topics: (cloud, crm)
    #~ unknown-word [crm]: `crm` is not a word of `topics` | its words are `cloud`, `erp` and `commerce`
    cuntry: "DE"
    #~ unknown-field [cuntry]: there is no field called `cuntry` | did you mean `country`?
    first_contact: "2026-01-01"
    #~ wrong-value ["2026-01-01"]: `first_contact` is a date, and `"2026-01-01"` is not | write for example `first_contact: 2026-01-01`
    revenue: 5 USD
    #~ wrong-value [5 USD]: `revenue` is an amount of money in EUR, and `5 USD` is not | write for example `revenue: 5 EUR`
    bant.budget: maybe
    #~ wrong-value [maybe]: `bant.budget` is either yes or no, and `maybe` is not | write for example `bant.budget: yes`
    bant.timelin: soon
    #~ unknown-question [timelin]: `bant` has no question `timelin` | did you mean `timeline`?
    employees: unknown
    #~ twice [employees]: there is a second `employees` | keep one of the two
    interest: 5
    #~ unknown-field [interest]: `interest` is a score, and here a field must stand | the fields are `email`, `country`, `seniority`, `employees`, `revenue`, `deal`, `topics`, `consent` and 3 more
  }
  expect interest = 0
}
