include "shared/words.pact"

rating a of interest {
  A from 10
  B from 20
  #~ levels-not-descending [B from 20]: `B from 20` stands below `A from 10`, and the best level comes first | write them in this order: `B from 20`, `A from 10` and `C below`
  C below
}
rating b of interest {
  A from 10
  A from 5
  #~ duplicate-word [A]: the level `A` stands in this rating twice | name each level once
  #~ no-below [A from 5]: the rating `b` has no level for the lowest scores | end it with a level that takes all the rest: `B below`
}
rating c of interest {
  low below
  high from 5
  #~ levels-not-descending [high from 5]: `high from 5` stands below `low below`, and the best level comes first | write them in this order: `high from 5` and `low below`
}
rating d of interest {
#~ empty-list [d]: the rating `d` has no levels | name its levels, best first: `A from 80`, and at the end `D below`
}
rating e of country {
#~ unknown-score [country]: `country` is a field, and here a score must stand | the scores are `interest` and `bant`
  A from 1
  B below
}
