//! Many leads as of one instant.

use super::{Assessment, Pact};
use crate::lead::{Lead, LeadTable};
use crate::plan::Cutoffs;
use crate::typed::{AsLead, Filler};
use crate::values::Instant;

/// Assesses leads as of one instant, one after the other. Keep one per thread: once its buffers are warm,
/// little is allocated.
#[derive(Debug)]
pub struct Assessor {
    cutoffs: Cutoffs,
    last: Assessment,
}

impl Assessor {
    pub(super) fn new(pact: Pact, as_of: Instant) -> Self {
        let cutoffs = Cutoffs::new(&pact.inner.plan, as_of);
        Self { cutoffs, last: Assessment::brief(pact.inner, as_of) }
    }

    /// Where a lead stands that starts afresh. The assessment holds until the next.
    pub fn assess(&mut self, lead: &Lead) -> &Assessment {
        self.last.fill_briefly(lead, &self.cutoffs);
        &self.last
    }

    /// Where a lead stands that a row of a table tells of, read by `table` of the same pact: what
    /// [`LeadTable::read`] and [`Assessor::assess`] come to, without a [`Lead`] in between. `cell` gives the bytes in
    /// a column, none where the row is too short. The assessment holds until the next.
    pub fn assess_row<'r>(
        &mut self,
        table: &mut LeadTable,
        cell: impl Fn(usize) -> Option<&'r [u8]>,
    ) -> &Assessment {
        self.last.fill_from_row(&self.cutoffs, |sieve, row| table.read_row(cell, sieve, row));
        &self.last
    }

    /// The same of a lead of a type of the host's.
    pub(super) fn assess_typed<T: AsLead>(
        &mut self,
        filler: &mut Filler,
        lead: &T,
        interactions: &[T::Interaction],
    ) -> &Assessment {
        self.last.fill_from_row(&self.cutoffs, |_, row| filler.fill_row(lead, interactions, row));
        &self.last
    }

    /// The last assessment.
    pub(super) fn into_last(self) -> Assessment {
        self.last.into_complete()
    }
}
