//! Which tests of a condition do not hold, and by how much.

use super::view::{View, yes_no};
use super::{Named, TestWhy};
use crate::model::{
    self, Compare, CondId, Condition, DefineBody, Operand, Quantity, QuantityId, Subject, WordSet, Worded,
};
use crate::values::Number;

/// Deeper conditions are shown as written, without their parts.
const DEEPEST: u32 = 16;
/// A test is shown with no more parts of parts than these: defines may be used over and over.
const MOST: u32 = 50;

/// The tests that keep a condition from holding: those of an `and` one by one. None if it holds.
pub(super) fn that_fail(view: &View<'_>, condition: CondId) -> Vec<TestWhy> {
    let mut failing = Vec::new();
    let mut todo = vec![condition];
    while let Some(id) = todo.pop() {
        if view.scratch.truth(id).is_yes() {
            continue;
        }
        match view.model.conditions.get(id) {
            Some(Condition::And(parts)) if define(view, id).is_none() => todo.extend(parts.iter().rev()),
            _ => failing.push(test(view, id, false, DEEPEST, &mut { MOST })),
        }
    }
    failing
}

/// A test, or its opposite.
fn test(view: &View<'_>, id: CondId, negated: bool, deepest: u32, left: &mut u32) -> TestWhy {
    *left = left.saturating_sub(1);
    let truth = view.scratch.truth(id);
    let fields =
        if truth.is_unknown() { view.unknown(model::asks::condition(view.model, id)) } else { Vec::new() };
    let plain = TestWhy {
        text: view.line(view.model.condition_span(id)).text,
        state: if negated { truth.not() } else { truth },
        subject: define(view, id),
        actual: None,
        needed: None,
        short: None,
        fields,
        parts: Vec::new(),
        any: false,
    };
    let (Some(condition), Some(deeper)) = (view.model.conditions.get(id), deepest.checked_sub(1)) else {
        return plain;
    };
    let mut parts = |parts: &[CondId]| {
        let mut failing = Vec::new();
        for &part in parts {
            let truth = view.scratch.truth(part);
            let holds = if negated { truth.is_no() } else { truth.is_yes() };
            if !holds && *left > 0 {
                failing.push(test(view, part, negated, deeper, left));
            }
        }
        failing
    };
    match condition {
        Condition::Not(of) => {
            let inner = test(view, *of, !negated, deeper, left);
            TestWhy { text: plain.text, subject: inner.subject.or(plain.subject), ..inner }
        }
        Condition::And(all) => TestWhy { parts: parts(all), any: negated, ..plain },
        Condition::Or(some) => TestWhy { parts: parts(some), any: !negated, ..plain },
        leaf => single(view, leaf, negated, plain),
    }
}

/// A test of one thing: what it is, and what it would have to be.
fn single(view: &View<'_>, condition: &Condition, negated: bool, plain: TestWhy) -> TestWhy {
    let known = |subject: Option<Named>| TestWhy {
        needed: Some(if negated { "unknown" } else { "known" }.to_owned()),
        subject: subject.or_else(|| plain.subject.clone()),
        ..plain.clone()
    };
    let of_operand = |of: Operand, needed: Option<String>| TestWhy {
        actual: view.show_operand(of),
        needed,
        subject: view.operand(of).or_else(|| plain.subject.clone()),
        ..plain.clone()
    };
    match condition {
        Condition::Compare(a, op, b) => compare(view, (*a, *op, *b), negated, plain),
        Condition::Word(of, set) => word(view, *of, set, negated, plain),
        Condition::Flag(of) => of_operand(*of, Some(yes_no(!negated).to_owned())),
        Condition::Text(of, _)
        | Condition::IncludesAny(of, _)
        | Condition::IncludesAll(of, _)
        | Condition::Date(of, _) => of_operand(*of, None),
        Condition::Known(Subject::Operand(of)) => known(view.operand(*of)),
        Condition::Known(Subject::Quantity(of)) => known(view.quantity(*of)),
        Condition::Known(Subject::Worded(of)) => known(view.worded(*of)),
        Condition::Any(selection) => {
            let actual = match view.scratch.interactions(*selection).count() {
                0 => "none".to_owned(),
                count => count.to_string(),
            };
            TestWhy { actual: Some(actual), ..plain }
        }
        Condition::Stage(_)
        | Condition::Handover(_)
        | Condition::Responsible(_)
        | Condition::Route(_)
        | Condition::HasRoute
        | Condition::Nurture(_)
        | Condition::Refused
        | Condition::Missing(_) => {
            let named = super::expected::subject(condition).map(|name| Named::new(name, None));
            let actual = super::expected::actual(view, condition);
            TestWhy { actual: Some(actual), subject: plain.subject.clone().or(named), ..plain }
        }
        _ => plain,
    }
}

/// `interest at least 30`: it is 22, 8 short.
fn compare(
    view: &View<'_>,
    (a, op, b): (QuantityId, Compare, QuantityId),
    negated: bool,
    plain: TestWhy,
) -> TestWhy {
    let is_fixed = |id| matches!(view.model.quantities.get(id), Some(Quantity::Constant(_)));
    // A constant on the left is read from the right.
    let (a, op, b) = if is_fixed(a) && !is_fixed(b) { (b, op.mirrored(), a) } else { (a, op, b) };
    let op = if negated { opposite(op) } else { op };
    let (actual, bound) = (view.number(a), view.number(b));
    TestWhy {
        subject: view.quantity(a).or_else(|| plain.subject.clone()),
        actual: actual.map(|number| number.to_string()),
        needed: bound.map(|bound| format!("{} {bound}", wording(op))),
        short: actual.zip(bound).and_then(|(actual, bound)| short(actual, op, bound)),
        ..plain
    }
}

fn short(actual: Number, op: Compare, bound: Number) -> Option<Number> {
    match op {
        Compare::NotEqual => None,
        Compare::AtLeast | Compare::MoreThan | Compare::AtMost | Compare::LessThan | Compare::Equal => {
            bound.sub(actual).filter(|short| !short.is_zero())
        }
    }
}

fn wording(op: Compare) -> &'static str {
    match op {
        Compare::AtLeast => "at least",
        Compare::AtMost => "at most",
        Compare::MoreThan => "more than",
        Compare::LessThan => "less than",
        Compare::Equal => "exactly",
        Compare::NotEqual => "anything but",
    }
}

fn opposite(op: Compare) -> Compare {
    match op {
        Compare::AtLeast => Compare::LessThan,
        Compare::AtMost => Compare::MoreThan,
        Compare::MoreThan => Compare::AtMost,
        Compare::LessThan => Compare::AtLeast,
        Compare::Equal => Compare::NotEqual,
        Compare::NotEqual => Compare::Equal,
    }
}

/// `grade at least B`: it is C; the score behind it is 20 short.
fn word(view: &View<'_>, of: Worded, set: &WordSet, negated: bool, plain: TestWhy) -> TestWhy {
    let words: Vec<_> = view.domain(of).map_or_else(Vec::new, |domain| {
        let all = domain.words.iter().zip(0..).filter(|&(_, at)| set.contains(at) != negated);
        all.map(|(word, _)| word.as_str()).collect()
    });
    TestWhy {
        subject: view.worded(of).or_else(|| plain.subject.clone()),
        actual: view.word(of),
        needed: (!words.is_empty()).then(|| words.join(" or ")),
        short: match of {
            Worded::Rating(id) if !negated => {
                let rating = view.model.ratings.get(id);
                let score = rating.and_then(|of| view.out.scores.get(usize::from(of.of.0))?.value);
                let from = rating.and_then(|of| of.from.get(usize::from(set.iter().last()?)).copied());
                score
                    .zip(from)
                    .and_then(|(score, from)| from.sub(score))
                    .filter(|&short| short > Number::ZERO)
            }
            _ => None,
        },
        ..plain
    }
}

/// The define that names a condition.
fn define(view: &View<'_>, id: CondId) -> Option<Named> {
    let named = view.model.defines.iter().find(|define| define.body == DefineBody::Condition(id))?;
    Some(Named::new(&named.name, named.label.as_ref()))
}
