include "shared/words.pact"

define a as page_view.path is "x"
#~ unknown-questionnaire [page_view.path]: `page_view` is an interaction, and a lead may have many of them | say which one is meant: `latest path of page_view`, or test it in a `where`
define b as bant.budgt
#~ unknown-question [budgt]: `bant` has no question `budgt` | did you mean `budget`?
define c as grade.A
#~ unknown-questionnaire [grade.A]: `grade` is a rating: nothing can stand behind a `.` there | write `grade` alone, or name a question: `questionnaire.question`
define d as bnat.budget
#~ unknown-questionnaire [bnat]: there is no questionnaire called `bnat` | did you mean `bant`?
define e as lead.interest at least 50
#~ unknown-field [lead.interest]: `interest` is a score, not a field of the lead | write `interest`, without `lead.`
define f as lead.bant is known
#~ unknown-field [lead.bant]: `bant` is a questionnaire, not a field of the lead | write `bant`, without `lead.`
