include "shared/stages.pact"

example "Steps" {
  start in MLQ on 2026-03-02 09:00
  as of 2026-03-02 10:00
  then after 1 hour acept by sales
  #~ unknown-command: no stage has a command `acept` | did you mean `accept`?
  then after 1 hour accept by sails
  #~ unknown-team: there is no team called `sails` | did you mean `sales`?
  then demo_requst
  #~ unknown-interaction: there is no interaction called `demo_requst` | did you mean `demo_request`?
  then lead { cuntry: "DE" }
  #~ unknown-field: there is no field called `cuntry` | did you mean `country`?
  as of 2026-03-03 10:00
  #~ example-order: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
  3 days ago demo_request
  #~ example-order: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
  lead { country: "DE" }
  #~ example-order: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
  start in SAL
  #~ example-order: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
}
