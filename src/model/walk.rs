//! What a node is made of: one place that knows the parts of conditions, quantities and selections, for
//! everything that walks over a pact.

use std::collections::HashSet;

use super::Model;
use super::condition::{
    CondId, Condition, DateTest, Operand, Quantity, QuantityId, Selection, SelectionId, Subject, Worded,
};

/// A part of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// A condition.
    Condition(CondId),
    /// A quantity.
    Quantity(QuantityId),
    /// A selection of interactions.
    Selection(SelectionId),
    /// A field of the lead or of the interaction that is looked at.
    Operand(Operand),
    /// A field of words, rating, table or choice.
    Worded(Worded),
}

/// Some nodes and all they are made of, in the order found.
pub fn parts(model: &Model, roots: impl IntoIterator<Item = Node>) -> Vec<Node> {
    let mut todo: Vec<Node> = roots.into_iter().collect();
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    todo.reverse();
    while let Some(node) = todo.pop() {
        if !seen.insert(node) {
            continue;
        }
        found.push(node);
        let mut push = |part| todo.push(part);
        match node {
            Node::Condition(id) => of_condition(model.conditions.at(id), &mut push),
            Node::Quantity(id) => of_quantity(model.quantities.at(id), &mut push),
            Node::Selection(id) => of_selection(model.selections.at(id), &mut push),
            Node::Operand(of) => of_operand(of, &mut push),
            Node::Worded(of) => of_worded(of, &mut push),
        }
    }
    found
}

/// The parts of a condition, one level deep. Questionnaires, stages and the like are no parts.
pub fn of_condition(condition: &Condition, visit: &mut impl FnMut(Node)) {
    match condition {
        Condition::Not(a) => visit(Node::Condition(*a)),
        Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|&p| visit(Node::Condition(p))),
        Condition::Known(Subject::Operand(of))
        | Condition::Flag(of)
        | Condition::Text(of, _)
        | Condition::IncludesAny(of, _)
        | Condition::IncludesAll(of, _) => visit(Node::Operand(*of)),
        Condition::Known(Subject::Quantity(of)) => visit(Node::Quantity(*of)),
        Condition::Known(Subject::Worded(of)) | Condition::Word(of, _) => visit(Node::Worded(*of)),
        Condition::Known(Subject::Condition(of)) => visit(Node::Condition(*of)),
        Condition::Compare(a, _, b) => {
            visit(Node::Quantity(*a));
            visit(Node::Quantity(*b));
        }
        Condition::Date(of, test) => {
            visit(Node::Operand(*of));
            if let DateTest::BeforeField(other) | DateTest::AfterField(other) | DateTest::OnField(other) =
                test
            {
                visit(Node::Operand(*other));
            }
        }
        Condition::Any(of) => visit(Node::Selection(*of)),
        Condition::Complete(_)
        | Condition::Stage(_)
        | Condition::Handover(_)
        | Condition::Responsible(_)
        | Condition::Route(_)
        | Condition::HasRoute
        | Condition::Nurture(_)
        | Condition::Refused
        | Condition::Missing(_) => {}
    }
}

/// The parts of a quantity, one level deep. Scores and stages are no parts.
pub fn of_quantity(quantity: &Quantity, visit: &mut impl FnMut(Node)) {
    match quantity {
        Quantity::Constant(_) | Quantity::Score(_) | Quantity::EarlierStays(_) => {}
        Quantity::Field(of) | Quantity::DaysSince(of) => visit(Node::Operand(*of)),
        Quantity::Sum(parts) => parts.iter().for_each(|part| visit(Node::Quantity(part.value))),
        Quantity::Product(a, b)
        | Quantity::Quotient(a, b)
        | Quantity::Smaller(a, b)
        | Quantity::Larger(a, b) => {
            visit(Node::Quantity(*a));
            visit(Node::Quantity(*b));
        }
        Quantity::Share(_, of) => visit(Node::Quantity(*of)),
        Quantity::Count(of) | Quantity::Total(of, _) | Quantity::DaysSinceLast(of) => {
            visit(Node::Selection(*of))
        }
    }
}

/// The parts of a selection, one level deep: its `where`.
pub fn of_selection(selection: &Selection, visit: &mut impl FnMut(Node)) {
    if let Some(condition) = selection.condition {
        visit(Node::Condition(condition));
    }
}

/// The part of an operand: the selection of a `latest`.
pub fn of_operand(operand: Operand, visit: &mut impl FnMut(Node)) {
    if let Operand::Latest(selection, _) = operand {
        visit(Node::Selection(selection));
    }
}

/// The part of something worded: its field, if it is one. What ratings, tables and choices depend on is
/// theirs, in [`super::Model::order`].
pub fn of_worded(worded: Worded, visit: &mut impl FnMut(Node)) {
    if let Worded::Field(of) = worded {
        visit(Node::Operand(of));
    }
}
