score s {
  +5 when employees == 50
  #~ operator-spelling [==]: a pact says `=`, not `==` | write `employees = 50`
  +5 when country == "DE"
  #~ operator-spelling [==]: a pact says `is`, not `==` | write `country is "DE"`
  +5 when a && b
  #~ operator-spelling [&&]: a pact says `and`, not `&&` | write `a and b`
  +5 when a || b
  #~ operator-spelling [||]: a pact says `or`, not `||` | write `a or b`
  +5 when !a
  #~ operator-spelling [!]: a pact says `not`, not `!` | write `not a`
  +5 when employees <> 50
  #~ operator-spelling [<>]: a pact says `!=`, not `<>` | write `employees != 50`
  +5 when employees =< 50
  #~ operator-spelling [=<]: a pact says `<=`, not `=<` | write `employees <= 50`
  +5 when employees => 50
  #~ operator-spelling [=>]: a pact says `>=`, not `=>` | write `employees >= 50`
  +5 when employees > = 50
  #~ operator-spelling [> =]: a pact says `>=`, not `> =` | write `employees >= 50`
  +5 when employees ≥ 50 and employees ≤ 90
  #~ operator-spelling [≥]: a pact says `>=`, not `≥` | write `employees >= 50`
  #~ operator-spelling [≤]: a pact says `<=`, not `≤` | write `employees <= 90`
  +5 when country != "DE" && not a
  #~ operator-spelling [&&]: a pact says `and`, not `&&` | write `"DE" and not`
  +5 when employees×2 at least 5
  #~ operator-spelling [×]: a pact says `*`, not `×` | write `employees * 2`
}
