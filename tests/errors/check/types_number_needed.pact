include "shared/words.pact"

score fit {
  +10% of country
  #~ no-number [country]: `country` is a text, and a number must stand here | name a field or score that is a number; points for a yes are given by `+10 when …`
  +10% of consent
  #~ no-number [consent]: `consent` is a yes/no field, and a number must stand here | name a field or score that is a number; points for a yes are given by `+10 when …`
  +10% of grade
  #~ no-number [grade]: `grade` is a rating, and a number must stand here | name the score that the rating is made of
  +10% of first_contact
  #~ no-number [first_contact]: `first_contact` is a date, and a number must stand here | write `days since first_contact` for its age in days
  +10% of decision_maker
  #~ no-number [decision_maker]: `decision_maker` is a condition: yes or no, and a number must stand here | name a field or score that is a number; points for a yes are given by `+10 when …`
  +10% of revenue
  #~ money-arithmetic [revenue]: points are plain numbers, this is money | divide it by an amount first: write `(revenue / 1 EUR)`, for example
  +10% of "5"
  #~ no-number ["5"]: `"5"` is a text, and a number must stand here | write `5`, without quotes
  +1 when employees at least country
  #~ wrong-type [country]: `employees` is a number, and `country` is a text | compare it with a number, for example `50`, or with a field or score that is a number
  +1 when employees at least "50"
  #~ wrong-type ["50"]: `employees` is a number, and `"50"` is a text | write `50`, without quotes
  +1 when smaller of employees and consent at least 1
  #~ no-number [consent]: `consent` is a yes/no field, and a number must stand here | name a field or score that is a number; points for a yes are given by `+10 when …`
  +1 when days since country at least 5
  #~ wrong-type [country]: `days since` takes a date, and `country` is a text | name a date: `days since first_contact`
  +1 when days since interest at least 5
  #~ wrong-type [interest]: `days since` takes a date, and `interest` is a number | name a date: `days since first_contact`
}
