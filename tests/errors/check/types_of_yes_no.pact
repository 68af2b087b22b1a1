include "shared/words.pact"

define a as consent at least 1
#~ wrong-type [at least 1]: `consent` is a yes/no field, and `at least` is for numbers | write `consent`
define b as consent = yes
#~ wrong-type [= yes]: `consent` is a yes/no field, and `=` is for numbers | write `consent`
define c as decision_maker at least 5
#~ wrong-type [at least 5]: `decision_maker` is a condition: yes or no, and `at least` is for numbers | write `decision_maker` or `not decision_maker`
define d as consent is "yes"
#~ wrong-type [is "yes"]: `consent` is a yes/no field, and `is` is for texts and listed words | write `consent`
define e as consent is maybe
#~ wrong-type [is maybe]: `consent` is a yes/no field, and `is` is for texts and listed words | write `consent` or `not consent`
define f as decision_maker is hot
#~ wrong-type [is hot]: `decision_maker` is a condition: yes or no, and `is` is for texts and listed words | write `decision_maker` or `not decision_maker`
