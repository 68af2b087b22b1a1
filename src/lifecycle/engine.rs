//! What the lifecycle asks of an evaluator.

use crate::assessment::{Outcome, Situation};
use crate::lead::Lead;
use crate::model::{CondId, Model};
use crate::plan::{Cutoffs, Plan, Recorder, Scratch, Unrecorded, give_back};
use crate::sources::Span;
use crate::values::{Instant, Truth};

use super::record::{Cause, TransitionKind};

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
            scratch: Scratch::of_life(plan, lead),
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

impl Drop for Planned<'_> {
    fn drop(&mut self) {
        give_back(&mut self.scratch, self.lead);
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

/// The plan with somebody looking over its shoulder: everything is evaluated at every look.
pub(crate) struct Watched<'a, W> {
    plan: &'a Plan,
    model: &'a Model,
    lead: &'a Lead,
    cutoffs: Cutoffs,
    scratch: Scratch,
    outcome: Outcome,
    watch: W,
}

impl<'a, W: Watch> Watched<'a, W> {
    pub fn new(plan: &'a Plan, model: &'a Model, lead: &'a Lead, at: Instant, watch: W) -> Self {
        let (cutoffs, scratch) = (Cutoffs::new(plan, at), Scratch::new(plan));
        Self { plan, model, lead, cutoffs, scratch, outcome: Outcome::default(), watch }
    }
}

impl<W: Watch> Engine for Watched<'_, W> {
    fn look(&mut self, situation: &Situation, at: Instant) {
        if self.cutoffs.as_of() != at {
            self.cutoffs = Cutoffs::new(self.plan, at);
        }
        let Self { plan, model, lead, cutoffs, scratch, outcome, watch } = self;
        plan.evaluate_recorded(model, lead, situation, cutoffs, scratch, outcome, watch);
        watch.looked(Seen { lead, at, scratch, outcome });
    }

    fn study(&mut self) {}

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
