//! What the lifecycle asks of an evaluator.

use crate::assessment::{Outcome, Situation};
use crate::lead::Lead;
use crate::model::{CondId, Model};
use crate::plan::{Cutoffs, Plan, Scratch};
use crate::values::{Instant, Truth};

/// Evaluates one lead again and again, in different situations and as of different instants.
pub(crate) trait Engine {
    /// Looks at the lead in a situation, as of an instant.
    fn look(&mut self, situation: &Situation, at: Instant);
    /// Whether a condition held at the last look.
    fn truth(&self, condition: CondId) -> Truth;
    /// What was found at the last look.
    fn outcome(&self) -> &Outcome;
}

/// The plan, with its buffers.
pub(crate) struct Planned<'a> {
    plan: &'a Plan,
    model: &'a Model,
    lead: &'a Lead,
    cutoffs: Cutoffs,
    scratch: Scratch,
    outcome: Outcome,
}

impl<'a> Planned<'a> {
    pub fn new(plan: &'a Plan, model: &'a Model, lead: &'a Lead, at: Instant) -> Self {
        let (cutoffs, scratch) = (Cutoffs::new(plan, at), Scratch::new(plan));
        Self { plan, model, lead, cutoffs, scratch, outcome: Outcome::default() }
    }
}

impl Engine for Planned<'_> {
    fn look(&mut self, situation: &Situation, at: Instant) {
        if self.cutoffs.as_of() != at {
            self.cutoffs = Cutoffs::new(self.plan, at);
        }
        let (scratch, outcome) = (&mut self.scratch, &mut self.outcome);
        self.plan.evaluate(self.model, self.lead, situation, &self.cutoffs, scratch, outcome);
    }

    fn truth(&self, condition: CondId) -> Truth {
        self.scratch.truth(condition)
    }

    fn outcome(&self) -> &Outcome {
        &self.outcome
    }
}
