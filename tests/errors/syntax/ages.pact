score s {
  +5 when first more than 30 days
  #~ age [more than 30 days]: `more than 30 days` lacks `ago` | write `+5 when first more than 30 days ago`
  +5 when first older than 30 days
  #~ age [older than 30 days]: an age is tested with `more than … ago` | write `+5 when first more than 30 days ago`
  +5 when first at least 30 days ago
  #~ age [at least 30 days ago]: an age is tested with `more than … ago` | write `+5 when first more than 30 days ago`
  +5 when first less than 30 days ago
  #~ age [less than 30 days ago]: a short age is tested with `in the last …` | write `+5 when first in the last 30 days`
  +5 when first is older than 2 weeks
  #~ age [older than 2 weeks]: an age is tested with `more than … ago` | write `+5 when first more than 2 weeks ago`
}
