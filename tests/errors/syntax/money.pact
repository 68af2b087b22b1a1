score s {
  +5 when revenue at least $50
  #~ currency-sign [$]: money is not written with `$` | write `50 USD`
  +5 when revenue at least 50 €
  #~ currency-sign [€]: money is not written with `€` | write `50 EUR`
  +5 when revenue at least €1.5 million
  #~ currency-sign [€]: money is not written with `€` | write `1.5 million EUR`
  +5 when revenue at least 10 million eur
  #~ currency [eur]: currencies are written in capital letters: `EUR` | write `+5 when revenue at least 10 million EUR`
  +5 when revenue at least 10k EUR
  #~ glued-number [10k]: `10k` has to be two words | write `10 thousand`
  +5 when revenue at least 10EUR
  #~ glued-number [10EUR]: `10EUR` has to be two words | write `10 EUR`
}
