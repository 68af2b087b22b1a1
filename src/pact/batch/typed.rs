//! Many leads of a type of the host's at once.

use std::fmt;
use std::ops::Range;
use std::sync::Mutex;

use super::{Assessments, BatchAssessor};
use crate::lead::{Lead, Row, Source};
use crate::plan::{Alone, BatchRun, By, Sheet, Supply};
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
    bound: Bound<T>,
    /// Those that have nothing to do.
    hands: Mutex<Vec<Hand>>,
    /// How leads are shared out, if they are.
    share_out: Option<ShareOut<T>>,
}

/// Shares leads out among threads.
type ShareOut<T> = fn(&mut BatchRun, By<'_>, &Leads<'_, T>, &mut Sheet);

/// Puts leads into columns: one for each thread at work.
#[derive(Debug)]
struct Hand {
    filler: Filler,
    /// None if fields of the type have values that go into no column.
    columns: Option<Columns>,
}

impl<T: AsLead> Bound<T> {
    /// Assesses many leads at once, all without interactions, as of one instant.
    #[must_use]
    pub fn batch_assessor(&self, as_of: impl Into<Instant>) -> BoundBatchAssessor<T> {
        let mut by = self.pact.batch_assessor(as_of);
        let hand = Hand::new(self);
        by.run.is_alone = hand.columns.is_none();
        BoundBatchAssessor { by, bound: self.clone(), hands: Mutex::new(vec![hand]), share_out: None }
    }
}

impl<T: AsLead> BoundBatchAssessor<T> {
    /// From now on also finds the lowest and the highest value that open rules could still make each score. It is
    /// slower: each lead is assessed by itself.
    #[must_use]
    pub fn with_bounds(self) -> Self {
        Self { by: self.by.with_bounds(), ..self }
    }

    /// From now on shares out leads among the threads of the pool of `rayon` that [`BoundBatchAssessor::assess`] is
    /// called in; that of the program, unless another was installed. The results are the same.
    #[cfg(feature = "rayon")]
    #[must_use]
    pub fn in_parallel(mut self) -> Self
    where
        T: Sync,
    {
        self.share_out = Some(|run, by, leads, sheet| run.pieces_in_parallel(by, leads, sheet));
        self
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
        let Self { by, bound, hands, share_out } = self;
        let BatchAssessor { pact, cutoffs, run, last, .. } = by;
        let (inner, sheet) = (&pact.inner, &mut last.sheet);
        let by = (&inner.plan, &inner.model, &*cutoffs);
        let supply = Leads { bound, hands, leads };
        supply.piece(0..0, |source, _| run.begin(by, source, leads.len(), sheet));
        match share_out {
            Some(share_out) => share_out(run, by, &supply, sheet),
            None => run.pieces(by, &supply, sheet),
        }
        self.by.last.name_quantities();
        &self.by.last
    }
}

impl Hand {
    fn new<T: AsLead>(of: &Bound<T>) -> Self {
        let columns = Columns::new(&of.binding, of.pact.inner.plan.sieve());
        Self { filler: of.filler(), columns }
    }
}

/// Leads on their way into columns.
struct Leads<'a, T> {
    bound: &'a Bound<T>,
    hands: &'a Mutex<Vec<Hand>>,
    leads: &'a [T],
}

impl<T: AsLead> Supply for Leads<'_, T> {
    fn piece(&self, rows: Range<usize>, work: impl FnOnce(Source<'_>, &mut dyn Alone)) {
        let piece = self.leads.get(rows).unwrap_or_default();
        let idle = self.hands.lock().ok().and_then(|mut hands| hands.pop());
        let mut hand = idle.unwrap_or_else(|| Hand::new(self.bound));
        let Hand { filler, columns } = &mut hand;
        // The row that leads by themselves go into is another's each time.
        filler.begin_row();
        match columns {
            Some(columns) => {
                filler.fill_columns(piece, columns);
                columns.with_source(|source| work(source, &mut OneByOne { filler, piece }));
            }
            None => work(Source::empty(piece.len()), &mut OneByOne { filler, piece }),
        }
        if let Ok(mut hands) = self.hands.lock() {
            hands.push(hand);
        }
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
