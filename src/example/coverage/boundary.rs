//! Thresholds, and on which sides of them examples stand.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::Serialize;

use crate::explain::{Line, line_at};
use crate::lifecycle::{Seen, World};
use crate::model::walk::{self, Node};
use crate::model::{
    Compare, CondId, Condition, Id, Model, Operand, Quantity, QuantityId, RuleKind, ScoreId, SelectionId,
    TypeId, Value,
};
use crate::sources::Span;
use crate::values::Number;

/// A threshold: the number that something is compared with, or at which a level begins.
///
/// Its `Display` is a sentence. Values are those of moments, and of a `where` those of the interactions of the
/// lead up to then.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Boundary {
    /// Where it is written.
    pub line: Line,
    /// The comparison in the words of the pact.
    pub text: String,
    /// The number.
    pub at: Number,
    /// The largest value below it that an example has.
    pub below: Option<Number>,
    /// Whether an example has exactly it.
    pub exact: bool,
    /// The smallest value above it that an example has.
    pub above: Option<Number>,
    /// Whether one example passes the comparison and another does not.
    pub both_sides: bool,
    #[serde(skip)]
    test: Compare,
}

impl Boundary {
    fn new(line: Line, text: String, test: Compare, at: Number) -> Self {
        Self { line, text, at, below: None, exact: false, above: None, both_sides: false, test }
    }

    pub(super) fn see(&mut self, value: Number) {
        if value < self.at {
            self.below = Some(self.below.map_or(value, |below| below.max(value)));
        } else if value > self.at {
            self.above = Some(self.above.map_or(value, |above| above.min(value)));
        } else {
            self.exact = true;
        }
        let (below, exact, above) = (self.below.is_some(), self.exact, self.above.is_some());
        self.both_sides = match self.test {
            Compare::AtLeast | Compare::LessThan => below && (exact || above),
            Compare::AtMost | Compare::MoreThan => (below || exact) && above,
            Compare::Equal | Compare::NotEqual => exact && (below || above),
        };
    }
}

impl fmt::Display for Boundary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, at, below, exact, above, .. } = self;
        let below_only = "none stands above, nor exactly on";
        match (below, exact, above) {
            (None, false, None) => write!(f, "{text}: no example has a value for it"),
            (Some(below), false, Some(above)) => {
                write!(
                    f,
                    "{text}: examples have {below} below and {above} above; none stands exactly on {at}"
                )
            }
            (Some(below), true, Some(above)) => {
                write!(f, "{text}: examples have {below} below, {at} itself, and {above} above")
            }
            (Some(below), false, None) => write!(f, "{text}: examples have {below} below; {below_only} {at}"),
            (None, false, Some(above)) => {
                write!(f, "{text}: examples have {above} above; none stands below, nor exactly on {at}")
            }
            (Some(below), true, None) => {
                write!(f, "{text}: examples have {below} below and {at} itself; none stands above")
            }
            (None, true, Some(above)) => {
                write!(f, "{text}: examples have {at} itself and {above} above; none stands below")
            }
            (None, true, None) => write!(f, "{text}: examples have {at} itself, and no other value"),
        }
    }
}

/// Where the values of a threshold are read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Quantity(QuantityId),
    Score(ScoreId),
    /// A field, by place, of interactions of a kind.
    Own(TypeId, u16),
}

impl Source {
    /// The values where the lead stands now.
    pub fn read(&self, seen: Seen<'_>, take: &mut impl FnMut(Number)) {
        match *self {
            Self::Quantity(id) => seen.scratch.number(id).into_iter().for_each(take),
            Self::Score(id) => {
                let score = seen.outcome.scores.get(id.index());
                score.and_then(|score| score.value).into_iter().for_each(take);
            }
            Self::Own(what, field) => {
                let of = seen.lead.interactions.iter().filter(|of| of.what == what && of.at <= seen.at);
                let values = of.filter_map(|of| of.values.get(usize::from(field)));
                values.for_each(|value| {
                    if let Value::Number(number) = value {
                        take(*number);
                    }
                });
            }
        }
    }
}

/// A threshold with where its values are read; a define has a value of its own in every score that uses it.
pub(super) type Watched = (Vec<Source>, Boundary);

/// All thresholds in the order of the pact.
pub(super) fn all(world: World<'_>) -> Vec<Watched> {
    let model = world.model;
    let mut found: BTreeMap<(Span, Number), Watched> = BTreeMap::new();
    for (condition, within) in comparisons(model) {
        let Condition::Compare(a, op, b) = *model.conditions.at(condition) else { continue };
        let (of, op, at) = match (model.quantities.at(a), model.quantities.at(b)) {
            (Quantity::Constant(_), Quantity::Constant(_)) => continue,
            (_, Quantity::Constant(at)) => (a, op, *at),
            (Quantity::Constant(at), _) => (b, op.mirrored(), *at),
            _ => continue,
        };
        let span = model.condition_span(condition);
        let line = line_at(world.sources, span);
        let (sources, kinds) = sources(model, of, within);
        let text = format!("{}{kinds}", line.text);
        let watched = found.entry((span, at)).or_insert((Vec::new(), Boundary::new(line, text, op, at)));
        watched.0.extend(sources);
    }
    for rating in model.ratings.as_slice() {
        let score = &model.scores.at(rating.of).name;
        let levels = rating.level_spans.iter().zip(&rating.from).zip(&*rating.levels.words);
        for ((&span, &at), level) in levels {
            let text = format!("{score} at least {at} ({} {level})", rating.name);
            let boundary = Boundary::new(line_at(world.sources, span), text, Compare::AtLeast, at);
            found.insert((span, at), (vec![Source::Score(rating.of)], boundary));
        }
    }
    found.into_values().collect()
}

/// Where the values of a quantity are read, and which interactions they are of, in words.
fn sources(model: &Model, of: QuantityId, within: Option<SelectionId>) -> (Vec<Source>, String) {
    let (Quantity::Field(Operand::Own(field)), Some(selection)) = (model.quantities.at(of), within) else {
        return (vec![Source::Quantity(of)], String::new());
    };
    let kinds = &model.selections.at(selection).types;
    let names: Vec<_> = kinds.iter().map(|&of| model.interactions.at(of).name.as_str()).collect();
    (kinds.iter().map(|&of| Source::Own(of, *field)).collect(), format!(" of {}", names.join(", ")))
}

/// The comparisons of the pact, those in examples aside, with the interactions that a `where` selects.
fn comparisons(model: &Model) -> Vec<(CondId, Option<SelectionId>)> {
    let mut todo = roots(model);
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    while let Some((node, within)) = todo.pop() {
        if !seen.insert((node, within)) {
            continue;
        }
        let mut push = |part| todo.push((part, within));
        match node {
            Node::Condition(id) => {
                let condition = model.conditions.at(id);
                if matches!(condition, Condition::Compare(..)) {
                    found.push((id, within));
                }
                walk::of_condition(condition, &mut push);
            }
            Node::Quantity(id) => walk::of_quantity(model.quantities.at(id), &mut push),
            Node::Operand(of) => walk::of_operand(of, &mut push),
            Node::Worded(of) => walk::of_worded(of, &mut push),
            Node::Selection(id) => {
                walk::of_selection(model.selections.at(id), &mut |part| todo.push((part, Some(id))));
            }
        }
    }
    found
}

/// Where conditions and quantities stand.
fn roots(model: &Model) -> Vec<(Node, Option<SelectionId>)> {
    let rules = model.rules.as_slice().iter().filter_map(|rule| match rule.kind {
        RuleKind::When { condition, .. } => Some(Node::Condition(condition)),
        RuleKind::Per { selection, .. } | RuleKind::Without { selection, .. } => {
            Some(Node::Selection(selection))
        }
        RuleKind::Share { of, .. } => Some(Node::Quantity(of)),
        _ => None,
    });
    let always = model.scores.as_slice().iter().flat_map(|score| &score.always).map(|line| line.condition);
    let choices = model.choices.as_slice().iter().flat_map(|choice| &choice.lines).map(|line| line.condition);
    let lifecycle = model.lifecycle_conditions();
    let conditions = always.chain(choices).chain(lifecycle).map(Node::Condition);
    rules.chain(conditions).map(|node| (node, None)).collect()
}
