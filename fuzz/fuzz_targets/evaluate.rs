//! A checked pact assesses any lead, and the plan equals the reference evaluator; straight from JSON it comes to the
//! same, and so does a batch, whatever its columns are like. The input is a pact, a NUL, a lead as JSON, a NUL, and the instant.
#![no_main]

#[allow(dead_code, reason = "the tests have more use for it")]
#[path = "../../tests/batch/by_column.rs"]
mod by_column;

use leadpact::{Batch, Instant, Pact};
use libfuzzer_sys::fuzz_target;

const AS_OF: Instant = Instant(1_795_168_800_000);

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut parts = text.split('\0');
    let Ok(pact) = Pact::parse(parts.next().unwrap_or("")) else { return };
    let line = parts.next().unwrap_or(r#"{"id":"1"}"#);
    let as_of = parts.next().and_then(|text| pact.instant(text)).unwrap_or(AS_OF);
    let (mut reader, mut assessor) = (pact.json_reader(None), pact.assessor(as_of));
    let Ok(lead) = pact.lead_from_json(line) else {
        assert!(assessor.assess_json(&mut reader, line).is_err());
        return;
    };
    let fast = pact.assess(&lead, as_of);
    let slow = pact.assess_by_reference(&lead, as_of);
    assert_eq!(fast, slow);
    nothing_known(&pact, lead.id(), as_of);
    // Without an id a row of a batch has a problem that a lead by name has not.
    if !lead.id().is_empty() {
        let form = by_column::FORMS[line.len() % by_column::FORMS.len()];
        assert_eq!(by_column::wrong(&pact, std::slice::from_ref(&lead), as_of, form), None);
    }
    // The second time it knows the keys, and which values have to be looked at as they are written.
    for _ in 0..2 {
        let short = assessor.assess_json(&mut reader, line).expect("it was one before");
        assert_eq!(*short, slow);
        assert_eq!(short.problems(), slow.problems());
        assert_eq!(reader.ignored(), lead.ignored());
    }
    for (name, score) in fast.scores() {
        assert!(score.lowest <= score.highest, "bounds of `{name}` are crossed");
        if let Some(value) = score.value {
            assert!(score.lowest <= value && value <= score.highest, "`{name}` leaves its bounds");
        }
    }
    assert!(fast.next_change().is_none_or(|at| at > as_of.millis()));
});

/// A batch of leads of which nothing is known finds what the reference finds of one.
fn nothing_known(pact: &Pact, id: &str, as_of: Instant) {
    let (ids, mut assessor) = ([id; 2], pact.batch_assessor(as_of));
    let found = assessor.assess(&Batch::new(2).ids(&ids[..])).expect("there are no columns");
    let slow = pact.assess_by_reference(&pact.lead(id).build(), as_of);
    assert!(slow.scores().all(|(of, score)| found.score(of).and_then(|of| of.get(1)) == score.value));
    let mut words = slow.ratings().chain(slow.tables()).chain(slow.choices());
    assert!(words.all(|(of, word)| found.words(of).and_then(|of| of.get(1)) == word));
    assert_eq!(
        (found.stage(1), found.handover(1), found.route(1)),
        (slow.stage(), slow.handover(), slow.route())
    );
}
