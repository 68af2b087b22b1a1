score s {
  5 when a
  #~ points-without-sign [5]: `5` has no sign | write `+5` to add points, or `-5` to take them off
  10 per call
  #~ points-without-sign [10]: `10` has no sign | write `+10` to add points, or `-10` to take them off
  60% of b
  #~ points-without-sign [60]: `60%` has no sign | write `+60%` to add points, or `-60%` to take them off
  +5 per call
}
questionnaire q asked by sales {
  budget "?" { yes 30, no 0 }
  #~ points-without-sign [30]: `30` has no sign | write `+30` or `-30`
  money "?" { yes: +30, no = -10 }
  #~ answer-points [: +30, no =]: between an answer and its points stands no `:` | write `yes +30, no -10`
}
