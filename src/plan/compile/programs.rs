//! What each stage needs in order to go on by itself: a small part of all instructions.

use crate::model::walk::{self, Node};
use crate::model::{
    CondId, IdMap, IdSet, Model, Quantity, QuantityId, RuleId, RuleKind, ScoreId, SelectionId, Stage, Worded,
};
use crate::plan::ops::Op;

/// The instructions of a stage's automatic ways, notices, and the conditions its handover waits for.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) enum Program {
    /// All there are.
    #[default]
    Everything,
    /// These, parts first.
    Only(Box<[Op]>),
}

/// Programs may hold so many times as many instructions as there are, so that a pact of very many stages that all
/// ask for the same large score stays linear; stages beyond that need everything.
const BUDGET: usize = 4;

/// A program for each stage.
pub(super) fn of_stages(model: &Model, ops: &[Op]) -> Vec<Program> {
    let places: IdMap<Slot, usize> = ops.iter().enumerate().map(|(place, &op)| (slot(op), place)).collect();
    let mut budget = ops.len() * BUDGET + 64;
    let program = |stage: &Stage| {
        let Some(needed) = Reach::new(model, &mut budget).all(conditions(stage)) else {
            return Program::Everything;
        };
        let mut needed: Vec<_> = needed.iter().filter_map(|slot| places.get(slot).copied()).collect();
        needed.sort_unstable();
        Program::Only(needed.into_iter().filter_map(|place| ops.get(place).copied()).collect())
    };
    model.stages.as_slice().iter().map(program).collect()
}

/// What decides while nobody does anything.
fn conditions(stage: &Stage) -> Vec<CondId> {
    let ways = stage.automatic.iter().map(|way| way.condition);
    let notices = stage.notices.iter().map(|notice| notice.condition);
    let handover = stage.handover.iter();
    let handover = handover
        .flat_map(|of| std::iter::once(of.only_when).chain(of.confirms.iter().map(|clock| clock.condition)));
    ways.chain(notices).chain(handover).flatten().collect()
}

/// Something that an instruction computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    Node(Node),
    Score(ScoreId),
}

/// Everything that some conditions are made of.
struct Reach<'m, 'b> {
    model: &'m Model,
    seen: IdSet<Slot>,
    todo: Vec<Slot>,
    budget: &'b mut usize,
}

impl<'m, 'b> Reach<'m, 'b> {
    fn new(model: &'m Model, budget: &'b mut usize) -> Self {
        Self { model, seen: IdSet::default(), todo: Vec::new(), budget }
    }

    /// None if it is too much.
    fn all(mut self, roots: Vec<CondId>) -> Option<IdSet<Slot>> {
        roots.into_iter().for_each(|root| self.add(Node::Condition(root)));
        while let Some(slot) = self.todo.pop() {
            *self.budget = self.budget.checked_sub(1)?;
            match slot {
                Slot::Node(node) => self.parts(node),
                Slot::Score(id) => self.score(id),
            }
        }
        Some(self.seen)
    }

    fn add(&mut self, node: Node) {
        self.add_slot(Slot::Node(node));
    }

    fn add_slot(&mut self, slot: Slot) {
        if self.seen.insert(slot) {
            self.todo.push(slot);
        }
    }

    fn parts(&mut self, node: Node) {
        let model = self.model;
        match node {
            Node::Condition(id) => walk::of_condition(model.conditions.at(id), &mut |part| self.add(part)),
            Node::Quantity(id) => match model.quantities.at(id) {
                Quantity::Score(of) => self.add_slot(Slot::Score(*of)),
                quantity => walk::of_quantity(quantity, &mut |part| self.add(part)),
            },
            Node::Selection(id) => walk::of_selection(model.selections.at(id), &mut |part| self.add(part)),
            Node::Operand(of) => walk::of_operand(of, &mut |part| self.add(part)),
            Node::Worded(of) => self.worded(of),
        }
    }

    fn worded(&mut self, of: Worded) {
        let model = self.model;
        if let Worded::Rating(id) = of {
            self.add_slot(Slot::Score(model.ratings.at(id).of));
        }
        of_worded(model, of, &mut |part| self.add(part));
    }

    fn score(&mut self, id: ScoreId) {
        let score = self.model.scores.at(id);
        score.always.iter().for_each(|line| self.add(Node::Condition(line.condition)));
        let mut rules: Vec<RuleId> = score.rules.clone();
        while let Some(rule) = rules.pop() {
            match &self.model.rules.at(rule).kind {
                RuleKind::Group { rules: inside, .. } | RuleKind::Highest { rules: inside, .. } => {
                    rules.extend(inside);
                }
                kind => {
                    if let Some(node) = of_rule(kind) {
                        self.add(node);
                    }
                }
            }
        }
    }
}

/// What is needed, while instructions are looked at from the last to the first.
pub(super) struct Needs<'m> {
    model: &'m Model,
    seen: IdSet<Slot>,
}

impl<'m> Needs<'m> {
    pub fn new(model: &'m Model) -> Self {
        Self { model, seen: IdSet::default() }
    }

    pub fn has(&self, slot: Slot) -> bool {
        self.seen.contains(&slot)
    }

    pub fn condition(&mut self, id: CondId) {
        self.add(Node::Condition(id));
    }

    /// The `always` lines of a score.
    pub fn always(&mut self, id: ScoreId) {
        self.model.scores.at(id).always.iter().for_each(|line| self.condition(line.condition));
    }

    /// A line of a score, without those inside of it.
    pub fn rule(&mut self, id: RuleId) {
        if let Some(node) = of_rule(&self.model.rules.at(id).kind) {
            self.add(node);
        }
    }

    /// What an instruction reads.
    pub fn parts(&mut self, slot: Slot) {
        let model = self.model;
        match slot {
            Slot::Node(Node::Condition(id)) => {
                walk::of_condition(model.conditions.at(id), &mut |part| self.add(part));
            }
            Slot::Node(Node::Quantity(id)) => {
                walk::of_quantity(model.quantities.at(id), &mut |part| self.add(part));
            }
            Slot::Node(Node::Selection(id)) => self.selection(id),
            Slot::Node(Node::Operand(of)) => walk::of_operand(of, &mut |part| self.add(part)),
            Slot::Node(Node::Worded(of)) => of_worded(model, of, &mut |part| self.add(part)),
            Slot::Score(_) => {}
        }
    }

    /// What a `where` reads beside the interaction is needed; what reads the interaction has its own instructions.
    pub fn selection(&mut self, id: SelectionId) {
        let (mut todo, mut done) = (vec![Node::Selection(id)], IdSet::default());
        while let Some(node) = todo.pop() {
            if !done.insert(node) {
                continue;
            }
            self.seen.insert(Slot::Node(node));
            match node {
                Node::Condition(id) => {
                    walk::of_condition(self.model.conditions.at(id), &mut |part| todo.push(part))
                }
                Node::Quantity(id) => {
                    walk::of_quantity(self.model.quantities.at(id), &mut |part| todo.push(part))
                }
                Node::Selection(id) => {
                    walk::of_selection(self.model.selections.at(id), &mut |part| todo.push(part))
                }
                Node::Operand(of) => walk::of_operand(of, &mut |part| todo.push(part)),
                Node::Worded(of) => of_worded(self.model, of, &mut |part| todo.push(part)),
            }
        }
    }

    fn add(&mut self, node: Node) {
        match node {
            // These have no instruction of their own.
            Node::Operand(of) => walk::of_operand(of, &mut |part| self.add(part)),
            Node::Worded(Worded::Field(of)) => self.add(Node::Operand(of)),
            _ => {
                self.seen.insert(Slot::Node(node));
            }
        }
    }
}

/// What the line of a rule reads.
fn of_rule(kind: &RuleKind) -> Option<Node> {
    match kind {
        RuleKind::When { condition, .. } => Some(Node::Condition(*condition)),
        RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. } => {
            Some(Node::Selection(*selection))
        }
        RuleKind::Share { of, .. } => Some(Node::Quantity(*of)),
        RuleKind::Question { .. } | RuleKind::Group { .. } | RuleKind::Highest { .. } => None,
    }
}

/// What something worded is made of, but for the score of a rating.
fn of_worded(model: &Model, of: Worded, visit: &mut impl FnMut(Node)) {
    match of {
        Worded::Field(_) => walk::of_worded(of, visit),
        Worded::Rating(_) => {}
        Worded::Table(id) => {
            let table = model.tables.at(id);
            [table.rows, table.columns].into_iter().for_each(|of| visit(Node::Worded(of)));
        }
        Worded::Choice(id) => {
            model.choices.at(id).lines.iter().for_each(|line| visit(Node::Condition(line.condition)));
        }
    }
}

/// The condition that an instruction decides, if it is one.
pub(super) fn condition_of(op: Op) -> Option<CondId> {
    match slot(op) {
        Slot::Node(Node::Condition(id)) => Some(id),
        _ => None,
    }
}

/// The quantity that an instruction computes, if it is one.
pub(super) fn quantity_of(op: Op) -> Option<QuantityId> {
    match slot(op) {
        Slot::Node(Node::Quantity(id)) => Some(id),
        _ => None,
    }
}

/// What an instruction computes.
pub(super) fn slot(op: Op) -> Slot {
    match op {
        Op::Not(to, ..)
        | Op::And(to, ..)
        | Op::Or(to, ..)
        | Op::KnownValue(to, ..)
        | Op::KnownNumber(to, ..)
        | Op::KnownWord(to, ..)
        | Op::KnownTruth(to, ..)
        | Op::Flag(to, ..)
        | Op::Compare(to, ..)
        | Op::Text(to, ..)
        | Op::Word(to, ..)
        | Op::IncludesAny(to, ..)
        | Op::IncludesAll(to, ..)
        | Op::Date(to, ..)
        | Op::Any(to, ..)
        | Op::Complete(to, ..)
        | Op::Stage(to, ..)
        | Op::Handover(to, ..) => Slot::Node(Node::Condition(to)),
        Op::Field(to, ..)
        | Op::Value(to, ..)
        | Op::Sum(to, ..)
        | Op::Product(to, ..)
        | Op::Quotient(to, ..)
        | Op::Share(to, ..)
        | Op::Smaller(to, ..)
        | Op::Larger(to, ..)
        | Op::Count(to, ..)
        | Op::Total(to, ..)
        | Op::DaysSinceLast(to, ..)
        | Op::DaysSince(to, ..)
        | Op::EarlierStays(to, ..) => Slot::Node(Node::Quantity(to)),
        Op::Select(to) => Slot::Node(Node::Selection(to)),
        Op::Score(to) => Slot::Score(to),
        Op::Rating(to) => Slot::Node(Node::Worded(Worded::Rating(to))),
        Op::Table(to) => Slot::Node(Node::Worded(Worded::Table(to))),
        Op::Choice(to) => Slot::Node(Node::Worded(Worded::Choice(to))),
    }
}
