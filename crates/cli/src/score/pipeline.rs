//! A table, assessed by all processors: one thread reads, one for each processor assesses, and the one that called
//! writes, in the order of the table. So many rows are on their way at most that memory stays flat.
//!
//! ```text
//!  reader ────rows────▶ workers ──text, problems──▶ writer
//!     ▲                                                │
//!     └──────────────── buffers ◀──────────────────────┘
//! ```

use std::io;
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use leadpact::{Assessor, Instant, LeadTable, Pact, Problem};

use super::form::Form;
use super::results::Results;
use crate::exit::{Failure, Outcome};
use crate::input::{Row, Rows, Shape, TableLeads};
use crate::output::summary::LeftOut;
use crate::problems::{Kind, Problems};
use crate::progress::Progress;

/// Rows of a batch: enough that handing it on costs nothing beside them, and few enough for the cache of a processor.
const ROWS: usize = 512;
/// Batches on their way for each worker.
const AHEAD: usize = 3;

/// What the leads are held against, and what is told of them.
pub struct Desk<'a> {
    pub pact: &'a Pact,
    pub as_of: Instant,
    /// What messages call the file.
    pub name: &'a str,
    pub results: &'a mut Results,
    pub problems: &'a mut Problems,
    pub progress: &'a mut Progress,
}

/// Some rows, and what came of them.
#[derive(Default)]
struct Batch {
    rows: Vec<Row>,
    /// How many of these are of this batch.
    count: usize,
    /// The leads in the form that is wanted.
    text: Vec<u8>,
    /// What does not fit, with its line.
    troubles: Vec<(u64, Trouble)>,
    /// Leads could not be brought into form.
    failed: Option<io::Error>,
}

enum Trouble {
    Value(Problem),
    /// A whole row, with the id of its lead.
    Row(String, Kind, String),
}

/// Assesses all leads of a table, and tells what was left out.
pub fn assess(leads: TableLeads, desk: Desk<'_>) -> Outcome<LeftOut> {
    let TableLeads { table, bound, .. } = leads;
    let (rows, shape) = table.into_parts();
    let worker = Worker {
        assessor: desk.pact.assessor(desk.as_of),
        table: bound.clone(),
        shape,
        form: desk.results.form().another(desk.pact),
    };
    let mut reader = Source { rows, at_end: false };
    let mut first = Batch::default();
    let read = reader.fill(&mut first).map_err(|error| Failure::reading(desk.name, &error));
    let mut writer = Writer { desk, leads: 0 };
    if reader.at_end || read.is_err() {
        writer.small(first, worker)?;
        read?;
    } else {
        writer.large(first, reader, worker)?;
    }
    let columns = if writer.leads > 0 { bound.ignored().len() } else { 0 };
    writer.desk.progress.finish();
    Ok(LeftOut { columns, problems: writer.desk.problems.count(), ..LeftOut::default() })
}

/// Puts down what workers found.
struct Writer<'a> {
    desk: Desk<'a>,
    leads: u64,
}

/// A batch that is being worked on, or why there is none.
type Ordered = io::Result<Receiver<Batch>>;
/// A batch to be worked on, and where it goes then.
type Job = (Batch, SyncSender<Batch>);

impl Writer<'_> {
    /// What fits into one batch needs no threads.
    fn small(&mut self, mut batch: Batch, mut worker: Worker) -> Outcome {
        worker.work(&mut batch);
        self.put(&mut batch)?;
        self.desk.results.form().merge(worker.form);
        Ok(())
    }

    fn large(&mut self, first: Batch, source: Source, worker: Worker) -> Outcome {
        let count = thread::available_parallelism().map_or(1, NonZero::get);
        let (jobs, taken) = mpsc::sync_channel(count * AHEAD);
        let (order, ordered) = mpsc::sync_channel(count * AHEAD);
        let (used, free) = mpsc::channel();
        let reader = Reader { source, free, order, jobs };
        // Threads are not waited for where something fails: they may be reading from a pipe that says nothing.
        thread::spawn(move || reader.read(first));
        let workers = self.start(count, worker, taken);
        for batch in ordered {
            let batch = batch.map_err(|error| Failure::reading(self.desk.name, &error))?;
            // A thread that panicked has said why.
            let mut batch = batch.recv().map_err(|_| Failure::Said)?;
            self.put(&mut batch)?;
            // The reader may be done.
            let _ = used.send(batch);
        }
        for worker in workers {
            self.desk.results.form().merge(worker.join().map_err(|_| Failure::Said)?);
        }
        Ok(())
    }

    fn start(&mut self, count: usize, worker: Worker, taken: Receiver<Job>) -> Vec<JoinHandle<Form>> {
        let taken = Arc::new(Mutex::new(taken));
        let Desk { pact, as_of, results, .. } = &mut self.desk;
        let others = (1..count).map(|_| worker.another(pact, *as_of, results.form()));
        let all: Vec<_> = others.collect::<Vec<_>>().into_iter().chain([worker]).collect();
        let start = |worker: Worker| {
            let taken = Arc::clone(&taken);
            thread::spawn(move || worker.run(&taken))
        };
        all.into_iter().map(start).collect()
    }

    /// Takes down what is wrong with a batch, and writes its text.
    fn put(&mut self, batch: &mut Batch) -> Outcome {
        let Desk { name, results, problems, progress, .. } = &mut self.desk;
        for (line, trouble) in batch.troubles.drain(..) {
            match trouble {
                Trouble::Value(problem) => problems.add(name, line, &problem)?,
                Trouble::Row(lead, kind, message) => problems.add_row(name, line, &lead, kind, &message)?,
            }
        }
        results.put(&batch.text)?;
        if let Some(error) = batch.failed.take() {
            return Err(results.failed(&error));
        }
        self.leads += batch.count as u64;
        progress.steps(batch.count as u64);
        Ok(())
    }
}

/// The rows that are still to be read.
struct Source {
    rows: Rows,
    at_end: bool,
}

impl Source {
    /// Reads the rows of a batch in place of those it had. Those before an error are in it.
    fn fill(&mut self, batch: &mut Batch) -> io::Result<()> {
        batch.rows.resize_with(ROWS, Row::default);
        batch.count = 0;
        for row in &mut batch.rows {
            if !self.rows.next(row)? {
                self.at_end = true;
                break;
            }
            batch.count += 1;
        }
        Ok(())
    }
}

/// Hands out the rows of a table.
struct Reader {
    source: Source,
    /// Batches that were written.
    free: Receiver<Batch>,
    order: SyncSender<Ordered>,
    jobs: SyncSender<Job>,
}

impl Reader {
    /// Reads until the end, or until nobody wants any more.
    fn read(mut self, first: Batch) {
        let mut next = Some(first);
        while let Some(batch) = next.take() {
            let (done, result) = mpsc::sync_channel(1);
            if self.order.send(Ok(result)).is_err()
                || self.jobs.send((batch, done)).is_err()
                || self.source.at_end
            {
                return;
            }
            let mut batch = self.free.try_recv().unwrap_or_default();
            match self.source.fill(&mut batch) {
                Ok(()) => next = Some(batch),
                Err(error) => return self.fail(batch, error),
            }
        }
    }

    /// The rows before an error are worked on, too. Nobody listens if the writer has failed before.
    fn fail(self, batch: Batch, error: io::Error) {
        let (done, result) = mpsc::sync_channel(1);
        if self.order.send(Ok(result)).is_ok() && self.jobs.send((batch, done)).is_ok() {
            let _ = self.order.send(Err(error));
        }
    }
}

/// Assesses the leads of batches.
struct Worker {
    assessor: Assessor,
    table: LeadTable,
    shape: Shape,
    form: Form,
}

impl Worker {
    fn another(&self, pact: &Pact, as_of: Instant, form: &Form) -> Self {
        Self {
            assessor: pact.assessor(as_of),
            table: self.table.clone(),
            shape: self.shape,
            form: form.another(pact),
        }
    }

    /// Works until there is nothing left; gives what was counted.
    fn run(mut self, jobs: &Mutex<Receiver<Job>>) -> Form {
        while let Some((mut batch, done)) = jobs.lock().ok().and_then(|jobs| jobs.recv().ok()) {
            self.work(&mut batch);
            if done.send(batch).is_err() {
                break;
            }
        }
        self.form
    }

    fn work(&mut self, batch: &mut Batch) {
        let Batch { rows, count, text, troubles, failed } = batch;
        text.clear();
        for row in rows.iter_mut().take(*count) {
            self.shape.divide(row);
            let row = &*row;
            let assessment = self.assessor.assess_row(&mut self.table, |column| row.cell(column));
            let line = self.shape.line(row);
            if let Some((kind, message)) = self.shape.flaw(row) {
                troubles.push((line, Trouble::Row(assessment.id().to_owned(), kind, message)));
            }
            let problems = assessment.problems().iter().cloned();
            troubles.extend(problems.map(|problem| (line, Trouble::Value(problem))));
            if let Err(error) = self.form.add(assessment, text) {
                *failed = Some(error);
                return;
            }
        }
    }
}
