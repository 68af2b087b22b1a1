//! Between which numbers a quantity lies.

use std::cmp::Ordering;

use super::facts::{Fact, Key, Store};
use super::{Interval, Reasoner};
use crate::model::{Quantity, QuantityId, Signed};
use crate::values::Number;

/// One in ten-thousandths.
const ONE: i128 = 10_000;
/// No more parts of a quantity than this are looked at.
const MOST: u32 = 200;

/// Between which numbers a quantity lies if it is known.
pub(super) fn of_quantity(reasoner: &Reasoner<'_>, store: &Store, id: QuantityId) -> Interval {
    span(reasoner, store, id, &mut MOST.clone())
}

fn span(reasoner: &Reasoner<'_>, store: &Store, id: QuantityId, left: &mut u32) -> Interval {
    if *left == 0 {
        return Interval::ANY;
    }
    *left -= 1;
    let model = reasoner.model;
    let mut of = |part: QuantityId| span(reasoner, store, part, left);
    match model.quantities.at(id) {
        Quantity::Constant(number) => Interval::point(number.raw().into()),
        Quantity::DaysSince(_) => Interval::ANY,
        Quantity::Sum(parts) => {
            parts.iter().fold(Interval::ZERO, |sum, part| sum.plus(sign(part, of(part.value))))
        }
        Quantity::Product(a, b) => product(of(*a), of(*b)),
        Quantity::Quotient(a, b) => quotient(of(*a), of(*b)),
        Quantity::Share(percent, a) => of(*a).percent(*percent),
        Quantity::Smaller(a, b) => of(*a).smaller(of(*b)),
        Quantity::Larger(a, b) => of(*a).larger(of(*b)),
        _ => reasoner.singles.key_of(model, id).map_or(Interval::ANY, |key| of_key(reasoner, store, key)),
    }
}

/// A part of a sum with its sign.
fn sign(part: &Signed, of: Interval) -> Interval {
    if part.minus { of.negated() } else { of }
}

fn of_key(reasoner: &Reasoner<'_>, store: &Store, key: Key) -> Interval {
    let numbers = match store.facts.get(&key) {
        Some(fact) => of_fact(fact),
        None => of_fact(&reasoner.initial(key, None)),
    };
    numbers.unwrap_or(Interval::ANY)
}

fn of_fact(fact: &Fact) -> Option<Interval> {
    let found = Interval::of(&fact.numbers)?;
    let (Some(low), true) = (found.low(), fact.whole) else { return Some(found) };
    // Of whole numbers there may be none near the ends.
    let up = |at: i128| -(-at).div_euclid(ONE) * ONE;
    let high = found.high().map(|high| high.div_euclid(ONE) * ONE);
    Some(open(Some(up(low)), high.filter(|high| *high >= up(low))))
}

/// The products of one of each. Rounding keeps the order of numbers, so that the ends are exact.
fn product(a: Interval, b: Interval) -> Interval {
    match (a.low(), b.low()) {
        // However far they go: what is not below 0 gives at least the product of the least.
        (Some(x), Some(y)) if x >= 0 && y >= 0 => {
            let high = a.high().zip(b.high()).and_then(|(x, y)| x.checked_mul(y));
            open(x.checked_mul(y).map(|low| rounded(low, ONE)), high.map(|high| rounded(high, ONE)))
        }
        _ => corners(a, b).unwrap_or(Interval::ANY),
    }
}

/// The products of ends that are all there.
fn corners(a: Interval, b: Interval) -> Option<Interval> {
    let all = [(a.low()?, b.low()?), (a.low()?, b.high()?), (a.high()?, b.low()?), (a.high()?, b.high()?)];
    let products = all.into_iter().map(|(x, y)| x.checked_mul(y).map(|product| rounded(product, ONE)));
    let products = products.collect::<Option<Vec<i128>>>()?;
    Some(Interval::between(*products.iter().min()?, *products.iter().max()?))
}

/// The quotients of one of each. By 0 there is none, so that a divisor not below 0 is at least the smallest number
/// there is; of divisors on both sides of 0 nothing is told.
fn quotient(a: Interval, b: Interval) -> Interval {
    match (b.low(), b.high()) {
        (Some(low), _) if low >= 0 => by_positive(a, low.max(1), b.high()),
        (_, Some(high)) if high <= 0 => {
            by_positive(a.negated(), high.min(-1).saturating_neg(), b.negated().high())
        }
        _ => Interval::ANY,
    }
}

fn by_positive(a: Interval, least: i128, most: Option<i128>) -> Interval {
    // Where the divisor can be nothing but 0, no quotient is known.
    let most = most.map(|most| most.max(least));
    // What is large grows smaller by the most, and what is below 0 grows smaller by the least.
    let by = |end: i128, divisor: Option<i128>| match divisor {
        Some(divisor) => end.checked_mul(ONE).map(|end| rounded(end, divisor)),
        None => Some(0),
    };
    let low = a.low().and_then(|low| by(low, if low >= 0 { most } else { Some(least) }));
    let high = a.high().and_then(|high| by(high, if high >= 0 { Some(least) } else { most }));
    open(low, high)
}

/// From one end to the other; where there is none, it goes as far as it likes.
fn open(low: Option<i128>, high: Option<i128>) -> Interval {
    let far = Interval::ANY;
    match (low, high) {
        (Some(low), Some(high)) => Interval::between(low, high),
        (Some(low), None) => Interval::point(low).hull(far.larger(Interval::point(low))),
        (None, Some(high)) => Interval::point(high).hull(far.smaller(Interval::point(high))),
        (None, None) => far,
    }
}

/// `n ÷ d`, rounded half to even; `d` is above 0.
fn rounded(n: i128, d: i128) -> i128 {
    let (whole, rest) = (n.div_euclid(d), n.rem_euclid(d));
    let is_up = match rest.checked_mul(2).map(|twice| twice.cmp(&d)) {
        Some(Ordering::Less) => false,
        Some(Ordering::Equal) => whole.rem_euclid(2) == 1,
        _ => true,
    };
    whole + i128::from(is_up)
}

/// A number as an interval counts it.
pub(super) fn raw(number: Number) -> i128 {
    number.raw().into()
}
