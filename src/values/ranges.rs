//! Sets of whole numbers as ranges.

use smallvec::{SmallVec, smallvec};

/// Ranges from their first number up to, and without, their second: ascending, none empty, none touching the
/// next. [`i64::MAX`] as an end has no end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Ranges(SmallVec<[(i64, i64); 1]>);

impl Ranges {
    /// Every number.
    pub fn all() -> Self {
        Self::from(i64::MIN)
    }

    /// This number and all above.
    pub fn from(first: i64) -> Self {
        Self(smallvec![(first, i64::MAX)])
    }

    /// This number only.
    pub fn one(number: i64) -> Self {
        Self(smallvec![(number, number.saturating_add(1))])
    }

    /// No number.
    pub fn none() -> Self {
        Self(SmallVec::new())
    }

    /// From a number up to, and without, another.
    pub fn between(first: i64, end: i64) -> Self {
        if first < end { Self(smallvec![(first, end)]) } else { Self::none() }
    }

    /// How many ranges there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no number in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a number is in it.
    pub fn contains(&self, number: i64) -> bool {
        let at = self.0.partition_point(|&(_, end)| end <= number);
        self.0.get(at).is_some_and(|&(first, _)| first <= number)
    }

    /// The smallest and the largest number; [`i64::MAX`] where there is no largest.
    pub fn ends(&self) -> Option<(i64, i64)> {
        let ((first, _), (_, end)) = (self.0.first()?, self.0.last()?);
        Some((*first, if *end == i64::MAX { *end } else { *end - 1 }))
    }

    /// The smallest multiple of a step that is in it, no smaller than a number.
    pub fn multiple_from(&self, at_least: i64, step: i64) -> Option<i64> {
        let start = self.0.partition_point(|&(_, end)| end <= at_least);
        self.0.get(start..)?.iter().find_map(|&(first, end)| {
            let from = first.max(at_least);
            let missing = (step - from.rem_euclid(step)) % step;
            from.checked_add(missing).filter(|multiple| *multiple < end)
        })
    }

    pub fn iter(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.0.iter().copied()
    }

    /// What is in neither.
    pub fn complement(&self) -> Self {
        let mut gaps = SmallVec::with_capacity(self.0.len() + 1);
        let mut from = i64::MIN;
        for &(first, end) in &self.0 {
            if from < first {
                gaps.push((from, first));
            }
            from = end;
        }
        if from < i64::MAX {
            gaps.push((from, i64::MAX));
        }
        Self(gaps)
    }

    /// What is in both.
    pub fn intersection(&self, other: &Self) -> Self {
        self.complement().union(&other.complement()).complement()
    }

    /// What is in either.
    pub fn union(&self, other: &Self) -> Self {
        let mut all: Vec<_> = self.iter().chain(other.iter()).collect();
        all.sort_unstable();
        Self::joined(all)
    }

    /// Of ascending ranges, those that touch or overlap become one.
    fn joined(ascending: Vec<(i64, i64)>) -> Self {
        let mut joined: SmallVec<[(i64, i64); 1]> = SmallVec::with_capacity(ascending.len());
        for (first, end) in ascending {
            match joined.last_mut() {
                Some((_, last)) if first <= *last => *last = end.max(*last),
                _ => joined.push((first, end)),
            }
        }
        Self(joined)
    }
}

impl FromIterator<i64> for Ranges {
    fn from_iter<T: IntoIterator<Item = i64>>(numbers: T) -> Self {
        let mut all: Vec<_> = numbers.into_iter().map(|number| (number, number.saturating_add(1))).collect();
        all.sort_unstable();
        Self::joined(all)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Ranges;

    fn any_ranges() -> impl Strategy<Value = Ranges> {
        let numbers = prop::collection::vec(-8_i64..8, 0..8).prop_map(Ranges::from_iter);
        (numbers, any::<bool>()).prop_map(|(of, flip)| if flip { of.complement() } else { of })
    }

    proptest! {
        #[test]
        fn sets_are_sets(a in any_ranges(), b in any_ranges(), number in -10_i64..10) {
            let (in_a, in_b) = (a.contains(number), b.contains(number));
            prop_assert_eq!(a.complement().contains(number), !in_a);
            prop_assert_eq!(a.union(&b).contains(number), in_a || in_b);
            prop_assert_eq!(a.intersection(&b).contains(number), in_a && in_b);
            prop_assert_eq!(a.complement().complement(), a);
        }
    }

    #[test]
    fn multiples_are_found_from_a_number_on() {
        let ranges = Ranges::between(-7, -4).union(&Ranges::between(3, 9));
        assert_eq!(ranges.multiple_from(i64::MIN + 9, 5), Some(-5));
        assert_eq!(ranges.multiple_from(-4, 5), Some(5));
        assert_eq!(ranges.multiple_from(6, 5), None);
        assert_eq!(ranges.ends(), Some((-7, 8)));
        assert!(Ranges::between(3, 3).is_empty() && Ranges::none().ends().is_none());
    }

    #[test]
    fn ranges_reach_to_the_ends() {
        assert!(Ranges::all().contains(i64::MIN));
        assert_eq!(Ranges::all().complement().len(), 0);
        assert!(Ranges::from(3).contains(3) && !Ranges::from(3).contains(2));
    }
}
