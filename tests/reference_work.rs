//! The reference work comes to the same by the pact, typed and from JSON, and by the code written by hand.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail in any way it likes"
)]

#[allow(dead_code, reason = "`main` writes the file; the test only compares")]
#[path = "../examples/generate_reference.rs"]
mod generate_reference;
#[path = "../benches/reference/work.rs"]
mod work;

use leadpact::{Explanation, Pact, Truth};
use work::by_pact::{self, AS_OF};
use work::leads::{self, Work};
use work::many;

#[test]
fn all_ways_come_to_the_same_for_our_leads() {
    let work = Work::ours();
    let mut seen = [[0; 7]; 3];
    for of in &work.outcomes {
        [of.grade, of.desk, of.stage]
            .iter()
            .zip(&mut seen)
            .for_each(|(&at, seen)| seen[usize::from(at)] += 1);
    }
    let [grades, desks, stages] = seen.map(|seen| seen.iter().filter(|&&times| times >= 5).count());
    assert_eq!((work.outcomes.len(), grades, desks, stages), (2000, 4, 7, 3), "{seen:?}");
}

#[test]
fn all_ways_come_to_what_is_expected_of_the_10_000_leads() {
    let (Some(work), Some(criteria)) = (Work::shared(), leads::shared_criteria()) else {
        println!("skipped: the acceptance data is not beside the checkout");
        return;
    };
    assert_eq!(work.outcomes.len(), 10_000);
    let theirs = criteria.replace("Reference criteria", "What we measure by");
    let (ours, theirs) = (by_pact::pact(work::CRITERIA), by_pact::pact(&theirs));
    assert_eq!(ours.fingerprint(), theirs.fingerprint(), "but for their names the criteria mean the same");
}

#[test]
fn every_rule_applies_to_some_of_our_leads_and_not_to_others() {
    let pact = by_pact::pact(work::CRITERIA);
    let work = Work::unchecked();
    let explained = |line: &String| pact.explain(&pact.lead_from_json(line).expect("a lead"), AS_OF);
    let some = work.lines.iter().step_by(4);
    let seen: Vec<Vec<Truth>> = some.map(|line| states(&explained(line))).collect();
    let rules = seen[0].len();
    assert_eq!(rules, 35);
    for rule in 0..rules {
        let applies = seen.iter().filter(|states| states[rule] == Truth::Yes).count();
        assert!((5..seen.len() - 5).contains(&applies), "rule {rule} applies to {applies} leads");
    }
}

fn states(of: &Explanation) -> Vec<Truth> {
    of.scores.iter().flat_map(|score| &score.rules).map(|rule| rule.state).collect()
}

#[test]
fn the_committed_leads_are_the_generated_ones() {
    let committed = include_str!("../benches/reference/leads.csv");
    assert!(committed == generate_reference::leads(), "run `cargo run --example generate_reference`");
    assert_eq!(committed.lines().count() as u64, generate_reference::LEADS + 1);
}

#[test]
fn every_field_is_missing_now_and_then() {
    let csv = include_str!("../benches/reference/leads.csv");
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    for column in 1..17 {
        let missing = rows.iter().filter(|row| row[column].is_empty()).count();
        assert!((20..800).contains(&missing), "column {column} is missing in {missing} leads");
    }
}

#[test]
fn the_large_pact_of_the_benches_is_what_it_says() {
    let text = many::criteria(1_000);
    let pact: Pact = by_pact::pact(&text);
    let work = Work::unchecked();
    let lead = pact.lead_from_json(&work.lines[3]).expect("a lead");
    assert_eq!(states(&pact.explain(&lead, AS_OF)).len(), 1_000);
    for line in work.lines.iter().step_by(100) {
        let lead = pact.lead_from_json(line).expect("a lead");
        assert_eq!(pact.assess(&lead, AS_OF), pact.assess_by_reference(&lead, AS_OF));
    }
}
