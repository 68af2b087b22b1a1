//! The tables of columns: what each class of a field adds to scores and conditions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Compiler;
use super::columns::{Draft, Fold};
use super::conditions::push;
use super::ranges::Ranges;
use super::single::{Holds, Single, Singles};
use crate::lead::{Classes, Sieve};
use crate::model::{CondId, FieldId, Id, semantics};
use crate::plan::columns::{Columns, Effect, FieldShare, HitAtom, HitSum, Mask, Step, Undecided, Unknown};
use crate::plan::interval::Interval;
use crate::plan::ops::{Op, Share};
use crate::plan::slots::{Slice, Slots};
use crate::values::{Number, Truth};

/// Tables on their way.
pub(super) struct Tables<'a> {
    singles: &'a Singles,
    classes: &'a [(Classes, usize)],
    columns: Columns,
    unknowns: BTreeMap<FieldId, OpenWithout>,
}

/// What is open while a field is unknown: lines by score, and conditions.
#[derive(Debug, Default)]
struct OpenWithout {
    sums: Vec<(u32, Undecided)>,
    bits: Vec<Mask>,
}

impl<'a> Tables<'a> {
    /// The tables of a pact; lines that are left go to the plan.
    pub fn fill(
        singles: &'a Singles,
        (classes, sieve): (&'a [(Classes, usize)], Sieve),
        draft: &Draft<'_>,
        compiler: &mut Compiler<'_>,
    ) -> Columns {
        let scores = draft.scores.len();
        let columns = Columns { sieve: Arc::new(sieve), scores, opens: draft.opens(), ..Columns::default() };
        let mut tables = Self { singles, classes, columns, unknowns: BTreeMap::new() };
        tables.number(draft, &compiler.plan.inner);
        let beyond = compiler.plan.ops.get(compiler.plan.hot..).unwrap_or(&[]).iter();
        tables.columns.beyond = beyond.filter_map(|&op| super::programs::quantity_of(op)).collect();
        tables.scores(draft, compiler);
        tables.atoms(&draft.atoms);
        tables.steps(&draft.ops, compiler);
        tables.finish()
    }

    /// Gives each condition that is needed a bit, those of one field together; also those of each `where`.
    fn number(&mut self, draft: &Draft<'_>, inner: &[Op]) {
        let mut atoms = draft.atoms.clone();
        atoms.sort_by_key(|&id| self.singles.get(id).map(|single| single.field));
        let others = draft.ops.iter().chain(inner).filter_map(|&op| super::programs::condition_of(op));
        let mut bits = Slots::new(draft.model.conditions.len());
        let mut count = 0_u32;
        for id in atoms.into_iter().chain(others) {
            if bits.get(id) == 0 {
                count += 1;
                bits.set(id, count);
            }
        }
        self.columns.bits = bits;
        self.columns.words = (count as usize).div_ceil(64);
    }

    fn scores(&mut self, draft: &Draft<'_>, compiler: &mut Compiler<'_>) {
        for (sorted, at) in draft.scores.iter().zip(0..) {
            let (hit_sums, shares) = (self.columns.hit_sums.len(), self.columns.shares.len());
            for &(field, at) in &sorted.shares {
                compiler.plan.shares.get(at as usize).into_iter().for_each(|of| self.share(field, of));
            }
            for (&field, folds) in &sorted.folds {
                self.sum((at, field), folds, &compiler.plan.points);
            }
            let whens: Vec<_> = sorted.whens.iter().map(|&(points, id)| (points, self.bit(id))).collect();
            let plan = &mut compiler.plan;
            let (whens, rest) = (push(&mut plan.whens, &whens), push(&mut plan.lines, &sorted.rest));
            if let Some(score) = plan.scores.get_mut(at as usize) {
                score.hit_sums = Slice::since(hit_sums, &self.columns.hit_sums);
                score.shares = Slice::since(shares, &self.columns.shares);
                (score.whens, score.rest) = (whens, rest);
            }
        }
    }

    /// Instructions, those that join conditions by their bits.
    fn steps(&mut self, ops: &[Op], compiler: &Compiler<'_>) {
        for &op in ops {
            let has_bits =
                |parts: Slice| parts.of(&compiler.plan.parts).iter().all(|&part| self.bit(part) > 0);
            let step = match op {
                // What only examples can know has none, and is unknown.
                Op::And(_, parts) | Op::Or(_, parts) if !has_bits(parts) => Step::Op(op),
                Op::And(to, parts) => Step::All(self.bit(to), self.masks(parts.of(&compiler.plan.parts))),
                Op::Or(to, parts) => Step::Either(self.bit(to), self.masks(parts.of(&compiler.plan.parts))),
                op => Step::Op(op),
            };
            self.columns.ops.push(step);
        }
    }

    fn masks(&mut self, parts: &[CondId]) -> Slice {
        let mut masks: BTreeMap<u32, u64> = BTreeMap::new();
        for &part in parts {
            let mask = mask_of(self.bit(part));
            *masks.entry(mask.word).or_default() |= mask.bits;
        }
        let masks: Vec<_> = masks.into_iter().map(|(word, bits)| Mask { word, bits }).collect();
        push(&mut self.columns.masks, &masks)
    }

    fn bit(&self, id: CondId) -> u32 {
        self.columns.bits.get(id)
    }

    fn finish(mut self) -> Columns {
        for (field, OpenWithout { sums, bits }) in std::mem::take(&mut self.unknowns) {
            let sums = push(&mut self.columns.open_sums, &sums);
            let bits = push(&mut self.columns.open_bits, &bits);
            self.columns.unknowns.push(Unknown { field, sums, bits });
        }
        self.columns
    }

    fn classes_of(&self, field: FieldId) -> (Classes, usize) {
        self.classes.get(field.index()).copied().unwrap_or_default()
    }

    /// The classes of some values: the first, and the one behind the last.
    fn classes_within(&self, field: FieldId, (first, end): (i64, i64)) -> (usize, usize) {
        let (classes, count) = self.classes_of(field);
        let class = |value: i64| match classes {
            _ if value == i64::MIN => 1,
            _ if value == i64::MAX => count,
            Classes::Number(start, end) => {
                self.columns.sieve.cuts(start, end).partition_point(|&cut| cut < value) + 2
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
                        Truth::Unknown => unknown.may_be(points.min(0).into(), points.max(0).into()),
                        Truth::No => {}
                    }
                }
                Fold::Question(slice) => {
                    let points = slice.of(answers).iter().map(|points| points.raw());
                    let (mut low, mut high) = (0, 0);
                    for (points, class) in points.zip(1..) {
                        add(&mut steps, class, points);
                        add(&mut steps, class + 1, -points);
                        (low, high) = (i128::from(points).min(low), i128::from(points).max(high));
                    }
                    unknown.may_be(low, high);
                }
            }
        }
        if let (false, Classes::Scanned(at)) = (hits.is_empty(), classes) {
            self.hit_sum(field, at, &hits, &mut unknown);
        }
        self.class_sum((score, field), &steps, of_unknown, unknown);
    }

    fn share(&mut self, field: FieldId, of: &Share) {
        let open = Interval::UNBOUNDED.share(of.percent).up_to(&of.limits).hull(Interval::point(0));
        let unknown = Undecided { low: open.low, high: open.high, open: true };
        let (low, high) = limits_together(&of.limits);
        let whole = 100 * Number::ONE.raw();
        let times = if of.percent.raw() % whole == 0 { of.percent.raw() / whole } else { 0 };
        self.columns.shares.push(FieldShare { field, percent: of.percent, times, low, high, unknown });
    }

    fn hit_sum(&mut self, field: FieldId, at: u32, hits: &[i64], unknown: &mut Undecided) {
        let Some(scanned) = self.columns.sieve.scanned.get(at as usize) else { return };
        let blocks = Slice { start: place_of(scanned.start), len: place_of(scanned.scanner.blocks()) };
        let points = push(&mut self.columns.points, hits).start;
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
            self.unknowns.entry(field).or_default().sums.push((score, unknown));
        }
        let mut sum = 0;
        let known = steps.iter().skip(1).map(|step| {
            sum += step;
            sum
        });
        let table: Vec<i64> = std::iter::once(of_unknown).chain(known).take(steps.len() - 1).collect();
        self.effect(field, score, &table);
    }

    fn effect(&mut self, field: FieldId, lane: u32, table: &[i64]) {
        if table.iter().any(|&added| added != 0) {
            let at = push(&mut self.columns.added, table).start;
            self.columns.effects.push(Effect { field, lane, at });
        }
    }

    /// The truths of conditions, those of one field together.
    fn atoms(&mut self, atoms: &[CondId]) {
        let mut by_field: BTreeMap<FieldId, Vec<(CondId, &Ranges, Truth)>> = BTreeMap::new();
        for &condition in atoms {
            let Some(Single { field, holds, unknown }) = self.singles.get(condition) else { continue };
            match holds {
                Holds::Test(test) => self.hit_atom(condition, *field, *test),
                Holds::Within(ranges) => {
                    by_field.entry(*field).or_default().push((condition, ranges, *unknown));
                }
            }
        }
        for (field, atoms) in by_field {
            self.atoms_of(field, &atoms);
        }
    }

    fn hit_atom(&mut self, condition: CondId, field: FieldId, test: u32) {
        if let Classes::Scanned(at) = self.classes_of(field).0 {
            let start = self.columns.sieve.scanned.get(at as usize).map_or(0, |scanned| scanned.start);
            let bit = place_of(start * 64).saturating_add(test);
            self.columns.hit_atoms.push(HitAtom { condition, field, bit });
        }
    }

    fn atoms_of(&mut self, field: FieldId, atoms: &[(CondId, &Ranges, Truth)]) {
        let (_, count) = self.classes_of(field);
        let mut tables: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
        for &(condition, ranges, unknown) in atoms {
            let mask = mask_of(self.bit(condition));
            let table = tables.entry(mask.word).or_insert_with(|| vec![0; count]);
            let mut set = |class: usize| add(table, class, mask.bits.cast_signed());
            match unknown {
                Truth::Yes => set(0),
                Truth::Unknown => self.unknowns.entry(field).or_default().bits.push(mask),
                Truth::No => {}
            }
            for range in ranges.iter() {
                let (first, end) = self.classes_within(field, range);
                (first..end).for_each(&mut set);
            }
        }
        let scores = place_of(self.columns.scores);
        for (word, table) in tables {
            self.effect(field, scores + word, &table);
        }
    }
}

/// Where a bit stands, which is counted from 1.
fn mask_of(bit: u32) -> Mask {
    let at = bit.saturating_sub(1);
    Mask { word: at / 64, bits: 1 << (at % 64) }
}

impl Undecided {
    /// A line is open that may add so much.
    fn may_be(&mut self, low: i128, high: i128) {
        *self = Self { low: self.low + low, high: self.high + high, open: true };
    }
}

/// What one limit after the other comes to: not less than the first, not more than the second.
fn limits_together(limits: &[Number]) -> (i128, i128) {
    let (lowest, highest) = (i128::MIN, i128::MAX);
    limits.iter().fold((lowest, highest), |(low, high), &limit| {
        (semantics::up_to(low, limit), semantics::up_to(high, limit))
    })
}

fn place_of(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn add(list: &mut [i64], at: usize, points: i64) {
    if let Some(slot) = list.get_mut(at) {
        *slot = slot.wrapping_add(points);
    }
}
