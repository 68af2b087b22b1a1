//! Intervals: between which numbers something could still end.

use crate::model::Bounds;
use crate::model::semantics;
use crate::values::Number;

/// An end that is not bounded. Far beyond any sum of a pact's numbers, far from the ends of `i128`.
const FAR: i128 = i128::MAX / 16;

/// From the lowest to the highest, in units of [`Number::raw`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub low: i128,
    pub high: i128,
}

impl Default for Interval {
    fn default() -> Self {
        Self::UNBOUNDED
    }
}

impl Interval {
    pub const UNBOUNDED: Self = Self { low: -FAR, high: FAR };

    pub fn point(raw: i128) -> Self {
        Self { low: raw, high: raw }
    }

    pub fn of(low: Number, high: Number) -> Self {
        Self { low: low.raw().into(), high: high.raw().into() }
    }

    pub fn add(self, other: Self) -> Self {
        Self { low: near(self.low + other.low), high: near(self.high + other.high) }
    }

    pub fn sub(self, other: Self) -> Self {
        self.add(Self { low: -other.high, high: -other.low })
    }

    /// `a * b`, rounded at the ends.
    pub fn product(self, other: Self) -> Self {
        if self.is_unbounded() || other.is_unbounded() {
            return Self::UNBOUNDED;
        }
        let ends =
            [(self.low, other.low), (self.low, other.high), (self.high, other.low), (self.high, other.high)];
        Self::around(ends.map(|(a, b)| a.checked_mul(b).map(|product| rounded(product, ONE))))
    }

    /// `a / b`, rounded at the ends; unbounded where `b` is not one number, or is 0.
    pub fn quotient(self, other: Self) -> Self {
        if self.is_unbounded() || other.low != other.high || other.low == 0 {
            return Self::UNBOUNDED;
        }
        let by = other.low;
        Self::around([self.low, self.high].map(|a| a.checked_mul(ONE).map(|a| rounded(a, by))))
    }

    /// `P% of a`, rounded at the ends.
    pub fn share(self, percent: Number) -> Self {
        let end = |end| share(percent, end);
        let (low, high) = (end(self.low), end(self.high));
        Self { low: low.min(high), high: low.max(high) }
    }

    pub fn smaller(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    pub fn larger(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    pub fn bounded(self, bounds: Bounds) -> Self {
        Self { low: semantics::bounded(self.low, bounds), high: semantics::bounded(self.high, bounds) }
    }

    pub fn up_to(self, limits: &[Number]) -> Self {
        Self { low: up_to(self.low, limits), high: up_to(self.high, limits) }
    }

    fn is_unbounded(self) -> bool {
        self.low <= -FAR || self.high >= FAR
    }

    /// From the least to the largest of some ends; unbounded if one of them cannot be computed.
    fn around<const N: usize>(ends: [Option<i128>; N]) -> Self {
        let mut around: Option<Self> = None;
        for end in ends {
            let Some(end) = end else { return Self::UNBOUNDED };
            let point = Self::point(near(end));
            around = Some(around.map_or(point, |so_far| so_far.hull(point)));
        }
        around.unwrap_or_default()
    }
}

/// 1 in units of [`Number::raw`].
const ONE: i128 = Number::ONE.raw() as i128;

/// The number nearest to a sum: scores saturate.
pub(super) fn saturated(raw: i128) -> Number {
    let range = i128::from(Number::MIN.raw())..=i128::from(Number::MAX.raw());
    let end = if raw < 0 { Number::MIN } else { Number::MAX };
    if range.contains(&raw) { i64::try_from(raw).ok().and_then(Number::from_raw).unwrap_or(end) } else { end }
}

/// `P% of x`, exact and rounded once, half to even, also where no [`Number`] can hold it. What is unbounded
/// stays so.
pub(super) fn share(percent: Number, of: i128) -> i128 {
    if of.abs() >= FAR {
        return if percent.is_zero() { 0 } else { of * i128::from(percent.raw().signum()) };
    }
    match semantics::share(percent, of) {
        Some(share) => near(share),
        None => FAR * of.signum() * i128::from(percent.raw().signum()),
    }
}

pub(super) fn up_to(sum: i128, limits: &[Number]) -> i128 {
    limits.iter().fold(sum, |sum, &limit| semantics::up_to(sum, limit))
}

/// `numer ÷ denom`, rounded half to even; 0 for a `denom` of 0.
fn rounded(numer: i128, denom: i128) -> i128 {
    semantics::quotient(numer, denom).unwrap_or(0)
}

/// What is unbounded stays so, whatever finite is added to it: only that leads so far.
pub(super) fn near(raw: i128) -> i128 {
    if raw.abs() >= FAR / 2 { FAR * raw.signum() } else { raw }
}
