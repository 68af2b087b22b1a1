//! Scores with what each of their lines came to.

use super::view::View;
use super::{AlwaysWhy, Named, RuleKind, RuleWhy, ScoreWhy};
use crate::assessment::OpenWhat;
use crate::model::{self, RuleId, Score, ScoreId};
use crate::values::{Number, Truth};

/// Deeper groups than these are not shown; the parser allows no more.
const DEEPEST: u32 = 64;

/// All scores in the order of the pact.
pub(super) fn all(view: &View<'_>) -> Vec<ScoreWhy> {
    let scores = view.model.scores.iter().zip(&view.out.scores);
    scores
        .map(|((id, score), outcome)| ScoreWhy {
            named: Named::new(&score.name, score.label.as_ref()),
            value: outcome.value,
            lowest: outcome.lowest,
            highest: outcome.highest,
            range: score.range,
            rules: lines(view, &score.rules, DEEPEST),
            always: always(view, id, score),
        })
        .collect()
}

fn lines(view: &View<'_>, rules: &[RuleId], deepest: u32) -> Vec<RuleWhy> {
    rules.iter().filter_map(|&rule| line(view, rule, deepest)).collect()
}

fn line(view: &View<'_>, id: RuleId, deepest: u32) -> Option<RuleWhy> {
    let rule = view.model.rules.get(id)?;
    let record = view.record(id)?;
    let (kind, label, inside) = parts(&rule.kind);
    let mut rules = deepest.checked_sub(1).map_or_else(Vec::new, |deepest| lines(view, inside, deepest));
    if kind == RuleKind::Highest {
        only_the_largest_counts(&mut rules, record.points);
    }
    let counted = matches!(kind, RuleKind::Per | RuleKind::Without);
    Some(RuleWhy {
        kind,
        state: record.state,
        points: record.points,
        lowest: record.lowest,
        highest: record.highest,
        counts: record.state.is_yes(),
        count: counted.then_some(record.count),
        label: label.cloned(),
        why: rule.why.clone(),
        written: view.line(rule.span),
        fields: view.open_fields(OpenWhat::Rule(id)),
        rules,
    })
}

fn parts(kind: &model::RuleKind) -> (RuleKind, Option<&String>, &[RuleId]) {
    match kind {
        model::RuleKind::When { .. } => (RuleKind::When, None, &[]),
        model::RuleKind::Per { .. } => (RuleKind::Per, None, &[]),
        model::RuleKind::Without { .. } => (RuleKind::Without, None, &[]),
        model::RuleKind::Share { .. } => (RuleKind::Share, None, &[]),
        model::RuleKind::Question { .. } => (RuleKind::Question, None, &[]),
        model::RuleKind::Group { label, rules, .. } => (RuleKind::Group, label.as_ref(), rules),
        model::RuleKind::Highest { label, rules } => (RuleKind::Highest, label.as_ref(), rules),
    }
}

/// Of several that are as large the first is shown as the one that counts.
fn only_the_largest_counts(rules: &mut [RuleWhy], points: Number) {
    let mut found = false;
    for rule in rules {
        rule.counts = rule.counts && !found && rule.points == points;
        found |= rule.counts;
    }
}

/// The `always` lines up to the one that decides.
fn always(view: &View<'_>, id: ScoreId, score: &Score) -> Vec<AlwaysWhy> {
    let mut looked_at = Vec::new();
    for (line, at) in score.always.iter().zip(0..) {
        let state = view.scratch.truth(line.condition);
        looked_at.push(AlwaysWhy {
            points: line.points,
            state,
            why: line.why.clone(),
            written: view.line(line.span),
            fields: view.open_fields(OpenWhat::Always(id, at)),
        });
        if state == Truth::Yes {
            break;
        }
    }
    looked_at
}
