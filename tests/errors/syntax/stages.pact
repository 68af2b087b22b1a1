stage "Marketing Qualified" owned by x {
#~ incomplete ["Marketing Qualified"]: `stage` needs a name before its label | write a name of one word, for example `stage Marketing_Qualified "Marketing Qualified"`
}
stage A "x" {
#~ incomplete [A]: nothing says who owns the stage `A` | write `owned by` and the team behind its label, for example `owned by marketing`
}
stage B "x" owner marketing {
#~ said-otherwise [owner]: a pact says `owned by`, not `owner` | write `stage B "x" owned by marketing`
}
stage C by marketing {
#~ said-otherwise [by]: a pact says `owned by`, not `by` | write `stage C owned by marketing`
}
final D "x" owned by sales
#~ said-otherwise [final]: a pact says `final stage`, not `final` | write `final stage D "x" owned by sales`
stage E owned by sales "label"
#~ clause-order ["label"]: the text "label" stands in the wrong place | put it before `owned by sales`
stage F owned by sales from "OLD"
#~ said-otherwise [from]: a pact says `renamed from`, not `from` | write `stage F owned by sales renamed from "OLD"`
#~ clause-order [from "OLD"]: `renamed from "OLD"` stands in the wrong place | put it before `owned by sales`
in every stage {
#~ said-otherwise [in every stage]: a pact says `in every stage that is not final`, not `in every stage` | write `in every stage that is not final`
  sales may reject to D
}
leads start in {
#~ incomplete [in]: `the first that fits` is missing behind `in` | write `leads start in the first that fits`
  A otherwise
}
state G owned by sales
#~ keyword-misspelt [state]: `state` begins no statement: did you mean `stage`? | write `stage G owned by sales`
