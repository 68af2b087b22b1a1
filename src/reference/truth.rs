//! Conditions: yes, no or unknown.

use crate::model::semantics;
use crate::model::{CondId, Condition, DateTest, Operand, Subject, Value};
use crate::values::{Instant, Truth};

use super::quantity::number;
use super::select::selected;
use super::view::View;

/// Whether a condition holds. Any test of an unknown value is unknown, save `is known` and its like.
pub(super) fn truth(view: &View, id: CondId) -> Truth {
    match view.model.conditions.at(id) {
        Condition::Not(a) => truth(view, *a).not(),
        Condition::And(parts) => parts.iter().map(|&part| truth(view, part)).fold(Truth::Yes, Truth::and),
        Condition::Or(parts) => parts.iter().map(|&part| truth(view, part)).fold(Truth::No, Truth::or),
        Condition::Known(subject) => is_known(view, *subject).into(),
        Condition::Flag(of) => match view.value(*of) {
            Value::Flag(flag) => Truth::from(*flag),
            _ => Truth::Unknown,
        },
        Condition::Compare(a, how, b) => match (number(view, *a), number(view, *b)) {
            (Some(a), Some(b)) => semantics::compare(a, *how, b).into(),
            _ => Truth::Unknown,
        },
        Condition::Text(of, test) => match view.value(*of) {
            Value::Text(text) => semantics::text_matches(text.folded(), test).into(),
            _ => Truth::Unknown,
        },
        Condition::Word(of, words) => view.word(*of).map(|word| words.contains(word)).into(),
        Condition::IncludesAny(of, words) => match view.value(*of) {
            Value::Words(ticked) => ticked.meets(words).into(),
            _ => Truth::Unknown,
        },
        Condition::IncludesAll(of, words) => match view.value(*of) {
            Value::Words(ticked) => ticked.covers(words).into(),
            _ => Truth::Unknown,
        },
        Condition::Date(of, test) => date(view, *of).and_then(|at| date_passes(view, at, test)).into(),
        // The absence of an interaction is knowledge: never unknown.
        Condition::Any(selection) => (!selected(view, *selection).is_empty()).into(),
        Condition::Complete(questionnaire) => {
            let questions = &view.model.questionnaires.at(*questionnaire).fields;
            questions.iter().all(|&field| view.lead.value(field).is_known()).into()
        }
        Condition::Stage(stages) => view.situation.stage.is_some_and(|stage| stages.contains(&stage)).into(),
        Condition::Handover(part) => (view.situation.part == Some(*part)).into(),
        // Only in `expect`, which whoever runs examples answers.
        Condition::Responsible(_)
        | Condition::Route(_)
        | Condition::HasRoute
        | Condition::Nurture(_)
        | Condition::Refused
        | Condition::Missing(_) => Truth::Unknown,
    }
}

/// The truth of a condition that may be left out, as in `otherwise`: then it holds.
pub(super) fn truth_or_yes(view: &View, condition: Option<CondId>) -> Truth {
    condition.map_or(Truth::Yes, |id| truth(view, id))
}

/// `x is known`
fn is_known(view: &View, subject: Subject) -> bool {
    match subject {
        Subject::Operand(of) => view.value(of).is_known(),
        Subject::Quantity(of) => number(view, of).is_some(),
        Subject::Worded(of) => view.word(of).is_some(),
        Subject::Condition(of) => !truth(view, of).is_unknown(),
    }
}

/// The instant of a date; a day is its 00:00.
pub(super) fn date(view: &View, of: Operand) -> Option<Instant> {
    match view.value(of) {
        Value::Date(at) => Some(*at),
        _ => None,
    }
}

/// Whether a known date passes a test; nothing where the test needs a date that is not known.
fn date_passes(view: &View, at: Instant, test: &DateTest) -> Option<bool> {
    let (zone, as_of) = (&view.model.zone, view.as_of);
    Some(match *test {
        DateTest::Within { from, to } => from.is_none_or(|from| from <= at) && to.is_none_or(|to| at < to),
        DateTest::BeforeField(other) => at < date(view, other)?,
        DateTest::AfterField(other) => at > date(view, other)?,
        DateTest::OnField(other) => zone.date_of(at) == zone.date_of(date(view, other)?),
        DateTest::InTheLast(period) => zone.minus(as_of, period, 1) <= at && at <= as_of,
        DateTest::InTheNext(period) => as_of < at && at <= zone.plus(as_of, period, 1),
        DateTest::MoreThanAgo(period) => at < zone.minus(as_of, period, 1),
    })
}
