score s {
  +5 when
  #~ incomplete [when]: behind `when` a condition is missing | write a condition behind it, for example `when email is known`
  +5 when a and
  #~ incomplete [and]: behind `and` a condition is missing | write a condition behind `and`, or leave `and` out
  +5 when not
  #~ incomplete [not]: behind `not` a condition is missing | write a condition behind it, for example `not email is known`
  +5 when a or
  #~ incomplete [or]: behind `or` a condition is missing | write a condition behind `or`, or leave `or` out
  +5 when employees at least
  #~ incomplete [at least]: behind `at least` a field or a number is missing | write a field or a number behind `at least`
  +5 when employees between 3
  #~ incomplete [between 3]: `between` has two ends | write `between 3 and` and the upper end
  +5 when country is
  #~ incomplete [is]: behind `is` a word is missing | write a word behind `is`
  +5 when title contains
  #~ incomplete [contains]: behind `contains` a text in quotes is missing | write a text in quotes behind `contains`
  +5 when a and and b
  #~ doubled [and]: `and` stands here twice | write `+5 when a and b`
  +5 when a b
  #~ incomplete [b]: `and` or `or` is missing before `b` | write `+5 when a and b`
  +5 when a is known b is known
  #~ incomplete [b]: `and` or `or` is missing before `b` | write `+5 when a is known and b is known`
}
define d as
#~ incomplete [as]: behind `as` a condition is missing | write a condition behind it, for example `as email is known`
