//! Where one lead stands: plain data that the host stores.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::assessment::Handover;
use crate::values::Instant;
use crate::values::time::utc;

/// The version of the shape of [`LeadState`] in JSON. It rises when a key changes its meaning or goes away.
pub const STATE_VERSION: u32 = 1;

/// Where one lead stands in its lifecycle: what the host stores between steps, and hands back for the next.
///
/// It speaks in the names of the pact, so it outlives changes of the pact as long as its stage does (or a
/// stage that says `renamed from`). As JSON its instants are ISO 8601 in UTC:
///
/// ```json
/// {
///   "version": 1,
///   "pact": "9f2c…",
///   "stage": "MQL",
///   "since": "2026-03-02T08:00:00Z",
///   "last_step": "2026-03-02T09:00:00Z",
///   "looked_at": "2026-03-02T09:00:00Z",
///   "handover": {
///     "part": "pending",
///     "since": "2026-03-02T09:00:00Z",
///     "confirmed": "2026-03-02T09:00:00Z",
///     "route": "Ann",
///     "clock": {"team": "sales", "since": "2026-03-02T09:00:00Z", "due": "2026-03-04T09:00:00Z",
///               "if_late": {"notify": "Head of Sales"}}
///   },
///   "previous_route": "Ann",
///   "resets": {"interest": "2026-01-10T12:00:00Z"},
///   "ended_stays": {"MGL": 1}
/// }
/// ```
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeadState {
    /// The version of this shape.
    pub version: u32,
    /// The fingerprint of the pact that made it.
    pub pact: String,
    /// The stage.
    pub stage: String,
    /// Since when the lead is in that stage.
    #[serde(with = "utc::one")]
    #[cfg_attr(test, schemars(with = "utc::Text"))]
    pub since: Instant,
    /// The instant of the last step: nothing can happen before it any more.
    #[serde(with = "utc::one")]
    #[cfg_attr(test, schemars(with = "utc::Text"))]
    pub last_step: Instant,
    /// Up to which instant, itself included, timers, notices and deadlines have been looked at.
    #[serde(with = "utc::one")]
    #[cfg_attr(test, schemars(with = "utc::Text"))]
    pub looked_at: Instant,
    /// The handover; none in a stage without one.
    #[serde(default)]
    pub handover: Option<HandoverState>,
    /// Who had the lead's last handover: `the previous one`.
    #[serde(default)]
    pub previous_route: Option<String>,
    /// By score: only interactions after that instant count in it.
    #[serde(default, with = "utc::by_name")]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, utc::Text>"))]
    pub resets: BTreeMap<String, Instant>,
    /// By stage: how many stays of the lead in it have ended.
    #[serde(default)]
    pub ended_stays: BTreeMap<String, u32>,
}

impl LeadState {
    /// Whom the lead is handed over to; none while nothing is handed over.
    #[must_use]
    pub fn route(&self) -> Option<&str> {
        self.handover.as_ref()?.route.as_deref()
    }

    /// The deadline of the handover, if one runs.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        self.handover.as_ref()?.clock.as_ref()?.due
    }
}

/// A handover that waits or is pending.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HandoverState {
    /// Which part of it.
    pub part: Handover,
    /// Since when it is in that part.
    #[serde(with = "utc::one")]
    #[cfg_attr(test, schemars(with = "utc::Text"))]
    pub since: Instant,
    /// When the giving team has confirmed.
    #[serde(default, with = "utc::maybe")]
    #[cfg_attr(test, schemars(with = "Option<utc::Text>"))]
    pub confirmed: Option<Instant>,
    /// Whom the lead was handed over to; none where no route fitted.
    #[serde(default)]
    pub route: Option<String>,
    /// The clock that runs: until the confirmation while it waits, until the acceptance while it is pending.
    #[serde(default)]
    pub clock: Option<Clock>,
}

/// A clock of a handover. It is fixed when it starts, and survives a new pact.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Clock {
    /// The team that has to confirm, or to accept.
    pub team: String,
    /// When it started.
    #[serde(with = "utc::one")]
    #[cfg_attr(test, schemars(with = "utc::Text"))]
    pub since: Instant,
    /// The deadline; none where there is no hurry.
    #[serde(default, with = "utc::maybe")]
    #[cfg_attr(test, schemars(with = "Option<utc::Text>"))]
    pub due: Option<Instant>,
    /// What happens when the deadline passes; none where nothing does, or once it has happened.
    #[serde(default)]
    pub if_late: Option<IfLate>,
}

/// What happens when a deadline passes.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IfLate {
    /// Somebody is told.
    Notify(String),
    /// The lead goes to another stage.
    Becomes {
        /// The stage.
        stage: String,
        /// The scores that are reset.
        resetting: Vec<String>,
        /// `"why"`
        why: Option<String>,
    },
}
