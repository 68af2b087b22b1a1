//! What holds when two records become one, and when a new pact finds an old state.

use std::collections::BTreeMap;

use leadpact::{Cause, Lead, LeadState, Merged, Pact, StepErrorKind, TransitionKind};
use proptest::prelude::*;
use serde_json::Value;

use crate::life::{Deed, Life};

fn failed(why: impl ToString) -> TestCaseError {
    TestCaseError::fail(why.to_string())
}

/// Two lives become one: what is kept, what is added, what is recorded; and the merged lead goes on as the plain
/// evaluator says.
pub fn merge(kept: &Life<'_>, other: &Life<'_>, later: i64) -> Result<(), TestCaseError> {
    let pact = &kept.subject.pact;
    let ((lead, state), (other_lead, other_state)) =
        ((kept.lead(), &kept.state), (other.lead(), &other.state));
    let at = kept.at.max(other.at);
    let merged = pact.merge((&lead, state), (&other_lead, other_state), at).map_err(failed)?;
    states(&merged, state, other_state)?;
    records(&merged, state, other_lead.id(), at)?;
    leads(pact, &merged.lead, &lead, &other_lead)?;
    let again = pact.merge((&lead, state), (&lead, state), at).map_err(failed)?;
    prop_assert_eq!(again.lead.interaction_count(), lead.interaction_count());
    if state.last_step.max(other_state.last_step).millis() > i64::MIN {
        let early = state.last_step.max(other_state.last_step).plus_millis(-1);
        let error = pact.merge((&lead, state), (&other_lead, other_state), early).err();
        prop_assert_eq!(error.map(|error| error.kind()), Some(StepErrorKind::BeforeLastStep));
    }
    let found = pact.advance(&merged.lead, &merged.state, later).map_err(failed)?;
    let wanted = pact.advance_by_reference(&merged.lead, &merged.state, later).map_err(failed)?;
    prop_assert_eq!(&found, &wanted);
    if let Some(first) = found.transitions.first() {
        prop_assert_eq!(first.from.as_ref().map(|from| &from.stage), Some(&merged.state.stage));
    }
    Ok(())
}

/// Stage, handover and instants are those of the kept one; the later resets hold, and stays add up.
fn states(merged: &Merged, kept: &LeadState, other: &LeadState) -> Result<(), TestCaseError> {
    let state = &merged.state;
    prop_assert_eq!((&state.stage, state.since), (&kept.stage, kept.since));
    prop_assert_eq!(&state.handover, &kept.handover);
    prop_assert_eq!(&state.previous_route, &kept.previous_route);
    let both = [kept, other];
    let mut resets = BTreeMap::new();
    for (score, &at) in both.iter().flat_map(|of| &of.resets) {
        let later = resets.entry(score.clone()).or_insert(at);
        *later = at.max(*later);
    }
    prop_assert_eq!(&state.resets, &resets);
    let mut stays = BTreeMap::new();
    for (stage, count) in both.iter().flat_map(|of| &of.ended_stays) {
        *stays.entry(stage.clone()).or_insert(0) += count;
    }
    prop_assert_eq!(&state.ended_stays, &stays);
    Ok(())
}

/// One record, of the merge and nothing else.
fn records(merged: &Merged, kept: &LeadState, other: &str, at: i64) -> Result<(), TestCaseError> {
    let [record] = &*merged.transitions else { return Err(failed("there is one record of a merge")) };
    prop_assert_eq!((record.kind, record.cause), (TransitionKind::Merged, Cause::Host));
    prop_assert_eq!(record.merged.as_deref(), Some(other));
    prop_assert_eq!((record.at.millis(), merged.state.last_step.millis()), (at, at));
    prop_assert_eq!(record.from.as_ref(), Some(&record.to));
    prop_assert_eq!(&record.to.stage, &kept.stage);
    Ok(())
}

/// Known fields of the kept lead win; what both did counts once.
fn leads(pact: &Pact, merged: &Lead, kept: &Lead, other: &Lead) -> Result<(), TestCaseError> {
    let stored = |lead: &Lead| serde_json::to_value(pact.store(lead)).map_err(failed);
    let (merged, kept, other) = (stored(merged)?, stored(kept)?, stored(other)?);
    prop_assert_eq!(&merged["id"], &kept["id"]);
    let known = |of: &Value, name: &str| of["fields"].get(name).filter(|value| !value.is_null()).cloned();
    let names = [&merged, &kept, &other].map(|of| of["fields"].as_object().cloned().unwrap_or_default());
    for name in names.iter().flat_map(|of| of.keys()) {
        prop_assert_eq!(known(&merged, name), known(&kept, name).or(known(&other, name)), "{}", name);
    }
    let counted = |of: &Value| {
        let mut count = BTreeMap::new();
        for did in of["interactions"].as_array().into_iter().flatten() {
            *count.entry(did.to_string()).or_insert(0) += 1;
        }
        count
    };
    let mut wanted = counted(&kept);
    for (did, count) in counted(&other) {
        let most = wanted.entry(did).or_insert(0);
        *most = count.max(*most);
    }
    prop_assert_eq!(counted(&merged), wanted);
    Ok(())
}

/// A stage that has another name in a new pact: the state is carried over, and goes on as it would have.
pub fn renamed(life: &Life<'_>, new: &Pact, deed: &Deed) -> Result<(), TestCaseError> {
    let old = &life.subject.pact;
    let map = |value: Value| renamed_in(value, (old.fingerprint(), new.fingerprint()));
    let json = |of: &LeadState| serde_json::to_value(of).map_err(failed);
    let migration = new.migrate(&life.state).map_err(failed)?;
    prop_assert_eq!(json(&migration.state)?, map(json(&life.state)?));
    let lead = new.lead_from_json(&deed.json).map_err(failed)?;
    let found = match &deed.command {
        Some(command) => new.command(&lead, &life.state, command.clone(), deed.to),
        None => new.advance(&lead, &life.state, deed.to),
    };
    match (found, life.step(deed)) {
        (Ok(found), Ok(wanted)) => {
            prop_assert_eq!(json(&found.state)?, map(json(&wanted.state)?));
            let records = |of: &[leadpact::Transition]| serde_json::to_value(of).map_err(failed);
            prop_assert_eq!(map(records(&found.transitions)?), map(records(&wanted.transitions)?));
        }
        (found, wanted) => prop_assert_eq!(found.is_ok(), wanted.is_ok()),
    }
    Ok(())
}

/// With `S1` called `T1`, and without the lines of the pact, in which it has another name, too.
fn renamed_in(value: Value, fingerprints: (&str, &str)) -> Value {
    let text = |text: String| match text.as_str() {
        "S1" => "T1".to_owned(),
        of if of == fingerprints.0 => fingerprints.1.to_owned(),
        _ => text,
    };
    match value {
        Value::String(of) => Value::String(text(of)),
        Value::Array(of) => of.into_iter().map(|of| renamed_in(of, fingerprints)).collect(),
        Value::Object(of) => {
            let of = of.into_iter().filter(|(key, _)| key != "lines");
            of.map(|(key, of)| (text(key), renamed_in(of, fingerprints))).collect()
        }
        other => other,
    }
}

/// Whatever the new pact says: either the stage is gone, or the state goes on, as the plain evaluator says.
pub fn under_any(life: &Life<'_>, new: &Pact, deed: &Deed) -> Result<(), TestCaseError> {
    let lead = new.lead_from_json(&deed.json).map_err(failed)?;
    let (found, wanted) =
        (new.advance(&lead, &life.state, deed.to), new.advance_by_reference(&lead, &life.state, deed.to));
    prop_assert_eq!(&found, &wanted);
    let migration = match new.migrate(&life.state) {
        Ok(migration) => migration,
        Err(error) => {
            prop_assert_eq!(error.kind(), StepErrorKind::UnknownStage);
            prop_assert_eq!(found.err().map(|error| error.kind()), Some(StepErrorKind::UnknownStage));
            return Ok(());
        }
    };
    prop_assert_eq!(migration.state.pact.as_str(), new.fingerprint());
    // A step takes over the same by itself, and a state that is taken over stays as it is.
    let stepped = found.map_err(failed)?;
    let from_migrated = new.advance(&lead, &migration.state, deed.to).map_err(failed)?;
    prop_assert_eq!(&from_migrated.transitions, &stepped.transitions);
    prop_assert_eq!(&from_migrated.state, &new.migrate(&stepped.state).map_err(failed)?.state);
    let again = new.migrate(&migration.state).map_err(failed)?;
    prop_assert_eq!((&again.state, again.changes.len()), (&migration.state, 0));
    Ok(())
}
