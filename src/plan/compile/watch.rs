//! What may change as time goes by, without new data.

use std::collections::HashSet;

use super::Compiler;
use super::conditions::ONE_DAY;
use crate::model::walk::{self, Node};
use crate::model::{CondId, Condition, DateTest, Fade, Operand, Quantity, RuleKind, SelectionId, Window};
use crate::plan::ops::{CutId, StepsId};

/// What to look at for the next change.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Watch {
    /// Interactions that leave a window.
    pub windows: Vec<(SelectionId, CutId)>,
    /// Awards that fade; where they fade in steps, in how many.
    pub fades: Vec<(SelectionId, StepsId, Option<u32>)>,
    /// The newest interaction grows older.
    pub newest: Vec<(SelectionId, StepsId)>,
    /// Dates of the lead.
    pub dates: Vec<(Operand, Tick)>,
    /// Dates of interactions that a `where` looks at, the field by place.
    pub own_dates: Vec<(SelectionId, u16, Tick)>,
    /// Whether something only examples ask for is among them.
    pub beyond_hot: bool,
}

/// How a date changes what is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) enum Tick {
    /// `days since`
    Steps(StepsId),
    /// `in the last`
    InTheLast(CutId),
    /// `in the next`
    InTheNext(CutId),
    /// `more than … ago`
    MoreThanAgo(CutId),
}

impl Compiler<'_> {
    /// Collects what to watch. Everything has been visited.
    pub(super) fn watch(&mut self) {
        self.watch_selections();
        self.watch_rules();
        for id in self.model.quantities.ids() {
            match (self.model.quantities.at(id), ONE_DAY) {
                (Quantity::DaysSinceLast(of), Some(day)) => {
                    let steps = self.steps(day);
                    self.plan.watch.newest.push((*of, steps));
                }
                (Quantity::DaysSince(of), _) => self.watch_date(*of, Node::Quantity(id)),
                _ => {}
            }
        }
        for id in self.model.conditions.ids() {
            if let Condition::Date(of, _) = self.model.conditions.at(id) {
                self.watch_date(*of, Node::Condition(id));
            }
        }
        let watch = &mut self.plan.watch;
        watch.newest.sort_unstable_by_key(|&(selection, steps)| (selection, steps.0));
        watch.newest.dedup();
        let needed = !watch.windows.is_empty() || !watch.newest.is_empty() || !watch.dates.is_empty();
        watch.beyond_hot = needed && self.plan.ops.len() > self.plan.hot;
    }

    fn watch_selections(&mut self) {
        for id in self.model.selections.ids() {
            let selection = self.model.selections.at(id);
            if let Window::Last(period) = selection.window {
                let cut = self.cut(period, 1);
                self.plan.watch.windows.push((id, cut));
            }
            let Some(condition) = selection.condition else { continue };
            for (field, node) in self.own_dates(condition) {
                let tick = self.tick(node);
                self.plan.watch.own_dates.extend(tick.map(|tick| (id, field, tick)));
            }
        }
    }

    fn watch_rules(&mut self) {
        for rule in self.model.rules.as_slice() {
            match rule.kind {
                RuleKind::Per { selection, fade: Fade::Keeps(_, period), .. } => {
                    let steps = self.steps(period);
                    self.plan.watch.fades.push((selection, steps, None));
                }
                RuleKind::Per { selection, fade: Fade::Steps(count, period), .. } => {
                    let steps = self.steps(period);
                    self.plan.watch.fades.push((selection, steps, Some(count)));
                }
                RuleKind::Without { every, selection, .. } => {
                    let steps = self.steps(every);
                    self.plan.watch.newest.push((selection, steps));
                }
                _ => {}
            }
        }
        let fades = &mut self.plan.watch.fades;
        fades.sort_unstable_by_key(|&(selection, steps, count)| (selection, steps.0, count));
        fades.dedup();
    }

    fn watch_date(&mut self, of: Operand, node: Node) {
        if let (Some(tick), false) = (self.tick(node), matches!(of, Operand::Own(_))) {
            self.plan.watch.dates.push((of, tick));
        }
    }

    /// How the test or quantity of a date changes; none where it never does.
    fn tick(&mut self, node: Node) -> Option<Tick> {
        let Node::Condition(id) = node else { return ONE_DAY.map(|day| Tick::Steps(self.steps(day))) };
        let Condition::Date(_, test) = self.model.conditions.at(id) else { return None };
        match *test {
            DateTest::InTheLast(period) => Some(Tick::InTheLast(self.cut(period, 1))),
            DateTest::InTheNext(period) => Some(Tick::InTheNext(self.cut(period, -1))),
            DateTest::MoreThanAgo(period) => Some(Tick::MoreThanAgo(self.cut(period, 1))),
            DateTest::Within { .. }
            | DateTest::BeforeField(_)
            | DateTest::AfterField(_)
            | DateTest::OnField(_) => None,
        }
    }

    /// The tests in a `where` of dates of the interaction, with the field.
    fn own_dates(&self, root: CondId) -> Vec<(u16, Node)> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut todo = vec![Node::Condition(root)];
        while let Some(node) = todo.pop() {
            if matches!(node, Node::Selection(_)) || !seen.insert(node) {
                continue;
            }
            match node {
                Node::Condition(id) => {
                    let condition = self.model.conditions.at(id);
                    if let Condition::Date(Operand::Own(field), _) = condition {
                        found.push((*field, node));
                    }
                    walk::of_condition(condition, &mut |part| todo.push(part));
                }
                Node::Quantity(id) => {
                    let quantity = self.model.quantities.at(id);
                    if let Quantity::DaysSince(Operand::Own(field)) = quantity {
                        found.push((*field, node));
                    }
                    walk::of_quantity(quantity, &mut |part| todo.push(part));
                }
                Node::Selection(_) | Node::Operand(_) | Node::Worded(_) => {}
            }
        }
        found
    }
}
