//! Many leads by column.
//!
//! Where all that a pact asks of leads without interactions can be told from codes of values, it becomes a program of
//! plain loops over some thousand rows. Rows that such a loop cannot do, and pacts that are no such program, go the
//! ordinary way, one lead after the other.
//!
//! ```text
//!  Model, columns ──facts, alphabet──▶ codes of each field ──compile──▶ Program
//!                                                                         │
//!  columns ──load──▶ lanes of codes ──run: kernels──▶ lanes of points, masks, words ──▶ Sheet
//!                                        └──rows that are odd──▶ RowByRow ──────────────▲
//! ```

mod alphabet;
mod compile;
mod facts;
mod kernels;
mod load;
#[cfg(feature = "rayon")]
mod parallel;
mod program;
mod rows;
mod run;
mod sheet;

pub(crate) use rows::Alone;
pub(crate) use sheet::{Codes, Places, Points, Sheet, route_name};

use std::ops::Range;
use std::sync::Arc;

use self::facts::Facts;
use self::program::Program;
use self::rows::{Cells, RowByRow};
use self::run::{CHUNK, Job, Lanes};
use self::sheet::{Extras, Part};
use super::{Cutoffs, Plan};
use crate::lead::{Shape, Source};
use crate::model::Model;

/// Assesses batches for one pact as of one instant; its buffers are used again.
#[derive(Debug, Default)]
pub(crate) struct BatchRun {
    /// Whether the lowest and highest values of scores are wanted.
    pub bounds: bool,
    /// Whether the columns do not tell all of any row, so that all are assessed by themselves.
    pub is_alone: bool,
    /// Whether rows are shared out among threads.
    #[cfg(feature = "rayon")]
    pub parallel: bool,
    /// For the columns of the last batch.
    prepared: Option<Prepared>,
    workers: Vec<Worker>,
}

/// What is made for batches of the same columns.
#[derive(Debug)]
struct Prepared {
    shapes: Vec<Option<Shape>>,
    facts: Facts,
    /// None if the pact has to go the ordinary way.
    program: Option<Program>,
    units: Vec<Option<i64>>,
}

/// The buffers of one thread.
#[derive(Debug)]
struct Worker {
    cells: Cells,
    work: Work,
    /// What was found, by row of all.
    found: Extras,
}

#[derive(Debug)]
struct Work {
    rows: RowByRow,
    lanes: Option<Lanes>,
    extras: Extras,
}

/// Has leads that become columns some at a time.
pub(crate) trait Supply {
    /// Gives `work` the columns of some leads, and what these columns do not tell.
    fn piece(&self, rows: Range<usize>, work: impl FnOnce(Source<'_>, &mut dyn Alone));
}

/// What a batch is assessed by.
pub(crate) type By<'a> = (&'a Plan, &'a Arc<Model>, &'a Cutoffs);

impl BatchRun {
    /// Whether the last batch went through loops over columns.
    pub fn is_by_columns(&self) -> bool {
        self.prepared.as_ref().is_some_and(|prepared| prepared.program.is_some())
    }

    /// Assesses all rows.
    pub fn assess(&mut self, by: By<'_>, source: Source<'_>, sheet: &mut Sheet) {
        self.begin(by, source, source.rows(), sheet);
        #[cfg(feature = "rayon")]
        if self.parallel {
            return self
                .in_parallel(by, sheet, |worker, prepared, part| worker.rows(by, prepared, source, part));
        }
        self.in_turn(sheet, |worker, prepared, part| worker.rows(by, prepared, source, part));
    }

    /// Begins with so many rows, of which there are columns like these.
    pub fn begin(&mut self, by: By<'_>, source: Source<'_>, rows: usize, sheet: &mut Sheet) {
        self.prepare(by, source);
        let Some(prepared) = &self.prepared else { return };
        sheet.prepare(by.1, rows, &prepared.units, self.bounds);
        if self.workers.is_empty() {
            self.workers.push(Worker::new(by, prepared));
        }
    }

    /// Assesses the rows that were begun with, by columns that hold some of them at a time.
    pub fn pieces(&mut self, by: By<'_>, supply: &impl Supply, sheet: &mut Sheet) {
        self.in_turn(sheet, |worker, prepared, part| worker.pieces(by, prepared, supply, part));
    }

    /// The same, in the threads of the pool that this is called in.
    #[cfg(feature = "rayon")]
    pub fn pieces_in_parallel(&mut self, by: By<'_>, supply: &(impl Supply + Sync), sheet: &mut Sheet) {
        self.in_parallel(by, sheet, |worker, prepared, part| worker.pieces(by, prepared, supply, part));
    }

    fn in_turn(&mut self, sheet: &mut Sheet, work: impl FnOnce(&mut Worker, &Prepared, Part<'_>)) {
        let (part, extras) = sheet.part();
        if let (Some(prepared), Some(worker)) = (&self.prepared, self.workers.first_mut()) {
            work(worker, prepared, part);
            extras.take(&mut worker.found, 0);
        }
        extras.sort();
    }

    #[cfg(feature = "rayon")]
    fn in_parallel(
        &mut self,
        by: By<'_>,
        sheet: &mut Sheet,
        work: impl Fn(&mut Worker, &Prepared, Part<'_>) + Sync,
    ) {
        let (part, extras) = sheet.part();
        if let Some(prepared) = &self.prepared {
            parallel::share_out((by, prepared), &mut self.workers, part, &work);
            self.workers.iter_mut().for_each(|worker| extras.take(&mut worker.found, 0));
        }
        extras.sort();
    }

    /// Makes the program, unless the columns are of the same kinds as before.
    fn prepare(&mut self, (_, model, as_of): By<'_>, source: Source<'_>) {
        let columns = || model.fields.ids().map(|id| source.column(id));
        if let Some(prepared) = &self.prepared {
            let same = prepared.shapes.iter().zip(columns()).all(|(shape, column)| match (shape, column) {
                (Some(shape), Some(column)) => shape.is_of(column),
                (shape, column) => shape.is_none() && column.is_none(),
            });
            if same {
                return;
            }
        }
        let facts = Facts::new(model, source, as_of.as_of());
        let program = if self.bounds || self.is_alone { None } else { compile::compile(&facts, source).ok() };
        let unit = program.as_ref().map(|program| program.unit);
        let shapes = columns().map(|column| column.map(Shape::of)).collect();
        self.workers.clear();
        self.prepared = Some(Prepared { shapes, facts, program, units: vec![unit; model.scores.len()] });
    }
}

impl Worker {
    fn new((plan, model, _): By<'_>, prepared: &Prepared) -> Self {
        let lanes = prepared.program.as_ref().map(|program| Lanes::new(program, model));
        let work = Work { rows: RowByRow::new(plan), lanes, extras: Extras::default() };
        Self { cells: Cells::new(model), work, found: Extras::default() }
    }

    /// The rows of a part, by columns that hold all rows.
    fn rows(&mut self, by: By<'_>, prepared: &Prepared, source: Source<'_>, mut part: Part<'_>) {
        self.work.assess(by, prepared, source, &mut part, &mut self.cells.of(by, source));
        self.found.take(&mut self.work.extras, 0);
    }

    /// The rows of a part, some at a time.
    fn pieces(&mut self, by: By<'_>, prepared: &Prepared, supply: &impl Supply, mut part: Part<'_>) {
        while part.rows > 0 {
            let first = part.first;
            let (mut piece, rest) = part.split_at(CHUNK);
            // Columns count from the first of the rows that they hold.
            piece.first = 0;
            supply.piece(first..first + piece.rows, |source, alone| {
                self.work.assess(by, prepared, source, &mut piece, alone);
            });
            self.found.take(&mut self.work.extras, first);
            part = rest;
        }
    }
}

impl Work {
    /// The rows of a part; alone those that columns do not do.
    fn assess(
        &mut self,
        by: By<'_>,
        prepared: &Prepared,
        source: Source<'_>,
        part: &mut Part<'_>,
        alone: &mut dyn Alone,
    ) {
        let Self { rows, lanes, extras } = self;
        let all = part.first..part.first + part.rows;
        let (Some(program), Some(lanes)) = (&prepared.program, lanes) else {
            all.for_each(|row| rows.assess(by, alone, row, part, extras));
            return;
        };
        let job = Job { program, facts: &prepared.facts, source };
        for first in all.clone().step_by(CHUNK) {
            let chunk = first..all.end.min(first + CHUNK);
            lanes.chunk(job, chunk, part, |part, row| rows.assess(by, alone, row, part, extras));
        }
    }
}
