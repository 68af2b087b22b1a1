Team sales "Sales"
#~ keyword-case [Team]: `Team` has to be written in small letters | write `team sales "Sales"`
score s {
  +5 When a
  #~ keyword-case [When]: `When` has to be written in small letters | write `+5 when a`
  +5 when a AND b
  #~ keyword-case [AND]: `AND` has to be written in small letters | write `+5 when a and b`
  +5 when email Is known
  #~ keyword-case [Is]: `Is` has to be written in small letters | write `+5 when email is known`
  +5 when employees At Least 5
  #~ keyword-case [At Least]: `At Least` has to be written in small letters | write `+5 when employees at least 5`
  Always 0 while a
  #~ keyword-case [Always]: `Always` has to be written in small letters | write `always 0 while a`
  GROUP "x" {
  #~ keyword-case [GROUP]: `GROUP` has to be written in small letters | write `group "x"`
    +5 WHEN a
    #~ keyword-case [WHEN]: `WHEN` has to be written in small letters | write `+5 when a`
  }
}
Stage A Owned By sales {
#~ keyword-case [Stage]: `Stage` has to be written in small letters | write `stage A Owned By sales`
#~ keyword-case [Owned By]: `Owned By` has to be written in small letters | write `stage A owned by sales`
  Becomes B As Soon As a
  #~ keyword-case [Becomes]: `Becomes` has to be written in small letters | write `becomes B As Soon As a`
  #~ keyword-case [As Soon As]: `As Soon As` has to be written in small letters | write `becomes B as soon as a`
  sales May reject TO B
  #~ keyword-case [May]: `May` has to be written in small letters | write `sales may reject TO B`
  #~ keyword-case [TO]: `TO` has to be written in small letters | write `sales may reject to B`
}
