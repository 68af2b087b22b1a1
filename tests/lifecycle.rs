//! Examples of pacts, run: the lifecycle as the language describes it, worked out by hand.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::fs;

use leadpact::{ExampleReport, Pact, StepErrorKind};

/// Every pact in `tests/lifecycle` passes its own examples.
#[test]
fn examples_hold() {
    let mut seen = 0;
    for entry in fs::read_dir("tests/lifecycle").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "pact") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let pact = Pact::parse(&text).unwrap_or_else(|e| panic!("{}\n{}", path.display(), e.render()));
        for report in pact.run_examples() {
            seen += 1;
            assert!(report.passed, "{}: {}", path.display(), failure(&report));
        }
    }
    assert!(seen > 1, "only {seen} examples");
}

fn failure(report: &ExampleReport) -> String {
    serde_json::to_string_pretty(report).unwrap()
}

#[test]
fn no_stages() {
    let pact = Pact::parse("pact \"p\" {}\nlead identified by id { a: number }").unwrap();
    let lead = pact.lead_from_json("{\"id\": \"1\"}").unwrap();
    assert_eq!(pact.start(&lead, 0).unwrap_err().kind(), StepErrorKind::NoStages);
}
