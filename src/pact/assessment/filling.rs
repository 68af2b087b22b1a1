//! How an assessment is filled, in place of what it was before.

use std::sync::Arc;

use super::Assessment;
use super::later::Later;
use crate::lead::{Lead, Row, Sieve};
use crate::pact::Inner;
use crate::plan::{Cutoffs, Scratch, Wanted};
use crate::typed::{AsLead, Filler};

/// What the quickest way has left to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Nothing,
    All,
    /// All, and not in brief.
    AtLength,
}

impl Assessment {
    /// Fills one that was made to be brief.
    pub(in crate::pact) fn fill_briefly(&mut self, lead: &Lead, cutoffs: &Cutoffs) {
        self.with_scratch(|this, pact, scratch| {
            this.fill(lead, |out| pact.plan.assess_briefly(&pact.model, lead, cutoffs, scratch, out));
        });
    }

    /// Fills one that was made to be brief, from a lead that `read` puts into a row.
    pub(in crate::pact) fn fill_from_row<'l>(
        &mut self,
        cutoffs: &Cutoffs,
        read: impl FnOnce(&Arc<Sieve>, &mut Row) -> &'l Lead,
    ) {
        self.with_scratch(|this, pact, scratch| {
            let lead = read(pact.plan.sieve(), scratch.row());
            this.fill(lead, |out| pact.plan.assess_row(&pact.model, lead, cutoffs, scratch, out));
        });
    }

    /// The same of a lead of a type of the host's.
    #[inline]
    pub(in crate::pact) fn fill_from_typed<T: AsLead>(
        &mut self,
        cutoffs: &Cutoffs,
        filler: &mut Filler,
        lead: &T,
        interactions: &[T::Interaction],
    ) {
        let left = match interactions {
            [] => self.fill_quickly(cutoffs, filler, lead),
            _ => Left::All,
        };
        if left == Left::Nothing {
            return;
        }
        self.with_scratch(|this, pact, scratch| {
            let (plan, model) = (&pact.plan, &pact.model);
            let lead = filler.fill_row(lead, interactions, scratch.row());
            this.fill(lead, |out| match left {
                Left::AtLength => plan.assess_at_length(model, lead, cutoffs, scratch, out),
                _ => plan.assess_row(model, lead, cutoffs, scratch, out),
            });
        });
    }

    /// The quickest way, and what is left to be done.
    #[inline]
    fn fill_quickly<T: AsLead>(&mut self, cutoffs: &Cutoffs, filler: &mut Filler, lead: &T) -> Left {
        let Some(later) = self.later.as_mut().filter(|later| later.scratch.wanted == Wanted::Results) else {
            return Left::All;
        };
        later.clear();
        let is_plain = match lead.whole_id() {
            Some(whole) => {
                self.id.set_whole(whole);
                true
            }
            None => self.id.write(|text| lead.write_id(text)),
        };
        let Later { pact, scratch, .. } = &mut **later;
        let added = if is_plain { filler.quick(lead, scratch.row()) } else { None };
        let Some(added) = added else { return Left::All };
        if !pact.plan.assess_added(&pact.model, added, cutoffs, scratch, &mut self.outcome) {
            return Left::AtLength;
        }
        self.problems.clear();
        self.route.is_there = false;
        Left::Nothing
    }

    /// Whether it was filled the quickest way.
    pub(in crate::pact) fn was_quick(&self) -> bool {
        self.later.as_ref().is_some_and(|later| later.scratch.was_quick())
    }

    /// The same where `read` may fail: what it was before is lost then.
    pub(in crate::pact) fn fill_if_read<'l, E>(
        &mut self,
        cutoffs: &Cutoffs,
        read: impl FnOnce(&Arc<Sieve>, &mut Row) -> Result<&'l Lead, E>,
    ) -> Result<(), E> {
        let filled = self.with_scratch(|this, pact, scratch| {
            let lead = read(pact.plan.sieve(), scratch.row())?;
            this.fill(lead, |out| pact.plan.assess_row(&pact.model, lead, cutoffs, scratch, out));
            Ok(())
        });
        filled.unwrap_or(Ok(()))
    }

    fn with_scratch<T>(&mut self, fill: impl FnOnce(&mut Self, &Inner, &mut Scratch) -> T) -> Option<T> {
        let mut later = self.later.take()?;
        later.clear();
        let Later { pact, scratch, .. } = &mut *later;
        let filled = fill(self, pact, scratch);
        later.tell();
        self.later = Some(later);
        Some(filled)
    }
}
