//! The life of a lead: its first state, and steps from one state to the next.

use std::sync::Arc;

use super::{Assessment, Inner, Pact};
use crate::example::{Coverage, ExampleReport};
use crate::explain;
use crate::lead::Lead;
use crate::lifecycle::{
    self, Action, Command, LeadState, Merged, Migration, Planned, Ripening, Ripens, Step, StepError, World,
};
use crate::plan::{Cutoffs, Scratch, Unrecorded, give_back};
use crate::values::Instant;

/// The life of a lead. Every step is pure and all-or-nothing: it gives a new state with the records of what
/// happened, or an error and nothing has changed. The host stores both together.
impl Pact {
    /// A lead enters its start stage, takes its automatic ways, and is handed over if nothing is left to wait
    /// for.
    ///
    /// # Errors
    /// If the pact has no stages.
    pub fn start(&self, lead: &Lead, as_of: impl Into<Instant>) -> Result<Step, StepError> {
        let as_of = as_of.into();
        lifecycle::start(self.world(), lead, self.engine(lead), None, as_of)
    }

    /// Takes what has fallen due since the state's last step, oldest first and each at its own instant: timers,
    /// notices, deadlines. Then takes the automatic ways as of the instant.
    ///
    /// Call it when data has changed, and at [`Pact::next_step`].
    ///
    /// # Errors
    /// If the instant lies before the state's last step, the state's stage is gone, or too many steps fall due.
    pub fn advance(
        &self,
        lead: &Lead,
        state: &LeadState,
        as_of: impl Into<Instant>,
    ) -> Result<Step, StepError> {
        let as_of = as_of.into();
        lifecycle::advance(self.world(), lead, self.engine(lead), state, as_of)
    }

    /// Advances a lead and carries out a command of a team. What falls due at this very instant comes after it.
    ///
    /// # Errors
    /// If the pact does not allow the command ([`StepError::refusal`] says why), and as [`Pact::advance`].
    pub fn command(
        &self,
        lead: &Lead,
        state: &LeadState,
        command: Command,
        as_of: impl Into<Instant>,
    ) -> Result<Step, StepError> {
        let as_of = as_of.into();
        let (world, engine) = (self.world(), self.engine(lead));
        lifecycle::command(world, lead, engine, state, &command, as_of).map_err(
            |(error, guard)| match guard {
                None => error,
                Some((guard, situation)) => {
                    let Inner { model, plan, diagnostics, .. } = &*self.inner;
                    let pact = (&**model, diagnostics.sources(), plan);
                    let tests = explain::tests_that_fail(pact, lead, &situation, as_of, guard);
                    error.with_tests(tests)
                }
            },
        )
    }

    /// What each team may do now, and what it still needs: what a user interface draws as buttons. The lead is
    /// advanced as a command would advance it, and nothing is kept of that.
    ///
    /// # Errors
    /// As [`Pact::advance`].
    pub fn actions(
        &self,
        lead: &Lead,
        state: &LeadState,
        as_of: impl Into<Instant>,
    ) -> Result<Vec<Action>, StepError> {
        let as_of = as_of.into();
        lifecycle::actions(self.world(), lead, self.engine(lead), state, as_of)
    }

    /// Where a lead stands that has a state, taking no step.
    ///
    /// # Errors
    /// If the state's stage is gone, or it was written by a later version of this library.
    pub fn assess_in(
        &self,
        lead: &Lead,
        state: &LeadState,
        as_of: impl Into<Instant>,
    ) -> Result<Assessment, StepError> {
        let (Inner { model, plan, .. }, as_of) = (&*self.inner, as_of.into());
        let situation = lifecycle::situation(self.world(), state)?;
        let cutoffs = Cutoffs::new(plan, as_of);
        let mut assessment = Assessment::empty(Arc::clone(model), as_of);
        assessment.fill(lead, |out| {
            let mut scratch = Scratch::of_life(plan, lead);
            plan.evaluate(model, lead, &situation, &cutoffs, &mut scratch, out);
            give_back(&mut scratch, lead);
        });
        assessment.of_handover(state.route(), state.due());
        Ok(assessment)
    }

    /// The first instant after the state's last look (a step, or [`Pact::advance`]) at which, without new data,
    /// [`Pact::advance`] may take a step: the timer that a host sets. None if only new data or a command moves
    /// the lead.
    ///
    /// It may be early, and is never late.
    ///
    /// # Errors
    /// As [`Pact::assess_in`].
    pub fn next_step(&self, lead: &Lead, state: &LeadState) -> Result<Option<Instant>, StepError> {
        let Inner { model, plan, ripening, .. } = &*self.inner;
        let ripening = ripening.get_or_init(|| Ripening::new(model));
        let next = lifecycle::next(self.world(), ripening, lead, state)?;
        let change = match next.ripens {
            Ripens::Never => None,
            Ripens::Back => plan.jumps_back(lead, state.looked_at),
            Ripens::Forth => self.assess_in(lead, state, state.looked_at)?.next_change().map(Instant),
        };
        Ok([next.due, change].into_iter().flatten().min())
    }

    /// Takes a state that an older pact wrote over into this one, and says what that changed. Every step does the
    /// same by itself; this is for the report.
    ///
    /// # Errors
    /// If the state's stage is gone and no stage was renamed from it, or as [`Pact::assess_in`].
    pub fn migrate(&self, state: &LeadState) -> Result<Migration, StepError> {
        lifecycle::migrate(self.world(), state)
    }

    /// Makes one of two records of the same person: the lead that is kept, and another.
    ///
    /// The kept lead's id, state and known fields win; its unknown fields are filled from the other. What both
    /// did (the same interaction at the same instant with the same fields) counts once. Of two resets the later
    /// holds, and stays that have ended add up. No way is taken: [`Pact::advance`] the result.
    ///
    /// # Errors
    /// If the instant lies before the last step of one of them, and as [`Pact::assess_in`].
    pub fn merge(
        &self,
        kept: (&Lead, &LeadState),
        other: (&Lead, &LeadState),
        as_of: impl Into<Instant>,
    ) -> Result<Merged, StepError> {
        let as_of = as_of.into();
        let lead = lifecycle::join(kept.0, other.0);
        let (engine, other) = (self.engine(&lead), (other.0.id(), other.1));
        let Step { state, transitions } =
            lifecycle::merge(self.world(), (&lead, kept.1), other, engine, as_of)?;
        Ok(Merged { lead, state, transitions })
    }

    /// Runs the examples of the pact, in the order written: what everybody agreed must become of a lead, held
    /// against what becomes of it.
    pub fn run_examples(&self) -> impl Iterator<Item = ExampleReport> {
        let Inner { model, plan, .. } = &*self.inner;
        let run = |of| crate::example::run(self.world(), plan, of, Unrecorded);
        model.examples.iter().map(run)
    }

    /// Which lines of the pact its examples exercise, and on which sides of its thresholds they stand.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        self.coverage_of(|_| true)
    }

    /// [`Pact::coverage`] by those examples alone whose title is wanted.
    #[must_use]
    pub fn coverage_of(&self, mut wanted: impl FnMut(&str) -> bool) -> Coverage {
        let Inner { model, plan, .. } = &*self.inner;
        let examples = model.examples.iter().filter(|example| wanted(&example.title));
        crate::example::cover(self.world(), plan, examples)
    }

    pub(super) fn world(&self) -> World<'_> {
        let Inner { model, diagnostics, .. } = &*self.inner;
        World { model, sources: diagnostics.sources(), fingerprint: self.fingerprint() }
    }

    fn engine<'a>(&'a self, lead: &'a Lead) -> Planned<'a> {
        let Inner { model, plan, .. } = &*self.inner;
        Planned::new(plan, model, lead)
    }
}

/// The same by the plain, slow evaluator: must equal what the plan does. For tests and fuzzing.
#[cfg(feature = "reference")]
impl Pact {
    #[doc(hidden)]
    pub fn start_by_reference(&self, lead: &Lead, as_of: impl Into<Instant>) -> Result<Step, StepError> {
        lifecycle::start(self.world(), lead, self.referenced(lead), None, as_of.into())
    }

    #[doc(hidden)]
    pub fn advance_by_reference(
        &self,
        lead: &Lead,
        state: &LeadState,
        as_of: impl Into<Instant>,
    ) -> Result<Step, StepError> {
        lifecycle::advance(self.world(), lead, self.referenced(lead), state, as_of.into())
    }

    #[doc(hidden)]
    pub fn command_by_reference(
        &self,
        lead: &Lead,
        state: &LeadState,
        command: &Command,
        as_of: impl Into<Instant>,
    ) -> Result<Step, StepError> {
        let (world, engine) = (self.world(), self.referenced(lead));
        lifecycle::command(world, lead, engine, state, command, as_of.into()).map_err(|(error, _)| error)
    }

    #[doc(hidden)]
    pub fn actions_by_reference(
        &self,
        lead: &Lead,
        state: &LeadState,
        as_of: impl Into<Instant>,
    ) -> Result<Vec<Action>, StepError> {
        lifecycle::actions(self.world(), lead, self.referenced(lead), state, as_of.into())
    }

    fn referenced<'a>(&'a self, lead: &'a Lead) -> lifecycle::Referenced<'a> {
        lifecycle::Referenced::new(&self.inner.model, lead)
    }
}
