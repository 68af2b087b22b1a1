include "shared/words.pact"

define a as total path of page_view at least 5
#~ wrong-type [path]: `total` adds numbers, and `path` is a text | count them: `count of page_view`
define b as total at_night of page_view at least 5
#~ wrong-type [at_night]: `total` adds numbers, and `at_night` is either yes or no | count them: `count of page_view where (at_night)`
define c as total sekonds of page_view at least 5
#~ unknown-field [sekonds]: `page_view` has no field `sekonds` | did you mean `seconds`?
define d as latest pth of page_view is "x"
#~ unknown-field [pth]: `page_view` has no field `pth` | did you mean `path`?
define e as latest path of interaction by the lead is "x"
#~ field-of-all [latest path of interaction by the lead]: `interaction by the lead` means all kinds, and has no fields | name one interaction behind `latest`
define f as total seconds of interaction by the lead at least 5
#~ field-of-all [seconds]: `interaction by the lead` means all kinds, and has no fields | name one interaction behind `total`
define g as latest path of demo_request is "x"
#~ unknown-field [path]: `demo_request` has no field `path` | leave it out, or declare it: `interaction demo_request { path: text }`
define h as latest path of page_view at least 5
#~ wrong-type [at least 5]: `latest path of page_view` is a text, and `at least` is for numbers | ask for a text: `latest path of page_view is "…"`
define i as latest kind of page_view is blok
#~ unknown-word [blok]: `blok` is not a word of `latest kind of page_view` | did you mean `blog`?
define j as total cost of call at least 5
#~ money-and-number [5]: `total cost of call` is money in EUR, and `5` is a plain number | write `5 EUR`
score s {
  +1 per page_view at most once per pth
  #~ unknown-field [pth]: `page_view` has no field `pth` | did you mean `path`?
  +1 per interaction by the lead at most once per path
  #~ field-of-all [path]: `interaction by the lead` means all kinds, and has no fields | name one interaction behind `per`
  +1 per demo_request at most once per asset
  #~ unknown-field [asset]: `demo_request` has no field `asset` | leave it out, or declare it: `interaction demo_request { asset: text }`
}
