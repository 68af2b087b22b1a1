//! Many leads of a type of the host's at once.

use std::fmt;
use std::marker::PhantomData;

use super::{Assessments, BatchAssessor};
use crate::lead::{Lead, Row, Source};
use crate::plan::{Alone, CHUNK};
use crate::typed::{AsLead, Columns, Filler};
use crate::values::Instant;

use super::super::Bound;

/// Assesses slices of leads of a type of yours as of one instant, all without interactions: they become columns, some
/// thousand at a time, and go through a pact as a [`Batch`](crate::Batch) does. What takes more, as a value that does
/// not fit its field, is assessed as [`BoundAssessor`](crate::BoundAssessor) does it; the results are the same.
///
/// Keep one per thread: once its buffers are warm, it allocates nothing, unless a lead has problems.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// #[derive(leadpact::Lead)]
/// struct Contact {
///     id: u64,
///     employees: Option<u32>,
/// }
///
/// let pact = leadpact::Pact::parse(
///     r#"pact "Demo" { version 1 }
///     lead identified by id { employees: number }
///     score fit { +60 when employees at least 50 }"#,
/// )
/// .expect("no mistakes");
/// let contacts = [Contact { id: 7, employees: Some(300) }, Contact { id: 8, employees: None }];
///
/// let mut assessor = pact.bind::<Contact>().expect("it fits").batch_assessor(0);
/// let found = assessor.assess(&contacts);
/// let fit = found.score("fit").expect("a score");
/// assert_eq!((fit.get(0), fit.get(1)), (Some(60.into()), Some(0.into())));
/// # }
/// ```
pub struct BoundBatchAssessor<T> {
    by: BatchAssessor,
    filler: Filler,
    /// None if fields of the type have values that go into no column.
    columns: Option<Columns>,
    of: PhantomData<fn() -> T>,
}

impl<T: AsLead> Bound<T> {
    /// Assesses many leads at once, all without interactions, as of one instant.
    #[must_use]
    pub fn batch_assessor(&self, as_of: impl Into<Instant>) -> BoundBatchAssessor<T> {
        let mut by = self.pact.batch_assessor(as_of);
        let columns = Columns::new(&self.binding, self.pact.inner.plan.sieve());
        by.run.is_alone = columns.is_none();
        BoundBatchAssessor { by, filler: self.filler(), columns, of: PhantomData }
    }
}

impl<T: AsLead> BoundBatchAssessor<T> {
    /// From now on also finds the lowest and the highest value that open rules could still make each score. It is
    /// slower: each lead is assessed by itself.
    #[must_use]
    pub fn with_bounds(self) -> Self {
        Self { by: self.by.with_bounds(), ..self }
    }

    /// Whether the last leads went through loops over columns, and not one after the other. For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn is_by_columns(&self) -> bool {
        self.by.is_by_columns()
    }

    /// Where leads stand that start afresh, all without interactions; rows are counted as in the slice. The
    /// assessments hold until the next.
    pub fn assess(&mut self, leads: &[T]) -> &Assessments {
        let Self { by, filler, columns, .. } = self;
        let BatchAssessor { pact, cutoffs, run, last, .. } = by;
        let (inner, sheet) = (&pact.inner, &mut last.sheet);
        let by = (&inner.plan, &inner.model, &*cutoffs);
        filler.begin_row();
        let mut at = 0;
        loop {
            let piece = leads.get(at..leads.len().min(at + CHUNK)).unwrap_or_default();
            if let Some(columns) = columns {
                filler.fill_columns(piece, columns);
            }
            with_source(columns.as_mut(), piece.len(), |source| {
                if at == 0 {
                    run.begin(by, source, leads.len(), sheet);
                }
                run.piece(by, source, at, &mut OneByOne { filler, piece }, sheet);
            });
            at += CHUNK;
            if at >= leads.len() {
                break;
            }
        }
        sheet.extras.sort();
        self.by.last.name_quantities();
        &self.by.last
    }
}

/// The columns of some leads; none of so many where there are no columns.
fn with_source(columns: Option<&mut Columns>, rows: usize, work: impl FnOnce(Source<'_>)) {
    match columns {
        Some(columns) => columns.with_source(work),
        None => work(Source::empty(rows)),
    }
}

/// Leads that are assessed by themselves.
struct OneByOne<'a, T> {
    filler: &'a mut Filler,
    piece: &'a [T],
}

impl<T: AsLead> Alone for OneByOne<'_, T> {
    fn read(&mut self, row: usize, into: &mut Row) -> &Lead {
        match self.piece.get(row) {
            Some(lead) => self.filler.fill_row(lead, &[], into),
            None => self.filler.last(),
        }
    }
}

impl<T> fmt::Debug for BoundBatchAssessor<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BoundBatchAssessor").field("by", &self.by).finish_non_exhaustive()
    }
}
