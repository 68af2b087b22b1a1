include "shared/words.pact"

define e as revenue * revenue at least 5 EUR
#~ money-arithmetic [revenue * revenue]: money times money means nothing | multiply money by a plain number, or divide it by other money
define f as employees / revenue at least 1
#~ money-arithmetic [employees / revenue]: a plain number divided by money means nothing | divide money by a number, or money by money
score s {
  +10% of revenue
  #~ money-arithmetic [revenue]: points are plain numbers, this is money | divide it by an amount first: write `(revenue / 1 EUR)`, for example
}
