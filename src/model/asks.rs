//! Which fields of the lead a condition depends on: what is worth asking for when it is unknown.
//!
//! The value of a score or a choice is always known, so fields behind them are not asked for on behalf of
//! the condition; open rules and lines speak for themselves. A rating or a table may be unknown, by a
//! questionnaire nobody answered: then its questions are asked for.

use std::collections::BTreeSet;

use super::condition::{CondId, Condition, Operand, Quantity, QuantityId, SelectionId, Worded};
use super::id_hash::Seen;
use super::schema::FieldId;
use super::walk::{self, Node};
use super::{Model, ScoreId};

/// The fields a condition reads, in the order declared. Linear in its distinct parts.
#[must_use]
pub fn condition(model: &Model, id: CondId) -> BTreeSet<FieldId> {
    fields_behind(model, Node::Condition(id))
}

/// The fields a quantity reads, in the order declared. Linear in its distinct parts.
#[must_use]
pub fn quantity(model: &Model, id: QuantityId) -> BTreeSet<FieldId> {
    fields_behind(model, Node::Quantity(id))
}

/// The fields that a selection's `where` reads, in the order declared. Linear in its distinct parts.
#[must_use]
pub fn selection(model: &Model, id: SelectionId) -> BTreeSet<FieldId> {
    fields_behind(model, Node::Selection(id))
}

fn fields_behind(model: &Model, root: Node) -> BTreeSet<FieldId> {
    let mut fields = BTreeSet::new();
    let mut seen = Seen::new();
    let mut todo = vec![root];
    while let Some(node) = todo.pop() {
        if !seen.insert(node) {
            continue;
        }
        let mut push = |part| todo.push(part);
        match node {
            Node::Condition(id) => {
                let condition = &model.conditions.at(id);
                if let Condition::Complete(of) = condition {
                    fields.extend(&model.questionnaires.at(*of).fields);
                }
                walk::of_condition(condition, &mut push);
            }
            Node::Quantity(id) => {
                let quantity = &model.quantities.at(id);
                if let Quantity::Score(of) = quantity {
                    fields.extend(questions(model, *of));
                }
                walk::of_quantity(quantity, &mut push);
            }
            Node::Selection(id) => walk::of_selection(model.selections.at(id), &mut push),
            Node::Operand(Operand::Lead(field)) => drop(fields.insert(field)),
            Node::Operand(of) => walk::of_operand(of, &mut push),
            Node::Worded(Worded::Rating(of)) => fields.extend(questions(model, model.ratings.at(of).of)),
            Node::Worded(Worded::Table(of)) => {
                push(Node::Worded(model.tables.at(of).rows));
                push(Node::Worded(model.tables.at(of).columns));
            }
            Node::Worded(of) => walk::of_worded(of, &mut push),
        }
    }
    fields
}

/// The questions behind a questionnaire's score; none behind any other.
fn questions(model: &Model, of: ScoreId) -> &[FieldId] {
    model.scores.at(of).questionnaire.map_or(&[], |id| &model.questionnaires.at(id).fields)
}
