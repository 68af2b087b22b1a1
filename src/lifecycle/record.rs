//! What happened: audit records.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assessment::Handover;
use crate::explain::Line;
use crate::values::time::utc;
use crate::values::{Instant, Number};

use super::LeadState;

/// The version of the shape of [`Transition`] in JSON. It rises when a key changes its meaning or goes away.
pub const TRANSITION_VERSION: u32 = 1;

/// What a step came to: the state to store in place of the old one, and what happened on the way, oldest first.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// Where the lead stands now.
    pub state: LeadState,
    /// The audit records; empty where nothing happened.
    pub transitions: Vec<Transition>,
}

/// An audit record: something that happened to a lead, who or what caused it, and what was known then.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Transition {
    /// The version of the shape in JSON: 1.
    pub version: u32,
    /// The lead's id.
    pub lead: String,
    /// When.
    #[serde(with = "utc::one")]
    #[cfg_attr(test, schemars(with = "utc::Text"))]
    pub at: Instant,
    /// What happened.
    pub kind: TransitionKind,
    /// What made it happen.
    pub cause: Cause,
    /// Where the lead stood before; none when it starts.
    pub from: Option<Place>,
    /// Where it stands afterwards.
    pub to: Place,
    /// The command that was given: `accept`, `reject`, or another of the pact's.
    pub action: Option<String>,
    /// The team that gave the command.
    pub team: Option<String>,
    /// The person or program that gave it.
    pub actor: Option<String>,
    /// The reason that was given.
    pub reason: Option<String>,
    /// The reason in quotes behind the line that decided.
    pub why: Option<String>,
    /// Who is to be told, by the host.
    pub notify: Option<String>,
    /// The id of the record that was merged into this one.
    pub merged: Option<String>,
    /// Whom the lead was handed over to.
    pub route: Option<String>,
    /// The deadline of the handover that began with this.
    #[serde(with = "utc::maybe")]
    #[cfg_attr(test, schemars(with = "Option<utc::Text>"))]
    pub due: Option<Instant>,
    /// The scores that were reset.
    pub resetting: Vec<String>,
    /// The scores at that moment, before any reset; none for a questionnaire without an answer.
    pub scores: BTreeMap<String, Option<Number>>,
    /// The levels of the ratings at that moment.
    pub ratings: BTreeMap<String, Option<String>>,
    /// The fingerprint of the pact.
    pub pact: String,
    /// The lines of the pact that decided.
    pub lines: Vec<Line>,
}

/// A stage, and a part of its handover.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Place {
    /// The stage.
    pub stage: String,
    /// The part of its handover.
    pub handover: Option<Handover>,
}

/// What happened.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TransitionKind {
    /// The lead entered its first stage.
    Started,
    /// It entered a stage, or the same one again.
    Moved,
    /// The giving team confirmed it.
    Confirmed,
    /// It was handed over.
    HandedOver,
    /// Somebody is to be told; the lead stays where it is.
    Notified,
    /// Two records of one person became one.
    Merged,
}

/// What made it happen.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Cause {
    /// The beginning of a lead's life.
    Start,
    /// `as soon as`, or a handover for which nothing was left to wait.
    Automatic,
    /// `after D in this stage`
    Timer,
    /// A deadline of the handover.
    Deadline,
    /// A command.
    Command,
    /// The host: two records were merged.
    Host,
}
