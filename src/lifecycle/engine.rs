//! What the lifecycle asks of an evaluator.

use crate::assessment::{Outcome, Situation};
use crate::lead::Lead;
use crate::model::{CondId, Model};
use crate::plan::{Cutoffs, Plan, Scratch};
use crate::values::{Instant, Truth};

/// Evaluates one lead again and again, in different situations and as of different instants.
///
/// Most looks find that nothing happens, so they are cheap: at first only what the present stage needs to go on by
/// itself is evaluated. Whoever asks for more says [`Engine::study`] before.
pub(crate) trait Engine {
    /// Looks at the lead in a situation, as of an instant: automatic ways, notices, what the handover waits for.
    fn look(&mut self, situation: &Situation, at: Instant);
    /// Evaluates everything in the situation of the last look.
    fn study(&mut self);
    /// Whether a condition held at the last look.
    fn truth(&self, condition: CondId) -> Truth;
    /// Scores and words at the last look, once everything is evaluated.
    fn outcome(&self) -> &Outcome;
}

/// The plan, with its buffers.
pub(crate) struct Planned<'a> {
    plan: &'a Plan,
    model: &'a Model,
    lead: &'a Lead,
    situation: Situation,
    at: Instant,
    /// Made when first needed.
    cutoffs: Option<Cutoffs>,
    scratch: Scratch,
    outcome: Outcome,
    /// Whether everything was evaluated in the present situation.
    is_whole: bool,
}

impl<'a> Planned<'a> {
    pub fn new(plan: &'a Plan, model: &'a Model, lead: &'a Lead) -> Self {
        Self {
            plan,
            model,
            lead,
            situation: Situation::default(),
            at: Instant::default(),
            cutoffs: None,
            scratch: Scratch::new(plan),
            outcome: Outcome::default(),
            is_whole: false,
        }
    }

    /// Has the plan do something with the situation.
    fn with(&mut self, run: fn(&Plan, &Model, &Lead, &Situation, &Cutoffs, &mut Scratch, &mut Outcome)) {
        let (plan, at) = (self.plan, self.at);
        let cutoffs = self.cutoffs.take().filter(|cutoffs| cutoffs.as_of() == at);
        let cutoffs = cutoffs.unwrap_or_else(|| Cutoffs::new(plan, at));
        let (scratch, outcome) = (&mut self.scratch, &mut self.outcome);
        run(plan, self.model, self.lead, &self.situation, &cutoffs, scratch, outcome);
        self.cutoffs = Some(cutoffs);
    }
}

impl Engine for Planned<'_> {
    fn look(&mut self, situation: &Situation, at: Instant) {
        let again = self.is_whole && self.at == at;
        self.situation.clone_from(situation);
        self.at = at;
        if again {
            return self.with(Plan::judge_again);
        }
        self.is_whole = false;
        if !situation.stage.is_some_and(|stage| self.plan.needs_nothing(stage)) {
            self.with(Plan::glance);
        }
    }

    fn study(&mut self) {
        if !self.is_whole {
            self.with(Plan::judge);
            self.is_whole = true;
        }
    }

    fn truth(&self, condition: CondId) -> Truth {
        self.scratch.truth(condition)
    }

    fn outcome(&self) -> &Outcome {
        &self.outcome
    }
}

/// The plain evaluator: slow, for tests.
#[cfg(feature = "reference")]
pub(crate) struct Referenced<'a> {
    model: &'a Model,
    lead: &'a Lead,
    situation: Situation,
    at: Instant,
    outcome: Outcome,
}

#[cfg(feature = "reference")]
impl<'a> Referenced<'a> {
    pub fn new(model: &'a Model, lead: &'a Lead) -> Self {
        let (situation, at) = (Situation::default(), Instant::default());
        Self { model, lead, situation, at, outcome: Outcome::default() }
    }
}

#[cfg(feature = "reference")]
impl Engine for Referenced<'_> {
    fn look(&mut self, situation: &Situation, at: Instant) {
        self.situation.clone_from(situation);
        self.at = at;
        self.outcome = crate::reference::evaluate(self.model, self.lead, at, situation);
    }

    fn study(&mut self) {}

    fn truth(&self, condition: CondId) -> Truth {
        crate::reference::truth(self.model, self.lead, self.at, &self.situation, condition)
    }

    fn outcome(&self) -> &Outcome {
        &self.outcome
    }
}
