include "shared/words.pact"

define b as revenue at least 10 USD
#~ two-currencies [10 USD]: one amount is in EUR, the other in USD | write both in EUR, or both in USD: amounts are never converted
define d as deal at least 10 EUR
#~ two-currencies [10 EUR]: one amount is in USD, the other in EUR | write both in USD, or both in EUR: amounts are never converted
define h as revenue + deal at least 1 EUR
#~ two-currencies [revenue + deal]: one amount is in EUR, the other in USD | write both in EUR, or both in USD: amounts are never converted
