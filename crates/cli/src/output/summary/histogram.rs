//! How values are spread, in little memory however many there are.

use std::collections::BTreeMap;

use leadpact::Number;

/// More different values than this are counted together, by a coarser step.
const MOST_KEYS: usize = 2_000;
/// So many bins are shown at most.
const MOST_BINS: i64 = 10;
/// One, in the units of [`Number::raw`].
const ONE: i64 = 10_000;

/// Counts values by a step that grows with their number.
#[derive(Debug)]
pub struct Histogram {
    /// By value, in steps, rounded down.
    counts: BTreeMap<i64, u64>,
    /// In the units of [`Number::raw`].
    step: i64,
    lowest: Number,
    highest: Number,
    /// Whether all are whole numbers.
    whole: bool,
}

/// A bin: what is in it, in words, and how many there are.
#[derive(Debug, PartialEq, Eq)]
pub struct Bin {
    pub values: String,
    pub count: u64,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: BTreeMap::new(), step: 1, lowest: Number::MAX, highest: Number::MIN, whole: true }
    }
}

impl Histogram {
    /// Takes in a value.
    pub fn add(&mut self, value: Number) {
        self.lowest = self.lowest.min(value);
        self.highest = self.highest.max(value);
        self.whole &= value.to_int().is_some();
        *self.counts.entry(value.raw().div_euclid(self.step)).or_default() += 1;
        if self.counts.len() > MOST_KEYS {
            self.coarsen();
        }
    }

    /// Adds what another has counted: as if one had counted all.
    pub fn merge(&mut self, mut other: Self) {
        self.lowest = self.lowest.min(other.lowest);
        self.highest = self.highest.max(other.highest);
        self.whole &= other.whole;
        while self.step < other.step {
            self.coarsen();
        }
        while other.step < self.step {
            other.coarsen();
        }
        for (key, count) in other.counts {
            *self.counts.entry(key).or_default() += count;
        }
        while self.counts.len() > MOST_KEYS {
            self.coarsen();
        }
    }

    fn coarsen(&mut self) {
        self.step = self.step.saturating_mul(10);
        let mut coarser = BTreeMap::new();
        for (key, count) in std::mem::take(&mut self.counts) {
            *coarser.entry(key.div_euclid(10)).or_default() += count;
        }
        self.counts = coarser;
    }

    /// Bins of a width that people count in: 1, 2, 5, 10, 20, 50…, or each value by itself if they are few.
    pub fn bins(&self) -> Vec<Bin> {
        let few = self.step == 1 && self.counts.len() <= MOST_BINS as usize;
        if few {
            let bin = |(&key, &count): (&i64, &u64)| Bin { values: number(key).to_string(), count };
            return self.counts.iter().map(bin).collect();
        }
        let width = self.width();
        let (first, last) = self.ends(width);
        let mut bins: Vec<Bin> =
            (first..=last).map(|at| Bin { values: self.span(at, width, at == last), count: 0 }).collect();
        for (&key, &count) in &self.counts {
            let at = key.saturating_mul(self.step).div_euclid(width).min(last) - first;
            if let Some(bin) = usize::try_from(at).ok().and_then(|at| bins.get_mut(at)) {
                bin.count += count;
            }
        }
        bins
    }

    /// The first and the last bin of a width. The highest value, where it would begin a bin of its own, is
    /// in the one before: scores often end at 100.
    fn ends(&self, width: i64) -> (i64, i64) {
        let (first, last) = (self.lowest.raw().div_euclid(width), self.highest.raw().div_euclid(width));
        let alone = self.highest.raw().rem_euclid(width) == 0 && last > first;
        (first, if alone { last - 1 } else { last })
    }

    /// `0 to 19` of whole numbers, `0 to below 20` of others; the last may end with the highest value.
    fn span(&self, at: i64, width: i64, is_last: bool) -> String {
        let (from, end) = (number(at.saturating_mul(width)), (at + 1).saturating_mul(width));
        if is_last && self.highest.raw() == end {
            format!("{from} to {}", self.highest)
        } else if self.whole {
            format!("{from} to {}", number(end.saturating_sub(ONE)))
        } else {
            format!("{from} to below {}", number(end))
        }
    }

    /// The least width of which few bins hold all values, in the units of [`Number::raw`].
    fn width(&self) -> i64 {
        let mut width = self.step.max(1);
        loop {
            for factor in [1, 2, 5] {
                let width = width.saturating_mul(factor);
                let (first, last) = self.ends(width);
                if last.saturating_sub(first) < MOST_BINS {
                    return width;
                }
            }
            width = width.saturating_mul(10);
        }
    }
}

fn number(raw: i64) -> Number {
    Number::from_raw(raw.clamp(Number::MIN.raw(), Number::MAX.raw())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Bin, Histogram, MOST_BINS};
    use leadpact::Number;

    fn bins(values: impl IntoIterator<Item = i64>) -> Vec<(String, u64)> {
        let mut histogram = Histogram::default();
        values.into_iter().for_each(|raw| histogram.add(Number::from_raw(raw).unwrap()));
        histogram.bins().into_iter().map(|Bin { values, count }| (values, count)).collect()
    }

    #[test]
    fn few_values_stand_by_themselves() {
        assert_eq!(bins([0, 25_000, 0]), [("0".to_owned(), 2), ("2.5".to_owned(), 1)]);
        assert_eq!(bins([]), []);
    }

    #[test]
    fn many_values_stand_in_bins_of_a_good_width() {
        let found = bins((0..=100).map(|value| value * 10_000));
        assert_eq!(found.first(), Some(&("0 to 9".to_owned(), 10)));
        assert_eq!(found.last(), Some(&("90 to 100".to_owned(), 11)));
        assert_eq!(found.len(), 10);
        let found = bins((-5..=20).map(|value| value * 5_000));
        assert_eq!(found.first(), Some(&("-4 to below -2".to_owned(), 1)));
    }

    #[test]
    fn any_number_of_values_is_counted() {
        let found = bins((0..100_000).map(|value| value * 7_777 - 300_000_000));
        assert_eq!(found.iter().map(|(_, count)| count).sum::<u64>(), 100_000);
        assert!(found.len() <= MOST_BINS as usize, "{found:?}");
        let ends = bins([Number::MIN.raw(), Number::MAX.raw()].into_iter().chain(0..100));
        assert_eq!(ends.iter().map(|(_, count)| count).sum::<u64>(), 102);
    }
}
