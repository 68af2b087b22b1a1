pact "Types" { currency EUR }
team sales
lead identified by id {
  staff:  integer
  #~ type-name [integer]: the type `integer` is called `number` here | write `staff: number`
  size:   choice (small, big)
  #~ type-name [choice]: the type `choice` is called `one of` here | write `size: one of (small, big)`
  kind:   enum
  #~ field-type [enum]: there is no type `enum` here | list the words: `one of (first, second)`
  budget: EUR
  #~ type-name [EUR]: the type `EUR` is called `money` here | write `budget: money`
}
score s {
  +5 when staff at least 200 EUR
  #~ money-and-number [200 EUR]: `200 EUR` is money in EUR, and `staff` is a plain number | write `200`, without `EUR`
  +5 when size is smal
  #~ unknown-word [smal]: `smal` is not a word of `size` | did you mean `small`?
  +5 when kind is small
  +5 when budget at least 5
  #~ money-and-number [5]: `budget` is money in EUR, and `5` is a plain number | write `5 EUR`
}
final stage A "A" owned by sales
