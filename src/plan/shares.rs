//! Shares of number fields: `+60% of downloads up to 30 points`.

use super::columns::FieldShare;
use super::interval;
use super::ops::Share;
use crate::lead::Row;
use crate::model::{FieldId, semantics};
use crate::values::Number;

const ONE: i64 = Number::ONE.raw();

impl FieldShare {
    /// One that is computed for every number.
    pub fn new(field: FieldId, of: &Share) -> Self {
        let (low, high) = limits_together(&of.limits);
        let whole = 100 * ONE;
        let times = if of.percent.raw() % whole == 0 { of.percent.raw() / whole } else { 0 };
        Self { field, percent: of.percent, times, low, high, from: 1 }
    }

    /// The whole number, in units of [`Number::raw`], from which on a limit leaves the same of every number, unless it
    /// is far: what it comes to for whole numbers can be looked up then.
    pub fn steady_from(&self) -> Option<i64> {
        /// So many classes may a share ask for.
        const MOST: i64 = 64;
        let limit = match self.percent.raw() {
            0 => return None,
            1.. => self.high,
            _ => self.low,
        };
        if limit == i64::MIN || limit == i64::MAX {
            return None;
        }
        let is_over = |whole: &i64| {
            let share = interval::share(self.percent, (whole * ONE).into());
            if self.percent.raw() > 0 { share >= limit.into() } else { share <= limit.into() }
        };
        (1..=MOST).find(is_over).map(|whole| whole * ONE)
    }

    /// What it comes to that no table has, in units of [`Number::raw`].
    #[inline]
    pub fn odd_points(&self, row: &Row) -> i128 {
        match row.number(self.field) {
            Some(number) if row.class(self.field) >= self.from => self.points(number),
            _ => 0,
        }
    }

    /// In units of [`Number::raw`].
    #[inline]
    pub fn points(&self, number: Number) -> i128 {
        match number.raw().checked_mul(self.times) {
            Some(whole) if self.times != 0 => whole.min(self.high).max(self.low).into(),
            _ => self.exact(number),
        }
    }

    #[inline(never)]
    fn exact(&self, number: Number) -> i128 {
        let share = interval::share(self.percent, number.raw().into());
        let share = if self.high == i64::MAX { share } else { share.min(self.high.into()) };
        if self.low == i64::MIN { share } else { share.max(self.low.into()) }
    }
}

/// What one limit after the other comes to: not less than the first, not more than the second. No limit is an end of
/// the type.
fn limits_together(limits: &[Number]) -> (i64, i64) {
    let ends = (i128::from(i64::MIN), i128::from(i64::MAX));
    let (low, high) = limits
        .iter()
        .fold(ends, |(low, high), &limit| (semantics::up_to(low, limit), semantics::up_to(high, limit)));
    (i64::try_from(low).unwrap_or(i64::MIN), i64::try_from(high).unwrap_or(i64::MAX))
}
