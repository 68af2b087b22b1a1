include "shared/words.pact"

score fit {
  +1 when employees
  #~ no-condition [employees]: `employees` is a number, and a condition must be yes or no | say how much it must be, for example `employees at least 50`
  +1 when country
  #~ no-condition [country]: `country` is a text, and a condition must be yes or no | write `country is "…"` or `country is known`
  +1 when seniority
  #~ no-condition [seniority]: `seniority` is one of the listed words, and a condition must be yes or no | write `seniority is c_level` or `seniority is one of (c_level, director)`
  +1 when topics
  #~ no-condition [topics]: `topics` is a set of words, and a condition must be yes or no | write for example `topics includes cloud`
  +1 when first_contact
  #~ no-condition [first_contact]: `first_contact` is a date, and a condition must be yes or no | write `first_contact in the last 30 days` or `first_contact after 2026-11-20`
  +1 when interest
  #~ no-condition [interest]: `interest` is a number, and a condition must be yes or no | say how much it must be, for example `interest at least 50`
  +1 when grade
  #~ no-condition [grade]: `grade` is a rating, and a condition must be yes or no | write `grade is A` or `grade at least A`
  +1 when bant
  #~ no-condition [bant]: `bant` is a questionnaire, and a condition must be yes or no | write `bant at least 50` or `bant is complete`
  +1 when market
  #~ no-condition [market]: `market` is a choice: it gives one of its words, and a condition must be yes or no | write `market is enterprise` or `market is one of (enterprise, small)`
  +1 when revenue
  #~ no-condition [revenue]: `revenue` is money, and a condition must be yes or no | say how much it must be, for example `revenue at least 1 million EUR`
  +1 when size
  #~ no-condition [size]: `size` is a number, and a condition must be yes or no | say how much it must be, for example `size at least 50`
  +1 when employees + 1
  #~ no-condition [employees + 1]: `employees + 1` is a number, and a condition must be yes or no | say how much it must be, for example `employees + 1 at least 50`
  +1 when "DE"
  #~ no-condition ["DE"]: `"DE"` is a text, and a condition must be yes or no | say what must be so: `… is "DE"` or `… contains "DE"`
  +1 when 250
  #~ no-condition [250]: `250` is a number, and a condition must be yes or no | say what must be so: `… at least 250`
  +1 when yes
  #~ no-condition [yes]: `yes` alone is no condition: it never depends on the lead | name what must be yes, for example a yes/no field
  +1 when not country
  #~ no-condition [country]: `country` is a text, and a condition must be yes or no | write `country is "…"` or `country is known`
}
