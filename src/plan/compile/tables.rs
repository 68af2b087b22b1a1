//! The tables of columns: what each class of a field adds to scores and conditions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::columns::{Draft, Fold};
use super::conditions::push;
use super::single::{Holds, Single, Singles};
use super::{Compiler, brief};
use crate::lead::{Classes, Numbers, Sieve};
use crate::model::{CondId, FieldId, Id};
use crate::plan::columns::{Columns, Effect, FieldShare, HitAtom, HitSum, Mask, Undecided};
use crate::plan::interval::Interval;
use crate::plan::ops::{Op, Share};
use crate::plan::slots::{Slice, Slots, narrow};
use crate::values::{Number, Truth};

/// Tables on their way.
pub(super) struct Tables<'a> {
    pub singles: &'a Singles,
    classes: &'a [(Classes, usize)],
    pub columns: Columns,
    /// By field, score and class, what shares come to.
    shares: Vec<(FieldId, u32, Vec<i64>)>,
    /// By field and lane, what each class adds.
    added: BTreeMap<FieldId, BTreeMap<Lane, Vec<i64>>>,
    /// What is open while a field is unknown, in [`Columns::open_sums`].
    pub open_of: Vec<(FieldId, Slice)>,
    /// By field, what is open while it is unknown: points by score.
    open: BTreeMap<FieldId, Vec<(u32, Undecided)>>,
    /// How many bits are given out.
    bits: u32,
}

/// What something is added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Lane {
    /// Which of a word of truths hold.
    Holds(u32),
    /// Which of them are possible.
    Possible(u32),
    Score(u32),
}

impl<'a> Tables<'a> {
    /// The tables of a pact; lines that are left go to the plan.
    pub fn fill(
        singles: &'a Singles,
        (classes, sieve): (&'a [(Classes, usize)], Sieve),
        draft: &Draft<'_>,
        compiler: &mut Compiler<'_>,
    ) -> Columns {
        let columns = Columns { sieve: Arc::new(sieve), opens: draft.opens(), ..Columns::default() };
        let (added, open) = (BTreeMap::new(), BTreeMap::new());
        let shares = Vec::new();
        let mut tables =
            Self { singles, classes, columns, shares, added, open_of: Vec::new(), open, bits: 0 };
        tables.number(draft, &compiler.plan.inner);
        let beyond = compiler.plan.ops.get(compiler.plan.hot..).unwrap_or(&[]).iter();
        tables.columns.beyond = beyond.filter_map(|&op| super::programs::quantity_of(op)).collect();
        tables.scores(draft, compiler);
        tables.atoms(&draft.atoms);
        tables.steps(&draft.ops, compiler);
        tables.unknowns();
        tables.odd_classes();
        compiler.plan.brief = brief::brief(&tables, draft, compiler).map(Box::new);
        tables.effects(draft.scores.len());
        tables.columns
    }

    /// Gives each condition that is needed a bit, those of one field together; also those of each `where`.
    fn number(&mut self, draft: &Draft<'_>, inner: &[Op]) {
        let mut atoms = draft.atoms.clone();
        atoms.sort_by_key(|&id| self.singles.get(id).map(|single| single.field));
        let others = draft.ops.iter().chain(inner).filter_map(|&op| super::programs::condition_of(op));
        let mut bits = Slots::new(draft.model.conditions.len());
        for id in atoms.into_iter().chain(others) {
            if bits.get(id) == 0 {
                self.bits += 1;
                bits.set(id, self.bits);
            }
        }
        self.columns.bits = bits;
    }

    fn scores(&mut self, draft: &Draft<'_>, compiler: &mut Compiler<'_>) {
        for (sorted, at) in draft.scores.iter().zip(0..) {
            let (hit_sums, shares) = (self.columns.hit_sums.len(), self.columns.shares.len());
            for &(field, share) in &sorted.shares {
                let share = compiler.plan.shares.get(share as usize);
                share.into_iter().for_each(|share| self.share(at, field, share));
            }
            for (&field, folds) in &sorted.folds {
                self.sum((at, field), folds, &compiler.plan.points);
            }
            let whens: Vec<_> = sorted.whens.iter().map(|&(points, id)| (points, self.mask(id))).collect();
            let whens = push(&mut self.columns.whens, &whens);
            let rest = push(&mut compiler.plan.lines, &sorted.rest);
            if let Some(score) = compiler.plan.scores.get_mut(at as usize) {
                score.hit_sums = Slice::since(hit_sums, &self.columns.hit_sums);
                score.shares = Slice::since(shares, &self.columns.shares);
                (score.whens, score.rest) = (whens, rest);
            }
        }
    }

    /// A bit that holds while a field is unknown, for those of whom lines are open.
    fn unknowns(&mut self) {
        self.columns.first_unknown = self.bits;
        for (field, sums) in std::mem::take(&mut self.open) {
            let sums = push(&mut self.columns.open_sums, &sums);
            self.columns.open_fields.push(sums);
            self.open_of.push((field, sums));
            self.bits += 1;
            let mask = Mask::of(self.bits);
            self.set(field, mask, 0..1, Truth::Yes);
            match self.columns.unknowns.last_mut().filter(|last| last.word == mask.word) {
                Some(last) => last.bits |= mask.bits,
                None => self.columns.unknowns.push(mask),
            }
        }
    }

    /// Lanes by the four.
    fn effects(&mut self, scores: usize) {
        let first = 2 * self.bits.div_ceil(64) as usize;
        self.columns.scores = first;
        self.columns.fours = (first + scores).div_ceil(4);
        for (field, lanes) in std::mem::take(&mut self.added) {
            let mut fours: BTreeMap<usize, Vec<[i64; 4]>> = BTreeMap::new();
            for (lane, table) in lanes.iter().filter(|(_, table)| table.iter().any(|&added| added != 0)) {
                let lane = match *lane {
                    Lane::Holds(word) => 2 * word as usize,
                    Lane::Possible(word) => 2 * word as usize + 1,
                    Lane::Score(score) => first + score as usize,
                };
                let rows = fours.entry(lane / 4).or_insert_with(|| vec![[0; 4]; table.len()]);
                for (row, &added) in rows.iter_mut().zip(table) {
                    row.get_mut(lane % 4).into_iter().for_each(|lane| *lane = added);
                }
            }
            for (four, rows) in fours {
                let at = push(&mut self.columns.added, &rows).start;
                self.columns.effects.push(Effect { field, four: narrow(four), at });
            }
        }
    }

    /// What the classes of a field add to a lane.
    fn lane(&mut self, field: FieldId, lane: Lane) -> &mut [i64] {
        let count = self.all_classes(field);
        self.added.entry(field).or_default().entry(lane).or_insert_with(|| vec![0; count])
    }

    /// Says what a condition is for some classes of a field.
    fn set(&mut self, field: FieldId, mask: Mask, classes: std::ops::Range<usize>, truth: Truth) {
        let both = [(Lane::Holds(mask.word), truth.is_yes()), (Lane::Possible(mask.word), !truth.is_no())];
        for (lane, _) in both.into_iter().filter(|(_, is_set)| *is_set) {
            let table = self.lane(field, lane).get_mut(classes.clone()).unwrap_or_default();
            table.iter_mut().for_each(|bits| *bits |= mask.bits);
        }
    }

    pub fn bit(&self, id: CondId) -> u32 {
        self.columns.bits.get(id)
    }

    /// Where the truth of a condition stands, which has one.
    pub fn mask(&self, id: CondId) -> Mask {
        Mask::of(self.bit(id))
    }

    /// How many classes a field has, odd ones too.
    pub fn all_classes(&self, field: FieldId) -> usize {
        let (classes, count) = self.classes_of(field);
        count + self.numbers(classes).and_then(Numbers::odd).map_or(0, |first| first - 1)
    }

    /// By score, the points that each class of a field adds.
    pub fn points_of(&self, field: FieldId) -> Vec<(u32, &[i64])> {
        let lanes = self.added.get(&field).into_iter().flatten();
        let of_scores = lanes.filter_map(|(lane, table)| match lane {
            Lane::Score(score) => Some((*score, table.as_slice())),
            Lane::Holds(_) | Lane::Possible(_) => None,
        });
        of_scores.filter(|(_, table)| table.iter().any(|&points| points != 0)).collect()
    }

    pub fn classes_of(&self, field: FieldId) -> (Classes, usize) {
        self.classes.get(field.index()).copied().unwrap_or_default()
    }

    /// The classes of some values: the first, and the one behind the last.
    pub fn classes_within(&self, field: FieldId, (first, end): (i64, i64)) -> (usize, usize) {
        let (classes, count) = self.classes_of(field);
        let class = |value: i64| match classes {
            _ if value == i64::MIN => 1,
            _ if value == i64::MAX => count,
            Classes::Number(_) => {
                self.numbers(classes).map_or(0, |of| of.cuts().partition_point(|&cut| cut < value)) + 2
            }
            _ => usize::try_from(value).map_or(count, |value| value + 1).min(count),
        };
        (class(first), class(end))
    }

    /// What the lines of a score that read one field come to.
    fn sum(&mut self, (score, field): (u32, FieldId), folds: &[Fold], answers: &[Number]) {
        let (classes, count) = self.classes_of(field);
        // Differences from class to class, summed up in the end.
        let mut steps = vec![0_i64; count + 1];
        let (mut of_unknown, mut unknown) = (0, Undecided::default());
        let mut hits: Vec<i64> = Vec::new();
        for fold in folds {
            match fold {
                Fold::When(points, condition) => {
                    let Some(single) = self.singles.get(*condition) else { continue };
                    let points = points.raw();
                    match &single.holds {
                        Holds::Within(ranges) => ranges.iter().for_each(|range| {
                            let (first, end) = self.classes_within(field, range);
                            add(&mut steps, first, points);
                            add(&mut steps, end, -points);
                        }),
                        Holds::Test(test) => {
                            hits.resize(hits.len().max(*test as usize + 1), 0);
                            add(&mut hits, *test as usize, points);
                        }
                    }
                    match single.unknown {
                        Truth::Yes => of_unknown += points,
                        Truth::Unknown => unknown.may_be(points.min(0), points.max(0)),
                        Truth::No => {}
                    }
                }
                Fold::Question(slice) => {
                    let points = slice.of(answers).iter().map(|points| points.raw());
                    let (mut low, mut high) = (0, 0);
                    for (points, class) in points.zip(1..) {
                        add(&mut steps, class, points);
                        add(&mut steps, class + 1, -points);
                        (low, high) = (points.min(low), points.max(high));
                    }
                    unknown.may_be(low, high);
                }
            }
        }
        if let (false, Classes::Scanned(at)) = (hits.is_empty(), classes) {
            self.hit_sum(field, at, hits, &mut unknown);
        }
        self.class_sum((score, field), &steps, of_unknown, unknown);
    }

    fn share(&mut self, score: u32, field: FieldId, of: &Share) {
        let open = Interval::UNBOUNDED.share(of.percent).up_to(&of.limits).hull(Interval::point(0));
        let end = |end: i128| i64::try_from(end).unwrap_or(if end < 0 { i64::MIN } else { i64::MAX });
        let unknown = Undecided { low: end(open.low), high: end(open.high), open: true };
        self.open.entry(field).or_default().push((score, unknown));
        let mut share = FieldShare::new(field, of);
        let numbers = self.numbers(self.classes_of(field).0).filter(|_| share.steady_from().is_some());
        if let Some((numbers, odd)) = numbers.and_then(|numbers| Some((numbers, numbers.odd()?))) {
            // Class 1 is below 0, so odd. Classes that begin between two whole numbers have none, and may come to anything,
            // or only such as a limit leaves the same of.
            let points = numbers.cuts().iter().map(|&cut| {
                let whole = cut - cut.rem_euclid(Number::ONE.raw());
                let points = Number::from_raw(whole.max(0)).map_or(0, |whole| share.points(whole));
                i64::try_from(points).unwrap_or(0)
            });
            self.shares.push((field, score, [0, 0].into_iter().chain(points).collect()));
            share.from = narrow(odd);
        }
        self.columns.shares.push(share);
    }

    /// Odd classes mean what those mean in whose place they are, but for shares, which are not looked up for them.
    fn odd_classes(&mut self) {
        let classes = self.classes;
        for (field, lanes) in &mut self.added {
            let Some((Classes::Number(_), count)) = classes.get(field.index()) else { continue };
            for table in lanes.values_mut().filter(|table| table.len() > *count) {
                table.copy_within(1..*count, *count);
            }
        }
        for (field, score, points) in std::mem::take(&mut self.shares) {
            let lane = self.lane(field, Lane::Score(score));
            lane.iter_mut().zip(points).for_each(|(lane, points)| *lane += points);
        }
    }

    fn numbers(&self, classes: Classes) -> Option<&Numbers> {
        match classes {
            Classes::Number(at) => self.columns.sieve.numbers.get(at as usize),
            _ => None,
        }
    }

    fn hit_sum(&mut self, field: FieldId, at: u32, mut hits: Vec<i64>, unknown: &mut Undecided) {
        let Some(scanned) = self.columns.sieve.scanned.get(at as usize) else { return };
        let blocks = Slice { start: narrow(scanned.start), len: narrow(scanned.scanner.blocks()) };
        // Other tests of the field add nothing.
        hits.resize(64 * scanned.scanner.blocks(), 0);
        let points = push(&mut self.columns.points, &hits).start;
        let unknown = std::mem::take(unknown);
        self.columns.hit_sums.push(HitSum { field, blocks, points, unknown });
    }

    fn class_sum(
        &mut self,
        (score, field): (u32, FieldId),
        steps: &[i64],
        of_unknown: i64,
        unknown: Undecided,
    ) {
        if unknown.open {
            self.open.entry(field).or_default().push((score, unknown));
        }
        let lane = self.lane(field, Lane::Score(score));
        let mut sum = 0;
        for (class, (added, step)) in lane.iter_mut().zip(steps).enumerate() {
            sum += step;
            *added = if class == 0 { of_unknown } else { sum };
        }
    }

    /// The truths of conditions of one field.
    fn atoms(&mut self, atoms: &[CondId]) {
        let singles = self.singles;
        for &condition in atoms {
            let Some(Single { field, holds, unknown }) = singles.get(condition) else { continue };
            match holds {
                Holds::Test(test) => self.hit_atom(condition, *field, *test),
                Holds::Within(ranges) => {
                    let mask = self.mask(condition);
                    self.set(*field, mask, 0..1, *unknown);
                    for range in ranges.iter() {
                        let (first, end) = self.classes_within(*field, range);
                        self.set(*field, mask, first..end, Truth::Yes);
                    }
                }
            }
        }
    }

    fn hit_atom(&mut self, condition: CondId, field: FieldId, test: u32) {
        if let Classes::Scanned(at) = self.classes_of(field).0 {
            let start = self.columns.sieve.scanned.get(at as usize).map_or(0, |scanned| scanned.start);
            let bit = narrow(start * 64).saturating_add(test);
            self.columns.hit_atoms.push(HitAtom { condition, field, bit });
        }
    }
}

impl Undecided {
    /// A line is open that may add so much.
    fn may_be(&mut self, low: i64, high: i64) {
        *self = Self { low: self.low.saturating_add(low), high: self.high.saturating_add(high), open: true };
    }
}

fn add(list: &mut [i64], at: usize, points: i64) {
    if let Some(slot) = list.get_mut(at) {
        *slot = slot.wrapping_add(points);
    }
}
