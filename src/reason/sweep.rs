//! What the rules about one thing give together: of its values each lead has one, so that points for few employees
//! and points for many do not add up.

use std::collections::HashMap;

use super::facts::Fact;
use super::singles::Single;
use super::{Interval, texts};
use crate::model::semantics::text_matches;
use crate::model::{TextOp, TextTest};

/// The lowest and the highest sum of points over all values a thing may have.
pub(super) fn of_one(fact: &Fact, rules: &[(&Single, i128)]) -> Interval {
    let mut found: Option<Interval> = None;
    let mut meet = |sum: i128| {
        let point = Interval::point(sum);
        found = Some(found.map_or(point, |so_far: Interval| so_far.hull(point)));
    };
    if fact.unknown {
        meet(rules.iter().filter(|(single, _)| single.unknown.is_yes()).map(|(_, points)| points).sum());
    }
    if fact.known {
        let mut changes: Vec<(i64, i128)> = Vec::new();
        for (single, points) in rules {
            changes.extend(single.yes.iter().flat_map(|(first, end)| [(first, *points), (end, -points)]));
        }
        changes.sort_unstable_by_key(|(at, _)| *at);
        let (mut sum, mut from) = (0, i64::MIN);
        for (at, change) in changes.into_iter().chain([(i64::MAX, 0)]) {
            if at > from {
                if may_be_between(fact, from, at) {
                    meet(sum);
                }
                from = at;
            }
            sum += change;
        }
    }
    found.unwrap_or(Interval::ZERO)
}

/// Whether the value may be one from a number up to, and without, another.
fn may_be_between(fact: &Fact, first: i64, end: i64) -> bool {
    let step = if fact.whole { crate::values::Number::ONE.raw() } else { 1 };
    fact.numbers.multiple_from(first, step).is_some_and(|found| found < end || end == i64::MAX)
}

/// With more comparisons than this, rules about texts are counted one by one.
const MANY: usize = 100_000;

/// The lowest and the highest sum of points over all texts; with each test, whether it must hold.
pub(super) fn of_texts(rules: &[(&TextTest, bool, i128)]) -> Interval {
    let whole = |test: &TextTest| test.op == TextOp::Is;
    let listed: HashMap<&str, ()> = rules
        .iter()
        .filter(|(test, ..)| whole(test))
        .flat_map(|(test, ..)| test.needles.iter().map(|needle| (&**needle, ())))
        .collect();
    // An unknown text gives nothing.
    let mut found = Interval::ZERO;
    if listed.len().saturating_mul(rules.len()) > MANY {
        let each = rules.iter().map(|&(.., points)| Interval::between(0, points));
        return each.fold(Interval::ZERO, Interval::plus);
    }
    for text in listed.into_keys() {
        let passing = rules.iter().filter(|(test, holds, _)| text_matches(text, test) == *holds);
        found = found.hull(Interval::point(passing.map(|(.., points)| points).sum()));
    }
    // Any other text: it is none of the listed ones, and of the parts it may have any.
    let other = rules.iter().fold(Interval::ZERO, |sum, &(test, holds, points)| {
        sum.plus(match (whole(test), holds) {
            (true, true) => Interval::ZERO,
            (true, false) => Interval::point(points),
            (false, _) if texts::are_possible(&[(test, holds)]) => Interval::between(0, points),
            (false, _) => Interval::ZERO,
        })
    });
    found.hull(other)
}
