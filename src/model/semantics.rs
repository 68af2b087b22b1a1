//! Operators, rounding, limits and fading: each rule of the language once, for every evaluator.

use std::cmp::Ordering;

use sha2::{Digest, Sha256};

use super::condition::{Compare, TextOp, TextTest};
use super::scoring::{Bounds, Fade};
use crate::values::{self, Number};

/// `a at least b` and its like, on known values.
#[must_use]
pub fn compare(a: Number, op: Compare, b: Number) -> bool {
    match op {
        Compare::AtLeast => a >= b,
        Compare::AtMost => a <= b,
        Compare::MoreThan => a > b,
        Compare::LessThan => a < b,
        Compare::Equal => a == b,
        Compare::NotEqual => a != b,
    }
}

/// A test of a folded text: whether one of the needles matches.
#[must_use]
pub fn text_matches(folded: &str, test: &TextTest) -> bool {
    test.needles.iter().any(|needle| match test.op {
        TextOp::Is => folded == &**needle,
        TextOp::Contains => folded.contains(&**needle),
        TextOp::Mentions => values::text::mentions(folded, needle),
        TextOp::StartsWith => folded.starts_with(&**needle),
        TextOp::EndsWith => folded.ends_with(&**needle),
    })
}

/// What is left of an award after full steps of its age. Negative steps count as none.
///
/// `keeps P%` rounds half to even after each step and stops as soon as a step changes nothing; `fades out
/// in N steps` rounds once. Linear in the steps until the award stands still, at most some 100 for
/// percentages up to 99.
#[must_use]
pub fn faded(award: Number, fade: Fade, steps: i64) -> Number {
    let steps = steps.max(0);
    match fade {
        Fade::Never => award,
        Fade::Keeps(percent, _) => {
            let mut left = award;
            for _ in 0..steps {
                let next = Number::share(percent, left).unwrap_or(left);
                if next == left {
                    break;
                }
                left = next;
            }
            left
        }
        Fade::Steps(count, _) => {
            let gone = u32::try_from(steps).unwrap_or(u32::MAX).min(count);
            award.scale(count - gone, count)
        }
    }
}

/// `P% of x`, exact and rounded once, half to even, on numbers scaled as [`Number::raw`] and also where no [`Number`]
/// can hold it; none beyond `i128`.
#[must_use]
#[inline]
pub fn share(percent: Number, of: i128) -> Option<i128> {
    // Nearly all fit into 64 bits, where division is many times as fast.
    let near = || Number::share(percent, Number::from_raw(i64::try_from(of).ok()?)?);
    match near() {
        Some(share) => Some(share.raw().into()),
        None => quotient(of.checked_mul(percent.raw().into())?, 100 * i128::from(Number::ONE.raw())),
    }
}

/// `numer ÷ denom`, rounded half to even; none for a `denom` of 0.
#[must_use]
pub fn quotient(numer: i128, denom: i128) -> Option<i128> {
    let (floor, rest) = (numer.checked_div_euclid(denom)?, numer.checked_rem_euclid(denom)?);
    // Of a negative divisor the quotient is the ceiling; the rest is never negative.
    let away = denom.signum();
    Some(match rest.cmp(&(denom.abs() - rest)) {
        Ordering::Less => floor,
        Ordering::Equal if floor % 2 == 0 => floor,
        _ => floor + away,
    })
}

/// `up to P points`: bounds upwards if positive or 0, downwards if negative. On sums scaled as
/// [`Number::raw`].
#[must_use]
pub fn up_to(sum: i128, points: Number) -> i128 {
    let limit = i128::from(points.raw());
    if limit < 0 { sum.max(limit) } else { sum.min(limit) }
}

/// The bounds of a group, on sums scaled as [`Number::raw`].
#[must_use]
pub fn bounded(sum: i128, bounds: Bounds) -> i128 {
    match bounds {
        Bounds::None => sum,
        Bounds::UpTo(points) => up_to(sum, points),
        Bounds::Between(low, high) => sum.max(i128::from(low.raw())).min(i128::from(high.raw())),
    }
}

/// Whom of a list `spread over` picks, by place: the first 8 hex digits of the SHA-256 of a lead's id, as a number, modulo the length of the list.
#[must_use]
pub fn spread(id: &str, len: usize) -> Option<u16> {
    let digest = Sha256::digest(id.as_bytes());
    let number = digest.iter().take(4).fold(0u64, |number, &byte| number << 8 | u64::from(byte));
    let pick = number.checked_rem(u64::try_from(len).ok()?)?;
    u16::try_from(pick).ok()
}
