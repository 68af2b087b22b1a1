stage A owned by marketing {
  meaning "x"
  }
  #~ surplus-brace [}]: this `}` is one too many | delete it: each `}` closes one `{`
  #~ does-not-fit [}]: `}` does not fit behind `"x"` | write `meaning "x"`
  becomes B after 5 days in this stage
}
stage B owned by sales {
  meaning "y"
}
}
#~ surplus-brace [}]: this `}` is one too many | delete it: each `}` closes one `{`
team x "y"
