//! Divisions by zero and results out of range.
//!
//! Whether one is reported must not depend on what an engine happens to skip. So they are looked for among all
//! quantities of the criteria (scores, choices, stages, nurture; not in examples), whichever line decided.

use std::collections::{BTreeMap, HashSet};

use crate::lead::{Interaction, ProblemKind};
use crate::model::walk::{self, Node};
use crate::model::{CondId, Model, QuantityId, RuleKind, Stage};

use super::quantity::{Gap, work_out};
use super::select::{asked, in_window};
use super::view::View;

/// The quantities that have all they need and yet no result, ascending.
pub(super) fn of(view: &View) -> Vec<(QuantityId, ProblemKind)> {
    let mut found = BTreeMap::new();
    let mut seen = HashSet::new();
    let mut todo: Vec<(Node, Option<&Interaction>)> =
        criteria(view.model).into_iter().map(|node| (node, None)).collect();
    while let Some((node, own)) = todo.pop() {
        if !seen.insert((node, own.map(std::ptr::from_ref))) {
            continue;
        }
        let view = View { own, ..*view };
        match node {
            Node::Quantity(id) => {
                if let Err(Gap::Problem(kind)) = work_out(&view, id) {
                    found.insert(id, kind);
                }
                walk::of_quantity(view.model.quantities.at(id), &mut |part| todo.push((part, own)));
            }
            Node::Condition(id) => {
                walk::of_condition(view.model.conditions.at(id), &mut |part| todo.push((part, own)));
            }
            Node::Selection(id) => {
                let selection = view.model.selections.at(id);
                for interaction in asked(&view, selection) {
                    if in_window(&view, selection.window, interaction) {
                        walk::of_selection(selection, &mut |part| todo.push((part, Some(interaction))));
                    }
                }
            }
            Node::Operand(of) => walk::of_operand(of, &mut |part| todo.push((part, own))),
            Node::Worded(of) => walk::of_worded(of, &mut |part| todo.push((part, own))),
        }
    }
    found.into_iter().collect()
}

/// The conditions, quantities and selections that stand in the lines of a pact.
fn criteria(model: &Model) -> Vec<Node> {
    let mut nodes = Vec::new();
    for rule in model.rules.as_slice() {
        match &rule.kind {
            RuleKind::When { condition, .. } => nodes.push(Node::Condition(*condition)),
            RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. } => {
                nodes.push(Node::Selection(*selection));
            }
            RuleKind::Share { of, .. } => nodes.push(Node::Quantity(*of)),
            RuleKind::Question { .. } | RuleKind::Group { .. } | RuleKind::Highest { .. } => {}
        }
    }
    let always = model.scores.as_slice().iter().flat_map(|score| &score.always).map(|line| line.condition);
    let choices = model.choices.as_slice().iter().flat_map(|choice| &choice.lines).map(|line| line.condition);
    let start = model.start.iter().filter_map(|line| line.condition);
    let stages = model.stages.as_slice().iter().flat_map(of_stage);
    let nurture = model.nurture.iter().flat_map(|nurture| {
        nurture.condition.into_iter().chain(nurture.tracks.iter().filter_map(|track| track.condition))
    });
    nodes.extend(always.chain(choices).chain(start).chain(stages).chain(nurture).map(Node::Condition));
    nodes
}

fn of_stage(stage: &Stage) -> Vec<CondId> {
    let mut conditions: Vec<_> = stage.automatic.iter().filter_map(|way| way.condition).collect();
    conditions.extend(stage.commands.iter().filter_map(|command| command.condition));
    conditions.extend(stage.notices.iter().filter_map(|notice| notice.condition));
    if let Some(handover) = &stage.handover {
        conditions.extend(handover.only_when);
        conditions
            .extend(handover.confirms.iter().chain(&handover.accepts).filter_map(|clock| clock.condition));
        conditions.extend(handover.routes.iter().filter_map(|route| route.condition));
        conditions.extend(handover.rejects.iter().filter_map(|reject| reject.condition));
    }
    conditions
}
