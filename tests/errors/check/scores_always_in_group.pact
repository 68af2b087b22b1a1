include "shared/words.pact"

score s {
  highest of "Web" {
    always 0 while consent
    #~ always-in-group [always 0 while consent]: `always` stands in a group, and overrides a whole score | move it out of the braces of the group
    +1 when consent
  }
}
