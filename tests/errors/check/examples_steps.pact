include "shared/stages.pact"

example "Steps" {
  start in MLQ on 2026-03-02 09:00
  as of 2026-03-02 10:00
  then after 1 hour acept by sales
  #~ unknown-command [acept]: no stage has a command `acept` | did you mean `accept`?
  then after 1 hour accept by sails
  #~ unknown-team [sails]: there is no team called `sails` | did you mean `sales`?
  then demo_requst
  #~ unknown-interaction [demo_requst]: there is no interaction called `demo_requst` | did you mean `demo_request`?
  then lead { cuntry: "DE" }
  #~ unknown-field [cuntry]: there is no field called `cuntry` | did you mean `country`?
  as of 2026-03-03 10:00
  #~ example-order [as of 2026-03-03 10:00]: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
  3 days ago demo_request
  #~ example-order [3 days ago demo_request]: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
  lead { country: "DE" }
  #~ example-order [lead { country: "DE" }]: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
  start in SAL
  #~ example-order [start in SAL]: this line says how the example begins, and stands behind a `then` or an `expect` | move it up; for what happens later write `then …`
}
