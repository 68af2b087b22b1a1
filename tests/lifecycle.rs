//! Examples of pacts, run: the lifecycle as the language describes it, worked out by hand.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way it likes"
)]

use std::fs;

use leadpact::{ExampleReport, Pact, StepErrorKind, Transition};

/// Every pact in `tests/lifecycle` passes its own examples. `EXAMPLE=word` runs those alone whose title has it.
#[test]
fn examples_hold() {
    let wanted = std::env::var("EXAMPLE").unwrap_or_default();
    let (mut seen, mut failures) = (0, Vec::new());
    for entry in fs::read_dir("tests/lifecycle").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "pact") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let Ok(pact) = Pact::parse(&text).map_err(|e| failures.push(e.render())) else { continue };
        let reports: Vec<_> = pact.run_examples().filter(|of| of.title.contains(&wanted)).collect();
        seen += reports.len();
        let failed = reports.iter().filter(|report| !report.passed);
        failures.extend(failed.map(|report| format!("{}: {}", path.display(), failure(report))));
    }
    assert!(failures.is_empty(), "{} failed\n{}", failures.len(), failures.join("\n"));
    assert!(seen > 60 || !wanted.is_empty(), "only {seen} examples");
}

/// What was expected and did not come, and what happened to the lead.
fn failure(report: &ExampleReport) -> String {
    let mut text = format!("`{}`\n", report.title);
    for expected in report.expectations.iter().filter(|of| !of.held()) {
        let came: Vec<_> = expected.tests.iter().map(|test| format!("{test:?}")).collect();
        text += &format!("  line {}: {} {}\n", expected.line.line, expected.line.text, came.join("; "));
        if let Some(refusal) = &expected.refusal {
            text += &format!("    refused: {refusal}\n");
        }
    }
    text += &report.transitions.iter().map(|of| format!("    {}\n", happened(of))).collect::<String>();
    text + report.error.as_deref().unwrap_or_default()
}

fn happened(of: &Transition) -> String {
    let from = of.from.as_ref().map_or("", |from| &from.stage);
    format!(
        "{} {:?} by {:?}: {from} -> {} {:?} {:?} {:?} {:?} due {:?}",
        serde_json::to_value(of).unwrap()["at"],
        of.kind,
        of.cause,
        of.to.stage,
        of.to.handover,
        of.action,
        of.notify,
        of.route,
        serde_json::to_value(of).unwrap()["due"],
    )
}

#[test]
fn no_stages() {
    let pact = Pact::parse("pact \"p\" {}\nlead identified by id { a: number }").unwrap();
    let lead = pact.lead_from_json("{\"id\": \"1\"}").unwrap();
    assert_eq!(pact.start(&lead, 0).unwrap_err().kind(), StepErrorKind::NoStages);
}
