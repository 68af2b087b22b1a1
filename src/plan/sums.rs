//! Scores where results only are wanted: what one field decides is looked up, the rest is evaluated.

use super::columns::{Columns, HitSum, Join, JoinBy, Mask, Reach, Undecided};
use super::ops::ScorePlan;
use super::run::{Run, put};
use super::slots::Slice;
use super::{Recorder, Scratch};
use crate::model::{ChoiceId, FieldId, Id, ScoreId};
use crate::values::Truth;

impl Reach {
    #[inline]
    pub(super) fn holds(self, raw: i64) -> bool {
        (self.from <= raw && raw < self.to) == self.is_within
    }
}

impl Undecided {
    #[inline]
    pub(super) fn add(&mut self, of: Self) {
        self.low = self.low.saturating_add(of.low);
        self.high = self.high.saturating_add(of.high);
        self.open |= of.open;
    }
}

/// What the fields decide by themselves: points of scores, and truths of conditions that others need.
#[inline]
pub(super) fn effects(columns: &Columns, scratch: &mut Scratch) {
    let (classes, added) = (scratch.row.classes(), &*columns.added);
    match &mut *scratch.lanes {
        // Few scores and conditions: all in one.
        [only] => {
            let mut sums = [0; 4];
            for effect in &columns.effects {
                add(&mut sums, added, effect.at, class_of(classes, effect.field));
            }
            *only = sums;
        }
        lanes => {
            lanes.fill([0; 4]);
            for effect in &columns.effects {
                if let Some(four) = lanes.get_mut(effect.four as usize) {
                    add(four, added, effect.at, class_of(classes, effect.field));
                }
            }
        }
    }
    scratch.undecided.fill(Undecided::default());
    if !columns.unknowns.is_empty() {
        open_sums(columns, scratch);
    }
    if !columns.hit_atoms.is_empty() {
        hit_atoms(columns, scratch);
    }
}

#[inline]
fn class_of(classes: &[u32], field: FieldId) -> u32 {
    classes.get(usize::from(field.0)).copied().unwrap_or_default()
}

#[inline]
fn add(four: &mut [i64; 4], added: &[[i64; 4]], at: u32, class: u32) {
    if let Some(added) = added.get((at + class) as usize) {
        four.iter_mut().zip(added).for_each(|(lane, added)| *lane = lane.wrapping_add(*added));
    }
}

/// What is open while fields are unknown.
fn open_sums(columns: &Columns, scratch: &mut Scratch) {
    for mask in &columns.unknowns {
        let mut left = scratch.word(mask.word)[0] & mask.bits;
        while left != 0 {
            let bit = mask.word * 64 + left.trailing_zeros();
            left &= left.wrapping_sub(1);
            let sums = columns.open_fields.get(bit.saturating_sub(columns.first_unknown) as usize);
            columns.add_open(sums.copied().unwrap_or_default(), &mut scratch.undecided);
        }
    }
}

fn hit_atoms(columns: &Columns, scratch: &mut Scratch) {
    for atom in &columns.hit_atoms {
        let hit = |block: &u64| (block >> (atom.bit % 64) & 1 == 1).into();
        let truth = match scratch.row.is_known(atom.field) {
            true => scratch.row.hits().get(atom.bit as usize / 64).map_or(Truth::No, hit),
            false => Truth::Unknown,
        };
        scratch.settle_bit(columns.bits.get(atom.condition), truth);
    }
}

/// Truths by bit.
impl Scratch {
    /// What holds and what is possible of a word of truths.
    #[inline]
    fn word(&self, word: u32) -> [i64; 2] {
        self.truths().get(word as usize).copied().unwrap_or_default()
    }

    /// The truths of all conditions.
    #[inline]
    fn truths(&self) -> &[[i64; 2]] {
        self.lanes.as_flattened().as_chunks().0
    }

    #[inline]
    fn truths_mut(&mut self) -> &mut [[i64; 2]] {
        self.lanes.as_flattened_mut().as_chunks_mut().0
    }

    /// The truth of a bit, counted from 1; 0 is of no condition.
    #[inline]
    pub(super) fn bit(&self, bit: u32) -> Truth {
        let Some(at) = bit.checked_sub(1) else { return Truth::Unknown };
        let [holds, possible] = self.word(at / 64);
        match (holds >> (at % 64) & 1, possible >> (at % 64) & 1) {
            (1, _) => Truth::Yes,
            (_, 1) => Truth::Unknown,
            _ => Truth::No,
        }
    }

    #[inline]
    pub(super) fn settle_bit(&mut self, bit: u32, truth: Truth) {
        let Some(at) = bit.checked_sub(1) else { return };
        let bits = 1 << (at % 64);
        if let Some([holds, possible]) = self.truths_mut().get_mut(at as usize / 64) {
            *holds = *holds & !bits | bits & -i64::from(truth.is_yes());
            *possible = *possible & !bits | bits & -i64::from(!truth.is_no());
        }
    }

    /// Conditions of several parts, one after the other.
    #[inline]
    pub(super) fn join(&mut self, columns: &Columns, joins: &[Join]) {
        match self.truths_mut() {
            // One word of truths, behind which the scores begin: none is looked for.
            [only, ..] if columns.scores == 2 => {
                *only = joins.iter().fold(*only, |word, join| join.settle(join.truth(word, word), word))
            }
            truths => {
                for join in joins {
                    let of = |mask: Mask| truths.get(mask.word as usize).copied().unwrap_or_default();
                    let truth = join.truth(of(join.parts), of(join.to));
                    if let Some(word) = truths.get_mut(join.to.word as usize) {
                        *word = join.settle(truth, *word);
                    }
                }
            }
        }
    }
}

impl Join {
    /// Whether it holds and is possible, each -1 or 0, by the words of its parts and of itself so far.
    #[inline]
    fn truth(&self, [holds, possible]: [i64; 2], so_far: [i64; 2]) -> [i64; 2] {
        let JoinBy { flipped, denied, is_opposite } = self.by;
        let parts = self.parts.bits;
        let all = |word: i64| -i64::from((word ^ flipped) & parts == parts);
        let [mut holds, mut possible] =
            if is_opposite { [all(possible), all(holds)] } else { [all(holds), all(possible)] };
        if self.goes_on {
            let before = so_far.map(|word| -i64::from(word & self.to.bits != 0) ^ denied);
            (holds, possible) = (holds & before[0], possible & before[1]);
        }
        [holds ^ denied, possible ^ denied]
    }

    /// Its word with its truth.
    #[inline]
    fn settle(&self, truth: [i64; 2], word: [i64; 2]) -> [i64; 2] {
        let bits = self.to.bits;
        [word[0] & !bits | truth[0] & bits, word[1] & !bits | truth[1] & bits]
    }
}

impl Scratch {
    /// What the lines of a score come to that need not be looked at one by one, and what those that are open could
    /// add. In units of [`Number::raw`]; a plan folds lines only where their sum fits.
    #[inline]
    pub(super) fn looked_up(&self, columns: &Columns, id: ScoreId, score: &ScorePlan) -> (i128, Undecided) {
        let truths = self.truths();
        let mut points =
            self.lanes.as_flattened().get(columns.scores + id.index()).copied().unwrap_or_default();
        let mut unknown = self.undecided.get(id.index()).copied().unwrap_or_default();
        for sum in score.hit_sums.of(&columns.hit_sums) {
            match self.row.is_known(sum.field) {
                true => points = points.wrapping_add(sum.points(columns, self.row.hits())),
                false => unknown.add(sum.unknown),
            }
        }
        for &(of_line, Mask { word, bits }) in score.whens.of(&columns.whens) {
            let [holds, possible] = truths.get(word as usize).copied().unwrap_or_default();
            if holds & bits != 0 {
                points = points.wrapping_add(of_line);
            } else if possible & bits != 0 {
                unknown.add(Undecided { low: of_line.min(0), high: of_line.max(0), open: true });
            }
        }
        let mut shares = 0;
        for share in score.shares.of(&columns.shares) {
            shares += share.odd_points(&self.row);
        }
        (shares + i128::from(points), unknown)
    }
}

impl<R: Recorder> Run<'_, R> {
    /// Whether a score is in a range.
    #[inline]
    pub fn reaches(&mut self, to: u32, score: ScoreId, reach: &Reach) {
        let value = self.out.scores.get(score.index()).and_then(|score| score.value);
        self.scratch.settle_bit(to, value.map(|value| reach.holds(value.raw())).into());
    }

    /// The first line that fits.
    #[inline]
    pub fn choose(&mut self, id: ChoiceId, lines: Slice, otherwise: u16) {
        let columns = &self.plan.columns;
        let holds = |mask: &Mask| self.scratch.word(mask.word)[0] & mask.bits != 0;
        let fits = lines.of(&columns.fits).iter().find(|(mask, _)| holds(mask));
        put(&mut self.out.choices, id.index(), fits.map_or(otherwise, |&(_, word)| word));
    }
}

impl HitSum {
    /// The points of the tests that a text passes.
    #[inline]
    pub(super) fn points(&self, columns: &Columns, hits: &[u64]) -> i64 {
        let mut sum: i64 = 0;
        for (&block, at) in self.blocks.of(hits).iter().zip((self.points as usize..).step_by(64)) {
            let mut left = block;
            while left != 0 {
                let points = columns.points.get(at + left.trailing_zeros() as usize);
                sum = sum.wrapping_add(points.copied().unwrap_or_default());
                left &= left - 1;
            }
        }
        sum
    }
}

/// When a condition is unknown.
#[derive(Debug, Clone, Copy, Default)]
pub(super) enum Opens {
    /// When its truth is.
    #[default]
    AsItIs,
    Never,
    /// While a field is.
    Without(FieldId),
}
