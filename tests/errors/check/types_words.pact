include "shared/words.pact"

list mixed as (director, "CEO")
define a as seniority is directer
#~ unknown-word [directer]: `directer` is not a word of `seniority` | did you mean `director`?
define b as seniority is one of (directer, manager, boss)
#~ unknown-word [directer]: `directer` is not a word of `seniority` | did you mean `director`?
#~ unknown-word [boss]: `boss` is not a word of `seniority` | its words are `c_level`, `director`, `manager` and `staff`
define c as topics includes clowd
#~ unknown-word [clowd]: `clowd` is not a word of `topics` | did you mean `cloud`?
define d as topics includes any of (cloud, crm)
#~ unknown-word [crm]: `crm` is not a word of `topics` | its words are `cloud`, `erp` and `commerce`
define e as seniority is one of mixed
#~ unknown-word [mixed]: the list `mixed` has `CEO`, which is not a word of `seniority` | take it out of the list: the words of `seniority` are `c_level`, `director`, `manager` and `staff`
define f as market is huge
#~ unknown-word [huge]: `huge` is not a word of `market` | its words are `enterprise` and `small`
define g as bant.timeline is never
#~ unknown-word [never]: `never` is not a word of `bant.timeline` | its words are `soon` and `later`
define h as seniority is one of private_mial
#~ unknown-list [private_mial]: there is no list called `private_mial` | did you mean `private_mail`?
define i as grade is D
#~ unknown-word [D]: `D` is not a level of `grade` | its levels are `A`, `B` and `C`
