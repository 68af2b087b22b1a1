//! Which part of a pact a quantity belongs to: for messages about divisions by zero and the like.

use crate::model::walk::{Node, parts};
use crate::model::{DefineBody, Model, QuantityId, RuleId, RuleKind};

/// What people call the quantity: a define, else the score or choice it stands in, else `a condition`.
/// Linear in the pact; for the rare quantity that fails.
pub(in crate::pact) fn of_quantity(model: &Model, quantity: QuantityId) -> String {
    let defines = model.defines.iter().map(|define| match define.body {
        DefineBody::Condition(id) => (define.name.as_str(), Node::Condition(id)),
        DefineBody::Quantity(id) => (define.name.as_str(), Node::Quantity(id)),
    });
    let scores = model.scores.as_slice().iter().flat_map(|score| {
        let always = score.always.iter().map(|line| Node::Condition(line.condition));
        let rules = score.rules.iter().flat_map(|&rule| roots(model, rule));
        always.chain(rules).map(|root| (score.name.as_str(), root))
    });
    let choices = model.choices.as_slice().iter().flat_map(|choice| {
        choice.lines.iter().map(|line| (choice.name.as_str(), Node::Condition(line.condition)))
    });
    let mut owners = defines.chain(scores).chain(choices);
    let found = owners.find(|&(_, root)| parts(model, [root]).contains(&Node::Quantity(quantity)));
    found.map_or("a condition", |(name, _)| name).to_owned()
}

/// What a rule and those inside of it are evaluated from.
fn roots(model: &Model, rule: RuleId) -> Vec<Node> {
    let (mut todo, mut roots) = (vec![rule], Vec::new());
    while let Some(rule) = todo.pop() {
        match model.rules.get(rule).map(|rule| &rule.kind) {
            Some(RuleKind::When { condition, .. }) => roots.push(Node::Condition(*condition)),
            Some(RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. }) => {
                roots.push(Node::Selection(*selection));
            }
            Some(RuleKind::Share { of, .. }) => roots.push(Node::Quantity(*of)),
            Some(RuleKind::Group { rules, .. } | RuleKind::Highest { rules, .. }) => {
                todo.extend_from_slice(rules);
            }
            Some(RuleKind::Question { .. }) | None => {}
        }
    }
    roots
}
