//! Many leads as of one instant.

use super::{Assessment, Pact};
use crate::lead::Lead;
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

    /// The same of a lead of a type of the host's.
    pub(super) fn assess_typed<T: AsLead>(
        &mut self,
        filler: &mut Filler,
        lead: &T,
        interactions: &[T::Interaction],
    ) -> &Assessment {
        self.last.fill_sorted(filler, (lead, interactions), &self.cutoffs);
        &self.last
    }

    /// The last assessment.
    pub(super) fn into_last(self) -> Assessment {
        self.last.into_complete()
    }
}
