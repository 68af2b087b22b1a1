include "shared/words.pact"

questionnaire lead asked by sales {
#~ reserved-name [lead]: a questionnaire cannot be called `lead`: `lead.budget` is a field of the lead | give it another name, for example `first_call`
  a { yes +1, no 0 }
}
