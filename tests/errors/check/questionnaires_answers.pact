include "shared/words.pact"

questionnaire first asked by sails {
#~ unknown-team [sails]: there is no team called `sails` | did you mean `sales`?
  budget { yes +30, no -20, yes +10 }
  #~ duplicate-word [yes]: `yes` stands in this list twice | leave one of them out
  size { other 0, big +10 }
  #~ other-not-last [other]: `other` must be the last word: it takes in everything that is not listed | write it behind all other words, or in quotes if it is a word like the others
  none { }
  #~ empty-list [none { }]: the question `none` has no answers | write its answers with their points: `{ yes +30, no -20 }`
  budget { yes +1, no 0 }
  #~ duplicate-name [budget]: `budget` is already the name of a question | give one of them another name, or keep only one of them
}
questionnaire empty asked by sales {
#~ empty-list [empty]: the questionnaire `empty` has no questions | add one: `budget "Is there a budget?" { yes +30, no -20 }`
}
