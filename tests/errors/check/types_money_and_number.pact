include "shared/words.pact"

define a as revenue at least 250
#~ money-and-number [250]: `revenue` is money in EUR, and `250` is a plain number | write `250 EUR`
define c as employees at least 50 EUR
#~ money-and-number [50 EUR]: `50 EUR` is money in EUR, and `employees` is a plain number | write `50`, without `EUR`
define g as revenue + employees at least 1 EUR
#~ money-and-number [revenue + employees]: `revenue` is money in EUR, and `employees` is a plain number | multiply the number by an amount, for example `employees * 1 EUR`
define i as smaller of revenue and employees at least 1 EUR
#~ money-and-number [revenue and employees]: `revenue` is money in EUR, and `employees` is a plain number | multiply the number by an amount, for example `employees * 1 EUR`
define j as revenue between 1 and 5 EUR
#~ money-and-number [1]: `revenue` is money in EUR, and `1` is a plain number | write `1 EUR`
define m as revenue at least employees
#~ money-and-number [revenue at least employees]: `revenue` is money in EUR, and `employees` is a plain number | multiply the number by an amount, for example `employees * 1 EUR`
define n as 5 at least revenue
#~ money-and-number [5]: `revenue` is money in EUR, and `5` is a plain number | write `5 EUR`
