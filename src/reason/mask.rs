//! Sets of yes, no and unknown.

use crate::values::Truth;

/// Which of yes, no and unknown something may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mask(u8);

impl Mask {
    /// None of the three: it cannot be at all.
    pub const NONE: Self = Self(0);
    /// No.
    pub const NO: Self = Self(1);
    /// Unknown.
    pub const UNKNOWN: Self = Self(2);
    /// Yes.
    pub const YES: Self = Self(4);
    /// No or unknown: what does not hold.
    pub const NOT_YES: Self = Self(3);
    /// Yes or unknown.
    pub const NOT_NO: Self = Self(6);
    /// Yes or no.
    pub const KNOWN: Self = Self(5);
    /// Anything.
    pub const ANY: Self = Self(7);

    /// One of the three.
    #[must_use]
    pub const fn of(truth: Truth) -> Self {
        match truth {
            Truth::No => Self::NO,
            Truth::Unknown => Self::UNKNOWN,
            Truth::Yes => Self::YES,
        }
    }

    /// Whether one of them is in it.
    #[must_use]
    pub const fn has(self, truth: Truth) -> bool {
        self.0 & Self::of(truth).0 != 0
    }

    /// What is in both.
    #[must_use]
    pub const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in either.
    #[must_use]
    pub const fn either(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What `not` makes of it: yes and no change places.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self(self.0 & 2 | (self.0 & 1) << 2 | self.0 >> 2)
    }

    /// Its members.
    pub fn iter(self) -> impl Iterator<Item = Truth> {
        [Truth::Yes, Truth::No, Truth::Unknown].into_iter().filter(move |&truth| self.has(truth))
    }

    /// What `and` (or `or`) can make of one of each.
    #[must_use]
    pub fn joined(self, other: Self, join: fn(Truth, Truth) -> Truth) -> Self {
        let pairs = self.iter().flat_map(|a| other.iter().map(move |b| join(a, b)));
        pairs.fold(Self::NONE, |mask, truth| mask.either(Self::of(truth)))
    }
}

#[cfg(test)]
mod tests {
    use super::Mask;
    use crate::values::Truth;

    #[test]
    fn masks_are_sets() {
        assert_eq!(Mask::YES.turned(), Mask::NO);
        assert_eq!(Mask::NOT_YES.turned(), Mask::NOT_NO);
        assert_eq!(Mask::UNKNOWN.turned(), Mask::UNKNOWN);
        assert_eq!(Mask::KNOWN.joined(Mask::UNKNOWN, Truth::and), Mask::NOT_YES);
        assert_eq!(Mask::KNOWN.joined(Mask::UNKNOWN, Truth::or), Mask::NOT_NO);
        assert!(Mask::ANY.iter().count() == 3 && Mask::NONE.iter().next().is_none());
    }
}
