//! Scores where results only are wanted: what one field decides is looked up, the rest is evaluated.

use super::columns::{ClassSum, FieldShare, HitSum, Undecided};
use super::interval::{self, near};
use super::ops::ScorePlan;
use super::run::Run;
use super::score::Frame;
use super::{Plan, Recorder};
use crate::model::FieldId;
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
        self.unknown.low = near(self.unknown.low.saturating_add(of.low));
        self.unknown.high = near(self.unknown.high.saturating_add(of.high));
        self.unknown.open |= of.open;
    }
}

impl<R: Recorder> Run<'_, R> {
    /// The truths of conditions of one field that others need.
    pub fn atoms(&mut self) {
        let plan: &Plan = self.plan;
        let columns = &plan.columns;
        for atoms in &columns.atoms {
            let conditions = atoms.conditions.of(&columns.conditions);
            let class = self.scratch.row.class(atoms.field) as usize;
            let start = atoms.truths as usize + class * conditions.len();
            let truths = columns.truths.get(start..start + conditions.len()).unwrap_or(&[]);
            for (&condition, &truth) in conditions.iter().zip(truths) {
                self.scratch.truths.set(condition, truth);
            }
        }
        for atom in &columns.hit_atoms {
            let truth = if self.scratch.row.is_known(atom.field) {
                let block = self.scratch.row.hits().get(atom.bit as usize / 64).copied().unwrap_or_default();
                (block >> (atom.bit % 64) & 1 == 1).into()
            } else {
                Truth::Unknown
            };
            self.scratch.truths.set(atom.condition, truth);
        }
    }

    /// The lines of a score that need not be looked at one by one, as the begin of its sum; and whether one of them
    /// is open.
    pub fn sums(&self, score: &ScorePlan) -> (Frame, bool) {
        let plan: &Plan = self.plan;
        let columns = &plan.columns;
        let mut total = Total::default();
        let (row, points) = (&self.scratch.row, &*columns.points);
        for sum in score.sums.of(&columns.sums) {
            let class = row.class(sum.field);
            total.add(points.get((sum.points + class) as usize).copied().unwrap_or_default());
            if class == 0 && sum.unknown != ClassSum::DECIDED {
                total.open(columns.undecided.get(sum.unknown as usize).copied().unwrap_or_default());
            }
        }
        for sum in score.hit_sums.of(&columns.hit_sums) {
            self.hits(sum, &mut total);
        }
        for &(points, condition) in score.whens.of(&plan.whens) {
            match self.truth(condition) {
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
