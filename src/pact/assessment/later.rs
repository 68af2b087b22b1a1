//! What is told of an assessment when somebody asks: what is open, and what is missing.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};

use super::Inner;
use crate::assessment::Open;
use crate::model::FieldId;
use crate::plan::{Report, Scratch, Wanted};

/// What the answers are found in, and those that were given.
pub(super) struct Later {
    pub pact: Arc<Inner>,
    pub scratch: Scratch,
    report: OnceLock<Report>,
    /// What is missing, if that alone was asked for.
    missing: OnceLock<Report>,
    /// What is missing, if it was told at once.
    told: Vec<FieldId>,
    is_told: bool,
    /// The buffers of the report before.
    spare: Mutex<Report>,
}

impl Later {
    pub fn new(pact: Arc<Inner>, scratch: Scratch) -> Self {
        let (report, missing) = (OnceLock::new(), OnceLock::new());
        Self { pact, scratch, report, missing, told: Vec::new(), is_told: false, spare: Mutex::default() }
    }

    /// Forgets the answers and keeps their buffers.
    #[inline]
    pub fn clear(&mut self) {
        self.is_told = false;
        if self.missing.get().is_some() || self.report.get().is_some() {
            self.forget();
        }
    }

    /// Tells at once what is missing where that was asked of a lead before and is quickly done.
    #[inline]
    pub fn tell(&mut self) {
        if self.scratch.wanted == Wanted::Missing {
            self.told.clear();
            self.is_told = self.pact.plan.missing_in_brief(&self.scratch, &mut self.told);
        }
    }

    #[cold]
    fn forget(&mut self) {
        let wanted = if self.report.get().is_some() { Wanted::Open } else { Wanted::Missing };
        self.scratch.wanted = wanted.max(self.scratch.wanted);
        for report in [self.missing.take(), self.report.take()] {
            if let (Some(mut report), Ok(spare)) = (report, self.spare.get_mut()) {
                report.clear();
                *spare = report;
            }
        }
    }

    /// What is open, and what is missing.
    pub fn report(&self) -> (&[Open], &[FieldId]) {
        let report = self.report.get_or_init(|| self.find(true));
        (&report.open, &report.missing)
    }

    /// What is missing, found by itself if nobody has asked what is open.
    pub fn missing(&self) -> &[FieldId] {
        if self.is_told {
            return &self.told;
        }
        if let Some(report) = self.report.get() {
            return &report.missing;
        }
        &self.missing.get_or_init(|| self.find(false)).missing
    }

    /// What is missing, and what is open where it is `wanted`, in the buffers of a report before.
    fn find(&self, wanted: bool) -> Report {
        let spare = self.spare.lock().map(|mut spare| std::mem::take(&mut *spare));
        let mut report = spare.unwrap_or_default();
        self.pact.plan.report(&self.pact.model, &self.scratch, &mut report, wanted);
        report
    }
}

impl fmt::Debug for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Later").field("report", &self.report).finish_non_exhaustive()
    }
}
