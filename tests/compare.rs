//! What has changed in meaning from one pact to another, in words, and for whom.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use leadpact::{Pact, PactPair};

const INBOUND: &str = include_str!("../examples/b2b-inbound/inbound.pact");

fn pact(text: &str) -> Pact {
    Pact::parse(text).unwrap_or_else(|wrong| panic!("{wrong:?}"))
}

/// All changes of a pair, as a screen shows them.
fn said(old: &str, new: &str) -> Vec<String> {
    let pair = PactPair::new(&pact(old), &pact(new));
    let changes = pair.comparison().changes();
    let said = changes.map(|(of, change)| {
        let of = [Some(of.kind.as_str()), of.name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let within = change.within.as_ref().map_or(String::new(), |within| format!(" in {within}"));
        format!("{of}{within}: {}", change.words)
    });
    said.collect()
}

#[test]
fn show() {
    let new = INBOUND
        .replace("+20  per whitepaper_download", "+30  per whitepaper_download")
        .replace("interest at least 30", "interest at least 40");
    let new = std::env::var("NEW").map_or(new, |path| std::fs::read_to_string(path).unwrap());
    let old = std::env::var("OLD").map_or(INBOUND.to_owned(), |path| std::fs::read_to_string(path).unwrap());
    for line in said(&old, &new) {
        println!("{line}");
    }
    let pair = PactPair::new(&pact(&old), &pact(&new));
    println!("wording: {:?}", pair.comparison().wording);
    for witness in pair.witnesses() {
        println!("{}\n   {:?} because {:?}\n{}", witness.lead, witness.outcomes, witness.because, witness.example);
        let with = format!("{new}\n{}", witness.example);
        for report in pact(&with).run_examples().filter(|report| report.title.starts_with("Compared")) {
            assert!(report.passed, "{report:?}");
        }
    }
}
