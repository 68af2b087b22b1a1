//! Old states under new pacts: what is carried over, what is forgotten, and what is refused.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use leadpact::{LeadState, Pact, StateChange, StepErrorKind};

const NOON: i64 = 1_767_787_200_000;

const OLD: &str = r#"
pact "Old" {}
team marketing
team sales
lead identified by id { ready: yes/no }
interaction click
score interest { +10 per click }
score heat { +1 per click }
stage New owned by marketing { marketing may promote to Ripe, resetting interest and heat }
stage Ripe owned by marketing {
  hand over to sales, becomes Won when accepted { needs ready }
  marketing may demote to New
}
stage Won owned by sales
"#;

/// A lead that went from `New` to `Ripe`, where it waits for data.
fn ripe(pact: &Pact) -> LeadState {
    let lead = pact.lead_from_json(r#"{"id": "1"}"#).unwrap();
    let start = pact.start(&lead, NOON).unwrap();
    let promote = leadpact::Command::new("promote").by("marketing");
    pact.command(&lead, &start.state, promote, NOON + 1).unwrap().state
}

/// The old pact with some words of it replaced.
fn new(words: &[(&str, &str)]) -> Pact {
    let text = words.iter().fold(OLD.to_owned(), |text, (from, to)| text.replace(from, to));
    Pact::parse(&text).unwrap()
}

#[test]
fn the_same_pact_changes_nothing() {
    let pact = new(&[]);
    let state = ripe(&pact);
    let migration = pact.migrate(&state).unwrap();
    assert_eq!((migration.state, migration.changes), (state, vec![]));
}

#[test]
fn renamed_stages_take_their_leads_and_stays_with_them() {
    let state = ripe(&new(&[]));
    let words = [
        ("stage New ", "stage Fresh renamed from \"New\" "),
        ("to New", "to Fresh"),
        ("stage Ripe ", "stage Hot renamed from \"Ripe\" "),
        ("to Ripe", "to Hot"),
    ];
    let pact = new(&words);
    let migration = pact.migrate(&state).unwrap();
    assert_eq!(migration.state.stage, "Hot");
    assert_eq!(migration.state.ended_stays.get("Fresh"), Some(&1));
    assert_eq!(migration.state.pact, pact.fingerprint());
    let said: Vec<_> = migration.changes.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["the meaning of the pact has changed", "stage `Ripe` is called `Hot` now"]);
    // A step does the same by itself.
    let lead = pact.lead_from_json(r#"{"id": "1", "ready": true}"#).unwrap();
    let step = pact.advance(&lead, &state, NOON + 2).unwrap();
    assert_eq!((step.state.stage.as_str(), step.transitions.len()), ("Hot", 1));
}

#[test]
fn what_is_gone_is_forgotten_and_said() {
    let mut state = ripe(&new(&[]));
    state.ended_stays.insert("Limbo".to_owned(), 2);
    let pact = new(&[("score heat { +1 per click }\n", ""), (" and heat", "")]);
    let migration = pact.migrate(&state).unwrap();
    assert!(migration.state.resets.contains_key("interest"));
    assert!(!migration.state.resets.contains_key("heat"));
    assert!(!migration.state.ended_stays.contains_key("Limbo"));
    let forgotten = StateChange::StaysForgotten { stage: "Limbo".to_owned(), stays: 2 };
    let reset = StateChange::ResetForgotten { score: "heat".to_owned() };
    assert_eq!(migration.changes.get(1..), Some(&[forgotten, reset][..]));
}

#[test]
fn a_handover_comes_and_goes_with_its_stage() {
    let without = new(&[("  hand over to sales, becomes Won when accepted { needs ready }\n", "")]);
    let old = new(&[]);
    let withdrawn = without.migrate(&ripe(&old)).unwrap();
    assert_eq!(withdrawn.state.handover, None);
    assert!(withdrawn.changes.contains(&StateChange::HandoverWithdrawn));
    let begun = old.migrate(&withdrawn.state).unwrap();
    assert!(begun.state.handover.is_some());
    assert!(begun.changes.contains(&StateChange::HandoverBegun));
}

#[test]
fn a_stage_that_is_gone_is_an_error_that_lists_the_stages() {
    let state = ripe(&new(&[]));
    let pact = new(&[("stage Ripe ", "stage Hot "), ("to Ripe", "to Hot")]);
    let error = pact.migrate(&state).unwrap_err();
    assert_eq!(error.kind(), StepErrorKind::UnknownStage);
    assert!(error.to_string().contains("no stage `Ripe`; it has New, Hot, Won"), "{error}");
}

#[test]
fn a_state_of_a_later_version_is_refused() {
    let pact = new(&[]);
    let mut state = ripe(&pact);
    state.version += 1;
    assert_eq!(pact.migrate(&state).unwrap_err().kind(), StepErrorKind::LaterVersion);
}
