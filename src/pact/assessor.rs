//! Many leads as of one instant.

use std::sync::Arc;

use super::Pact;
use crate::assessment::Assessment;
use crate::lead::Lead;
use crate::plan::{Cutoffs, Scratch};
use crate::values::Instant;

/// Assesses leads as of one instant, one after the other. Keep one per thread: once its buffers are warm,
/// little is allocated.
#[derive(Debug)]
pub struct Assessor {
    pact: Pact,
    cutoffs: Cutoffs,
    scratch: Scratch,
    last: Assessment,
}

impl Assessor {
    pub(super) fn new(pact: Pact, as_of: Instant) -> Self {
        let plan = &pact.inner.plan;
        let (cutoffs, scratch) = (Cutoffs::new(plan, as_of), Scratch::new(plan));
        let last = Assessment::empty(Arc::clone(&pact.inner.model), as_of);
        Self { pact, cutoffs, scratch, last }
    }

    /// Where a lead stands that starts afresh. The assessment holds until the next.
    pub fn assess(&mut self, lead: &Lead) -> &Assessment {
        let inner = &self.pact.inner;
        let (cutoffs, scratch) = (&self.cutoffs, &mut self.scratch);
        self.last.fill(lead, |out| inner.plan.assess(&inner.model, lead, cutoffs, scratch, out));
        &self.last
    }

    /// The last assessment.
    pub(super) fn into_last(self) -> Assessment {
        self.last
    }
}
