//! Shares, intervals, areas: each with where its formula is from.

use std::collections::BTreeMap;

use super::shape::{Share, Verdict};
use crate::values::Number;

/// How many standard deviations hold 95 % of a normal distribution.
const Z: f64 = 1.959_963_984_540_054;
/// Halving an interval so often leaves less of it than is shown.
const BISECTIONS: u32 = 50;

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

/// A share with its interval, not rounded: what else is worked out from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exact {
    of: Count,
    pub share: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

impl Exact {
    /// As it is shown.
    pub fn shown(self) -> Share {
        let Self { of, share, low, high } = self;
        Share {
            leads: of.leads(),
            won: of.won,
            share: share.map(rounded),
            low: low.map(rounded),
            high: high.map(rounded),
        }
    }
}

/// The share with its interval by Wilson (1927), "Probable inference, the law of succession, and statistical
/// inference", Journal of the American Statistical Association 22: fit for small numbers, and for shares near 0 and 1.
pub(super) fn share(of: Count) -> Exact {
    let (leads, won) = (of.leads(), of.won);
    if leads == 0 {
        return Exact { of, share: None, low: None, high: None };
    }
    let (n, p) = (leads as f64, won as f64 / leads as f64);
    let middle = p + Z * Z / (2.0 * n);
    let around = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    let low = if won == 0 { 0.0 } else { ((middle - around) / scale).max(0.0) };
    let high = if won == leads { 1.0 } else { ((middle + around) / scale).min(1.0) };
    Exact { of, share: Some(p), low: Some(low), high: Some(high) }
}

/// What a share carries beside that of all.
pub(super) fn verdict(share: Exact, all: Exact) -> Verdict {
    match (share.low, share.high, all.share) {
        (Some(low), _, Some(all)) if low > all => Verdict::Better,
        (_, Some(high), Some(all)) if high < all => Verdict::Worse,
        _ => Verdict::TooFewToTell,
    }
}

/// The area under the curve, exact: the statistic of Mann and Whitney (1947) over the number of pairs, ties half. With
/// its interval, both not rounded.
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
    let leads = (won as f64, lost as f64);
    Some((area, end_of_interval(area, 0.0, leads), end_of_interval(area, 1.0, leads)))
}

/// One end of the interval of an area, on the way to the least or largest there is: like Wilson's it holds every area
/// from which chance may have led to the one that was found, so it has a width where that is 0 or 1, too. By Newcombe
/// (2006), "Confidence intervals for an effect size measure based on the Mann-Whitney statistic. Part 2", Statistics in
/// Medicine 25, method 5. At 0.5 its deviation is that of the test of Mann and Whitney. As in that test, half a step of
/// the statistic is added: without it, three leads of either kind would carry a verdict, which they do not.
fn end_of_interval(area: f64, utmost: f64, (won, lost): (f64, f64)) -> f64 {
    let is_outside =
        |of: f64| (area - of).abs() - 0.5 / (won * lost) > Z * variance(of, won, lost).max(0.0).sqrt();
    if !is_outside(utmost) {
        return utmost;
    }
    let (mut outside, mut inside) = (utmost, area);
    for _ in 0..BISECTIONS {
        let middle = f64::midpoint(outside, inside);
        *(if is_outside(middle) { &mut outside } else { &mut inside }) = middle;
    }
    inside
}

/// The variance of an area by Hanley and McNeil (1982), "The meaning and use of the area under a receiver operating
/// characteristic (ROC) curve", Radiology 143, with the mean of both numbers of leads in the place of each, as Newcombe
/// has it, so that it is the same for the area and for what it lacks of 1.
fn variance(area: f64, won: f64, lost: f64) -> f64 {
    let lacks = 1.0 - area;
    let of_others = (f64::midpoint(won, lost) - 1.0) * (lacks / (1.0 + lacks) + area / (1.0 + area));
    area * lacks * (1.0 + of_others) / (won * lost)
}

/// To nine places: no page shows so many that a number rounded twice would look like another.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
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
        let of = share(Count { won: 7, lost: 13 }).shown();
        assert_eq!((of.share, of.low, of.high), (Some(0.35), Some(0.181_191_824), Some(0.567_145_723)));
        let none = share(Count { won: 0, lost: 10 }).shown();
        assert_eq!((none.low, none.high), (Some(0.0), Some(0.277_532_8)));
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

    fn ordered(values: &[(i32, u64, u64)]) -> BTreeMap<Number, Count> {
        values.iter().map(|&(points, won, lost)| (Number::from(points), Count { won, lost })).collect()
    }

    #[test]
    fn an_interval_has_a_width_where_the_area_is_whole() {
        let (found, low, high) = area(&ordered(&[(1, 0, 1), (2, 1, 0)])).unwrap();
        assert!((found, high) == (1.0, 1.0) && low < 0.1, "{low}");
        let (found, low, high) = area(&ordered(&[(1, 20, 0), (2, 0, 20)])).unwrap();
        assert!((found, low) == (0.0, 0.0) && high > 0.05 && high < 0.2, "{high}");
        // The ends of the one are those of the other, seen from above.
        let (_, low, high) = area(&ordered(&[(1, 60, 100), (2, 240, 100)])).unwrap();
        let (_, lowest, highest) = area(&ordered(&[(1, 100, 60), (2, 100, 240)])).unwrap();
        assert!((low + highest - 1.0).abs() < 1e-9 && (high + lowest - 1.0).abs() < 1e-9, "{low} {high}");
        assert!((low - 0.5995).abs() < 0.0001 && (high - 0.6967).abs() < 0.0001, "{low} {high}");
    }

    /// How many orders of leads have a sum of ranks, by counting them.
    fn orders(won: usize, lost: usize, above: usize) -> u64 {
        match (won, lost) {
            (0, _) | (_, 0) => u64::from(above == 0),
            _ => {
                let behind = above.checked_sub(lost).map_or(0, |above| orders(won - 1, lost, above));
                behind + orders(won, lost - 1, above)
            }
        }
    }

    /// Against the exact test of Mann and Whitney, for all orders of few leads: no area is told from chance that is
    /// found by chance more often than once in twenty times.
    #[test]
    fn few_leads_carry_no_verdict_that_chance_would_give() {
        let mut carried = 0;
        for (won, lost) in (1..=7).flat_map(|won| (1..=7).map(move |lost| (won, lost))) {
            let pairs = won * lost;
            let by_above: Vec<u64> = (0..=pairs).map(|above| orders(won, lost, above)).collect();
            let all: u64 = by_above.iter().sum();
            for above in pairs.div_ceil(2)..=pairs {
                let found = above as f64 / pairs as f64;
                let leads = (won as f64, lost as f64);
                if super::end_of_interval(found, 0.0, leads) > 0.5 {
                    let as_far: u64 = by_above.iter().skip(above).sum();
                    let by_chance = 2.0 * as_far as f64 / all as f64;
                    assert!(by_chance <= 0.05, "{won} won, {lost} lost: {found} by chance {by_chance}");
                    carried += 1;
                }
            }
        }
        assert!(carried > 50, "{carried}");
    }

    #[test]
    fn nothing_is_called_better_that_the_numbers_do_not_carry() {
        let all = share(Count { won: 100, lost: 100 });
        assert_eq!(verdict(share(Count { won: 3, lost: 1 }), all), Verdict::TooFewToTell);
        assert_eq!(verdict(share(Count { won: 75, lost: 25 }), all), Verdict::Better);
        assert_eq!(verdict(share(Count { won: 25, lost: 75 }), all), Verdict::Worse);
    }
}
