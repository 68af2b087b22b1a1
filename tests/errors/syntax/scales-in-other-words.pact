score s {
  +5 when budget at least 2.5 Mio EUR
  #~ said-otherwise [Mio]: `Mio` is written `million` | write `+5 when budget at least 2.5 million EUR`
  +5 when budget at least 2 Mio. EUR
  #~ said-otherwise [Mio]: `Mio` is written `million` | write `+5 when budget at least 2 million EUR`
  +5 when budget at least 250 TEUR
  #~ said-otherwise [TEUR]: `TEUR` is written `thousand EUR` | write `+5 when budget at least 250 thousand EUR`
  +5 when budget at least 250 kEUR
  #~ said-otherwise [kEUR]: `kEUR` is written `thousand EUR` | write `+5 when budget at least 250 thousand EUR`
  +5 when employees at least 2 k
  #~ said-otherwise [k]: `k` is written `thousand` | write `+5 when employees at least 2 thousand`
  +5 when employees at least 2 Tsd
  #~ said-otherwise [Tsd]: `Tsd` is written `thousand` | write `+5 when employees at least 2 thousand`
  +5 when budget at least 1 Mrd EUR
  #~ said-otherwise [Mrd]: `Mrd` is written `billion` | write `+5 when budget at least 1 billion EUR`
  +5 when budget at least 3 millions EUR
  #~ keyword-misspelt [millions]: `millions` means nothing here: did you mean `million`? | write `+5 when budget at least 3 million EUR`
  +5 when employees at least 2 hundred
  #~ said-otherwise [hundred]: numbers go by `thousand`, `million` and `billion`, not by `hundred` | write the number in digits
  +5 when employees at least 200 people
  #~ said-otherwise [people]: `people` is left out here | write `+5 when employees at least 200`
}
