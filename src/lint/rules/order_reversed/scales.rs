//! Words that are in an order wherever they stand, best first.

use crate::model::Domain;
use crate::values::Number;

/// Scales whose words people read in this order.
const SCALES: &[&[&str]] = &[
    &["a+", "a", "a-", "b+", "b", "b-", "c+", "c", "c-", "d+", "d", "d-", "e", "f"],
    &["very high", "high", "medium", "low", "very low", "none"],
    &["very_high", "high", "medium", "low", "very_low", "none"],
    &["very hot", "hot", "warm", "lukewarm", "cool", "cold"],
    &["platinum", "gold", "silver", "bronze"],
    &["excellent", "good", "fair", "poor", "bad"],
    &["tier 1", "tier 2", "tier 3", "tier 4"],
    &["tier_1", "tier_2", "tier_3", "tier_4"],
    &["p1", "p2", "p3", "p4", "p5"],
    &[
        "immediately",
        "now",
        "this_week",
        "this_month",
        "this_quarter",
        "next_quarter",
        "this_year",
        "next_year",
        "later",
        "never",
    ],
];

/// The place of a word on the scale that all words of a domain, but `other` and the like, are on. Low is good.
pub(super) fn rank(domain: &Domain, word: u16) -> Option<usize> {
    let scale = scale(domain)?;
    let folded = domain.folded.get(usize::from(word))?;
    scale.iter().position(|of| of == folded)
}

/// The words of a domain with their points, best first, where all are on one scale.
pub(super) fn in_order(domain: &Domain, points: &[Number]) -> Option<Vec<(u16, Number)>> {
    let mut ranked: Vec<(usize, u16, Number)> = Vec::new();
    for (word, points) in (0u16..).zip(points) {
        ranked.push((rank(domain, word)?, word, *points));
    }
    ranked.sort_by_key(|(rank, ..)| *rank);
    Some(ranked.into_iter().map(|(_, word, points)| (word, points)).collect())
}

fn scale(domain: &Domain) -> Option<&'static [&'static str]> {
    const BESIDE: &[&str] = &["other", "unknown", "unclear"];
    let words: Vec<&str> =
        domain.folded.iter().map(String::as_str).filter(|word| !BESIDE.contains(word)).collect();
    SCALES.iter().find(|scale| words.len() > 1 && words.iter().all(|word| scale.contains(word))).copied()
}
