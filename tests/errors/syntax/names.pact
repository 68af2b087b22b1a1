score first score {
#~ unexpected [score]: `score` does not fit behind `first` | write `score first`
  +5 when a
}
define my-define as a
#~ incomplete [-]: `as` is missing before `-` | write `define my as -define as a`
#~ unexpected [define]: `define` does not fit behind `-` | write a number
define 2nd as a
#~ name-form [2nd]: `2nd` is no name, for it begins with a digit | a name begins with a letter, such as `n2nd`; as a listed word write `"2nd"`
stage SQL+ owned by sales
#~ unexpected [+]: `+` does not fit behind `SQL` | write `stage SQL owned by sales`
team marketing sales
#~ unexpected [sales]: `sales` does not fit behind `marketing` | write `team marketing`
interaction web-visit
#~ unexpected [-]: `-` does not fit behind `web` | end the line before `-`, or write `from type`, `by` or a text in quotes
list l as (e-mail, web)
#~ unexpected [-]: `-` does not fit behind `e` | write `)` or `,`
allow Ladder Adds Up "x"
#~ unexpected [Adds]: `Adds` does not fit behind `Ladder` | end the line before `Adds`, or write a text in quotes
