//! From the lowest to the highest, in ten-thousandths.

use crate::model::{Bounds, semantics};
use crate::values::{Number, Ranges};

/// Beyond any number.
const FAR: i128 = 1 << 100;

/// What a number lies between, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    low: i128,
    high: i128,
}

impl Interval {
    /// Any number at all.
    pub const ANY: Self = Self { low: -FAR, high: FAR };
    /// Nothing but 0.
    pub const ZERO: Self = Self::point(0);

    /// One number.
    #[must_use]
    pub const fn point(at: i128) -> Self {
        Self { low: at, high: at }
    }

    /// From one number to another, in either order.
    #[must_use]
    pub fn between(a: i128, b: i128) -> Self {
        Self { low: a.min(b).max(-FAR), high: a.max(b).min(FAR) }
    }

    /// The lowest, if there is one.
    #[must_use]
    pub fn low(self) -> Option<i128> {
        (self.low > -FAR).then_some(self.low)
    }

    /// The highest, if there is one.
    #[must_use]
    pub fn high(self) -> Option<i128> {
        (self.high < FAR).then_some(self.high)
    }

    /// The lowest as a number, if there is one within the range of numbers.
    #[must_use]
    pub fn lowest(self) -> Option<Number> {
        Number::from_raw(i64::try_from(self.low()?).ok()?)
    }

    /// The highest as a number, if there is one within the range of numbers.
    #[must_use]
    pub fn highest(self) -> Option<Number> {
        Number::from_raw(i64::try_from(self.high()?).ok()?)
    }

    /// The numbers in it.
    pub(crate) fn ranges(self) -> Ranges {
        let end = |at: i128| i64::try_from(at).unwrap_or(if at < 0 { i64::MIN } else { i64::MAX });
        Ranges::between(end(self.low), end(self.high.saturating_add(1)))
    }

    /// What some numbers lie between; none of none.
    pub(crate) fn of(ranges: &Ranges) -> Option<Self> {
        let (low, high) = ranges.ends()?;
        let low = if low == i64::MIN { -FAR } else { i128::from(low) };
        Some(Self { low, high: if high == i64::MAX { FAR } else { i128::from(high) } })
    }

    fn kept(low: i128, high: i128) -> Self {
        // An end far away stays where it is, whatever is added.
        let end = |at: i128| if at.abs() >= FAR / 2 { at.signum() * FAR } else { at };
        Self { low: end(low), high: end(high) }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// The sums of one of each.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self::kept(self.low + other.low, self.high + other.high)
    }

    /// The same on the other side of 0.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    /// The smaller of one of each.
    #[must_use]
    pub fn smaller(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    /// The larger of one of each.
    #[must_use]
    pub fn larger(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// So many times each, a whole number that is not negative; `None` for any number of times.
    #[must_use]
    pub fn times(self, most: Option<u64>) -> Self {
        match most {
            Some(most) => {
                let at = |end: i128| end.saturating_mul(i128::from(most)).clamp(-FAR, FAR);
                Self { low: at(self.low), high: at(self.high) }
            }
            None => {
                let at = |end: i128| end.signum() * FAR;
                Self { low: at(self.low), high: at(self.high) }
            }
        }
    }

    /// A percentage of all, each end rounded.
    #[must_use]
    pub fn percent(self, percent: Number) -> Self {
        let of = |end: i128| match end.abs() < FAR {
            true => semantics::share(percent, end),
            false => Some(end.signum() * i128::from(percent.raw().signum()) * FAR),
        };
        // An end that cannot be told is no end.
        let (Some(low), Some(high)) = (of(self.low), of(self.high)) else { return Self::ANY };
        Self::between(low, high)
    }

    /// `up to P points`, or `between L and H points`.
    #[must_use]
    pub fn bounded(self, bounds: Bounds) -> Self {
        let at = |end: i128| semantics::bounded(end, bounds);
        Self { low: at(self.low), high: at(self.high) }
    }

    /// Within the lowest and the highest of a score.
    #[must_use]
    pub fn clamped(self, low: Number, high: Number) -> Self {
        let at = |end: i128| end.max(low.raw().into()).min(high.raw().into());
        Self { low: at(self.low), high: at(self.high) }
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;
    use crate::values::Number;

    /// A share may be more than any number, and is no more than it is.
    #[test]
    fn shares_beyond_all_numbers_are_no_further_than_they_are() {
        let percent = |text: &str| Number::parse(text).unwrap();
        let (most, least) = (i128::from(Number::MAX.raw()), i128::from(Number::MIN.raw()));
        let all = Interval::between(most - 1, most).percent(percent("200"));
        assert_eq!((all.low(), all.high()), (Some(2 * most - 2), Some(2 * most)));
        let turned = Interval::between(least, least + 1).percent(percent("-150"));
        assert_eq!((turned.low(), turned.high()), (Some(-(least + 1) * 3 / 2), Some(-least * 3 / 2)));
        // A lower bound of a sum stays one.
        let sum = all.plus(Interval::point(-3 * most));
        assert!(sum.low().is_some_and(|low| low <= -most), "{sum:?}");
        assert_eq!(Interval::ANY.percent(percent("50")), Interval::ANY);
        assert_eq!(Interval::ANY.percent(Number::ZERO), Interval::ZERO);
    }
}
