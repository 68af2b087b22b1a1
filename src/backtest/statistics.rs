//! Shares, intervals, areas: each with where its formula is from.

use std::collections::BTreeMap;

use super::shape::{Share, Verdict};
use crate::values::Number;

/// How many standard deviations hold 95 % of a normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// Counts of leads: won, and not won.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub won: u64,
    pub lost: u64,
}

impl Count {
    pub fn add(&mut self, won: bool) {
        if won {
            self.won += 1;
        } else {
            self.lost += 1;
        }
    }

    pub fn plus(self, other: Self) -> Self {
        Self { won: self.won + other.won, lost: self.lost + other.lost }
    }

    pub fn leads(self) -> u64 {
        self.won + self.lost
    }
}

/// The share with its interval by Wilson (1927), "Probable inference, the law of succession, and statistical
/// inference", Journal of the American Statistical Association 22: fit for small numbers, and for shares near 0 and 1.
pub(super) fn share(of: Count) -> Share {
    let (leads, won) = (of.leads(), of.won);
    if leads == 0 {
        return Share { leads, won, share: None, low: None, high: None };
    }
    let (n, p) = (leads as f64, won as f64 / leads as f64);
    let middle = p + Z * Z / (2.0 * n);
    let around = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    let low = if won == 0 { 0.0 } else { ((middle - around) / scale).max(0.0) };
    let high = if won == leads { 1.0 } else { ((middle + around) / scale).min(1.0) };
    Share { leads, won, share: Some(rounded(p)), low: Some(rounded(low)), high: Some(rounded(high)) }
}

/// What a share carries beside that of all.
pub(super) fn verdict(share: &Share, all: &Share) -> Verdict {
    match (share.low, share.high, all.share) {
        (Some(low), _, Some(all)) if low > all => Verdict::Better,
        (_, Some(high), Some(all)) if high < all => Verdict::Worse,
        _ => Verdict::TooFewToTell,
    }
}

/// The area under the curve, exact: the statistic of Mann and Whitney (1947) over the number of pairs, ties half.
/// With its interval by Hanley and McNeil (1982), "The meaning and use of the area under a receiver operating
/// characteristic (ROC) curve", Radiology 143.
pub(super) fn area(values: &BTreeMap<Number, Count>) -> Option<(f64, f64, f64)> {
    let (mut below, mut twice) = (0_u128, 0_u128);
    let (mut won, mut lost) = (0_u128, 0_u128);
    for count in values.values() {
        twice += u128::from(count.won) * (2 * below + u128::from(count.lost));
        below += u128::from(count.lost);
        won += u128::from(count.won);
        lost += u128::from(count.lost);
    }
    let pairs = won * lost;
    if pairs == 0 {
        return None;
    }
    let area = twice as f64 / (2 * pairs) as f64;
    let (q1, q2) = (area / (2.0 - area), 2.0 * area * area / (1.0 + area));
    let (of_won, of_lost) = (won as f64, lost as f64);
    let variance =
        (area * (1.0 - area) + (of_won - 1.0) * (q1 - area * area) + (of_lost - 1.0) * (q2 - area * area))
            / (of_won * of_lost);
    let around = Z * variance.max(0.0).sqrt();
    Some((rounded(area), rounded((area - around).max(0.0)), rounded((area + around).min(1.0))))
}

/// To four places.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Count, area, share, verdict};
    use crate::backtest::Verdict;
    use crate::values::Number;

    /// As R's `prop.test(…, correct = FALSE)` gives them.
    #[test]
    fn intervals_are_those_of_wilson() {
        let of = share(Count { won: 7, lost: 13 });
        assert_eq!((of.share, of.low, of.high), (Some(0.35), Some(0.1812), Some(0.5671)));
        let none = share(Count { won: 0, lost: 10 });
        assert_eq!((none.low, none.high), (Some(0.0), Some(0.2775)));
        assert_eq!(share(Count::default()).share, None);
    }

    /// By counting all pairs.
    #[test]
    fn the_area_is_that_of_all_pairs() {
        let leads = [(10, true), (20, false), (20, true), (30, true), (5, false), (30, false), (40, true)];
        let mut values: BTreeMap<Number, Count> = BTreeMap::new();
        leads.iter().for_each(|&(points, won)| values.entry(Number::from(points)).or_default().add(won));
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (more, _) in leads.iter().filter(|(_, won)| *won) {
            for (less, _) in leads.iter().filter(|(_, won)| !won) {
                pairs += 1.0;
                sum += if more > less { 1.0 } else { f64::from(u8::from(more == less)) / 2.0 };
            }
        }
        let (found, low, high) = area(&values).unwrap();
        assert!((found - sum / pairs).abs() < 0.0001 && low <= found && found <= high);
        assert_eq!(area(&BTreeMap::from([(Number::ONE, Count { won: 3, lost: 0 })])), None);
    }

    #[test]
    fn nothing_is_called_better_that_the_numbers_do_not_carry() {
        let all = share(Count { won: 100, lost: 100 });
        assert_eq!(verdict(&share(Count { won: 3, lost: 1 }), &all), Verdict::TooFewToTell);
        assert_eq!(verdict(&share(Count { won: 75, lost: 25 }), &all), Verdict::Better);
        assert_eq!(verdict(&share(Count { won: 25, lost: 75 }), &all), Verdict::Worse);
    }
}
