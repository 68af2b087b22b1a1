//! Scores: the sum of the rules; then `always`, then the range.

use crate::assessment::{Open, OpenWhat, ScoreOutcome};
use crate::lead::Interaction;
use crate::model::{
    CondId, FieldId, Model, QuantityId, Rule, RuleId, RuleKind, Score, ScoreId, SelectionId, Value, asks,
    semantics,
};
use crate::values::{Number, Period, Truth};

use super::bounds;
use super::interval::{percent_of, saturated};
use super::quantity::number;
use super::select::newest;
use super::truth::truth;
use super::view::View;
use super::{award, missing};

/// A score with its bounds.
pub(super) fn outcome(view: &View, id: ScoreId) -> ScoreOutcome {
    let score = view.model.scores.at(id);
    let bounds = bounds::of_score(view, score);
    ScoreOutcome { value: value(view, score), lowest: bounds.lowest(), highest: bounds.highest() }
}

/// The value: always known, but for a questionnaire of which no question is answered.
fn value(view: &View, score: &Score) -> Option<Number> {
    if let Some(questionnaire) = score.questionnaire {
        let questions = &view.model.questionnaires.at(questionnaire).fields;
        if !questions.iter().any(|&field| view.lead.value(field).is_known()) {
            return None;
        }
    }
    let overriding = score.always.iter().find(|line| truth(view, line.condition).is_yes());
    let sum = overriding.map_or_else(|| sum(view, &score.rules), |line| line.points.raw().into());
    let (low, high) = score.range.unwrap_or((Number::MIN, Number::MAX));
    Some(saturated(sum.max(low.raw().into()).min(high.raw().into())))
}

fn sum(view: &View, rules: &[RuleId]) -> i128 {
    rules.iter().map(|&rule| points(view, view.model.rules.at(rule))).sum()
}

/// The points that a rule gives, in ten-thousandths. It counts only where its condition is yes; where that is
/// unknown it adds nothing.
pub(super) fn points(view: &View, rule: &Rule) -> i128 {
    match &rule.kind {
        RuleKind::When { points, condition } => match truth(view, *condition) {
            Truth::Yes => points.raw().into(),
            Truth::No | Truth::Unknown => 0,
        },
        RuleKind::Per { points, selection, times, fade, points_limits } => {
            let counted = award::counted(view, *selection, times);
            award::points(view, *points, &counted, *fade, points_limits)
        }
        RuleKind::Without { points, every, selection, limits } => {
            let periods = full_periods_without(view, *every, *selection);
            up_to_all(i128::from(points.raw()) * i128::from(periods), limits)
        }
        RuleKind::Share { percent, of, limits } => {
            number(view, *of).map_or(0, |of| up_to_all(percent_of(*percent, of.raw().into()), limits))
        }
        RuleKind::Question { field, points } => answer(view, *field, points).map_or(0, |p| p.raw().into()),
        RuleKind::Group { bounds, rules, .. } => semantics::bounded(sum(view, rules), *bounds),
        RuleKind::Highest { rules, .. } => {
            let rules = rules.iter().map(|&id| view.model.rules.at(id));
            rules.filter(|rule| applies(view, rule)).map(|rule| points(view, rule)).max().unwrap_or(0)
        }
    }
}

/// Whether a rule applies, for `highest of`: its condition is yes, an interaction counts, or its quantity is
/// known; one that holds others applies if one of them does.
pub(super) fn applies(view: &View, rule: &Rule) -> bool {
    match &rule.kind {
        RuleKind::When { condition, .. } => truth(view, *condition).is_yes(),
        RuleKind::Per { selection, times, .. } => !award::counted(view, *selection, times).is_empty(),
        RuleKind::Without { every, selection, .. } => full_periods_without(view, *every, *selection) >= 1,
        RuleKind::Share { of, .. } => number(view, *of).is_some(),
        RuleKind::Question { field, points } => answer(view, *field, points).is_some(),
        RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } => {
            rules.iter().any(|&inner| applies(view, view.model.rules.at(inner)))
        }
    }
}

/// Whether a rule may yet apply or not, for want of data. A `per` and a `without` rule never is: what is not
/// known of an interaction does not count.
pub(super) fn is_open(view: &View, rule: &Rule) -> bool {
    match &rule.kind {
        RuleKind::When { condition, .. } => truth(view, *condition).is_unknown(),
        RuleKind::Per { .. } | RuleKind::Without { .. } => false,
        RuleKind::Share { of, .. } => number(view, *of).is_none(),
        RuleKind::Question { field, points } => answer(view, *field, points).is_none(),
        RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } => {
            rules.iter().any(|&inner| is_open(view, view.model.rules.at(inner)))
        }
    }
}

/// How many full periods have passed since the last interaction; none where there never was one.
fn full_periods_without(view: &View, every: Period, selection: SelectionId) -> i64 {
    let since = |last: &Interaction| view.model.zone.full_steps(last.at, view.as_of, every);
    newest(view, selection).map_or(0, since).max(0)
}

/// `up to P points`, as often as it is written.
fn up_to_all(points: i128, limits: &[Number]) -> i128 {
    limits.iter().fold(points, |points, &limit| semantics::up_to(points, limit))
}

/// The points of the answer that was given.
fn answer(view: &View, question: FieldId, points: &[Number]) -> Option<Number> {
    let place = match view.lead.value(question) {
        Value::Flag(yes) => usize::from(*yes),
        Value::Word(word) => usize::from(*word),
        _ => return None,
    };
    points.get(place).copied()
}

/// The lines of a score that are open: its rules as they are written, then the `always` lines up to the first
/// that applies.
pub(super) fn open_lines(view: &View, id: ScoreId) -> Vec<Open> {
    let score = view.model.scores.at(id);
    let mut open = Vec::new();
    open_rules(view, &score.rules, &mut open);
    for (place, line) in (0..).zip(&score.always) {
        match truth(view, line.condition) {
            Truth::Yes => break,
            Truth::No => {}
            Truth::Unknown => {
                open.push(missing::open_on(view, OpenWhat::Always(id, place), &[line.condition]));
            }
        }
    }
    open
}

fn open_rules(view: &View, rules: &[RuleId], open: &mut Vec<Open>) {
    for &id in rules {
        let rule = view.model.rules.at(id);
        if let RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } = &rule.kind {
            open_rules(view, rules, open);
        } else if is_open(view, rule) {
            let fields = missing::unknown(view, read_by(view.model, rule));
            open.push(Open { what: OpenWhat::Rule(id), fields });
        }
    }
}

/// The fields on which a rule waits when it is open.
fn read_by(model: &Model, rule: &Rule) -> Vec<FieldId> {
    let of_condition = |id: CondId| asks::condition(model, id).into_iter().collect();
    let of_quantity = |id: QuantityId| asks::quantity(model, id).into_iter().collect();
    match &rule.kind {
        RuleKind::When { condition, .. } => of_condition(*condition),
        RuleKind::Share { of, .. } => of_quantity(*of),
        RuleKind::Question { field, .. } => vec![*field],
        RuleKind::Per { .. }
        | RuleKind::Without { .. }
        | RuleKind::Group { .. }
        | RuleKind::Highest { .. } => Vec::new(),
    }
}
