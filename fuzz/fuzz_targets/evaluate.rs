//! A checked pact assesses any lead, and the plan equals the reference evaluator. The input is a pact, a
//! NUL, a lead as JSON, a NUL, and the instant.
#![no_main]

use leadpact::{Instant, Pact};
use libfuzzer_sys::fuzz_target;

const AS_OF: Instant = Instant(1_795_168_800_000);

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.split('\0');
    let Ok(pact) = Pact::parse(parts.next().unwrap_or("")) else { return };
    let lead = parts.next().unwrap_or(r#"{"id":"1"}"#);
    let Ok(lead) = pact.lead_from_json(lead) else { return };
    let as_of = parts.next().and_then(|text| pact.instant(text)).unwrap_or(AS_OF);
    let fast = pact.assess(&lead, as_of);
    let slow = pact.assess_by_reference(&lead, as_of);
    assert_eq!(fast, slow);
    for (name, score) in fast.scores() {
        assert!(score.lowest <= score.highest, "bounds of `{name}` are crossed");
        if let Some(value) = score.value {
            assert!(score.lowest <= value && value <= score.highest, "`{name}` leaves its bounds");
        }
    }
    assert!(fast.next_change().is_none_or(|at| at > as_of.millis()));
});
