//! What an example expects, held against what came.

use super::scores;
use super::tests_of::that_fail;
use super::view::{Extra, View};
use super::{ScoreWhy, TestWhy};
use crate::assessment::Situation;
use crate::lead::Lead;
use crate::model::walk::{self, Node};
use crate::model::{CondId, Condition, HandoverPart, Id, Model, Quantity, ScoreId, Worded};
use crate::plan::Plan;
use crate::sources::Sources;
use crate::values::{Instant, Truth, text};

/// Whether an expectation holds of a lead in a situation, or from its start where there are no stages; the tests
/// that fail; and the scores they speak of.
pub(crate) fn expectation(
    (model, sources, plan): (&Model, &Sources, &Plan),
    lead: &Lead,
    situation: Option<&Situation>,
    extra: Extra,
    as_of: Instant,
    condition: CondId,
) -> (Truth, Vec<TestWhy>, Vec<ScoreWhy>) {
    let mut view = View::new(model, sources, plan, lead, situation, as_of);
    view.extra = extra;
    plan.evaluate_examples(model, lead, &view.cutoffs, &mut view.scratch, &mut view.out);
    let truth = settle(&mut view, condition);
    let tests = that_fail(&view, condition);
    let spoken_of = if tests.is_empty() { Vec::new() } else { scores_in(model, condition) };
    let scores = scores::all(&view).into_iter().zip(model.scores.ids());
    let scores = scores.filter(|(_, id)| spoken_of.contains(id)).map(|(score, _)| score).collect();
    (truth, tests, scores)
}

/// The truth of an expectation, written down for itself and its parts. Nesting is bounded by the parser.
fn settle(view: &mut View<'_>, id: CondId) -> Truth {
    let model = view.model;
    let truth = match model.conditions.at(id) {
        Condition::Not(of) => settle(view, *of).not(),
        Condition::And(parts) => parts.iter().fold(Truth::Yes, |truth, &part| truth.and(settle(view, part))),
        Condition::Or(parts) => parts.iter().fold(Truth::No, |truth, &part| truth.or(settle(view, part))),
        Condition::Responsible(teams) => {
            view.out.responsible.is_some_and(|team| teams.contains(&team)).into()
        }
        Condition::Route(names) => {
            let route = view.extra.route.as_deref().map(text::fold);
            route.map(|route| names.iter().any(|name| **name == *route)).into()
        }
        Condition::HasRoute => view.extra.route.is_some().into(),
        Condition::Nurture(tracks) => tracks.iter().any(|track| view.out.nurture.contains(track)).into(),
        Condition::Refused => view.extra.refused.into(),
        Condition::Missing(field) => view.out.missing.contains(field).into(),
        _ => view.scratch.truth(id),
    };
    view.scratch.settle(id, truth);
    truth
}

/// What a test of where the lead stands, or of what only an example expects, speaks of.
pub(super) fn subject(condition: &Condition) -> Option<&'static str> {
    Some(match condition {
        Condition::Stage(_) => "stage",
        Condition::Handover(_) => "handover",
        Condition::Responsible(_) => "responsible",
        Condition::Route(_) | Condition::HasRoute => "route",
        Condition::Nurture(_) => "nurture",
        Condition::Missing(_) => "missing",
        Condition::Refused => "the last command",
        _ => return None,
    })
}

/// What came in place of something that only an example expects.
pub(super) fn actual(view: &View<'_>, condition: &Condition) -> String {
    let or_none = |found: Option<String>| found.unwrap_or_else(|| "none".to_owned());
    match condition {
        Condition::Stage(_) => or_none(view.out.stage.map(|stage| view.stage(stage).name)),
        Condition::Handover(_) => or_none(view.out.part.map(|part| match part {
            HandoverPart::Waiting => "waiting".to_owned(),
            HandoverPart::Pending => "pending".to_owned(),
        })),
        Condition::Responsible(_) => or_none(view.out.responsible.map(|team| view.team(team).name)),
        Condition::Route(_) | Condition::HasRoute => or_none(view.extra.route.clone()),
        Condition::Nurture(_) => {
            let tracks = view.model.nurture.as_ref().map_or(&[][..], |nurture| &nurture.tracks);
            let fits = view.out.nurture.iter().filter_map(|&at| tracks.get(usize::from(at)));
            listed(fits.map(|track| track.title.clone()))
        }
        Condition::Missing(_) => listed(view.out.missing.iter().map(|&field| view.field(field).name)),
        Condition::Refused if view.extra.refused => "refused".to_owned(),
        _ => "not refused".to_owned(),
    }
}

fn listed(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// The scores that a condition speaks of, itself or through ratings and tables.
fn scores_in(model: &Model, condition: CondId) -> Vec<ScoreId> {
    let (mut todo, mut seen, mut found) = (vec![Node::Condition(condition)], Vec::new(), Vec::new());
    while let Some(node) = todo.pop() {
        if seen.contains(&node) {
            continue;
        }
        seen.push(node);
        let mut push = |part| todo.push(part);
        match node {
            Node::Condition(id) => walk::of_condition(model.conditions.at(id), &mut push),
            Node::Quantity(id) => {
                let quantity = model.quantities.at(id);
                if let Quantity::Score(score) = quantity {
                    found.push(*score);
                }
                walk::of_quantity(quantity, &mut push);
            }
            Node::Worded(Worded::Rating(id)) => found.push(model.ratings.at(id).of),
            Node::Worded(Worded::Table(id)) => {
                let table = model.tables.at(id);
                push(Node::Worded(table.rows));
                push(Node::Worded(table.columns));
            }
            Node::Worded(_) | Node::Operand(_) | Node::Selection(_) => {}
        }
    }
    found.sort_unstable_by_key(|id| id.index());
    found.dedup();
    found
}
