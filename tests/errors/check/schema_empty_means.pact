pact "Fields" { version 1 }
team sales
lead identified by id {
  consent: yes/no empty means maybe
  #~ wrong-value [maybe]: `consent` is either yes or no, and `maybe` is not | write for example `empty means yes`
  employees: number empty means "many"
  #~ wrong-value ["many"]: `employees` is a number, and `"many"` is not | write for example `empty means 250`
  country: text empty means DE
  #~ wrong-value [DE]: `country` is a text, and `DE` is not | write for example `empty means "DE"`
  city: one of (berlin, hamburg) empty means munich
  #~ unknown-word [munich]: `munich` is not a word of `city` | its words are `berlin` and `hamburg`
  since: date empty means no
  #~ wrong-value [no]: `since` is a date, and `no` is not | write for example `empty means 2026-11-20`
  topics: some of (a, b) empty means (a, c)
  #~ unknown-word [c]: `c` is not a word of `topics` | its words are `a` and `b`
  more: some of (a, b) empty means 5
  #~ wrong-value [5]: `more` is a set of words, and `5` is not | write for example `empty means (a, b)`
  price: money USD empty means 5 EUR
  #~ wrong-value [5 EUR]: `price` is an amount of money in USD, and `5 EUR` is not | write for example `empty means 5 USD`
}
interaction view { seconds: number empty means yes }
#~ wrong-value [yes]: `seconds` is a number, and `yes` is not | write for example `empty means 250`
