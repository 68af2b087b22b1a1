nurture when a {
#~ incomplete [when]: `with all that fit` is missing before `when` | write `nurture with all that fit when a`
  "x" when b
}
nurture with all that fit {
  "x" otherwise
  #~ nurture-otherwise [otherwise]: nurturing has no `otherwise`: every track that fits is taken | write the condition: `when …`
  Cloud news when a
  #~ quotes [Cloud news]: `Cloud news` has to stand in quotes | write `"Cloud news"`
  "y" if a
  #~ said-otherwise [if]: a condition begins with `when`, not with `if` | write `"y" when a`
  "z"
}
