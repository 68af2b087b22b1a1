stage A "x"
  owned by marketing {
  #~ line-break [owned by]: a line cannot begin with `owned by` | put `owned by` at the end of the line before
  sales may reject to B because x
    , resetting s
    #~ line-break [,]: a line cannot begin with `,` | put `,` at the end of the line before
}
define d as a
  + 3 at least 5
  #~ line-break [+]: a line cannot begin with `+` | put `+` at the end of the line before
define e as a
  >= 3
  #~ line-break [>=]: a line cannot begin with `>=` | put `>=` at the end of the line before
agreed by sales
  on 2026-11-20 as "x"
  #~ line-break [on]: a line cannot begin with `on` | put `on` at the end of the line before
score s {
  +5 when a +10 when b
  #~ line-break [+10]: `+10` begins a rule of its own | begin a new line before it
  +5 when a
    * 3
    #~ line-break [*]: a line cannot begin with `*` | put `*` at the end of the line before
}
