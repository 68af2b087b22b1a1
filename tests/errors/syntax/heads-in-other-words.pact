# Declarations, headers and fields as people write them.
pact "Heads" {
  currency €
  #~ currency-sign [€]: money is not written with `€` | write `currency EUR`
  work time Mon-Fri 8:30-17:00
  #~ week-day [Mon-Fri]: days of the week are not written `Mon-Fri` | write `work time mon-fri 8:30-17:00`
}
pact "Heads" {
  work time monday to friday 08:30-17:00
  #~ week-day [monday to friday]: days of the week are not written `monday to friday` | write `work time mon-fri 08:30-17:00`
}
pact "Heads" {
  work time Mo, Tuesday and Thurs 08:30-17:00
  #~ week-day [Mo, Tuesday and Thurs]: days of the week are not written `Mo, Tuesday and Thurs` | write `work time mon, tue, thu 08:30-17:00`
}
team callers Call centre
#~ name-form [callers Call centre]: `callers Call centre` is not one word | write `team callers "Call centre"`, with the label in quotes
agreed by callers on 1 October 2026 as "Marta"
#~ date-form [1 October 2026]: `1 October 2026` is not how days are written | write `2026-10-01`: the year, the month and the day
agreed by callers on Oct 1, 2026 as "Marta"
#~ date-form [Oct 1, 2026]: `Oct 1, 2026` is not how days are written | write `2026-10-01`: the year, the month and the day
agreed by callers on 2026-10-01
#~ incomplete [2026-10-01]: nothing says who signs | write the name or the role behind `as`: `agreed by callers on 2026-10-01 as "Head of Sales"`, for example
lead identified by Lead ID {
#~ quotes [Lead ID]: `Lead ID` has to stand in quotes | write `lead identified by "Lead ID"`
  newsletter: yes/no if empty no
  #~ said-otherwise [if empty]: a pact says `empty means`, not `if empty` | write `newsletter: yes/no empty means no`
  staff: number unknown if -
  #~ quotes [-]: `-` has to stand in quotes | write `unknown if "-"`
  town: text from column Name of the town unknown if "-"
  #~ quotes [Name of the town]: `Name of the town` has to stand in quotes | write `from column "Name of the town"`
  budget: EUR
  #~ type-name [EUR]: the type `EUR` is called `money` here | write `budget: money`
  prices: USD
  #~ type-name [USD]: the type `USD` is called `money USD` here | write `prices: money USD`
  topics: any of (cloud, erp)
  #~ type-name [any]: the type `any` is called `some of` here | write `topics: some of (cloud, erp)`
}
lead identified with "Lead ID" {
#~ said-otherwise [identified with]: a pact says `identified by`, not `identified with` | write `lead identified by "Lead ID"`
  email: text
}
interaction trial_day "Came to a trial day" (people: number)
#~ brackets [(people: number)]: fields stand in braces | write `interaction trial_day "Came to a trial day" { people: number }`
definition owner as newsletter
#~ said-otherwise [definition]: a pact says `define`, not `definition` | write `define owner as newsletter`
questionnaire check asked by callers {
  "Do you decide?" { yes +30, no -10 }
  #~ incomplete ["Do you decide?"]: the question `"Do you decide?"` has no name | write a name of one word before it, for example `decide "Do you decide?"`
}
choose office "Which office?" the first that fits {
  south when town is "Graz"
  default centre
  #~ said-otherwise [default centre]: the word stands before `otherwise` | write `centre otherwise`
}
score s {
  = 0 while newsletter
  #~ said-otherwise [=]: a pact says `always`, not `=` | write `always 0 while newsletter`
  highest of Size {
  #~ quotes [Size]: `Size` has to stand in quotes | write `highest of "Size"`
    +5 when newsletter
  }
}
nurture with the first that fits {
#~ said-otherwise [with the first that fits]: a pact says `with all that fit`, not `with the first that fits` | write `nurture with all that fit`
  "News" when newsletter
}
stage A "A" owned by callers {
  becomes B after three months in this stage
  #~ number-form [three]: `three` is not how numbers are written | write `becomes B after 3 months in this stage`
  becomes B after 1 year in this stage while waiting
  #~ said-otherwise [while waiting]: a pact says `while not handed over`, not `while waiting` | write `becomes B after 1 year in this stage while not handed over`
  becomes B after 1 year in this stage unless handed over
  #~ said-otherwise [unless handed over]: a pact says `while not handed over`, not `unless handed over` | write `becomes B after 1 year in this stage while not handed over`
}
pact "Holidays" {
  holidays 24.12.2026, 25.12.2026 and 2026-12-31
  #~ date-form [24.12.2026, 25.12.2026]: `24.12.2026, 25.12.2026` is not how days are written | write `2026-12-24, 2026-12-25`: the year, the month and the day
  #~ list-joint [and]: holidays are joined by commas alone | write `2026-12-24, 2026-12-25, 2026-12-31`
}
lead identified by id {
  start: one of (spring, autumn, not sure)
  #~ list-word [not sure]: `not sure` is more than one word | write it in quotes: `"not sure"`
}
questionnaire roof asked by callers {
  decides "Do you decide?" { yes: +30, no: -10 }
  #~ answer-points [: +30, no:]: between an answer and its points stands no `:` | write `yes +30, no -10`
}
rating grade of s {
  A 70+
  #~ said-otherwise [70+]: a level says from which score on it begins: `from 70` | write `A from 70`
  B below
}
stage B "B" owned by callers {
  hand over to sales, becomes C when accepted {
    needs company, town, email or phone
    #~ list-joint [or]: fields are joined by `and` | write `company, town and (email or phone)` if one of the two is enough, or `company, town, email and phone`
    goes to the first that fits {
      "Eva" when newsletter
      #~ incomplete ["Eva"]: `person` or `team` is missing before `"Eva"` | write `person "Eva" …` for a colleague, or `team "Eva" …` for a team
      team "Partners" when newsletter
      otherwise team "Provinces"
      #~ word-order [otherwise]: `otherwise` stands at the end of its line | write `team "Provinces" otherwise`
    }
  }
}
example "E" {
  10 days ago: trial_day
  #~ colon [:]: behind `ago` stands the interaction itself | write `10 days ago trial_day`
  expect newsletter
}
team "Field sales"
#~ incomplete ["Field sales"]: `team` needs a name before its label | write a name of one word, for example `team sales "Field sales"`
