//! What a condition depends on, through whatever scores, ratings, tables and choices.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::model::walk::{self, Node};
use crate::model::{
    CondId, Condition, FieldId, IdSet, Model, Operand, Quantity, RuleId, RuleKind, ScoreId, SelectionId,
    Subject, Window, Worded,
};

/// What a condition depends on.
#[derive(Debug, Clone, Default)]
pub(super) struct Reads {
    /// Fields of the lead.
    pub(super) fields: BTreeSet<FieldId>,
    /// Scores, those behind ratings too.
    pub(super) scores: BTreeSet<ScoreId>,
    /// Interactions, by selection.
    pub(super) selections: BTreeSet<SelectionId>,
    /// Whether it depends on how often the lead has been in a stage.
    pub(super) stays: bool,
    /// Whether it depends on the present stay: on interactions `in this stage`, or on where the lead stands.
    pub(super) in_stage: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Step {
    Node(Node),
    Score(ScoreId),
    Rule(RuleId),
}

/// What scores depend on, found out once for each.
pub(super) type Scores = HashMap<ScoreId, Rc<Reads>>;

/// All that a condition depends on. Linear in what is behind it, but for scores that are known already.
pub(super) fn of(model: &Model, root: CondId, scores: &mut Scores) -> Reads {
    let mut reads = Reads::default();
    follow(model, vec![Step::Node(Node::Condition(root))], &mut reads, &mut |score, reads| {
        let known = scores.entry(score).or_insert_with(|| Rc::new(of_score(model, score)));
        reads.fields.extend(&known.fields);
        reads.scores.extend(&known.scores);
        reads.stays |= known.stays;
        reads.in_stage |= known.in_stage;
        Vec::new()
    });
    reads
}

/// What a score depends on; its interactions are told by the score itself.
fn of_score(model: &Model, score: ScoreId) -> Reads {
    let mut reads = Reads::default();
    follow(model, parts(model, score), &mut reads, &mut |other, reads| {
        reads.scores.insert(other);
        parts(model, other)
    });
    reads.scores.insert(score);
    reads.selections.clear();
    reads
}

/// Follows all steps; what a score leads to is told by the last.
fn follow(
    model: &Model,
    begin: Vec<Step>,
    reads: &mut Reads,
    into: &mut dyn FnMut(ScoreId, &mut Reads) -> Vec<Step>,
) {
    let mut seen: IdSet<Step> = IdSet::default();
    let mut todo = begin;
    while let Some(step) = todo.pop() {
        if !seen.insert(step) {
            continue;
        }
        match step {
            Step::Score(score) => {
                let further = into(score, reads);
                todo.extend(further);
            }
            _ => visit(model, step, reads, &mut todo),
        }
    }
}

/// The rules of a score.
fn parts(model: &Model, score: ScoreId) -> Vec<Step> {
    let score = model.scores.at(score);
    let always = score.always.iter().map(|always| Step::Node(Node::Condition(always.condition)));
    score.rules.iter().map(|&rule| Step::Rule(rule)).chain(always).collect()
}

fn visit(model: &Model, step: Step, reads: &mut Reads, todo: &mut Vec<Step>) {
    match step {
        Step::Score(_) => {}
        Step::Rule(id) => rule(&model.rules.at(id).kind, reads, todo),
        Step::Node(node) => {
            of_node(model, node, reads, todo);
        }
    }
}

fn rule(kind: &RuleKind, reads: &mut Reads, todo: &mut Vec<Step>) {
    match kind {
        RuleKind::When { condition, .. } => todo.push(Step::Node(Node::Condition(*condition))),
        RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. } => {
            todo.push(Step::Node(Node::Selection(*selection)));
        }
        RuleKind::Share { of, .. } => todo.push(Step::Node(Node::Quantity(*of))),
        RuleKind::Question { field, .. } => drop(reads.fields.insert(*field)),
        RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. } => {
            todo.extend(rules.iter().map(|&rule| Step::Rule(rule)));
        }
    }
}

fn of_node(model: &Model, node: Node, reads: &mut Reads, todo: &mut Vec<Step>) {
    let mut further = Vec::new();
    let mut push = |part| todo.push(Step::Node(part));
    match node {
        Node::Condition(id) => {
            let condition = model.conditions.at(id);
            match condition {
                Condition::Complete(of) => reads.fields.extend(&model.questionnaires.at(*of).fields),
                Condition::Stage(_) | Condition::Handover(_) => reads.in_stage = true,
                _ => {}
            }
            walk::of_condition(condition, &mut push);
        }
        Node::Quantity(id) => {
            let quantity = model.quantities.at(id);
            match quantity {
                Quantity::Score(of) => further.push(Step::Score(*of)),
                Quantity::EarlierStays(_) => reads.stays = true,
                _ => {}
            }
            walk::of_quantity(quantity, &mut push);
        }
        Node::Selection(id) => {
            let selection = model.selections.at(id);
            reads.selections.insert(id);
            reads.in_stage |= selection.window == Window::ThisStage;
            walk::of_selection(selection, &mut push);
        }
        Node::Operand(Operand::Lead(field)) => drop(reads.fields.insert(field)),
        Node::Operand(of) => walk::of_operand(of, &mut push),
        Node::Worded(Worded::Rating(of)) => further.push(Step::Score(model.ratings.at(of).of)),
        Node::Worded(Worded::Table(of)) => {
            push(Node::Worded(model.tables.at(of).rows));
            push(Node::Worded(model.tables.at(of).columns));
        }
        Node::Worded(Worded::Choice(of)) => {
            model.choices.at(of).lines.iter().for_each(|line| push(Node::Condition(line.condition)));
        }
        Node::Worded(of) => walk::of_worded(of, &mut push),
    }
    todo.append(&mut further);
}

/// The fields of which a condition asks whether they are known: without them it is decided all the same.
pub(super) fn asked_whether_known(model: &Model, root: CondId) -> BTreeSet<FieldId> {
    let mut fields = BTreeSet::new();
    let mut seen: IdSet<Node> = IdSet::default();
    let mut todo = vec![Node::Condition(root)];
    while let Some(node) = todo.pop() {
        if !seen.insert(node) {
            continue;
        }
        match node {
            Node::Condition(id) => {
                let condition = model.conditions.at(id);
                if let Condition::Known(of) = condition {
                    fields.extend(field_of(*of, model));
                }
                walk::of_condition(condition, &mut |part| todo.push(part));
            }
            Node::Quantity(id) => walk::of_quantity(model.quantities.at(id), &mut |part| todo.push(part)),
            _ => {}
        }
    }
    fields
}

/// The field that `is known` asks for.
pub(super) fn field_of(subject: Subject, model: &Model) -> Option<FieldId> {
    match subject {
        Subject::Operand(Operand::Lead(field)) | Subject::Worded(Worded::Field(Operand::Lead(field))) => {
            Some(field)
        }
        Subject::Quantity(of) => match model.quantities.at(of) {
            Quantity::Field(Operand::Lead(field)) => Some(*field),
            _ => None,
        },
        _ => None,
    }
}
