//! Runs a program over the rows of a batch, some thousand at a time.

mod compare;

use std::ops::Range;

use super::alphabet::Kind;
use super::compile::Scanning;
use super::facts::Facts;
use super::kernels;
use super::load::{self, Loader};
use super::program::{ByteStep, Lane, Program, Step, Sum, SumStep, Table, Wide};
use super::sheet::{CodesPart, Part, PointsPart};
use crate::lead::{Cell, Data, Reader, Source};
use crate::model::{FieldId, Id, Model};
use crate::values::Number;

/// Rows that go through all steps together: so many that their lanes stay in the cache.
pub(crate) const CHUNK: usize = 2048;

/// The lanes of one thread.
#[derive(Debug, Clone)]
pub(super) struct Lanes {
    bytes: Vec<Vec<u8>>,
    sums: Vec<Vec<i16>>,
    wides: Vec<Vec<u32>>,
    floats: Vec<Vec<f64>>,
    /// Rows that have to go the ordinary way.
    odd: Vec<u8>,
    /// By field, how far from 0 its values are at most; infinite if it has others than whole numbers.
    most: Vec<f64>,
    loader: Loader,
    /// With what texts that came were worth.
    tables: Vec<Wide>,
    scans: Vec<Option<Scanning>>,
    slots: Vec<Option<Number>>,
}

/// What does not change from chunk to chunk.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    pub program: &'a Program,
    pub facts: &'a Facts,
    pub source: Source<'a>,
}

impl Lanes {
    pub fn new(program: &Program, model: &Model) -> Self {
        let parts = program.computed.iter().map(|of| of.parts.len()).max().unwrap_or(0);
        let scan = |wide: &Wide| {
            let alphabet = program.alphabets.get(wide.field.index())?.as_ref()?;
            match &alphabet.kind {
                Kind::Scanned(tests) => Some(Scanning::new(tests)),
                _ => None,
            }
        };
        Self {
            bytes: vec![vec![0; CHUNK]; program.lanes.into()],
            sums: vec![vec![0; CHUNK]; program.sums.into()],
            wides: vec![vec![0; CHUNK]; program.wides.len()],
            floats: vec![vec![0.0; CHUNK]; parts],
            odd: vec![0; CHUNK],
            most: vec![f64::INFINITY; program.alphabets.len()],
            loader: Loader::new(Reader::new(model), CHUNK),
            tables: program.wides.clone(),
            scans: program.wides.iter().map(scan).collect(),
            slots: Vec::new(),
        }
    }

    /// Some rows, at most [`CHUNK`]; what is found goes into a part of a sheet. Calls for each row that has to go the
    /// ordinary way.
    pub fn chunk(
        &mut self,
        job: Job<'_>,
        rows: Range<usize>,
        part: &mut Part<'_>,
        mut odd: impl FnMut(&mut Part<'_>, usize),
    ) {
        let len = rows.len();
        self.odd.fill(0);
        if let (Some(known), Some(odd)) = (job.source.odd(rows.clone()), self.odd.get_mut(..len)) {
            odd.copy_from_slice(known);
        }
        if job.program.checks_ids {
            for (odd, row) in self.odd.iter_mut().zip(rows.clone()) {
                *odd |= if job.source.has_id(row) { 0 } else { u8::MAX };
            }
        }
        for step in &job.program.steps {
            self.step(job, step, rows.clone(), len);
        }
        self.write(job.program, rows.start - part.first, len, part);
        let marked = self.odd.get(..len).unwrap_or(&[]);
        if marked.iter().fold(0, |all, mark| all | mark) != 0 {
            for (_, row) in marked.iter().zip(rows).filter(|(mark, _)| **mark != 0) {
                odd(part, row);
            }
        }
    }

    fn write(&self, program: &Program, first: usize, len: usize, part: &mut Part<'_>) {
        for (points, sum) in part.points.iter_mut().zip(&program.scores) {
            if let (PointsPart::Small(_, points), Some(sum)) = (points, self.sums.get(usize::from(sum.0)))
                && let (Some(points), Some(sum)) = (points.get_mut(first..first + len), sum.get(..len))
            {
                points.copy_from_slice(sum);
            }
        }
        for (codes, &lane) in part.codes.iter_mut().zip(&program.words) {
            if let CodesPart::Narrow(codes) = codes
                && let Some(codes) = codes.get_mut(first..first + len)
            {
                codes.copy_from_slice(self.bytes(lane, len));
            }
        }
    }

    fn bytes(&self, lane: Lane, len: usize) -> &[u8] {
        self.bytes.get(usize::from(lane.0)).and_then(|bytes| bytes.get(..len)).unwrap_or(&[])
    }

    fn sum(&self, sum: Sum, len: usize) -> &[i16] {
        self.sums.get(usize::from(sum.0)).and_then(|sums| sums.get(..len)).unwrap_or(&[])
    }

    /// Works on one of some lanes while all others can be read; none if it is not there.
    fn lent<T, R>(
        &mut self,
        lanes: fn(&mut Self) -> &mut Vec<Vec<T>>,
        at: usize,
        len: usize,
        work: impl FnOnce(&mut Self, &mut [T]) -> R,
    ) -> Option<R> {
        let mut lane = std::mem::take(lanes(self).get_mut(at)?);
        let worked = lane.get_mut(..len).map(|lane| work(self, lane));
        if let Some(slot) = lanes(self).get_mut(at) {
            *slot = lane;
        }
        worked
    }

    fn on(&mut self, lane: Lane, len: usize, work: impl FnOnce(&mut Self, &mut [u8])) {
        self.lent(|all| &mut all.bytes, lane.0.into(), len, work);
    }

    fn mark(&mut self, len: usize, work: impl FnOnce(&Self, &mut [u8])) {
        let mut odd = std::mem::take(&mut self.odd);
        if let Some(odd) = odd.get_mut(..len) {
            work(self, odd);
        }
        self.odd = odd;
    }

    fn step(&mut self, job: Job<'_>, step: &Step, rows: Range<usize>, len: usize) {
        match step {
            Step::Load(to, field) => self.load(job, *to, *field, rows),
            Step::LoadWide(at) => self.load_wide(job, *at, rows),
            Step::Odd(of, code) => {
                self.mark(len, |all, odd| kernels::mark(odd, all.bytes(*of, len), code.cast_unsigned()));
            }
            Step::OddWhere(of) => self.mark(len, |all, odd| {
                odd.iter_mut().zip(all.bytes(*of, len)).for_each(|(odd, &of)| *odd |= of);
            }),
            Step::Compare { holds, fails, of } => self.compare(job, (*holds, *fails), *of, rows),
            Step::Bytes(to, step) => self.on(*to, len, |all, to| all.byte_step(job.program, step, to, len)),
            Step::Sum(to, step) => {
                let at = usize::from(to.0);
                self.lent(|all| &mut all.sums, at, len, |all, to| all.sum_step(step, to, len));
            }
        }
    }

    /// A step that fills a lane of bytes.
    fn byte_step(&self, program: &Program, step: &ByteStep, to: &mut [u8], len: usize) {
        let table = |at: &usize| program.tables.get(*at).map_or(&[][..], |table| table);
        match step {
            ByteStep::Within { of, ranges, not, .. } => {
                kernels::within(to, self.bytes(*of, len), ranges, *not)
            }
            ByteStep::Table { of, table: at, .. } => kernels::look_up(to, self.bytes(*of, len), table(at)),
            ByteStep::WideMask { wide, of, .. } => {
                if let (Some(codes), Some(Table::Mask(mask))) =
                    (self.wide(*wide, len), self.table(*wide, *of))
                {
                    kernels::wide_mask(to, codes, mask);
                }
            }
            ByteStep::All { of, .. } => self.with(of, len, |of| kernels::all(to, of)),
            ByteStep::Any { of, .. } => self.with(of, len, |of| kernels::any(to, of)),
            ByteStep::Not { of, .. } => kernels::not(to, self.bytes(*of, len)),
            ByteStep::Reaches { of, least, not, .. } => {
                kernels::reaches(to, self.sum(*of, len), *least, *not)
            }
            ByteStep::Known { of, .. } => kernels::reaches(to, self.sum(*of, len), i16::MIN + 1, false),
            ByteStep::Points { of, first, steps, .. } => {
                kernels::points(to, self.bytes(*of, len), *first, steps);
            }
            ByteStep::PointsTable { of, first, table: at, .. } => {
                kernels::points_in(to, self.bytes(*of, len), *first, table(at));
            }
            ByteStep::PointsWhere { first, of, .. } => {
                self.with_codes(of, len, |of| kernels::points_where(to, *first, of));
            }
            ByteStep::Levels { of, cuts, may_lack, .. } => {
                kernels::levels(to, self.sum(*of, len), cuts, *may_lack);
            }
            ByteStep::Choose { of, otherwise, .. } => {
                self.with_codes(of, len, |of| kernels::choose(to, of, *otherwise));
            }
            ByteStep::Cross { rows, columns, width, table: at, .. } => {
                kernels::cross(to, self.bytes(*rows, len), self.bytes(*columns, len), *width, table(at));
            }
            ByteStep::Move { from, mask, to: code, .. } => {
                kernels::go(to, *from, mask.map(|mask| self.bytes(mask, len)), *code);
            }
            ByteStep::Fill { code, .. } => to.fill(*code),
        }
    }

    /// A step that changes a sum.
    fn sum_step(&self, step: &SumStep, to: &mut [i16], len: usize) {
        match step {
            SumStep::Start { points, .. } => to.fill(*points),
            SumStep::Pour { of, low, first, .. } => kernels::pour(to, self.bytes(*of, len), *low, *first),
            SumStep::WidePoints { wide, of, first, .. } => {
                if let (Some(codes), Some(Table::Points(points))) =
                    (self.wide(*wide, len), self.table(*wide, *of))
                {
                    kernels::wide_points(to, codes, points, *first);
                }
            }
            SumStep::SumWhere { of, points, .. } => kernels::sum_where(to, self.bytes(*of, len), *points),
            SumStep::SumSteps { of, steps, .. } => kernels::sum_steps(to, self.bytes(*of, len), steps),
            SumStep::AddSum { of, times, .. } => kernels::add_sum(to, self.sum(*of, len), *times),
            SumStep::Clamp { low, high, .. } => kernels::clamp(to, *low, *high),
            SumStep::Highest { of, .. } => {
                let of: smallvec::SmallVec<[(&[u8], i16); 8]> =
                    of.iter().map(|(of, points)| (self.bytes(*of, len), *points)).collect();
                kernels::highest(to, &of);
            }
            SumStep::Set { of, points, .. } => kernels::set(to, self.bytes(*of, len), *points),
        }
    }

    fn with(&self, lanes: &[Lane], len: usize, work: impl FnOnce(&[&[u8]])) {
        let lanes: smallvec::SmallVec<[&[u8]; 8]> = lanes.iter().map(|&lane| self.bytes(lane, len)).collect();
        work(&lanes);
    }

    fn with_codes(&self, lanes: &[(Lane, u8)], len: usize, work: impl FnOnce(&[(&[u8], u8)])) {
        let lanes: smallvec::SmallVec<[(&[u8], u8); 8]> =
            lanes.iter().map(|&(lane, code)| (self.bytes(lane, len), code)).collect();
        work(&lanes);
    }

    fn wide(&self, at: usize, len: usize) -> Option<&[u32]> {
        self.wides.get(at)?.get(..len)
    }

    fn table(&self, wide: usize, of: usize) -> Option<&Table> {
        self.tables.get(wide)?.tables.get(of)
    }
}

/// Values of fields.
impl Lanes {
    fn load(&mut self, job: Job<'_>, to: Lane, field: FieldId, rows: Range<usize>) {
        let alphabet = job.program.alphabets.get(field.index()).and_then(Option::as_ref);
        let (Some(column), Some(alphabet)) = (job.source.column(field), alphabet) else { return };
        let len = rows.len();
        self.on(to, len, |all, to| {
            let of = job.facts.model.fields.at(field);
            let most = all.loader.load(to, of, column, rows, alphabet);
            if let Some(slot) = all.most.get_mut(field.index()) {
                *slot = most;
            }
        });
    }

    fn load_wide(&mut self, job: Job<'_>, at: usize, rows: Range<usize>) {
        let Some(field) = self.tables.get(at).map(|wide| wide.field) else { return };
        let alphabet = job.program.alphabets.get(field.index()).and_then(Option::as_ref);
        let (Some(column), Some(alphabet)) = (job.source.column(field), alphabet) else { return };
        self.lent(
            |all| &mut all.wides,
            at,
            rows.len(),
            |all, to| match column.data {
                Data::Coded(of, _) => {
                    let missing = u32::try_from(alphabet.missing).unwrap_or(u32::MAX);
                    load::many(to, of, column, rows, missing);
                    if alphabet.is_odd {
                        let is_odd = |code: u32| alphabet.entry(code as usize).is_none();
                        all.mark(to.len(), |_, odd| {
                            odd.iter_mut().zip(to).for_each(|(odd, code)| *odd |= u8::from(is_odd(*code)));
                        });
                    }
                }
                _ => all.scan(job, at, field, to, rows),
            },
        );
    }

    /// The codes of texts that are scanned.
    fn scan(&mut self, job: Job<'_>, at: usize, id: FieldId, to: &mut [u32], rows: Range<usize>) {
        let Some(column) = job.source.column(id) else { return };
        let field = job.facts.model.fields.at(id);
        let unit = job.program.unit;
        let is_plain = field.unknown_if.is_empty() && column.validity == crate::lead::Validity::All;
        let texts = match column.data {
            Data::Text(texts) if is_plain => Some(texts),
            _ => None,
        };
        let (Some(Some(scan)), Some(wide)) = (self.scans.get_mut(at), self.tables.get_mut(at)) else {
            return;
        };
        for ((to, row), odd) in to.iter_mut().zip(rows).zip(&mut self.odd) {
            if let Some(text) = texts.and_then(|texts| load::plain(texts, row))
                && let Some(code) = scan.seen(text)
            {
                *to = code.into();
                continue;
            }
            *to = 0;
            match column.cell(row) {
                Cell::Text(text) => {
                    if let Some(text) = self.loader.reader.plain_text(field, text) {
                        match scan.code(job.facts, wide, unit, text) {
                            Some(code) => *to = code.into(),
                            None => *odd = u8::MAX,
                        }
                    }
                }
                Cell::Unknown => {}
                _ => *odd = u8::MAX,
            }
        }
    }
}
