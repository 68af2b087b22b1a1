//! Between which numbers a quantity lies.

use super::facts::{Key, Store};
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
        Some(fact) => Interval::of(&fact.numbers),
        None => Interval::of(&reasoner.initial(key, None).numbers),
    };
    numbers.unwrap_or(Interval::ANY)
}

/// The products of one of each, and a little more for rounding; any number where one has no end.
fn product(a: Interval, b: Interval) -> Interval {
    let ends = || {
        Some(
            [a.low()?, a.high()?]
                .into_iter()
                .flat_map(move |x| [b.low(), b.high()].map(|y| x.checked_mul(y?))),
        )
    };
    let Some(products) = ends().and_then(|all| all.collect::<Option<Vec<i128>>>()) else {
        return Interval::ANY;
    };
    around(products.into_iter().map(|product| product / ONE))
}

/// The quotients by one number that is not 0; any number for all else.
fn quotient(a: Interval, b: Interval) -> Interval {
    let by = b.low().filter(|&by| b.high() == Some(by) && by != 0);
    let (Some(by), Some(low), Some(high)) = (by, a.low(), a.high()) else { return Interval::ANY };
    let (Some(low), Some(high)) = (low.checked_mul(ONE), high.checked_mul(ONE)) else { return Interval::ANY };
    around([low / by, high / by].into_iter())
}

fn around(ends: impl Iterator<Item = i128> + Clone) -> Interval {
    match (ends.clone().min(), ends.max()) {
        (Some(low), Some(high)) => Interval::between(low - 1, high + 1),
        _ => Interval::ANY,
    }
}

/// A number as an interval counts it.
pub(super) fn raw(number: Number) -> i128 {
    number.raw().into()
}
