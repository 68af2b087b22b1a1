//! Steps of which neither lies within the other, and some leads meet both.

use super::{LINT, Step};
use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::Context;
use crate::lint::witness::{self, Wanted};
use crate::model::{Operand, Score, Type};
use crate::reason::Key;
use crate::values::{Number, Ranges};

/// Whether two steps overlap of which one is a `between`: it was meant to end where the other begins.
pub(super) fn is_one(cx: &Context<'_>, earlier: &Step, later: &Step) -> bool {
    let (Some((key, a)), Some((other, b))) = (&earlier.values, &later.values) else { return false };
    let is_within = |a: &Ranges, b: &Ranges| a.intersection(b) == *a;
    let are_steps = key == other && is_number(cx, *key) && a.len() == 1 && b.len() == 1;
    are_steps
        && [earlier, later].iter().all(|step| step.tier.points > Number::ZERO)
        && (has_two_ends(cx, *key, a) || has_two_ends(cx, *key, b))
        && !a.intersection(b).is_empty()
        && !is_within(a, b)
        && !is_within(b, a)
}

fn is_number(cx: &Context<'_>, key: Key) -> bool {
    match key {
        Key::Field(Operand::Lead(id)) => {
            matches!(cx.model.fields.at(id).ty, Type::Number | Type::Money(_))
        }
        Key::Count(_) | Key::Total(..) | Key::DaysSinceLast(_) | Key::Score(_) | Key::Quantity(_) => true,
        _ => false,
    }
}

fn has_two_ends(cx: &Context<'_>, key: Key, of: &Ranges) -> bool {
    let all = cx.reasoner().values(key);
    matches!((of.ends(), all.ends()), (Some((low, high)), Some((least, most))) if low > least && high < most)
}

pub(super) fn message(cx: &Context<'_>, score: &Score, earlier: &Step, later: &Step) -> Diagnostic {
    let [a, b] = [earlier, later].map(|step| step.tier);
    let sum = a.points.add(b.points).unwrap_or(a.points);
    let message = format!(
        "some leads meet both `{}` and `{}`: together they give {sum:+}",
        cx.said(cx.model.condition_span(a.condition)),
        cx.said(cx.model.condition_span(b.condition)),
    );
    let mut overlap = LINT
        .at(cx.first_line(b.span), message)
        .label(format!("adds up to {sum:+}"))
        .help("let one end where the other begins, or put both into `highest of \"…\" { }`")
        .related(cx.first_line(a.span), "adds up with this");
    let has_two = |step: &Step| step.values.as_ref().is_some_and(|(key, of)| has_two_ends(cx, *key, of));
    // Of a step with an open end more may be meant than of a stretch between two numbers.
    overlap.severity = if has_two(earlier) && has_two(later) { LINT.level } else { Severity::Hint };
    overlap.witness = witness::of(
        cx,
        &Wanted {
            title: format!("Steps of {} that overlap", score.name),
            holding: vec![a.condition, b.condition],
            perhaps: vec![format!("{} = {sum}", score.name)],
            ..Wanted::default()
        },
    );
    overlap
}
