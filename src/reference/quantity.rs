//! Quantities: an exact number, or a gap.

use crate::lead::{Interaction, ProblemKind};
use crate::model::{Quantity, QuantityId, Value};
use crate::values::{Number, Period, Sum};

use super::select::{newest, selected};
use super::truth::date;
use super::view::View;

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Something it is made of is not known.
    Unknown,
    /// All it is made of is known, and yet there is no result.
    Problem(ProblemKind),
}

/// The number, if it is known. Arithmetic with unknown is unknown.
pub(super) fn number(view: &View, id: QuantityId) -> Option<Number> {
    work_out(view, id).ok()
}

/// The number, or why there is none. A problem shows in the quantity where it arises and in no other.
pub(super) fn work_out(view: &View, id: QuantityId) -> Result<Number, Gap> {
    let known = |part: QuantityId| number(view, part).ok_or(Gap::Unknown);
    let zone = &view.model.zone;
    match view.model.quantities.at(id) {
        Quantity::Constant(number) => Ok(*number),
        Quantity::Field(of) => match view.value(*of) {
            Value::Number(number) => Ok(*number),
            _ => Err(Gap::Unknown),
        },
        Quantity::Score(score) => view.derived.score(*score).and_then(|s| s.value).ok_or(Gap::Unknown),
        Quantity::Sum(parts) => {
            let mut sum = Sum::new();
            for part in parts {
                let term = known(part.value)?;
                if part.minus { sum.sub(term) } else { sum.add(term) }
            }
            in_range(sum.checked())
        }
        Quantity::Product(a, b) => in_range(known(*a)?.mul(known(*b)?)),
        Quantity::Quotient(a, b) => divide(known(*a)?, known(*b)?),
        Quantity::Share(percent, of) => in_range(Number::share(*percent, known(*of)?)),
        Quantity::Smaller(a, b) => Ok(known(*a)?.min(known(*b)?)),
        Quantity::Larger(a, b) => Ok(known(*a)?.max(known(*b)?)),
        Quantity::Count(of) => whole(selected(view, *of).len()),
        Quantity::Total(of, place) => total(&selected(view, *of), *place),
        Quantity::DaysSinceLast(of) => {
            let last = newest(view, *of).ok_or(Gap::Unknown)?;
            whole(zone.full_steps(last.at, view.as_of, Period::DAY))
        }
        Quantity::DaysSince(of) => {
            let since = date(view, *of).ok_or(Gap::Unknown)?;
            whole(zone.full_steps(since, view.as_of, Period::DAY))
        }
        Quantity::EarlierStays(stage) => Ok(Number::from(view.situation.ended_stays(*stage))),
    }
}

fn divide(a: Number, b: Number) -> Result<Number, Gap> {
    if b.is_zero() { Err(Gap::Problem(ProblemKind::DivisionByZero)) } else { in_range(a.div(b)) }
}

/// The sum of a field over interactions: one that is unknown adds nothing.
fn total(interactions: &[&Interaction], place: u16) -> Result<Number, Gap> {
    let numbers = interactions.iter().filter_map(|i| match i.values.get(usize::from(place)) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    });
    in_range(numbers.collect::<Sum>().checked())
}

fn in_range(result: Option<Number>) -> Result<Number, Gap> {
    result.ok_or(Gap::Problem(ProblemKind::OutOfRange))
}

fn whole(count: impl TryInto<i64>) -> Result<Number, Gap> {
    in_range(count.try_into().ok().and_then(Number::from_int))
}
