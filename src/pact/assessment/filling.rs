//! How an assessment is filled, in place of what it was before.

use std::sync::Arc;

use super::Assessment;
use super::later::Later;
use crate::lead::{Lead, Row, Sieve};
use crate::pact::Inner;
use crate::plan::{Cutoffs, Scratch, Wanted};
use crate::typed::{AsLead, Filler};

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
        self.with_scratch(|this, pact, scratch| {
            let quickly = interactions.is_empty() && this.is_read_quickly(scratch, lead);
            let added = if quickly { filler.quick(lead, scratch.row()) } else { None };
            let model = &pact.model;
            match added {
                Some(added) if pact.plan.assess_added(model, added, cutoffs, scratch, &mut this.outcome) => {
                    this.problems.clear();
                    this.route.is_there = false;
                }
                Some(_) => {
                    let lead = filler.fill_row(lead, interactions, scratch.row());
                    this.fill(lead, |out| pact.plan.assess_at_length(model, lead, cutoffs, scratch, out));
                }
                None => {
                    let lead = filler.fill_row(lead, interactions, scratch.row());
                    this.fill(lead, |out| pact.plan.assess_row(model, lead, cutoffs, scratch, out));
                }
            }
        });
    }

    /// Whether a lead may be read the quickest way: then its id stands here.
    #[inline]
    fn is_read_quickly<T: AsLead>(&mut self, scratch: &Scratch, lead: &T) -> bool {
        if scratch.wanted != Wanted::Results {
            return false;
        }
        match lead.whole_id() {
            Some(whole) => {
                self.id.set_whole(whole);
                true
            }
            None => self.id.write(|text| lead.write_id(text)),
        }
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
