//! Numbers of which only the lowest and the highest are known, and rounding in 128 bits.

use crate::model::Bounds;
use crate::values::Number;

/// One in ten-thousandths, the unit in which everything here is counted.
const ONE: i128 = 10_000;

/// From the lowest to the highest a number could be, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    low: End,
    high: End,
}

/// An end of an interval. The order is that of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Below any number.
    Below,
    /// A number in ten-thousandths.
    At(i128),
    /// Above any number.
    Above,
}

impl Interval {
    /// Any number at all.
    pub const ANY: Self = Self { low: End::Below, high: End::Above };
    /// Nothing but 0.
    pub const ZERO: Self = Self::point(0);

    /// One number.
    pub const fn point(at: i128) -> Self {
        Self { low: End::At(at), high: End::At(at) }
    }

    /// All between two numbers, in either order.
    pub fn between(a: i128, b: i128) -> Self {
        Self { low: End::At(a.min(b)), high: End::At(a.max(b)) }
    }

    /// The lowest as a score has it: the end of the number range where there is none.
    pub fn lowest(self) -> Number {
        self.low.number()
    }

    /// The highest as a score has it.
    pub fn highest(self) -> Number {
        self.high.number()
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// The sums of one of each.
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low.plus(other.low), high: self.high.plus(other.high) }
    }

    /// The same on the other side of 0.
    pub fn negated(self) -> Self {
        Self { low: self.high.negated(), high: self.low.negated() }
    }

    /// The smaller of one of each.
    pub fn smaller(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    /// The larger of one of each.
    pub fn larger(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// A percentage of all, each end rounded; of what has no end there is none.
    pub fn percent(self, percent: Number) -> Self {
        let of = |end: End| match end {
            End::At(at) => End::At(percent_of(percent, at)),
            _ if percent.is_zero() => End::At(0),
            _ if percent < Number::ZERO => end.negated(),
            _ => end,
        };
        let (a, b) = (of(self.low), of(self.high));
        Self { low: a.min(b), high: a.max(b) }
    }

    /// The products of one of each; any number if one of them has no end.
    pub fn times(self, other: Self) -> Self {
        let (Some((a, b)), Some((c, d))) = (self.ends(), other.ends()) else { return Self::ANY };
        let product = |x: i128, y: i128| x.checked_mul(y).map(|xy| rounded(xy, ONE));
        let products = [product(a, c), product(a, d), product(b, c), product(b, d)];
        let Some(products) = products.into_iter().collect::<Option<Vec<_>>>() else { return Self::ANY };
        let low = products.iter().copied().min().unwrap_or(0);
        let high = products.iter().copied().max().unwrap_or(0);
        Self::between(low, high)
    }

    /// The quotients by a single number that is not 0; any number for all else.
    pub fn over(self, other: Self) -> Self {
        let (Some((a, b)), Some((c, d))) = (self.ends(), other.ends()) else { return Self::ANY };
        if c != d || c == 0 {
            return Self::ANY;
        }
        match (a.checked_mul(ONE), b.checked_mul(ONE)) {
            (Some(a), Some(b)) => Self::between(rounded(a, c), rounded(b, c)),
            _ => Self::ANY,
        }
    }

    /// `up to P points` on both ends.
    pub fn up_to(self, points: Number) -> Self {
        let limit = Self::point(points.raw().into());
        if points < Number::ZERO { self.larger(limit) } else { self.smaller(limit) }
    }

    /// The bounds of a group on both ends.
    pub fn bounded(self, bounds: Bounds) -> Self {
        match bounds {
            Bounds::None => self,
            Bounds::UpTo(points) => self.up_to(points),
            Bounds::Between(low, high) => self.clamped(low, high),
        }
    }

    /// Neither below the one nor above the other.
    pub fn clamped(self, low: Number, high: Number) -> Self {
        self.larger(Self::point(low.raw().into())).smaller(Self::point(high.raw().into()))
    }

    /// Both ends, if there are both.
    fn ends(self) -> Option<(i128, i128)> {
        match (self.low, self.high) {
            (End::At(low), End::At(high)) => Some((low, high)),
            _ => None,
        }
    }
}

impl End {
    fn number(self) -> Number {
        match self {
            Self::Below => Number::MIN,
            Self::At(at) => saturated(at),
            Self::Above => Number::MAX,
        }
    }

    fn negated(self) -> Self {
        match self {
            Self::Below => Self::Above,
            Self::At(at) => Self::At(at.saturating_neg()),
            Self::Above => Self::Below,
        }
    }

    /// Never asked for ends on different sides: lowest goes with lowest, highest with highest.
    fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(a), Self::At(b)) => Self::At(a.saturating_add(b)),
            (Self::Below, _) | (_, Self::Below) => Self::Below,
            (Self::Above, _) | (_, Self::Above) => Self::Above,
        }
    }
}

/// The nearest number, in range.
pub(super) fn saturated(raw: i128) -> Number {
    let end = if raw < 0 { Number::MIN } else { Number::MAX };
    i64::try_from(raw).ok().and_then(Number::from_raw).unwrap_or(end)
}

/// P% of a number in ten-thousandths, rounded half to even, once.
pub(super) fn percent_of(percent: Number, of: i128) -> i128 {
    rounded(i128::from(percent.raw()).saturating_mul(of), 100 * ONE)
}

/// A quotient rounded half to even; 0 for a division by 0, which nobody asks for.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    let (Some(down), Some(rest)) =
        (numerator.checked_div_euclid(denominator), numerator.checked_rem_euclid(denominator))
    else {
        return 0;
    };
    // Euclid's rest is never negative; with a negative denominator the next step is downwards.
    let step = denominator.signum();
    match (2 * rest).cmp(&denominator.saturating_abs()) {
        std::cmp::Ordering::Less => down,
        std::cmp::Ordering::Equal if down % 2 == 0 => down,
        _ => down.saturating_add(step),
    }
}

/// Both roundings are the ones that single numbers use.
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{End, Interval, ONE, percent_of, rounded};
    use crate::values::Number;

    fn n(raw: i64) -> Number {
        Number::from_raw(raw).unwrap()
    }

    proptest! {
        #[test]
        fn rounds_as_numbers_do(a in -1_000_000_000_i64..1_000_000_000, b in -1_000_000_i64..1_000_000) {
            prop_assert_eq!(percent_of(n(a), b.into()), i128::from(Number::share(n(a), n(b)).unwrap().raw()));
            let product = i128::from(a) * i128::from(b);
            prop_assert_eq!(rounded(product, ONE), i128::from(n(a).mul(n(b)).unwrap().raw()));
            if let Some(quotient) = n(a).div(n(b)) {
                prop_assert_eq!(rounded(i128::from(a) * ONE, b.into()), i128::from(quotient.raw()));
            }
        }
    }

    #[test]
    fn what_has_no_end_stays_without() {
        let half_open = Interval { low: End::At(-5), high: End::Above };
        assert_eq!(half_open.negated(), Interval { low: End::Below, high: End::At(5) });
        assert_eq!(half_open.percent(n(-1)), Interval { low: End::Below, high: End::At(0) });
        assert_eq!(half_open.percent(Number::ZERO), Interval::ZERO);
        assert_eq!(half_open.times(Interval::ZERO), Interval::ANY);
        assert_eq!(half_open.plus(Interval::ANY), Interval::ANY);
        assert_eq!(Interval::ANY.clamped(n(-3), n(7)), Interval::between(7, -3));
        assert_eq!((Interval::ANY.lowest(), Interval::ANY.highest()), (Number::MIN, Number::MAX));
        assert_eq!(Interval::point(20_000).over(Interval::point(-30_000)), Interval::point(-6_667));
    }
}
