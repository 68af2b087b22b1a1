team any "x"
#~ reserved-name [any]: `any` cannot be a name, for it is a word of the language | choose another name, such as `any_1`
define if as a
#~ reserved-name [if]: `if` cannot be a name, for it is a word of the language | choose another name, such as `if_1`
lead identified by id {
  yes: text
  #~ reserved-name [yes]: `yes` cannot be a name, for it is a word of the language | choose another name, such as `yes_1`
  when: text
  #~ reserved-name [when]: `when` cannot be a name, for it is a word of the language | choose another name, such as `when_1`
  source: one of (any, other)
  #~ reserved-name [any]: `any` is a word of the language | write it in quotes: `"any"`
}
interaction call { day: number, week: text, on: date }
#~ reserved-name [day]: a field of an interaction cannot be called `day` | choose another name, such as `day_of_it`: `at most once per day` means the calendar
#~ reserved-name [week]: a field of an interaction cannot be called `week` | choose another name, such as `week_of_it`: `at most once per week` means the calendar
stage complete owned by x
#~ reserved-name [complete]: `complete` cannot be a name, for it is a word of the language | choose another name, such as `complete_1`
score s {
  +5 per no
  #~ does-not-fit [no]: `no` does not fit behind `per` | write the name of an interaction
}
