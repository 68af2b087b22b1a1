//! What the classes of fields, and the tests of scanned texts, add to a lead.

use smallvec::SmallVec;

use super::Drafting;
use crate::lead::Classes;
use crate::model::{FieldId, Id};
use crate::plan::brief::{Bits, Text};
use crate::plan::columns::Undecided;
use crate::plan::slots::{Slice, narrow};
use crate::values::Number;

/// A test of a scanned text, by place among those of its field.
pub(super) struct Test {
    pub field: FieldId,
    pub test: u32,
    pub yes: Bits,
    pub no: Bits,
}

/// An open line that can make any number of a score.
pub(super) const BOUNDLESS: i64 = i64::MAX;

/// What something adds to a score, in units of [`crate::values::Number::raw`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Added {
    pub points: i64,
    /// How much less and how much more of it open lines could make.
    pub open: [i64; 2],
}

/// A class of a field, or a test of a text.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// What it sets, and what it clears again that a class has set.
    pub bits: Bits,
    pub cleared: Bits,
    /// By score.
    pub sums: SmallVec<[Added; 2]>,
}

/// All there are.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// By field and class.
    pub fields: Vec<Vec<Row>>,
    /// Scanned texts, each with what its tests add.
    pub texts: Vec<(Text, Vec<Row>)>,
}

impl Rows {
    /// The classes of a field.
    pub fn of(&mut self, field: FieldId) -> Option<&mut Vec<Row>> {
        self.fields.get_mut(field.index())
    }
}

impl Drafting<'_, '_> {
    /// What the classes of each field add, and the tests of each text; and the bits that say of classes that there is
    /// more to be done.
    pub(super) fn rows(&mut self) -> Option<Rows> {
        let mut all = Rows::default();
        for field in self.compiler.model.fields.ids() {
            let text = self.text(field)?;
            let mut rows = self.classes(field)?;
            if let Some(text) = text {
                let tests = self.tests_of(&text, &mut rows)?;
                all.texts.push((text, tests));
            }
            all.fields.push(rows);
        }
        Some(all)
    }

    fn classes(&mut self, field: FieldId) -> Option<Vec<Row>> {
        let sums = SmallVec::from_elem(Added::default(), self.compiler.model.scores.len());
        let mut rows = vec![Row { sums, ..Row::default() }; self.tables.all_classes(field)];
        for (score, points) in self.tables.points_of(field) {
            for (row, &points) in rows.iter_mut().zip(points) {
                row.sums.get_mut(score as usize)?.points = points;
            }
        }
        let sets = self.set.get(&field).into_iter().flatten();
        rows.iter_mut().zip(sets).for_each(|(row, &bits)| row.bits = bits);
        let shares = self.tables.columns.shares.iter().filter(|share| share.field == field);
        if let Some(from) = shares.map(|share| share.from as usize).min() {
            let odd = self.new_bit()?;
            self.brief.odd |= odd;
            rows.iter_mut().skip(from).for_each(|row| row.bits |= odd);
        }
        self.unknown(field, rows.first_mut()?)?;
        Some(rows)
    }

    /// What is open while a field is not known.
    fn unknown(&mut self, field: FieldId, row: &mut Row) -> Option<()> {
        let columns = &self.tables.columns;
        let of_classes = self.tables.open_of.iter().filter(|(of, _)| *of == field);
        let of_classes = of_classes.flat_map(|(_, sums)| sums.of(&columns.open_sums)).copied();
        let scores = self.compiler.plan.scores.iter().zip(0_u32..);
        let of_tests = scores.flat_map(|(score, at)| {
            let sums = score.hit_sums.of(&columns.hit_sums).iter();
            sums.filter(|sum| sum.field == field).map(move |sum| (at, sum.unknown))
        });
        let all: Vec<(u32, Undecided)> = of_classes.chain(of_tests).collect();
        let mut far = 0;
        for (score, open) in all {
            let of = row.sums.get_mut(score as usize)?;
            let ends = [open.low.saturating_neg(), open.high];
            for (sum, end) in of.open.iter_mut().zip(ends) {
                *sum = if end == i64::MAX { BOUNDLESS } else { sum.saturating_add(end) };
            }
            if of.open.contains(&BOUNDLESS) {
                far = if far == 0 { self.new_bit()? } else { far };
                let range = self.compiler.plan.scores.get(score as usize)?.range;
                let is_bounded = range.is_some_and(|range| range != (Number::MIN, Number::MAX));
                self.brief.odd |= if is_bounded { 0 } else { far };
            }
        }
        self.brief.far |= far;
        row.bits |= far;
        Some(())
    }

    /// A field, if it is scanned.
    fn text(&mut self, field: FieldId) -> Option<Option<Text>> {
        let Classes::Scanned(at) = self.tables.classes_of(field).0 else { return Some(None) };
        let scanned = self.tables.columns.sieve.scanned.get(at as usize)?;
        let blocks = Slice { start: narrow(scanned.start), len: narrow(scanned.scanner.blocks()) };
        Some(Some(Text { field, known: self.known(field)?, blocks, tests: 0 }))
    }

    /// What the tests of a text add that it passes, to what it adds if it passes none.
    fn tests_of(&self, text: &Text, classes: &mut [Row]) -> Option<Vec<Row>> {
        let mut rows = vec![Row::default(); 64 * text.blocks.len as usize];
        for row in &mut rows {
            row.sums.resize(self.compiler.model.scores.len(), Added::default());
        }
        for test in self.tests.iter().filter(|test| test.field == text.field) {
            classes.iter_mut().skip(1).for_each(|row| row.bits |= test.no);
            let row = rows.get_mut(test.test as usize)?;
            (row.bits, row.cleared) = (row.bits | test.yes, row.cleared | test.no);
        }
        let columns = &self.tables.columns;
        for (score, at) in self.compiler.plan.scores.iter().zip(0..) {
            let sums = score.hit_sums.of(&columns.hit_sums).iter();
            for sum in sums.filter(|sum| sum.field == text.field) {
                let points = columns.points.get(sum.points as usize..)?;
                for (row, &points) in rows.iter_mut().zip(points) {
                    row.sums.get_mut(at)?.points = points;
                }
            }
        }
        Some(rows)
    }
}
