//! The one way to make a [`Model`]: constructors that refuse what is ill-typed and share what is equal.

mod conditions;
mod quantities;

use std::collections::{HashMap, HashSet};

use super::condition::{
    CondId, Condition, Operand, Quantity, QuantityId, Selection, SelectionId, Unit, Worded,
};
use super::schema::{Currency, FieldId, Type, TypeId};
use super::walk::Node;
use super::{Derived, Id, Model};
use crate::values::Zone;

/// Why a node cannot be made. The checker says it in the words of the pact.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// EUR with USD
    #[error("two currencies: {0} and {1}")]
    Currencies(Currency, Currency),
    /// money with a plain number, where both must be money
    #[error("money and a plain number")]
    MoneyAndNumber(Currency),
    /// money × money
    #[error("money cannot be multiplied by money")]
    MoneyTimesMoney,
    /// number ÷ money
    #[error("a number cannot be divided by money")]
    NumberByMoney,
    /// a share of money in a score
    #[error("a score takes no money")]
    MoneyInScore,
    /// a value of another type
    #[error("a {0} where another type is needed")]
    Kind(&'static str),
}

/// A single value with its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Where it comes from.
    pub operand: Operand,
    /// Its type.
    pub ty: Type,
}

/// Builds a [`Model`].
#[derive(Debug)]
pub struct Builder {
    /// What was built so far. Schema, scores and stages are added to it directly; conditions, quantities and
    /// selections only through the constructors here.
    pub model: Model,
    conditions: HashMap<Condition, CondId>,
    /// By unit too: equal constants, and fields of interactions at the same place, may be money or not.
    quantities: HashMap<(Quantity, Unit), QuantityId>,
    selections: HashMap<Selection, SelectionId>,
    units: Vec<Unit>,
    depths: Depths,
    /// Conditions that so far stand in the pact only with a `not` that is a part of their words: `no call`, `country is
    /// not "DE"`.
    only_negated: HashSet<CondId>,
}

/// How deep each node is, through all that it is made of.
#[derive(Debug, Default)]
struct Depths {
    conditions: Vec<u32>,
    quantities: Vec<u32>,
    selections: Vec<u32>,
}

impl Depths {
    fn of(&self, node: Node) -> u32 {
        let list = match node {
            Node::Condition(id) => self.conditions.get(id.index()),
            Node::Quantity(id) => self.quantities.get(id.index()),
            Node::Selection(id) | Node::Operand(Operand::Latest(id, _)) => self.selections.get(id.index()),
            Node::Worded(Worded::Field(Operand::Latest(id, _))) => self.selections.get(id.index()),
            Node::Operand(_) | Node::Worded(_) => None,
        };
        list.copied().unwrap_or(0)
    }
}

impl Builder {
    /// An empty pact in a time zone.
    #[must_use]
    pub fn new(name: &str, zone: Zone) -> Self {
        let model = Model {
            name: name.to_owned(),
            version: None,
            zone,
            work: None,
            currency: None,
            teams: Default::default(),
            id_column: "id".to_owned(),
            fields: Default::default(),
            interactions: Default::default(),
            reasons: Default::default(),
            defines: Vec::new(),
            scores: Default::default(),
            rules: Default::default(),
            ratings: Default::default(),
            questionnaires: Default::default(),
            tables: Default::default(),
            choices: Default::default(),
            order: Vec::new(),
            stages: Default::default(),
            start: Vec::new(),
            nurture: None,
            examples: Vec::new(),
            agreements: Vec::new(),
            conditions: Default::default(),
            condition_spans: Vec::new(),
            quantities: Default::default(),
            selections: Default::default(),
        };
        Self {
            model,
            conditions: HashMap::new(),
            quantities: HashMap::new(),
            selections: HashMap::new(),
            units: Vec::new(),
            depths: Depths::default(),
            only_negated: HashSet::new(),
        }
    }

    /// The finished pact; `order` names every score, rating, table and choice after what it depends on.
    #[must_use]
    pub fn finish(mut self, order: Vec<Derived>) -> Model {
        self.model.order = order;
        self.model
    }

    /// How deep a node is, through all that it is made of: the checker keeps this bounded, so that evaluators
    /// may recurse.
    #[must_use]
    pub fn depth(&self, of: Node) -> u32 {
        self.depths.of(of)
    }

    /// What a quantity counts.
    #[must_use]
    pub fn unit(&self, quantity: QuantityId) -> Unit {
        self.units.get(quantity.index()).cloned().unwrap_or(Unit::Number)
    }

    /// A field of the lead.
    #[must_use]
    pub fn lead_field(&self, field: FieldId) -> Typed {
        Typed { operand: Operand::Lead(field), ty: self.model.fields.at(field).ty.clone() }
    }

    /// A field, by place, of the interaction that a `where` looks at.
    #[must_use]
    pub fn own_field(&self, of: TypeId, field: u16) -> Option<Typed> {
        let ty = self.model.interactions.at(of).fields.get(usize::from(field))?.ty.clone();
        Some(Typed { operand: Operand::Own(field), ty })
    }

    /// `latest FIELD of …`: a field, by place, of the newest interaction of a selection of one kind.
    #[must_use]
    pub fn latest(&self, of: SelectionId, field: u16) -> Option<Typed> {
        let [only] = &*self.model.selections.at(of).types else { return None };
        let ty = self.own_field(*only, field)?.ty;
        Some(Typed { operand: Operand::Latest(of, field), ty })
    }

    /// A selection of interactions.
    pub fn selection(&mut self, selection: Selection) -> SelectionId {
        if let Some(&id) = self.selections.get(&selection) {
            return id;
        }
        let depth = selection.condition.map_or(0, |of| self.depths.of(Node::Condition(of)));
        self.depths.selections.push(depth + 1);
        let id = self.model.selections.push(selection.clone());
        self.selections.insert(selection, id);
        id
    }
}
