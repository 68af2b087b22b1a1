include "shared/words.pact"

table a of grade, market {
#~ table-missing [a]: the table has no row for `C` of `grade` | add a row: `C | …`, or name it before the `|` of another row
    | enterprise | small
  A | P1 | P2
  B | P1 | P2
}
table b of grade, market {
          | enterprise
          #~ table-missing [enterprise]: the table has no column for `small` of `market` | add a column: `| small`, or name it in another column
  A, B, C | P1
}
table c of grade, market {
       | enterprise | small
  A, B | P1 | P2
  B, C | P1
  #~ table-twice [B]: `B` has a row already | name it in one row only
  #~ table-row [B, C | P1]: row `B, C` has 1 word, and the table 2 columns | add 1 word at its end, each behind a `|`
  D    | P1 | P2
  #~ unknown-word [D]: `D` is not a level of `grade` | its levels are `A`, `B` and `C`
}
table d of grade, mraket {
#~ unknown-name [mraket]: there is no rating, choice or field called `mraket` | did you mean `market`?
  | x
  A, B, C | P1
}
table e of interest, grade {
#~ wrong-type [interest]: `interest` is a score, and a table is made of ratings, choices and `one of` fields | make a rating of it: `rating … of interest { … }`
  | A, B, C
  x | P1
}
table f of consent, a {
#~ wrong-type [consent]: `consent` is either yes or no, and a table needs listed words | make a choice of it: `choose … the first that fits { … }`
#~ wrong-type [a]: `a` is a table, and a table is made of ratings, choices and `one of` fields | make a choice of it: `choose … the first that fits { … }`
  | A, B, C
  x | P1
}
table g of seniority, bant.timeline {
  | soon | later, unknown, never
  #~ unknown-word [never]: `never` is not a word of `bant.timeline` | its words are `soon` and `later`
  c_level | a | b
  director, manager, staff, other | a | b | c
  #~ table-row [director, manager, staff, other | a | b | c]: row `director, manager, staff, other` has 3 words, and the table 2 columns | leave 1 word out
  #~ unknown-word [other]: `other` is not a word of `seniority` | its words are `c_level`, `director`, `manager` and `staff`
}
