//! Why a step cannot be taken.

use std::fmt;

use super::refusal::Refusal;
use crate::explain::TestWhy;
use crate::model::Model;
use crate::values::{Instant, Zone, format_instant};

/// Why a step was not taken: nothing has changed.
///
/// A command that the pact does not allow is [`StepErrorKind::Refused`], and [`StepError::refusal`] says why in
/// data; everything else is a mistake of the host.
#[derive(Debug, Clone, PartialEq)]
pub struct StepError {
    kind: StepErrorKind,
    message: String,
    refusal: Option<Box<Refusal>>,
}

/// What kind of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StepErrorKind {
    /// The pact does not allow the command.
    Refused,
    /// The pact has no stages, so no lead can stand in one.
    NoStages,
    /// The state was written by a later version of this library.
    LaterVersion,
    /// The pact has no stage of the state's name, nor one that was renamed from it.
    UnknownStage,
    /// The instant lies before the state's last step.
    BeforeLastStep,
    /// More steps fall due up to the instant than one call takes: advance in smaller leaps.
    TooManySteps,
}

impl StepError {
    /// What kind of error.
    #[must_use]
    pub fn kind(&self) -> StepErrorKind {
        self.kind
    }

    /// Why the command was refused; none for another kind of error.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_deref()
    }

    /// The tests of the guard that keep the command from being carried out.
    pub(crate) fn with_tests(mut self, tests: Vec<TestWhy>) -> Self {
        if let Some(refusal) = &mut self.refusal {
            refusal.tests = tests;
        }
        self
    }

    fn new(kind: StepErrorKind, message: String) -> Self {
        Self { kind, message, refusal: None }
    }

    pub(super) fn no_stages() -> Self {
        Self::new(StepErrorKind::NoStages, "the pact has no stages".to_owned())
    }

    pub(super) fn version(version: u32) -> Self {
        let message = format!("the state has version {version}, which this library does not know yet");
        Self::new(StepErrorKind::LaterVersion, message)
    }

    pub(super) fn unknown_stage(stage: &str, model: &Model) -> Self {
        let stages: Vec<_> = model.stages.as_slice().iter().map(|stage| stage.name.as_str()).collect();
        let message = format!(
            "the pact has no stage `{stage}`; it has {}. If the stage was renamed, say `renamed from \"{stage}\"`",
            stages.join(", ")
        );
        Self::new(StepErrorKind::UnknownStage, message)
    }

    pub(super) fn before_last_step(as_of: Instant, last: Instant, zone: &Zone) -> Self {
        let [as_of, last] = [as_of, last].map(|at| format_instant(at, zone));
        let message = format!("{as_of} lies before the lead's last step at {last}");
        Self::new(StepErrorKind::BeforeLastStep, message)
    }

    pub(super) fn too_many_steps(most: usize) -> Self {
        let message = format!("more than {most} steps fall due: advance in smaller leaps");
        Self::new(StepErrorKind::TooManySteps, message)
    }
}

impl From<Refusal> for StepError {
    fn from(refusal: Refusal) -> Self {
        let message = refusal.to_string();
        Self { kind: StepErrorKind::Refused, message, refusal: Some(Box::new(refusal)) }
    }
}

impl fmt::Display for StepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for StepError {}
