//! Sums that are exact and do not depend on the order of their terms.

use super::Number;

/// A running sum. It holds what no single [`Number`] could, so that the order of the terms never matters.
///
/// Exact up to at least 10¹⁹ terms of any size; beyond that it saturates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sum(i128);

impl Sum {
    /// The sum of nothing: 0.
    #[must_use]
    pub const fn new() -> Self {
        Self(0)
    }

    /// Adds one term.
    pub fn add(&mut self, term: Number) {
        self.0 = self.0.saturating_add(i128::from(term.raw()));
    }

    /// Takes one term off.
    pub fn sub(&mut self, term: Number) {
        self.0 = self.0.saturating_sub(i128::from(term.raw()));
    }

    /// Adds a term `count` times; a negative count takes it off.
    pub fn add_times(&mut self, term: Number, count: i64) {
        self.0 = self.0.saturating_add(i128::from(term.raw()) * i128::from(count));
    }

    /// Adds all of another sum.
    pub fn add_sum(&mut self, other: Self) {
        self.0 = self.0.saturating_add(other.0);
    }

    /// The sum, cut off at [`Number::MIN`] and [`Number::MAX`]: what scores do.
    #[must_use]
    pub fn saturated(self) -> Number {
        self.checked().unwrap_or(if self.0 < 0 { Number::MIN } else { Number::MAX })
    }

    /// The sum; `None` where no number can hold it: what totals and `+` do.
    #[must_use]
    pub fn checked(self) -> Option<Number> {
        i64::try_from(self.0).ok().and_then(Number::from_raw)
    }
}

impl From<Number> for Sum {
    fn from(term: Number) -> Self {
        Self(i128::from(term.raw()))
    }
}

impl Extend<Number> for Sum {
    fn extend<T: IntoIterator<Item = Number>>(&mut self, terms: T) {
        terms.into_iter().for_each(|term| self.add(term));
    }
}

impl FromIterator<Number> for Sum {
    fn from_iter<T: IntoIterator<Item = Number>>(terms: T) -> Self {
        let mut sum = Self::new();
        sum.extend(terms);
        sum
    }
}
