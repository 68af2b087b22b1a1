score s {
  +5 when country in ("DE", "AT")
  #~ said-otherwise [in]: a pact says `is one of`, not `in` | write `+5 when country is one of ("DE", "AT")`
  +5 when country not in ("DE", "AT")
  #~ said-otherwise [not in]: a pact says `is not one of`, not `not in` | write `+5 when country is not one of ("DE", "AT")`
  +5 when country is in ("DE", "AT")
  #~ said-otherwise [is in]: a pact says `is one of`, not `is in` | write `+5 when country is one of ("DE", "AT")`
  +5 when country is any of ("DE", "AT")
  #~ said-otherwise [is any of]: a pact says `is one of`, not `is any of` | write `+5 when country is one of ("DE", "AT")`
  +5 when country is one of "DE", "AT"
  #~ list-parentheses ["DE", "AT"]: a list of words stands in parentheses | write `+5 when country is one of ("DE", "AT")`
  +5 when country is one of DE, AT and employees at least 5
  #~ list-parentheses [DE, AT]: a list of words stands in parentheses | write `+5 when country is one of (DE, AT) and employees at least 5`
  +5 when country is one of ("DE" "AT")
  #~ list-comma ["AT"]: a comma is missing before `"AT"` | write `+5 when country is one of ("DE", "AT")`
  +5 when country is one of ("DE" or "AT")
  #~ list-comma [or]: words in parentheses are separated by commas, not by `or` | write `+5 when country is one of ("DE", "AT")`
  +5 when country is one of ["DE", "AT"]
  #~ brackets [["DE", "AT"]]: a list of words stands in round parentheses | write `("DE", "AT")`
  +5 when country is one of ()
  #~ empty-list [()]: this list has no words | write at least one word between `(` and `)`
  +5 when size is one of (1, 2)
  #~ number-as-word [1]: `1` is a number, and here stand words | write it in quotes: `"1"`
  #~ number-as-word [2]: `2` is a number, and here stand words | write it in quotes: `"2"`
  +5 when source is one of (paid search, event)
  #~ list-comma [paid search]: `paid search` is neither one word nor two | write `paid, search` for two words, or `"paid search"` for one
  +5 when title contains any of "a", "b"
  #~ list-parentheses ["a", "b"]: a list of words stands in parentheses | write `+5 when title contains any of ("a", "b")`
}
