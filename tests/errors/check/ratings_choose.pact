include "shared/words.pact"

choose a the first that fits {
  x when consent
  y when country is "DE"
  #~ no-otherwise [y when country is "DE"]: `a` says nothing of leads that none of its lines fits | end it with a word for all others, for example `unclear otherwise`
}
choose b the first that fits {
  x otherwise
  #~ after-otherwise [x otherwise]: `otherwise` fits always, so the lines below it are never looked at | make it the last line
  y when consent
}
choose c the first that fits {
#~ empty-list [c]: `c` has no lines to choose from | add lines, and end with `… otherwise`
}
choose d the first that fits {
  x otherwise
  #~ after-otherwise [x otherwise]: `otherwise` fits always, so the lines below it are never looked at | make it the last line
  y otherwise
}
