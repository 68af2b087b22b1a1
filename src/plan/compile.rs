//! From a model to a plan: one walk that puts every part before what is made of it.

mod asks;
mod brief;
mod columns;
mod conditions;
mod listing;
mod missing;
mod programs;
mod scores;
mod single;
mod steps;
mod tables;
mod watch;

pub(super) use asks::Asks;
pub(super) use listing::{Found, ListPlan, Listing, tallied};
pub(super) use programs::Program;
pub(super) use watch::{Tick, Watch};

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use super::brief::Missing;
use super::ops::{Cut, CutId, Op, Pick, Since, StepsId, Where, depends};
use super::slots::{Slice, Slots, narrow};
use super::{Plan, Sizes};
use crate::model::walk::{self, Node};
use crate::model::{
    CondId, Condition, Derived, Id, Model, Operand, Quantity, QuantityId, RatingId, ScoreId, SelectionId,
    TableId, Window, Worded,
};
use crate::values::Period;

/// Compiles a model. Linear in its size.
pub(super) fn compile(model: &Model) -> Plan {
    let mut compiler = Compiler::new(model);
    for &derived in &model.order {
        compiler.derived(derived);
    }
    compiler.lifecycle();
    compiler.plan.hot = compiler.plan.ops.len();
    compiler.plan.programs = programs::of_stages(model, &compiler.plan.ops);
    compiler.rest();
    compiler.plan.listing = listing::listing(model);
    compiler.plan.asks = asks::collect(model);
    compiler.watch();
    compiler.columns();
    let mut plan = compiler.plan;
    if let Some(mut brief) = plan.brief.take() {
        brief.missing = Missing::new(&plan, model);
        plan.brief = Some(brief);
    }
    plan
}

struct Compiler<'m> {
    model: &'m Model,
    plan: Plan,
    traits: Traits,
    cuts: HashMap<Cut, CutId>,
    periods: HashMap<Period, StepsId>,
}

/// What is known of the nodes that were seen.
#[derive(Default)]
struct Traits {
    conditions: Slots<CondId, Trait>,
    quantities: Slots<QuantityId, Trait>,
    selections: Slots<SelectionId, Trait>,
    scores: Slots<ScoreId, u8>,
    ratings: Slots<RatingId, u8>,
    tables: Slots<TableId, u8>,
    choices: Slots<crate::model::ChoiceId, u8>,
}

/// What is known of a node.
#[derive(Debug, Clone, Copy, Default)]
struct Trait {
    seen: bool,
    /// Whether it reads the interaction that a `where` looks at.
    own: bool,
    /// Whether a score is in it.
    score: bool,
    /// [`depends`]
    depends: u8,
}

impl Trait {
    fn take(&mut self, part: Self) {
        self.own |= part.own;
        self.score |= part.score;
        self.depends |= part.depends;
    }
}

impl<'m> Compiler<'m> {
    fn new(model: &'m Model) -> Self {
        static PLANS: AtomicU64 = AtomicU64::new(0);
        let sizes = Sizes {
            conditions: model.conditions.len(),
            quantities: model.quantities.len(),
            kinds: model.interactions.len(),
            frames: 0,
        };
        let empty = Pick { kinds: Box::default(), since: Since::Ever, scope: None, test: None };
        let plan = Plan {
            id: PLANS.fetch_add(1, Ordering::Relaxed),
            picks: vec![empty; model.selections.len()],
            scores: vec![Default::default(); model.scores.len()],
            quantity_depends: Slots::new(sizes.quantities),
            sizes,
            ..Plan::empty(model.zone.clone())
        };
        let traits = Traits {
            conditions: Slots::new(model.conditions.len()),
            quantities: Slots::new(model.quantities.len()),
            selections: Slots::new(model.selections.len()),
            scores: Slots::new(model.scores.len()),
            ratings: Slots::new(model.ratings.len()),
            tables: Slots::new(model.tables.len()),
            choices: Slots::new(model.choices.len()),
        };
        Self { model, plan, traits, cuts: HashMap::new(), periods: HashMap::new() }
    }

    /// A score, rating, table or choice, after all it is made of.
    fn derived(&mut self, derived: Derived) {
        match derived {
            Derived::Score(id) => self.score(id),
            Derived::Rating(id) => {
                let depends = self.traits.scores.get(self.model.ratings.at(id).of);
                self.traits.ratings.set(id, depends);
                self.emit(Op::Rating(id), depends);
            }
            Derived::Table(id) => {
                let table = self.model.tables.at(id);
                let mut all = Trait::default();
                for worded in [table.rows, table.columns] {
                    self.visit(Node::Worded(worded));
                    all.take(self.trait_of(Node::Worded(worded)));
                }
                self.traits.tables.set(id, all.depends);
                self.emit(Op::Table(id), all.depends);
            }
            Derived::Choice(id) => {
                let mut all = Trait::default();
                for line in &self.model.choices.at(id).lines {
                    all.take(self.condition(line.condition));
                }
                self.traits.choices.set(id, all.depends);
                self.emit(Op::Choice(id), all.depends);
            }
        }
    }

    /// All conditions of the lifecycle.
    fn lifecycle(&mut self) {
        for condition in self.model.lifecycle_conditions() {
            self.condition(condition);
        }
    }

    /// What only examples ask, or nothing.
    fn rest(&mut self) {
        self.model.conditions.ids().for_each(|id| self.visit(Node::Condition(id)));
        self.model.quantities.ids().for_each(|id| self.visit(Node::Quantity(id)));
        self.model.selections.ids().for_each(|id| self.visit(Node::Selection(id)));
    }

    fn condition(&mut self, id: CondId) -> Trait {
        self.visit(Node::Condition(id));
        self.traits.conditions.get(id)
    }

    fn quantity(&mut self, id: QuantityId) -> Trait {
        self.visit(Node::Quantity(id));
        self.traits.quantities.get(id)
    }

    fn selection(&mut self, id: SelectionId) -> Trait {
        self.visit(Node::Selection(id));
        self.traits.selections.get(id)
    }

    /// Emits a node after its parts, each once. Does not recurse: pacts may be deep.
    fn visit(&mut self, root: Node) {
        let mut todo = vec![(root, false)];
        while let Some((node, parts_done)) = todo.pop() {
            let Some(node) = self.storage(node) else { continue };
            if self.trait_of(node).seen {
                continue;
            }
            if parts_done {
                self.finish(node);
            } else {
                todo.push((node, true));
                let first = todo.len();
                self.parts(node, &mut |part| todo.push((part, false)));
                // In the order written.
                if let Some(parts) = todo.get_mut(first..) {
                    parts.reverse();
                }
            }
        }
    }

    /// The node of an arena behind a node; none for what has nothing to compute.
    fn storage(&self, node: Node) -> Option<Node> {
        match node {
            Node::Operand(Operand::Latest(of, _)) | Node::Worded(Worded::Field(Operand::Latest(of, _))) => {
                Some(Node::Selection(of))
            }
            Node::Operand(_) | Node::Worded(_) => None,
            Node::Condition(_) | Node::Quantity(_) | Node::Selection(_) => Some(node),
        }
    }

    fn parts(&self, node: Node, visit: &mut impl FnMut(Node)) {
        match node {
            Node::Condition(id) => walk::of_condition(self.model.conditions.at(id), visit),
            Node::Quantity(id) => walk::of_quantity(self.model.quantities.at(id), visit),
            Node::Selection(id) => walk::of_selection(self.model.selections.at(id), visit),
            Node::Operand(_) | Node::Worded(_) => {}
        }
    }

    fn trait_of(&self, node: Node) -> Trait {
        let derived = |depends| Trait { seen: true, depends, ..Trait::default() };
        match node {
            Node::Condition(id) => self.traits.conditions.get(id),
            Node::Quantity(id) => self.traits.quantities.get(id),
            Node::Selection(id) => self.traits.selections.get(id),
            Node::Operand(operand) | Node::Worded(Worded::Field(operand)) => match operand {
                Operand::Lead(_) => Trait::default(),
                Operand::Own(_) => Trait { own: true, ..Trait::default() },
                Operand::Latest(of, _) => self.traits.selections.get(of),
            },
            Node::Worded(Worded::Rating(id)) => derived(self.traits.ratings.get(id)),
            Node::Worded(Worded::Table(id)) => derived(self.traits.tables.get(id)),
            Node::Worded(Worded::Choice(id)) => derived(self.traits.choices.get(id)),
        }
    }

    /// Learns what a node depends on and emits it, its parts being done.
    fn finish(&mut self, node: Node) {
        let mut all = Trait { seen: true, ..Trait::default() };
        self.parts(node, &mut |part| all.take(self.trait_of(part)));
        match node {
            Node::Condition(id) => {
                all.depends |= match self.model.conditions.at(id) {
                    Condition::Stage(_) => depends::STAGE,
                    Condition::Handover(_) => depends::PART,
                    _ => 0,
                };
                self.traits.conditions.set(id, all);
                if !all.own {
                    self.emit_condition(id, all.depends);
                }
            }
            Node::Quantity(id) => {
                if let Quantity::Score(of) = self.model.quantities.at(id) {
                    all.depends |= self.traits.scores.get(*of);
                    all.score = true;
                }
                if let Quantity::EarlierStays(_) = self.model.quantities.at(id) {
                    all.depends |= depends::STAYS;
                }
                self.traits.quantities.set(id, all);
                self.plan.quantity_depends.set(id, all.depends);
                if !all.own {
                    self.emit_quantity(id, all.depends);
                }
            }
            Node::Selection(id) => {
                all.own = false;
                let selection = self.model.selections.at(id);
                if selection.window == Window::ThisStage {
                    all.depends |= depends::ENTERED;
                }
                if selection.scope.is_some() {
                    all.depends |= depends::RESETS;
                }
                self.traits.selections.set(id, all);
                self.pick(id);
                self.emit(Op::Select(id), all.depends);
            }
            Node::Operand(_) | Node::Worded(_) => {}
        }
    }

    fn pick(&mut self, id: SelectionId) {
        let selection = self.model.selections.at(id);
        let since = match selection.window {
            Window::Ever => Since::Ever,
            Window::Last(period) => Since::Cut(self.cut(period, 1)),
            Window::ThisStage => Since::Entered,
        };
        let test = selection.condition.map(|condition| Where { condition, ops: self.inner(condition) });
        let pick = Pick { kinds: selection.types.clone(), since, scope: selection.scope, test };
        if let Some(slot) = self.plan.picks.get_mut(id.index()) {
            *slot = pick;
        }
    }

    /// The instructions of a `where` that read the interaction, parts first.
    fn inner(&mut self, root: CondId) -> Slice {
        let start = self.plan.inner.len();
        let mut done = std::collections::HashSet::new();
        let mut todo = vec![(Node::Condition(root), false)];
        while let Some((node, parts_done)) = todo.pop() {
            let reads_it = self.trait_of(node).own && !matches!(node, Node::Selection(_));
            if !reads_it || done.contains(&node) {
                continue;
            }
            if !parts_done {
                todo.push((node, true));
                self.parts(node, &mut |part| todo.push((part, false)));
            } else {
                done.insert(node);
                let op = match node {
                    Node::Condition(id) => self.condition_op(id),
                    Node::Quantity(id) => self.quantity_op(id),
                    Node::Selection(_) | Node::Operand(_) | Node::Worded(_) => None,
                };
                self.plan.inner.extend(op);
            }
        }
        Slice::since(start, &self.plan.inner)
    }

    fn emit(&mut self, op: Op, depends: u8) {
        // What only examples ask for is run afresh whenever it is run.
        if depends != 0 && self.plan.hot == 0 {
            self.plan.varying.push((depends, op));
        }
        self.plan.ops.push(op);
    }

    fn cut(&mut self, period: Period, times: i64) -> CutId {
        let list = &mut self.plan.cuts;
        *self.cuts.entry((period, times)).or_insert_with(|| {
            list.push((period, times));
            CutId(narrow(list.len() - 1))
        })
    }

    fn steps(&mut self, period: Period) -> StepsId {
        let list = &mut self.plan.periods;
        *self.periods.entry(period).or_insert_with(|| {
            list.push(period);
            StepsId(narrow(list.len() - 1))
        })
    }
}
