//! What the lifecycle asks of an evaluator.

use crate::assessment::{Outcome, Situation};
use crate::lead::Lead;
use crate::model::{CondId, Model};
use crate::plan::{Cutoffs, Plan, Recorder, Scratch, Unrecorded};
use crate::sources::Span;
use crate::values::{Instant, Truth};

use super::record::{Cause, TransitionKind};

/// Evaluates one lead again and again, in different situations and as of different instants.
pub(crate) trait Engine {
    /// Looks at the lead in a situation, as of an instant.
    fn look(&mut self, situation: &Situation, at: Instant);
    /// Whether a condition held at the last look.
    fn truth(&self, condition: CondId) -> Truth;
    /// What was found at the last look.
    fn outcome(&self) -> &Outcome;
    /// Is told what is about to be recorded, while the last look is what led to it.
    fn happened(&mut self, _happening: Happening<'_>) {}
}

/// What happens to a lead, by lines of the pact.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Happening<'a> {
    /// There will be an audit record, and these lines decided.
    Recorded(TransitionKind, Cause, &'a [Span]),
    /// A deadline has passed, of which nothing is recorded.
    RanOut(Span),
}

/// Looks over the shoulder of a lead's life. The default does nothing and costs nothing.
pub(crate) trait Watch: Recorder {
    /// The lead was looked at.
    fn looked(&mut self, _seen: Seen<'_>) {}
    /// Something happens, and that is what was seen before.
    fn happened(&mut self, _happening: Happening<'_>, _seen: Seen<'_>) {}
}

impl Watch for Unrecorded {}

impl<W: Watch> Watch for &mut W {
    fn looked(&mut self, seen: Seen<'_>) {
        (**self).looked(seen);
    }

    fn happened(&mut self, happening: Happening<'_>, seen: Seen<'_>) {
        (**self).happened(happening, seen);
    }
}

/// What was found at a look.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub lead: &'a Lead,
    pub at: Instant,
    pub scratch: &'a Scratch,
    pub outcome: &'a Outcome,
}

/// The plan, with its buffers.
pub(crate) struct Planned<'a, W = Unrecorded> {
    plan: &'a Plan,
    model: &'a Model,
    lead: &'a Lead,
    cutoffs: Cutoffs,
    scratch: Scratch,
    outcome: Outcome,
    watch: W,
}

impl<'a> Planned<'a> {
    pub fn new(plan: &'a Plan, model: &'a Model, lead: &'a Lead, at: Instant) -> Self {
        Self::watched(plan, model, lead, at, Unrecorded)
    }
}

impl<'a, W: Watch> Planned<'a, W> {
    /// With somebody looking over its shoulder.
    pub fn watched(plan: &'a Plan, model: &'a Model, lead: &'a Lead, at: Instant, watch: W) -> Self {
        let (cutoffs, scratch) = (Cutoffs::new(plan, at), Scratch::new(plan));
        Self { plan, model, lead, cutoffs, scratch, outcome: Outcome::default(), watch }
    }
}

impl<W: Watch> Engine for Planned<'_, W> {
    fn look(&mut self, situation: &Situation, at: Instant) {
        if self.cutoffs.as_of() != at {
            self.cutoffs = Cutoffs::new(self.plan, at);
        }
        let Self { plan, model, lead, cutoffs, scratch, outcome, watch } = self;
        plan.evaluate_recorded(model, lead, situation, cutoffs, scratch, outcome, watch);
        watch.looked(Seen { lead, at, scratch, outcome });
    }

    fn truth(&self, condition: CondId) -> Truth {
        self.scratch.truth(condition)
    }

    fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    fn happened(&mut self, happening: Happening<'_>) {
        let Self { lead, cutoffs, scratch, outcome, watch, .. } = self;
        watch.happened(happening, Seen { lead, at: cutoffs.as_of(), scratch, outcome });
    }
}
