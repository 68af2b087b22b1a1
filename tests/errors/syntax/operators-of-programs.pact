score s {
  +5 when employees == 50
  #~ operator-spelling [==]: `==` is not written so here | write `=`
  +5 when country == "DE"
  #~ operator-spelling [==]: `==` is not written so here | write `is`
  +5 when a && b
  #~ operator-spelling [&&]: `&&` is not written so here | write `and`
  +5 when a || b
  #~ operator-spelling [||]: `||` is not written so here | write `or`
  +5 when !a
  #~ operator-spelling [!]: `!` is not written so here | write `not`
  +5 when employees <> 50
  #~ operator-spelling [<>]: `<>` is not written so here | write `!=`
  +5 when employees =< 50
  #~ operator-spelling [=<]: `=<` is not written so here | write `<=`
  +5 when employees => 50
  #~ operator-spelling [=>]: `=>` is not written so here | write `>=`
  +5 when employees > = 50
  #~ operator-spelling [> =]: `> =` is not written so here | write `>=`
  +5 when employees ≥ 50 and employees ≤ 90
  #~ operator-spelling [≥]: `≥` is not written so here | write `>=`
  #~ operator-spelling [≤]: `≤` is not written so here | write `<=`
  +5 when country != "DE" && not a
  #~ operator-spelling [&&]: `&&` is not written so here | write `and`
  +5 when employees×2 at least 5
  #~ operator-spelling [×]: `×` is not written so here | write `*`
}
