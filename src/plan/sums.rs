//! Scores where results only are wanted: what one field decides is looked up, the rest is evaluated.

use super::columns::{Columns, FieldShare, HitSum, Undecided};
use super::interval::{self, near};
use super::ops::ScorePlan;
use super::run::Run;
use super::score::Frame;
use super::slots::Slice;
use super::{Plan, Recorder, Scratch};
use crate::model::{FieldId, Id, ScoreId};
use crate::values::{Number, Truth};

/// Points so far, what open lines could add, and whether there are any. In units of [`crate::values::Number::raw`];
/// a plan folds lines only where their sum fits.
#[derive(Debug, Clone, Copy, Default)]
struct Total {
    points: i64,
    shares: i128,
    unknown: Undecided,
}

impl Total {
    #[inline]
    fn add(&mut self, points: i64) {
        self.points = self.points.wrapping_add(points);
    }

    fn open(&mut self, of: Undecided) {
        self.unknown.add(of);
    }
}

impl Undecided {
    fn add(&mut self, of: Self) {
        self.low = near(self.low.saturating_add(of.low));
        self.high = near(self.high.saturating_add(of.high));
        self.open |= of.open;
    }
}

fn put_with<T>(list: &mut [T], at: u32, change: impl FnOnce(&mut T)) {
    if let Some(slot) = list.get_mut(at as usize) {
        change(slot);
    }
}

/// What the fields decide by themselves: points of scores, and truths of conditions that others need.
pub(super) fn effects(columns: &Columns, scratch: &mut Scratch) {
    scratch.lanes.fill(0);
    scratch.unknown.fill(0);
    scratch.undecided.fill(Undecided::default());
    let (classes, added, lanes) = (scratch.row.classes(), &*columns.added, &mut *scratch.lanes);
    for effect in &columns.effects {
        let class = classes.get(usize::from(effect.field.0)).copied().unwrap_or_default();
        if let (Some(added), Some(lane)) =
            (added.get((effect.at + class) as usize), lanes.get_mut(effect.lane as usize))
        {
            *lane = lane.wrapping_add(*added);
        }
    }
    for unknown in &columns.unknowns {
        if classes.get(usize::from(unknown.field.0)).is_none_or(|&class| class == 0) {
            for mask in unknown.bits.of(&columns.open_bits) {
                put_with(&mut scratch.unknown, mask.word, |word| *word |= mask.bits);
            }
            for &(score, of) in unknown.sums.of(&columns.open_sums) {
                put_with(&mut scratch.undecided, score, |sum| sum.add(of));
            }
        }
    }
    for atom in &columns.hit_atoms {
        let hit = |block: &u64| (block >> (atom.bit % 64) & 1 == 1).into();
        let truth = match scratch.row.is_known(atom.field) {
            true => scratch.row.hits().get(atom.bit as usize / 64).map_or(Truth::No, hit),
            false => Truth::Unknown,
        };
        scratch.settle_bit(columns, columns.bits.get(atom.condition), truth);
    }
}

/// Truths by bit.
impl Scratch {
    /// What holds and what is unknown of a word of truths.
    #[inline]
    fn word(&self, columns: &Columns, word: u32) -> (u64, u64) {
        let holds = self.lanes.get(columns.scores + word as usize).copied().unwrap_or_default();
        (holds.cast_unsigned(), self.unknown.get(word as usize).copied().unwrap_or_default())
    }

    /// The truth of a bit, counted from 1; 0 is of no condition.
    #[inline]
    pub(super) fn bit(&self, columns: &Columns, bit: u32) -> Truth {
        let Some(at) = bit.checked_sub(1) else { return Truth::Unknown };
        let (holds, open) = self.word(columns, at / 64);
        match (holds >> (at % 64) & 1, open >> (at % 64) & 1) {
            (1, _) => Truth::Yes,
            (_, 1) => Truth::Unknown,
            _ => Truth::No,
        }
    }

    #[inline]
    pub(super) fn settle_bit(&mut self, columns: &Columns, bit: u32, truth: Truth) {
        let Some(at) = bit.checked_sub(1) else { return };
        let (word, mask) = (at as usize / 64, 1_u64 << (at % 64));
        if let Some(holds) = self.lanes.get_mut(columns.scores + word) {
            let others = holds.cast_unsigned() & !mask;
            *holds = (others | if truth.is_yes() { mask } else { 0 }).cast_signed();
        }
        if let Some(open) = self.unknown.get_mut(word) {
            *open = *open & !mask | if truth.is_unknown() { mask } else { 0 };
        }
    }
}

impl<R: Recorder> Run<'_, R> {
    /// A condition of several parts all of which must hold, by bits.
    #[inline]
    pub fn all_of(&mut self, to: u32, parts: Slice) {
        let columns = &self.plan.columns;
        let (mut yes, mut no) = (true, false);
        for mask in parts.of(&columns.masks) {
            let (holds, open) = self.scratch.word(columns, mask.word);
            yes &= holds & mask.bits == mask.bits;
            no |= !(holds | open) & mask.bits != 0;
        }
        self.settle_parts(to, yes, no);
    }

    /// A condition of several parts one of which must hold.
    #[inline]
    pub fn either_of(&mut self, to: u32, parts: Slice) {
        let columns = &self.plan.columns;
        let (mut yes, mut no) = (false, true);
        for mask in parts.of(&columns.masks) {
            let (holds, open) = self.scratch.word(columns, mask.word);
            yes |= holds & mask.bits != 0;
            no &= !(holds | open) & mask.bits == mask.bits;
        }
        self.settle_parts(to, yes, no);
    }

    #[inline]
    fn settle_parts(&mut self, to: u32, yes: bool, no: bool) {
        let truth = match (yes, no) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Unknown,
        };
        self.scratch.settle_bit(&self.plan.columns, to, truth);
    }

    /// The lines of a score that need not be looked at one by one, as the begin of its sum; and whether one of them
    /// is open.
    pub fn sums(&self, id: ScoreId, score: &ScorePlan) -> (Frame, bool) {
        let plan: &Plan = self.plan;
        let columns = &plan.columns;
        let mut total = Total {
            points: self.scratch.lanes.get(id.index()).copied().unwrap_or_default(),
            shares: 0,
            unknown: self.scratch.undecided.get(id.index()).copied().unwrap_or_default(),
        };
        for sum in score.hit_sums.of(&columns.hit_sums) {
            self.hits(sum, &mut total);
        }
        for &(points, bit) in score.whens.of(&plan.whens) {
            match self.scratch.bit(columns, bit) {
                Truth::Yes => total.add(points),
                Truth::Unknown => {
                    let (low, high) = (points.min(0).into(), points.max(0).into());
                    total.open(Undecided { low, high, open: true });
                }
                Truth::No => {}
            }
        }
        for share in score.shares.of(&columns.shares) {
            match self.scratch.row.number(share.field) {
                Some(number) => total.shares += share.points(number),
                None => total.open(share.unknown),
            }
        }
        (Frame::of(total.shares + i128::from(total.points), total.unknown), total.unknown.open)
    }

    #[inline]
    fn hits(&self, sum: &HitSum, total: &mut Total) {
        if !self.scratch.row.is_known(sum.field) {
            return total.open(sum.unknown);
        }
        for (&block, at) in sum.blocks.of(self.scratch.row.hits()).iter().zip((0_usize..).step_by(64)) {
            let mut left = block;
            while left != 0 {
                let test = at + left.trailing_zeros() as usize;
                let points = self.plan.columns.points.get(sum.points as usize + test);
                total.add(points.copied().unwrap_or_default());
                left &= left - 1;
            }
        }
    }
}

impl FieldShare {
    #[inline]
    fn points(&self, number: Number) -> i128 {
        let whole = number.raw().checked_mul(self.times).filter(|_| self.times != 0);
        let share = whole.map_or_else(|| interval::share(self.percent, number.raw().into()), i128::from);
        share.min(self.high).max(self.low)
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
