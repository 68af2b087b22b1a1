//! Old states under new pacts, and two records of one person that become one.

use std::fmt;

use serde::Serialize;

use super::World;
use super::drive::Drive;
use super::engine::Engine;
use super::error::StepError;
use super::record::{Cause, Step, Transition, TransitionKind};
use super::standing::{Lost, Standing};
use super::state::LeadState;
use crate::lead::{Interaction, Lead};
use crate::model::Value;
use crate::values::Instant;

/// A state that a new pact has taken over, and what that changed in it.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Migration {
    /// The state under the new pact.
    pub state: LeadState,
    /// What changed; empty where the pact means the same for this lead.
    pub changes: Vec<StateChange>,
}

/// Something in a state that a new pact has changed. Its `Display` is a sentence.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StateChange {
    /// The meaning of the pact has changed: another fingerprint.
    Pact {
        /// The fingerprint before.
        from: String,
        /// The fingerprint now.
        to: String,
    },
    /// The stage the lead is in, or had stays in, has another name now.
    StageRenamed {
        /// The name before.
        from: String,
        /// The name now.
        to: String,
    },
    /// Stays in a stage that is gone were forgotten.
    StaysForgotten {
        /// The stage.
        stage: String,
        /// How many.
        stays: u32,
    },
    /// The reset of a score that is gone was forgotten.
    ResetForgotten {
        /// The score.
        score: String,
    },
    /// The stage has no handover any more: the one under way was withdrawn.
    HandoverWithdrawn,
    /// The stage has a handover now: the lead waits for it.
    HandoverBegun,
}

impl fmt::Display for StateChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pact { .. } => f.write_str("the meaning of the pact has changed"),
            Self::StageRenamed { from, to } => write!(f, "stage `{from}` is called `{to}` now"),
            Self::StaysForgotten { stage, stays: 1 } => {
                write!(f, "one stay in `{stage}`, which is gone, was forgotten")
            }
            Self::StaysForgotten { stage, stays } => {
                write!(f, "{stays} stays in `{stage}`, which is gone, were forgotten")
            }
            Self::ResetForgotten { score } => {
                write!(f, "the reset of score `{score}`, which is gone, was forgotten")
            }
            Self::HandoverWithdrawn => f.write_str("the stage has no handover any more: it was withdrawn"),
            Self::HandoverBegun => f.write_str("the stage has a handover now: the lead waits for it"),
        }
    }
}

/// Takes a state over into a pact.
///
/// # Errors
/// If the stage is gone, or the state was written by a later version.
pub(crate) fn migrate(world: World<'_>, old: &LeadState) -> Result<Migration, StepError> {
    let mut standing = Standing::of(old, world.model)?;
    let lost = std::mem::take(&mut standing.lost);
    let state = standing.to_state(world.model, world.fingerprint);
    let changes = changes(old, &state, lost);
    Ok(Migration { state, changes })
}

fn changes(old: &LeadState, new: &LeadState, lost: Lost) -> Vec<StateChange> {
    let mut changes = Vec::new();
    if old.pact != new.pact {
        changes.push(StateChange::Pact { from: old.pact.clone(), to: new.pact.clone() });
    }
    if old.stage != new.stage {
        changes.push(StateChange::StageRenamed { from: old.stage.clone(), to: new.stage.clone() });
    }
    match (&old.handover, &new.handover) {
        (Some(_), None) => changes.push(StateChange::HandoverWithdrawn),
        (None, Some(_)) => changes.push(StateChange::HandoverBegun),
        _ => {}
    }
    let stays = lost.stays.into_iter().map(|(stage, stays)| StateChange::StaysForgotten { stage, stays });
    changes.extend(stays);
    changes.extend(lost.resets.into_keys().map(|score| StateChange::ResetForgotten { score }));
    changes
}

/// Two records of one person as one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Merged {
    /// The kept lead, its unknown fields filled from the other, with the interactions of both.
    pub lead: Lead,
    /// The kept state, with the later resets and the stays of both.
    pub state: LeadState,
    /// The record of it.
    pub transitions: Vec<Transition>,
}

/// Merges the states of a lead that is kept and of another; `lead` is already [`join`]ed.
///
/// # Errors
/// If a stage is gone, a state was written by a later version, or the instant lies before a last step.
pub(crate) fn merge<E: Engine>(
    world: World<'_>,
    (lead, state): (&Lead, &LeadState),
    (other, other_state): (&str, &LeadState),
    engine: E,
    at: Instant,
) -> Result<Step, StepError> {
    let mut standing = Standing::of(state, world.model)?;
    let of_other = Standing::of(other_state, world.model)?;
    let last = standing.last_step.max(of_other.last_step);
    if at < last {
        return Err(StepError::before_last_step(at, last, &world.model.zone));
    }
    join_states(&mut standing, &of_other);
    let mut drive = Drive::new(world, lead, engine, standing);
    drive.look(at);
    let record = drive.draft(TransitionKind::Merged, Cause::Host, &[]);
    drive.record(Transition { merged: Some(other.to_owned()), ..record })?;
    Ok(super::step(drive))
}

/// The later reset holds, stays add up; everything else is that of the kept one.
fn join_states(kept: &mut Standing, other: &Standing) {
    for (score, at) in (0..).zip(&other.situation.resets) {
        let score = crate::model::ScoreId(score);
        let later = (*at).max(kept.situation.reset(score));
        if let Some(later) = later {
            kept.situation.set_reset(score, later);
        }
    }
    for (stage, &stays) in (0..).zip(&other.situation.stays) {
        kept.add_stays(crate::model::StageId(stage), stays);
    }
    for (name, &at) in &other.lost.resets {
        let reset = kept.lost.resets.entry(name.clone()).or_insert(at);
        *reset = at.max(*reset);
    }
    for (name, &stays) in &other.lost.stays {
        let sum = kept.lost.stays.entry(name.clone()).or_insert(0);
        *sum = sum.saturating_add(stays);
    }
}

/// The kept lead's known values win; what both did counts once.
pub(crate) fn join(kept: &Lead, other: &Lead) -> Lead {
    let filled = kept.values.iter().zip(&other.values);
    let value = |(kept, other): (&Value, &Value)| if kept.is_known() { kept } else { other }.clone();
    Lead {
        id: kept.id.clone(),
        values: filled.map(value).collect(),
        interactions: join_interactions(&kept.interactions, &other.interactions).into(),
        problems: kept.problems.iter().chain(&other.problems).cloned().collect(),
        ignored: crate::lead::Ignored {
            keys: kept.ignored.keys.saturating_add(other.ignored.keys),
            interactions: kept.ignored.interactions.saturating_add(other.ignored.interactions),
        },
    }
}

/// Both lists are newest first, and so is the result; of the same instant the kept lead's are newer. An
/// interaction that one record has more often than the other counts as often as there.
fn join_interactions(kept: &[Interaction], other: &[Interaction]) -> Vec<Interaction> {
    let mut joined = kept.to_vec();
    let mut at = 0;
    while let Some(first) = other.get(at) {
        let same = other.iter().skip(at).take_while(|of| of.at == first.at).count();
        let run = other.get(at..at + same).unwrap_or(&[]);
        let of_kept = run_at(kept, first.at);
        let fresh = run.iter().enumerate().filter(|&(place, of)| {
            let before = run.iter().take(place).filter(|other| *other == of).count();
            before >= of_kept.iter().filter(|kept| *kept == of).count()
        });
        joined.extend(fresh.map(|(_, of)| of.clone()));
        at += same;
    }
    joined.sort_by_key(|of| std::cmp::Reverse(of.at));
    joined
}

/// Those at an instant, of a list that is newest first.
fn run_at(list: &[Interaction], at: Instant) -> &[Interaction] {
    let start = list.partition_point(|of| of.at > at);
    let end = list.partition_point(|of| of.at >= at);
    list.get(start..end).unwrap_or(&[])
}
