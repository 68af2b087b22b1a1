Team sales "Sales"
#~ keyword-case [Team]: `Team` has to be written in small letters | write `team`
score s {
  +5 When a
  #~ keyword-case [When]: `When` has to be written in small letters | write `when`
  +5 when a AND b
  #~ keyword-case [AND]: `AND` has to be written in small letters | write `and`
  +5 when email Is known
  #~ keyword-case [Is]: `Is` has to be written in small letters | write `is`
  +5 when employees At Least 5
  #~ keyword-case [At Least]: `At Least` has to be written in small letters | write `at least`
  Always 0 while a
  #~ keyword-case [Always]: `Always` has to be written in small letters | write `always`
  GROUP "x" {
  #~ keyword-case [GROUP]: `GROUP` has to be written in small letters | write `group`
    +5 WHEN a
    #~ keyword-case [WHEN]: `WHEN` has to be written in small letters | write `when`
  }
}
Stage A Owned By sales {
#~ keyword-case [Stage]: `Stage` has to be written in small letters | write `stage`
#~ keyword-case [Owned By]: `Owned By` has to be written in small letters | write `owned by`
  Becomes B As Soon As a
  #~ keyword-case [Becomes]: `Becomes` has to be written in small letters | write `becomes`
  #~ keyword-case [As Soon As]: `As Soon As` has to be written in small letters | write `as soon as`
  sales May reject TO B
  #~ keyword-misspelt [May]: `May` means nothing here: did you mean `may`? | write `sales may reject TO B`
  #~ keyword-case [TO]: `TO` has to be written in small letters | write `to`
}
