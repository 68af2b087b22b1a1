table t of a, b {
  | x | y
  ---|---
  #~ table-line [---|---]: a table has no line below its head | delete this line
  A | P1 P2
  #~ table-cell [P1 P2]: `P1 P2` is more than one word | put `|` between two cells, or write `"P1 P2"` for one
  B | P1 | 3
  #~ table-cell [3]: `3` is no word | write a word, such as `P3`, or a text in quotes
  C | P1 | P2 |
  #~ table-cell [|]: a row ends with a word, not with `|` | delete this `|`, or write a word behind it
  | D | P1 | P2
  #~ table-head [|]: a row begins with its word, not with `|` | delete this `|`
  E || P1 | P2
  #~ table-cell [|]: a cell of this row is empty | write a word into each cell
  F, G | P1 | P2
}
table u of a, b {
  A | P1 | P2
  #~ table-head [A | P1 | P2]: the first line of a table begins with `|` | write the words of the columns there: `| hot | warm | cold`
}
table v of a {
#~ incomplete [a]: a table is of two things: one for its rows, one for its columns | write `table v of a, …` with the name of a rating, a choice or a field
  | x
}
