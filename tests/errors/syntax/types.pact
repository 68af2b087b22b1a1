lead identified by id {
  a: string
  #~ type-name [string]: the type `string` is called `text` here | write `a: text`
  b: int
  #~ type-name [int]: the type `int` is called `number` here | write `b: number`
  c: boolean
  #~ type-name [boolean]: the type `boolean` is called `yes/no` here | write `c: yes/no`
  d: enum(x, y)
  #~ type-name [enum]: the type `enum` is called `one of` here | write `d: one of (x, y)`
  e: yes or no
  #~ type-name [yes or no]: the type `yes or no` is written `yes/no` | write `e: yes/no`
  f: nubmer
  #~ field-type [nubmer]: there is no type `nubmer`: did you mean `number`? | write `f: number`
  g: Text
  #~ keyword-case [Text]: `Text` has to be written in small letters | write `g: text`
  h: foo
  #~ field-type [foo]: there is no type `foo` | there are `text`, `number`, `money`, `yes/no`, `date`, `one of (…)` and `some of (…)`
  i: datetime
  #~ type-name [datetime]: the type `datetime` is called `date` here | write `i: date`
  j: one of x, y
  #~ list-parentheses [x, y]: a list of words stands in parentheses | write `j: one of (x, y)`
  k: one of
  #~ incomplete [one of]: behind `one of` a list of words is missing | write a list of words behind `one of`
  l: yes / no
  #~ type-name [yes / no]: the type `yes / no` is written `yes/no` | write `l: yes/no`
  m: money eur
  #~ currency [eur]: currencies are written in capital letters: `EUR` | write `m: money EUR`
  n: list of (x, y)
  #~ type-name [list]: the type `list` is called `some of` here | write `n: some of (x, y)`
  o: one (x, y)
  #~ field-type [one]: `of` is missing behind `one` | write `o: one of (x, y)`
}
