stage A owned by marketing {
  meaning "x"
  }
  #~ surplus-brace [}]: this `}` is one too many | delete it: each `}` closes one `{`
  becomes B after 5 days in this stage
}
stage B owned by sales {
  meaning "y"
}
}
#~ surplus-brace [}]: this `}` is one too many | delete it: each `}` closes one `{`
team x "y"
