//! What may make criteria look better than they are: what was recorded after the fact.

use std::collections::BTreeSet;

use super::counts::Counts;
use super::shape::{BacktestWarning, WarningKind};
use super::statistics::{Count, Exact, share};
use crate::explain::{Line, line_at};
use crate::model::{FieldId, Id, Model, RuleId, RuleKind, SelectionId, TypeId, asks};
use crate::sources::Sources;

/// Leads of either kind, from which on how often a field is filled is worth a word.
const ENOUGH: u64 = 30;
/// A field that is filled so much more often for one kind of leads tells how it ended.
const FILLED_APART: f64 = 0.5;
/// A line whose leads are won so often for certain, where others are not, is too good to be true.
const TOO_GOOD: f64 = 0.95;
/// Where more than this share is won anyway, that is no wonder.
const COMMON: f64 = 0.8;

/// All of them.
pub(super) fn all(model: &Model, sources: &Sources, counts: &Counts, all: Exact) -> Vec<BacktestWarning> {
    let rules = leaves(model);
    let mut found = after_the_fact(model, sources, counts, &rules);
    found.extend(filled_by_outcome(model, sources, counts, &rules));
    found.extend(too_good(model, sources, counts, all, &rules));
    found
}

/// Lines of scores with what they read.
struct Leaf {
    id: RuleId,
    fields: BTreeSet<FieldId>,
    kinds: BTreeSet<TypeId>,
}

fn leaves(model: &Model) -> Vec<Leaf> {
    let read = |selection: SelectionId| -> BTreeSet<TypeId> {
        model.selections.get(selection).map_or_else(BTreeSet::new, |of| of.types.iter().copied().collect())
    };
    let leaf = |(id, rule): (RuleId, &crate::model::Rule)| {
        let (fields, kinds) = match &rule.kind {
            RuleKind::When { condition, .. } => {
                (asks::condition(model, *condition), kinds_in(model, *condition))
            }
            RuleKind::Per { selection, .. } => (BTreeSet::new(), read(*selection)),
            RuleKind::Share { of, .. } => (asks::quantity(model, *of), BTreeSet::new()),
            RuleKind::Question { field, .. } => ([*field].into(), BTreeSet::new()),
            RuleKind::Without { .. } | RuleKind::Group { .. } | RuleKind::Highest { .. } => return None,
        };
        Some(Leaf { id, fields, kinds })
    };
    model.rules.iter().filter_map(leaf).collect()
}

/// The kinds of interaction that a condition reads.
fn kinds_in(model: &Model, root: crate::model::CondId) -> BTreeSet<TypeId> {
    use crate::model::walk::{self, Node};
    let (mut todo, mut seen, mut kinds) = (vec![Node::Condition(root)], BTreeSet::new(), BTreeSet::new());
    while let Some(node) = todo.pop() {
        if !seen.insert(format!("{node:?}")) {
            continue;
        }
        let mut push = |part| todo.push(part);
        match node {
            Node::Condition(id) => walk::of_condition(model.conditions.at(id), &mut push),
            Node::Quantity(id) => walk::of_quantity(model.quantities.at(id), &mut push),
            Node::Selection(id) => {
                kinds.extend(model.selections.at(id).types.iter().copied());
                walk::of_selection(model.selections.at(id), &mut push);
            }
            Node::Operand(of) => walk::of_operand(of, &mut push),
            Node::Worded(of) => walk::of_worded(of, &mut push),
        }
    }
    kinds
}

fn lines(model: &Model, sources: &Sources, rules: &[Leaf], reads: impl Fn(&Leaf) -> bool) -> Vec<Line> {
    let rules = rules.iter().filter(|leaf| reads(leaf)).filter_map(|leaf| model.rules.get(leaf.id));
    rules.map(|rule| line_at(sources, rule.span)).collect()
}

fn after_the_fact(model: &Model, sources: &Sources, counts: &Counts, rules: &[Leaf]) -> Vec<BacktestWarning> {
    let mut found = Vec::new();
    let mut warn = |about: &str, many: u64, what: String, lines: Vec<Line>| {
        if many > 0 && !lines.is_empty() {
            let words = format!(
                "{many} of {} won leads have {what} after they were won, and rules count it: assess as of a day before, \
                 or leave it out",
                counts.dated
            );
            found.push(BacktestWarning {
                kind: WarningKind::AfterTheFact,
                about: about.to_owned(),
                words,
                lines,
            });
        }
    };
    for ((id, kind), many) in model.interactions.iter().zip(&counts.interactions_after) {
        let lines = lines(model, sources, rules, |leaf| leaf.kinds.contains(&id));
        warn(&kind.name, *many, format!("a `{}`", kind.name), lines);
    }
    for ((id, field), many) in model.fields.iter().zip(&counts.dates_after) {
        let lines = lines(model, sources, rules, |leaf| leaf.fields.contains(&id));
        warn(&field.name, *many, format!("a `{}` that lies", field.name), lines);
    }
    found
}

fn filled_by_outcome(
    model: &Model,
    sources: &Sources,
    counts: &Counts,
    rules: &[Leaf],
) -> Vec<BacktestWarning> {
    let Count { won, lost } = counts.all;
    if won < ENOUGH || lost < ENOUGH {
        return Vec::new();
    }
    let warning = |(id, field): (FieldId, &crate::model::Field)| {
        let filled = counts.filled(id);
        let (of_won, of_lost) = (filled.won as f64 / won as f64, filled.lost as f64 / lost as f64);
        let lines = lines(model, sources, rules, |leaf| leaf.fields.contains(&id));
        if (of_won - of_lost).abs() < FILLED_APART || lines.is_empty() {
            return None;
        }
        let words = format!(
            "`{}` is filled for {:.0} % of the leads that were won and {:.0} % of the others: is it asked only once it is \
             clear how it ends?",
            field.name,
            100.0 * of_won,
            100.0 * of_lost
        );
        Some(BacktestWarning { kind: WarningKind::FilledByOutcome, about: field.name.clone(), words, lines })
    };
    model.fields.iter().filter_map(warning).collect()
}

fn too_good(
    model: &Model,
    sources: &Sources,
    counts: &Counts,
    all: Exact,
    rules: &[Leaf],
) -> Vec<BacktestWarning> {
    if all.share.is_none_or(|all| all > COMMON) {
        return Vec::new();
    }
    let warning = |leaf: &Leaf| {
        let of = counts.applies.get(leaf.id.index()).copied().unwrap_or_default();
        if share(of).low.is_none_or(|low| low < TOO_GOOD) {
            return None;
        }
        let line = line_at(sources, model.rules.get(leaf.id)?.span);
        let words = format!(
            "{} of the {} leads to which `{}` applies were won: does it say what happened after?",
            of.won,
            of.leads(),
            line.text
        );
        Some(BacktestWarning {
            kind: WarningKind::TooGood,
            about: line.text.clone(),
            words,
            lines: vec![line],
        })
    };
    rules.iter().filter_map(warning).collect()
}
