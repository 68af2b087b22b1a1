lead identified by id {
  email text
  #~ colon [email]: a `:` is missing behind `email` | write `email: text`
  email2 = text
  #~ colon [=]: behind `email2` stands `:`, not `=` | write `email2: text`
  first name: text
  #~ name-form [first name]: `first name` is not one word | write `first_name`, and `from column "first name"` if the input calls it so
  e-mail: text
  #~ name-form [e-mail]: `e-mail` is not one word | write `e_mail`, and `from column "e-mail"` if the input calls it so
  label: "Label" text
  #~ field-type ["Label"]: the type stands before the label | write `label: text "Label"`
  col: text from "Column"
  #~ incomplete [from]: `from` lacks `column` | write `col: text from column "Column"`
  col2: text column "Column"
  #~ said-otherwise [column]: a pact says `from column`, not `column` | write `col2: text from column "Column"`
  zero: number default 0
  #~ said-otherwise [default]: a pact says `empty means`, not `default` | write `zero: number empty means 0`
  req: number required
  #~ field-clause [required]: a field is not declared `required` | leave it out: every field may be unknown, and a handover says with `needs` what must be known
  order: text from column "X" "Label"
  #~ clause-order ["Label"]: the text "Label" stands in the wrong place | put it before `from column "X"`
  twice: text "Label" "Again"
  #~ clause-twice ["Again"]: the text "Again" is said twice | leave one of the two out
  list: number unknown if "a", "b"
  #~ list-joint [,]: the last of the placeholders is joined by `or` | write `"a" or "b"`
  list2: number unknown if "a" and "b"
  #~ list-joint [and]: placeholders are joined by `or` | write `"a" or "b"`
  nothing
  #~ incomplete [nothing]: `nothing` has no type | write `nothing: text`, for example
  nothing2:
  #~ field-type [nothing2]: `nothing2` has no type | write `nothing2: text`, for example; there are `text`, `number`, `money`, `yes/no`, `date`, `one of (…)` and `some of (…)`
  known: text
  #~ reserved-name [known]: `known` cannot be a name, for it is a word of the language | choose another name, such as `known_1`
  2nd: text
  #~ name-form [2nd]: `2nd` is no name, for it begins with a digit | a name begins with a letter, such as `nr_2nd`; as a listed word write `"2nd"`
  a: text b: text
  #~ line-break [b]: `b` begins a statement of its own | write a comma before it, or begin a new line
}
