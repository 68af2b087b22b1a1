//! The lowest and the highest value that open rules could still make a score.
//!
//! Each open rule may apply or not, independently of others.

use crate::model::{Quantity, QuantityId, Rule, RuleId, RuleKind, Score};
use crate::values::{Number, Truth};

use super::interval::Interval;
use super::quantity::number;
use super::score::{applies, is_open, points};
use super::truth::truth;
use super::view::View;

/// The bounds of a score: `always` lines are tried in order, open ones both ways; then the sum; then the range.
pub(super) fn of_score(view: &View, score: &Score) -> Interval {
    let mut possible: Option<Interval> = None;
    let mut overridden = false;
    for line in &score.always {
        let override_holds = truth(view, line.condition);
        if !override_holds.is_no() {
            let point = Interval::point(line.points.raw().into());
            possible = Some(possible.map_or(point, |so_far| so_far.hull(point)));
        }
        if override_holds.is_yes() {
            overridden = true;
            break;
        }
    }
    if !overridden {
        let sum = of_sum(view, &score.rules);
        possible = Some(possible.map_or(sum, |so_far| so_far.hull(sum)));
    }
    let (low, high) = score.range.unwrap_or((Number::MIN, Number::MAX));
    possible.unwrap_or(Interval::ZERO).clamped(low, high)
}

fn of_sum(view: &View, rules: &[RuleId]) -> Interval {
    let each = rules.iter().map(|&rule| of_rule(view, view.model.rules.at(rule)));
    each.fold(Interval::ZERO, Interval::plus)
}

fn of_rule(view: &View, rule: &Rule) -> Interval {
    match &rule.kind {
        RuleKind::When { points, condition } => match truth(view, *condition) {
            Truth::Yes => Interval::point(points.raw().into()),
            Truth::No => Interval::ZERO,
            Truth::Unknown => Interval::between(0, points.raw().into()),
        },
        RuleKind::Per { .. } | RuleKind::Without { .. } => Interval::point(points(view, rule)),
        RuleKind::Share { percent, of, limits } => {
            let share = of_quantity(view, *of).percent(*percent);
            let share = limits.iter().fold(share, |share, &limit| share.up_to(limit));
            if is_open(view, rule) { share.hull(Interval::ZERO) } else { share }
        }
        RuleKind::Question { points: answers, .. } if is_open(view, rule) => {
            let answers = answers.iter().map(|points| Interval::point(points.raw().into()));
            answers.fold(Interval::ZERO, Interval::hull)
        }
        RuleKind::Question { .. } => Interval::point(points(view, rule)),
        RuleKind::Group { bounds, rules, .. } => of_sum(view, rules).bounded(*bounds),
        RuleKind::Highest { rules, .. } => of_highest(view, rules),
    }
}

/// `highest of`: what surely applies sets a floor; what may apply can only raise it. Where nothing surely
/// applies, nothing may apply in the end, which gives 0.
fn of_highest(view: &View, rules: &[RuleId]) -> Interval {
    let rules = rules.iter().map(|&id| view.model.rules.at(id));
    let (sure, rest): (Vec<_>, Vec<_>) = rules.partition(|rule| applies(view, rule));
    let open: Vec<_> = rest.into_iter().filter(|rule| is_open(view, rule)).collect();
    let each = |rules: &[&Rule]| rules.iter().map(|rule| of_rule(view, rule)).collect::<Vec<_>>();
    let (sure, open) = (each(&sure), each(&open));
    match sure.iter().copied().reduce(Interval::larger) {
        None => open.into_iter().fold(Interval::ZERO, Interval::hull),
        // With an open one the result is either as without it, or the larger of the two.
        Some(floor) => open.into_iter().fold(floor, |result, maybe| result.hull(result.larger(maybe))),
    }
}

/// The numbers that a quantity could be while scores keep to their bounds. What is known and has no score in
/// it is what it is; what is unknown could be anything.
fn of_quantity(view: &View, id: QuantityId) -> Interval {
    let inner = |part: &QuantityId| of_quantity(view, *part);
    match view.model.quantities.at(id) {
        Quantity::Score(score) => view.derived.score(*score).map_or(Interval::ANY, |score| {
            Interval::between(score.lowest.raw().into(), score.highest.raw().into())
        }),
        quantity if !has_score(view, quantity) && number(view, id).is_some() => {
            Interval::point(number(view, id).map_or(0, |known| known.raw().into()))
        }
        Quantity::Sum(parts) => parts.iter().fold(Interval::ZERO, |sum, part| {
            let term = inner(&part.value);
            sum.plus(if part.minus { term.negated() } else { term })
        }),
        Quantity::Product(a, b) => inner(a).times(inner(b)),
        Quantity::Quotient(a, b) => inner(a).over(inner(b)),
        Quantity::Share(percent, of) => inner(of).percent(*percent),
        Quantity::Smaller(a, b) => inner(a).smaller(inner(b)),
        Quantity::Larger(a, b) => inner(a).larger(inner(b)),
        Quantity::Constant(_)
        | Quantity::Field(_)
        | Quantity::Count(_)
        | Quantity::Total(..)
        | Quantity::DaysSinceLast(_)
        | Quantity::DaysSince(_)
        | Quantity::EarlierStays(_) => Interval::ANY,
    }
}

/// Whether a score is among the parts that a quantity is worked out from. Scores in a `where` are none:
/// conditions on scores see their value only.
fn has_score(view: &View, quantity: &Quantity) -> bool {
    let inner = |part: QuantityId| has_score(view, view.model.quantities.at(part));
    match quantity {
        Quantity::Score(_) => true,
        Quantity::Sum(parts) => parts.iter().any(|part| inner(part.value)),
        Quantity::Product(a, b)
        | Quantity::Quotient(a, b)
        | Quantity::Smaller(a, b)
        | Quantity::Larger(a, b) => inner(*a) || inner(*b),
        Quantity::Share(_, of) => inner(*of),
        _ => false,
    }
}
