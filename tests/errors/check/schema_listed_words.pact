pact "Fields" { version 1 }
team sales
lead identified by id {
  size: one of (small, large, Small)
  #~ duplicate-word [Small]: `small` and `Small` are one word: case makes no difference | leave one of them out
  kind: one of (other, a, b)
  #~ other-not-last [other]: `other` must be the last word: it takes in everything that is not listed | write it behind all other words, or in quotes if it is a word like the others
  tags: some of (x, "x")
  #~ duplicate-word ["x"]: `"x"` stands in this list twice | leave one of them out
  level: one of (high, low) unknown if "n/a" or "HIGH"
  #~ placeholder-is-word ["HIGH"]: `high` is a word of `level`, and a placeholder too | take it out of the list, or out of `unknown if`
}
