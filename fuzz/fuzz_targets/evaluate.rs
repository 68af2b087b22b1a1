//! A checked pact assesses any lead, and the plan equals the reference evaluator. The input is a pact, a
//! NUL, a lead as JSON, a NUL, and the instant.
#![no_main]

use leadpact::{Batch, Instant, Pact};
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
    by_columns(&pact, lead.id(), as_of);
    for (name, score) in fast.scores() {
        assert!(score.lowest <= score.highest, "bounds of `{name}` are crossed");
        if let Some(value) = score.value {
            assert!(score.lowest <= value && value <= score.highest, "`{name}` leaves its bounds");
        }
    }
    assert!(fast.next_change().is_none_or(|at| at > as_of.millis()));
});

/// A batch of leads of which nothing is known finds what the reference finds of one.
fn by_columns(pact: &Pact, id: &str, as_of: Instant) {
    let ids = [id; 3];
    let mut assessor = pact.batch_assessor(as_of);
    let found = assessor.assess(&Batch::new(3).ids(&ids[..])).expect("there are no columns");
    let slow = pact.assess_by_reference(&pact.lead(id).build(), as_of);
    for (name, score) in slow.scores() {
        assert_eq!(found.score(name).and_then(|of| of.get(2)), score.value, "`{name}`");
    }
    for (name, word) in slow.ratings().chain(slow.tables()).chain(slow.choices()) {
        assert_eq!(found.words(name).and_then(|of| of.get(2)), word, "`{name}`");
    }
    assert_eq!((found.stage(2), found.handover(2), found.route(2)), (slow.stage(), slow.handover(), slow.route()));
}
