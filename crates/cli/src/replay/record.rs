//! What a replay tells: transitions as they happen, where leads stand as of some instants, the funnel.

use leadpact::{Instant, LeadState, Pact, Refusal, StepError, Transition};

use super::funnel::Funnel;
use super::output::Output;
use crate::exit::Outcome;
use crate::problems::{EntryKind, Problems, WrongEntry};

/// Takes down what happens, in the order of time.
pub struct Record {
    pub pact: Pact,
    pub output: Output,
    pub funnel: Funnel,
    pub problems: Problems,
    /// Instants as of which it is asked where leads stand; the latest first.
    pub as_of: Vec<Instant>,
    /// The journal, and the line that is being looked at.
    pub place: (String, u64),
}

impl Record {
    /// Time has come so far: what is asked as of an instant before is answered.
    pub fn now(&mut self, at: Instant) -> Outcome {
        while let Some(asked) = self.as_of.pop_if(|asked| *asked < at) {
            self.output.standing(&self.pact, &self.funnel.standing(asked))?;
        }
        Ok(())
    }

    /// A lead has taken a step, or started.
    pub fn step(
        &mut self,
        before: Option<&LeadState>,
        after: &LeadState,
        transitions: &[Transition],
    ) -> Outcome {
        self.funnel.step(before, after, transitions);
        transitions.iter().try_for_each(|transition| self.output.transition(&self.pact, transition))
    }

    /// A lead was merged into another.
    pub fn gone(&mut self, state: &LeadState, at: Instant) {
        self.funnel.gone(state, at);
    }

    /// A command was refused.
    pub fn refused(&mut self, lead: &str, at: Instant, refusal: &Refusal) -> Outcome {
        self.output.refusal(&self.pact, lead, at, refusal)?;
        let message = refusal.to_string();
        let (kind, key) = (EntryKind::Refused, refusal.action.clone());
        self.wrong(lead, &WrongEntry { kind, key, value: String::new(), message })
    }

    /// A step could not be taken.
    pub fn no_step(&mut self, lead: &str, error: &StepError) -> Outcome {
        let (kind, message) = (EntryKind::NoStep, error.to_string());
        self.wrong(lead, &WrongEntry { kind, key: String::new(), value: String::new(), message })
    }

    /// An entry, or a part of it, is not taken.
    pub fn wrong(&mut self, lead: &str, wrong: &WrongEntry) -> Outcome {
        let (file, line) = &self.place;
        self.problems.add_entry((file, *line), lead, wrong)
    }
}
