//! The one way to make a [`Model`]: constructors that refuse what is ill-typed and share what is equal.

use std::collections::HashMap;

use super::condition::{
    Compare, CondId, Condition, DateTest, Operand, Quantity, QuantityId, Selection, SelectionId, Signed,
    Subject, TextTest, Unit, Worded,
};
use super::schema::{Currency, Domain, FieldId, Type, TypeId, WordSet};
use super::walk::{self, Node};
use super::{Derived, Id, Model, ScoreId, StageId};
use crate::sources::Span;
use crate::values::{Number, Zone};

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

/// Conditions.
impl Builder {
    fn condition(&mut self, condition: Condition, span: Span) -> CondId {
        if let Some(&id) = self.conditions.get(&condition) {
            return id;
        }
        let mut depth = 0;
        walk::of_condition(&condition, &mut |part| depth = self.depths.of(part).max(depth));
        self.depths.conditions.push(depth + 1);
        let id = self.model.conditions.push(condition.clone());
        self.model.condition_spans.push(span);
        self.conditions.insert(condition, id);
        id
    }

    /// A condition that has no operand to be ill-typed: parts of a handover, `expect` tests and the like.
    pub fn plain(&mut self, condition: Condition, span: Span) -> CondId {
        self.condition(condition, span)
    }

    /// `not a`; `not not a` is `a`.
    pub fn not(&mut self, a: CondId, span: Span) -> CondId {
        match self.model.conditions.at(a) {
            Condition::Not(inner) => *inner,
            _ => self.condition(Condition::Not(a), span),
        }
    }

    /// `a and b and c`; one part is itself. None of no parts.
    pub fn and(&mut self, parts: Vec<CondId>, span: Span) -> Option<CondId> {
        match parts.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ => Some(self.condition(Condition::And(parts.into()), span)),
        }
    }

    /// `a or b or c`; one part is itself. None of no parts.
    pub fn or(&mut self, parts: Vec<CondId>, span: Span) -> Option<CondId> {
        match parts.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ => Some(self.condition(Condition::Or(parts.into()), span)),
        }
    }

    /// `x is known`
    pub fn known(&mut self, subject: Subject, span: Span) -> CondId {
        self.condition(Condition::Known(subject), span)
    }

    /// `consent`
    ///
    /// # Errors
    /// If the value is not yes or no.
    pub fn flag(&mut self, of: &Typed, span: Span) -> Result<CondId, Mismatch> {
        match of.ty {
            Type::YesNo => Ok(self.condition(Condition::Flag(of.operand), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `email contains "…"`
    ///
    /// # Errors
    /// If the value is not text.
    pub fn text(&mut self, of: &Typed, mut test: TextTest, span: Span) -> Result<CondId, Mismatch> {
        let mut needles = test.needles.into_vec();
        needles.sort();
        needles.dedup();
        test.needles = needles.into();
        match of.ty {
            Type::Text => Ok(self.condition(Condition::Text(of.operand, test), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `seniority is one of (…)`, `grade at least B`; the set's words are those of the value.
    pub fn word(&mut self, of: Worded, set: WordSet, span: Span) -> CondId {
        self.condition(Condition::Word(of, set), span)
    }

    /// `topics includes any of (…)`, or `all of`
    ///
    /// # Errors
    /// If the value is not a set of words.
    pub fn includes(&mut self, of: &Typed, all: bool, set: WordSet, span: Span) -> Result<CondId, Mismatch> {
        match of.ty {
            Type::SomeOf(_) if all => Ok(self.condition(Condition::IncludesAll(of.operand, set), span)),
            Type::SomeOf(_) => Ok(self.condition(Condition::IncludesAny(of.operand, set), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `registered in the last 30 days`
    ///
    /// # Errors
    /// If the value is not a date.
    pub fn date(&mut self, of: &Typed, test: DateTest, span: Span) -> Result<CondId, Mismatch> {
        match of.ty {
            Type::Date => Ok(self.condition(Condition::Date(of.operand, test), span)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `a at least b`
    ///
    /// # Errors
    /// If one is money and the other is not, or of another currency.
    pub fn compare(
        &mut self,
        a: QuantityId,
        op: Compare,
        b: QuantityId,
        span: Span,
    ) -> Result<CondId, Mismatch> {
        self.same_unit(a, b)?;
        Ok(self.condition(Condition::Compare(a, op, b), span))
    }

    /// The words of something whose value is a word.
    #[must_use]
    pub fn domain(&self, of: Worded, own: Option<TypeId>) -> Option<Domain> {
        match of {
            Worded::Rating(id) => Some(self.model.ratings.at(id).levels.clone()),
            Worded::Table(id) => Some(self.model.tables.at(id).words.clone()),
            Worded::Choice(id) => Some(self.model.choices.at(id).words.clone()),
            Worded::Field(Operand::Lead(id)) => self.model.fields.at(id).ty.domain().cloned(),
            Worded::Field(Operand::Own(at)) => self.own_field(own?, at)?.ty.domain().cloned(),
            Worded::Field(Operand::Latest(of, at)) => self.latest(of, at)?.ty.domain().cloned(),
        }
    }
}

/// Quantities.
impl Builder {
    fn quantity(&mut self, quantity: Quantity, unit: Unit) -> QuantityId {
        let key = (quantity, unit);
        if let Some(&id) = self.quantities.get(&key) {
            return id;
        }
        let mut depth = 0;
        walk::of_quantity(&key.0, &mut |part| depth = self.depths.of(part).max(depth));
        self.depths.quantities.push(depth + 1);
        let id = self.model.quantities.push(key.0.clone());
        self.units.push(key.1.clone());
        self.quantities.insert(key, id);
        id
    }

    fn same_unit(&self, a: QuantityId, b: QuantityId) -> Result<Unit, Mismatch> {
        match (self.unit(a), self.unit(b)) {
            (Unit::Money(a), Unit::Money(b)) if a != b => Err(Mismatch::Currencies(a, b)),
            (Unit::Money(a), Unit::Number) | (Unit::Number, Unit::Money(a)) => {
                Err(Mismatch::MoneyAndNumber(a))
            }
            (unit, _) => Ok(unit),
        }
    }

    /// `250`, `10 million EUR`
    pub fn constant(&mut self, value: Number, unit: Unit) -> QuantityId {
        self.quantity(Quantity::Constant(value), unit)
    }

    /// A `number` or `money` field.
    ///
    /// # Errors
    /// If it is of another type.
    pub fn number_field(&mut self, of: &Typed) -> Result<QuantityId, Mismatch> {
        let unit = match &of.ty {
            Type::Number => Unit::Number,
            Type::Money(currency) => Unit::Money(currency.clone()),
            other => return Err(Mismatch::Kind(other.name())),
        };
        Ok(self.quantity(Quantity::Field(of.operand), unit))
    }

    /// The value of a score.
    pub fn score(&mut self, score: ScoreId) -> QuantityId {
        self.quantity(Quantity::Score(score), Unit::Number)
    }

    /// `a + b - c`, one or more parts
    ///
    /// # Errors
    /// If not all are numbers, or money of one currency.
    pub fn sum(&mut self, parts: &[Signed]) -> Result<QuantityId, Mismatch> {
        let Some(first) = parts.first() else { return Ok(self.constant(Number::ZERO, Unit::Number)) };
        let mut unit = self.unit(first.value);
        for part in parts {
            unit = self.same_unit(first.value, part.value)?;
        }
        Ok(self.quantity(Quantity::Sum(parts.into()), unit))
    }

    /// `a * b`
    ///
    /// # Errors
    /// If both are money.
    pub fn product(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = match (self.unit(a), self.unit(b)) {
            (Unit::Money(_), Unit::Money(_)) => return Err(Mismatch::MoneyTimesMoney),
            (Unit::Number, unit) | (unit, Unit::Number) => unit,
        };
        Ok(self.quantity(Quantity::Product(a, b), unit))
    }

    /// `a / b`
    ///
    /// # Errors
    /// If a plain number is divided by money, or money by another currency.
    pub fn quotient(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = match (self.unit(a), self.unit(b)) {
            (Unit::Number, Unit::Money(_)) => return Err(Mismatch::NumberByMoney),
            (Unit::Money(a), Unit::Money(b)) if a != b => return Err(Mismatch::Currencies(a, b)),
            (Unit::Money(_), Unit::Money(_)) => Unit::Number,
            (unit, Unit::Number) => unit,
        };
        Ok(self.quantity(Quantity::Quotient(a, b), unit))
    }

    /// `P% of a`
    pub fn share(&mut self, percent: Number, of: QuantityId) -> QuantityId {
        let unit = self.unit(of);
        self.quantity(Quantity::Share(percent, of), unit)
    }

    /// A quantity whose share a score may take: a plain number.
    ///
    /// # Errors
    /// If it is money.
    pub fn score_part(&self, of: QuantityId) -> Result<QuantityId, Mismatch> {
        if self.unit(of) == Unit::Number { Ok(of) } else { Err(Mismatch::MoneyInScore) }
    }

    /// `smaller of a and b`
    ///
    /// # Errors
    /// If they are not of one unit.
    pub fn smaller(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = self.same_unit(a, b)?;
        Ok(self.quantity(Quantity::Smaller(a, b), unit))
    }

    /// `larger of a and b`
    ///
    /// # Errors
    /// If they are not of one unit.
    pub fn larger(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = self.same_unit(a, b)?;
        Ok(self.quantity(Quantity::Larger(a, b), unit))
    }

    /// `count of …`
    pub fn count(&mut self, of: SelectionId) -> QuantityId {
        self.quantity(Quantity::Count(of), Unit::Number)
    }

    /// `total FIELD of …`, the field by place
    ///
    /// # Errors
    /// If the field is no number, or the selection is not of one kind.
    pub fn total(&mut self, of: SelectionId, field: u16) -> Result<QuantityId, Mismatch> {
        let unit = match self.latest(of, field).map(|typed| typed.ty) {
            Some(Type::Number) => Unit::Number,
            Some(Type::Money(currency)) => Unit::Money(currency),
            Some(other) => return Err(Mismatch::Kind(other.name())),
            None => return Err(Mismatch::Kind("interaction by the lead")),
        };
        Ok(self.quantity(Quantity::Total(of, field), unit))
    }

    /// `days since last …`
    pub fn days_since_last(&mut self, of: SelectionId) -> QuantityId {
        self.quantity(Quantity::DaysSinceLast(of), Unit::Number)
    }

    /// `days since FIELD`
    ///
    /// # Errors
    /// If the field is not a date.
    pub fn days_since(&mut self, of: &Typed) -> Result<QuantityId, Mismatch> {
        match of.ty {
            Type::Date => Ok(self.quantity(Quantity::DaysSince(of.operand), Unit::Number)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `earlier stays in STAGE`
    pub fn earlier_stays(&mut self, stage: StageId) -> QuantityId {
        self.quantity(Quantity::EarlierStays(stage), Unit::Number)
    }
}
