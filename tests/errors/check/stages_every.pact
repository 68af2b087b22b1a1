include "shared/words.pact"

stage One owned by sales
final stage End owned by sales
in every stage that is not final {
  meaning "x"
  #~ not-in-every-stage [meaning "x"]: `in every stage` holds ways out alone: `becomes …` and `TEAM may …` | write this line into each stage that it is meant for
  notify "Head" after 1 day in this stage
  #~ not-in-every-stage [notify "Head" after 1 day in this stage]: `in every stage` holds ways out alone: `becomes …` and `TEAM may …` | write this line into each stage that it is meant for
  sales may confirm to End
  #~ reserved-name [confirm]: `confirm` is kept for the handover, a command cannot be called so | call it otherwise, for example `take`; in a handover write `TEAM confirms first within 1 work day of complete data`
  becomes Ende after 1 day in this stage
  #~ unknown-stage [Ende]: there is no stage called `Ende` | did you mean `End`?
}
