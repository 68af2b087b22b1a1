scroe s {
#~ keyword-misspelt [scroe]: `scroe` begins no statement: did you mean `score`? | write `score s`
  +5 whne a
  #~ keyword-misspelt [whne]: `whne` means nothing here: did you mean `when`? | write `+5 when a`
  +5 when employees atleast 5
  #~ keyword-misspelt [atleast]: `atleast` means nothing here: did you mean `at least`? | write `+5 when employees at least 5`
  +5 when employees at lest 5
  #~ keyword-misspelt [at lest]: `at lest` means nothing here: did you mean `at least`? | write `+5 when employees at least 5`
  +5 when count off call at least 5
  #~ keyword-misspelt [count off]: `count off` means nothing here: did you mean `count of`? | write `+5 when count of call at least 5`
  +5 pre call
  #~ keyword-misspelt [pre]: `pre` means nothing here: did you mean `per`? | write `+5 per call`
  +5 per call wehre a is "x"
  #~ keyword-misspelt [wehre]: `wehre` means nothing here: did you mean `where`? | write `+5 per call where a is "x"`
  +5 per call at most onec
  #~ keyword-misspelt [onec]: `onec` means nothing here: did you mean `once`? | write `+5 per call at most once`
  +5 per call upto 5 points
  #~ keyword-misspelt [upto]: `upto` means nothing here: did you mean `up to`? | write `+5 per call up to 5 points`
  +5 per call up to 5 ponits
  #~ keyword-misspelt [ponits]: `ponits` means nothing here: did you mean `points`? | write `+5 per call up to 5 points`
  keesp 50% after every 30 days
  #~ keyword-misspelt [keesp]: `keesp` begins no statement: did you mean `keeps`? | write `keeps 50% after every 30 days`
  alwyas 0 while a
  #~ keyword-misspelt [alwyas]: `alwyas` begins no statement: did you mean `always`? | write `always 0 while a`
}
stgae A owned by x {
#~ keyword-misspelt [stgae]: `stgae` begins no statement: did you mean `stage`? | write `stage A owned by x`
  becmes B as soon as a
  #~ keyword-misspelt [becmes]: `becmes` begins no statement: did you mean `becomes`? | write `becomes B as soon as a`
  becomes B as son as a
  #~ keyword-misspelt [as son as]: `as son as` means nothing here: did you mean `as soon as`? | write `becomes B as soon as a`
  becomes B after 3 dyas in this stage
  #~ keyword-misspelt [dyas]: `dyas` is no unit of time: did you mean `days`? | write `becomes B after 3 days in this stage`
  sales mya reject to B
  #~ keyword-misspelt [mya]: `mya` means nothing here: did you mean `may`? | write `sales may reject to B`
  meanng "x"
  #~ keyword-misspelt [meanng]: `meanng` begins no statement: did you mean `meaning`? | write `meaning "x"`
}
lead identifed by id {
#~ keyword-misspelt [identifed by]: `identifed by` means nothing here: did you mean `identified by`? | write `lead identified by id`
  a: txet
  #~ field-type [txet]: there is no type `txet`: did you mean `text`? | write `a: text`
  b: text form column "x"
  #~ keyword-misspelt [form column]: `form column` means nothing here: did you mean `from column`? | write `b: text from column "x"`
}
raiting r of s {
#~ keyword-misspelt [raiting]: `raiting` begins no statement: did you mean `rating`? | write `rating r of s`
  A form 80
  #~ keyword-misspelt [form]: `form` means nothing here: did you mean `from`? | write `A from 80`
  B beloww
  #~ keyword-misspelt [beloww]: `beloww` means nothing here: did you mean `below`? | write `B below`
}
defien d as a
#~ keyword-misspelt [defien]: `defien` begins no statement: did you mean `define`? | write `define d as a`
