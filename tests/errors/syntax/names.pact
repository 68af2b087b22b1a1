score first score {
#~ name-form [first score]: `first score` is not one word | write `score first_score`, or `score first "…"` with a label in quotes
  +5 when a
}
define my-define as a
#~ name-form [my-define]: `my-define` is not one word | write `define my_define`
define 2nd as a
#~ name-form [2nd]: `2nd` is no name, for it begins with a digit | a name begins with a letter, such as `nr_2nd`; as a listed word write `"2nd"`
stage SQL+ owned by sales
#~ does-not-fit [+]: `+` does not fit behind `SQL` | write `stage SQL owned by sales`
team marketing sales
#~ name-form [marketing sales]: `marketing sales` is not one word | write `team marketing_sales`, or `team marketing "…"` with a label in quotes
interaction web-visit
#~ name-form [web-visit]: `web-visit` is not one word | write `interaction web_visit`, or `interaction web "…"` with a label in quotes
list l as (e-mail, web)
#~ list-word [e-mail]: `e-mail` is not one word | write it in quotes: `"e-mail"`
allow Ladder Adds Up "x"
#~ does-not-fit [Adds]: `Adds` does not fit behind `Ladder` | end the line before `Adds`, or write a text in quotes
