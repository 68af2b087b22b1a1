pact "Fields" { version 1 }
team sales
lead identified by id {
  revenue: money
  #~ no-currency [money]: `revenue` is money, and the pact names no currency | add `currency EUR` to the pact's first lines, or write `revenue: money EUR`
  costs: money
  price: money USD
}
define a as revenue at least 5
define b as price at least 5
#~ money-and-number [5]: `price` is money in USD, and `5` is a plain number | write `5 USD`
