//! What may make criteria look better than they are: what was recorded after the fact.

use std::collections::BTreeSet;

use super::counts::Counts;
use super::shape::{BacktestWarning, WarningKind};
use super::statistics::{Count, Exact, share};
use crate::explain::{Line, line_at};
use crate::model::walk::{self, Node};
use crate::model::{FieldId, Id, Model, RuleId, RuleKind, TypeId, asks};
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
    let leaf = |(id, rule): (RuleId, &crate::model::Rule)| {
        let (fields, root) = match &rule.kind {
            RuleKind::When { condition, .. } => {
                (asks::condition(model, *condition), Some(Node::Condition(*condition)))
            }
            RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. } => {
                (asks::selection(model, *selection), Some(Node::Selection(*selection)))
            }
            RuleKind::Share { of, .. } => (asks::quantity(model, *of), Some(Node::Quantity(*of))),
            RuleKind::Question { field, .. } => ([*field].into(), None),
            RuleKind::Group { .. } | RuleKind::Highest { .. } => return None,
        };
        Some(Leaf { id, fields, kinds: kinds_in(model, root) })
    };
    model.rules.iter().filter_map(leaf).collect()
}

/// The kinds of interaction that are read.
fn kinds_in(model: &Model, root: Option<Node>) -> BTreeSet<TypeId> {
    let selections = walk::parts(model, root).into_iter().filter_map(|node| match node {
        Node::Selection(id) => model.selections.get(id),
        _ => None,
    });
    selections.flat_map(|selection| selection.types.iter().copied()).collect()
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
