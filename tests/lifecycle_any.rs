//! Random pacts, leads and lives: whatever happens, a life keeps the promises of the language.
//!
//! A tape of random numbers becomes a pact, a lead, and what happens to it: time, data, interactions, commands.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail in any way it likes")]
#![allow(dead_code, reason = "the generators serve other tests, too")]

#[path = "lifecycle/change.rs"]
mod change;
#[path = "agreement/condition.rs"]
mod condition;
#[path = "agreement/declare.rs"]
mod declare;
#[path = "agreement/draw.rs"]
mod draw;
#[path = "agreement/lead.rs"]
mod lead;
#[path = "lifecycle/life.rs"]
mod life;
#[path = "agreement/lifecycle.rs"]
mod lifecycle;
#[path = "lifecycle/promises.rs"]
mod promises;
#[path = "agreement/quantity.rs"]
mod quantity;
#[path = "agreement/scoring.rs"]
mod scoring;
#[path = "agreement/time.rs"]
mod time;
#[path = "agreement/world.rs"]
mod world;

use std::collections::BTreeSet;

use draw::Draw;
use leadpact::{Cause, LeadState, Pact, Step, StepError, StepErrorKind, TransitionKind};
use life::{Deed, Life, Subject};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Lives that are led under each pact.
const LIVES: usize = 4;
/// What happens in each.
const DEEDS: usize = 12;

fn config(percent: u32) -> ProptestConfig {
    let default = ProptestConfig::default();
    let cases = default.cases * percent / 100;
    ProptestConfig { cases, max_shrink_iters: 500, failure_persistence: None, ..default }
}

fn tape(length: usize) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), length)
}

fn lives() -> impl Strategy<Value = Vec<Vec<u16>>> {
    prop::collection::vec(tape(700), LIVES)
}

/// Leads random lives, and looks at each deed.
fn lead_lives(
    pact: &[u16],
    lives: &[Vec<u16>],
    longest: i64,
    mut look: impl FnMut(&Life<'_>, &Deed) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let Some(subject) = Subject::new(&mut Draw::new(pact))? else { return Ok(()) };
    for tape in lives {
        let mut draw = Draw::new(tape);
        let mut life = Life::new(&subject, &mut draw)?;
        for _ in 0..DEEDS {
            let deed = life.draw(&mut draw, longest);
            look(&life, &deed).map_err(|why| failure(&life, &deed, &why))?;
            life.go_on(&deed)?;
        }
    }
    Ok(())
}

fn failure(life: &Life<'_>, deed: &Deed, why: &TestCaseError) -> TestCaseError {
    let state = serde_json::to_string(&life.state).expect("a state is data");
    TestCaseError::fail(format!(
        "{why}\n{}\n{}\n{state}\n{deed:?}",
        life.subject.world.text,
        life.lead_json()
    ))
}

proptest! {
    #![proptest_config(config(60))]

    /// Nothing leads out of the declared transitions, nothing happens without a record, records chain, only the
    /// teams named move a lead, and what is offered as open is carried out.
    #[test]
    fn records_tell_all(pact in tape(900), lives in lives()) {
        lead_lives(&pact, &lives, 60, |life, deed| {
            let step = life.step(deed);
            promises::records(life, deed, &step)?;
            promises::actions(life, deed, &step)
        })?;
    }

    /// A state that is written and read behaves the same, and a refused command changes nothing.
    #[test]
    fn a_state_survives_being_stored(pact in tape(900), lives in lives()) {
        lead_lives(&pact, &lives, 60, |life, deed| {
            let json = serde_json::to_string(&life.state).expect("a state is data");
            let read: LeadState = serde_json::from_str(&json).expect("as it was written");
            prop_assert_eq!(&read, &life.state);
            let step = life.step(deed);
            prop_assert_eq!(&life.step_from(&read, deed), &step);
            if let Err(error) = &step {
                prop_assert_eq!(error.kind(), StepErrorKind::Refused);
                let waited = Deed { command: None, ..deed.clone() };
                prop_assert_eq!(life.step(&waited), life.step_from(&read, &waited));
            }
            Ok(())
        })?;
    }

    /// One leap is the same as stopping at every timer, notice and deadline on the way.
    #[test]
    fn a_leap_is_many_steps(pact in tape(900), lives in lives()) {
        lead_lives(&pact, &lives, 60, |life, deed| promises::leap(life, deed.to))?;
    }

    /// The plain evaluator and the plan lead a lead the same way.
    #[test]
    fn engines_agree_on_lives(pact in tape(900), lives in lives()) {
        lead_lives(&pact, &lives, 4, |life, deed| {
            let without = |step: Result<Step, StepError>| step.map_err(|error| error.to_string());
            prop_assert_eq!(without(life.step(deed)), without(life.step_by_reference(deed)));
            let (pact, lead) = (&life.subject.pact, life.lead());
            let by_reference = pact.actions_by_reference(&lead, &life.state, deed.to);
            prop_assert_eq!(pact.actions(&lead, &life.state, deed.to), by_reference);
            Ok(())
        })?;
    }

    /// A lead that starts stands where it is assessed.
    #[test]
    fn a_start_is_an_assessment(pact in tape(900), lives in lives()) {
        let Some(subject) = Subject::new(&mut Draw::new(&pact))? else { return Ok(()) };
        for tape in &lives {
            let life = Life::new(&subject, &mut Draw::new(tape))?;
            promises::start(&life)?;
        }
    }
}

proptest! {
    #![proptest_config(config(25))]

    /// Two records of one person become one.
    #[test]
    fn merged_lives_go_on(pact in tape(900), lives in lives(), later in 0..60_i64) {
        let Some(subject) = Subject::new(&mut Draw::new(&pact))? else { return Ok(()) };
        let mut ended = Vec::new();
        for tape in &lives {
            let mut draw = Draw::new(tape);
            let mut life = Life::new(&subject, &mut draw)?;
            for _ in 0..DEEDS / 3 {
                let deed = life.draw(&mut draw, 20);
                life.go_on(&deed)?;
            }
            ended.push(life);
        }
        for (kept, other) in ended.iter().zip(ended.iter().skip(1)) {
            let later = kept.at.max(other.at) + later * 86_400_000;
            change::merge(kept, other, later).map_err(|why| {
                let text = &subject.world.text;
                TestCaseError::fail(format!("{why}\n{text}\n{}\n{}", kept.lead_json(), other.lead_json()))
            })?;
        }
    }

    /// An old state under a pact in which a stage has another name goes on as it would have.
    #[test]
    fn a_renamed_stage_carries_its_leads(pact in tape(900), lives in lives()) {
        let Some(subject) = Subject::new(&mut Draw::new(&pact))? else { return Ok(()) };
        let text = renamed(&subject.world.text);
        let new = Pact::parse(&text).map_err(|why| TestCaseError::fail(format!("{text}\n{}", why.render())))?;
        lead_lives(&pact, &lives, 60, |life, deed| change::renamed(life, &new, deed))?;
    }

    /// An old state under any other pact is taken over or refused, and no engine sees it otherwise.
    #[test]
    fn any_pact_finds_any_state(old in tape(900), new in tape(900), lives in lives()) {
        let Some(new) = Subject::new(&mut Draw::new(&new))? else { return Ok(()) };
        lead_lives(&old, &lives, 10, |life, deed| change::under_any(life, &new.pact, deed))?;
    }
}

/// The same pact with stage `S1` called `T1`.
fn renamed(text: &str) -> String {
    let mut renamed = String::new();
    for line in text.lines() {
        let words = line.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_');
        let words = words.map(|word| match word.strip_prefix("S1") {
            Some(rest) if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') => format!("T1{rest}"),
            _ => word.to_owned(),
        });
        let line: String = words.collect();
        renamed += &line.replace("stage T1 \"T1\" owned", "stage T1 \"T1\" renamed from \"S1\" owned");
        renamed.push('\n');
    }
    renamed
}

/// The promises say little about what no random life has.
#[test]
fn random_lives_reach_everything() {
    let mut runner = TestRunner::deterministic();
    let mut missing: BTreeSet<_> =
        EVERYTHING.iter().map(|(kind, cause)| format!("{kind:?} {cause:?}")).collect();
    for _ in 0..200 {
        let pact = tape(900).new_tree(&mut runner).expect("a tape").current();
        let lives = lives().new_tree(&mut runner).expect("tapes").current();
        lead_lives(&pact, &lives, 60, |life, deed| {
            if let Ok(step) = life.step(deed) {
                for of in &step.transitions {
                    missing.remove(&format!("{:?} {:?}", of.kind, of.cause));
                }
            }
            Ok(())
        })
        .expect("it goes on");
        if missing.is_empty() {
            return;
        }
    }
    assert!(missing.is_empty(), "no random life has {missing:?}");
}

const EVERYTHING: &[(TransitionKind, Cause)] = &[
    (TransitionKind::Moved, Cause::Automatic),
    (TransitionKind::Moved, Cause::Timer),
    (TransitionKind::Moved, Cause::Deadline),
    (TransitionKind::Moved, Cause::Command),
    (TransitionKind::HandedOver, Cause::Automatic),
    (TransitionKind::Confirmed, Cause::Command),
    (TransitionKind::Notified, Cause::Timer),
    (TransitionKind::Notified, Cause::Deadline),
];
