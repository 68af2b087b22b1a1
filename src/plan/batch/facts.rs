//! What is known of conditions before any lead: which read nothing of it, and which one field alone.

use std::sync::Arc;

use crate::lead::Source;
use crate::model::walk::{self, Node};
use crate::model::{
    CondId, Condition, DateTest, Field, FieldId, Id, Model, Operand, Quantity, QuantityId, RuleKind, Subject,
    Value, Worded, semantics,
};
use crate::values::{Instant, Number, Truth};

/// Of what a condition is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// It is the same for all leads.
    Nothing,
    /// One value of a field decides it.
    One(FieldId),
    More,
}

impl Reads {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, one) | (one, Self::Nothing) => one,
            (Self::One(a), Self::One(b)) if a == b => self,
            _ => Self::More,
        }
    }
}

/// What is known before any lead of a batch, none of which has interactions.
#[derive(Debug)]
pub(super) struct Facts {
    pub model: Arc<Model>,
    pub as_of: Instant,
    /// The values of fields that have no column.
    fixed: Vec<Option<Value>>,
    /// Numbers that are the same for all leads.
    numbers: Vec<Option<Option<Number>>>,
    conditions: Vec<Reads>,
    /// Of those that read nothing.
    truths: Vec<Truth>,
    /// Whether a result hangs on a condition.
    needed: Vec<bool>,
}

impl Facts {
    /// Linear in the pact.
    pub fn new(model: &Arc<Model>, source: Source<'_>, as_of: Instant) -> Self {
        let absent = |field: &Field| field.empty_means.clone().unwrap_or_default();
        let fixed = |(id, field)| source.column(id).is_none().then(|| absent(field));
        let mut facts = Self {
            model: Arc::clone(model),
            as_of,
            fixed: model.fields.iter().map(fixed).collect(),
            numbers: Vec::with_capacity(model.quantities.len()),
            conditions: Vec::with_capacity(model.conditions.len()),
            truths: Vec::with_capacity(model.conditions.len()),
            needed: vec![false; model.conditions.len()],
        };
        // Parts have smaller ids than what is made of them.
        for quantity in model.quantities.as_slice() {
            facts.numbers.push(facts.constant(quantity));
        }
        for condition in model.conditions.as_slice() {
            let reads = facts.made_of(condition);
            facts.conditions.push(reads);
            let truth = match reads {
                Reads::Nothing => facts.truth(condition, None, &|id| facts.fixed_truth(id)),
                _ => Truth::Unknown,
            };
            facts.truths.push(truth);
        }
        facts.need();
        facts
    }

    /// Whether a result hangs on a condition.
    pub fn is_needed(&self, id: CondId) -> bool {
        self.needed.get(id.index()).copied().unwrap_or(false)
    }

    pub fn reads(&self, id: CondId) -> Reads {
        self.conditions.get(id.index()).copied().unwrap_or(Reads::More)
    }

    /// Of a condition that reads nothing.
    pub fn fixed_truth(&self, id: CondId) -> Truth {
        self.truths.get(id.index()).copied().unwrap_or_default()
    }

    /// Of a field that has no column.
    pub fn fixed(&self, field: FieldId) -> Option<&Value> {
        self.fixed.get(field.index())?.as_ref()
    }

    /// A number that is the same for all leads; none within if it is unknown.
    pub fn number(&self, id: QuantityId) -> Option<Option<Number>> {
        self.numbers.get(id.index()).copied().flatten()
    }

    /// The field that a quantity is, if it is nothing else, and the field has a column.
    pub fn field_of(&self, id: QuantityId) -> Option<FieldId> {
        match self.model.quantities.at(id) {
            Quantity::Field(Operand::Lead(field)) if self.fixed(*field).is_none() => Some(*field),
            _ => None,
        }
    }

    /// The conditions on which a result hangs that one field decides, parts first.
    pub fn of_field(&self, field: FieldId) -> impl Iterator<Item = (CondId, &Condition)> {
        let ids = self.model.conditions.iter().zip(&self.needed).zip(&self.conditions);
        ids.filter(move |&((_, needed), reads)| *needed && *reads == Reads::One(field)).map(|((of, _), _)| of)
    }

    /// What conditions of a field are if it has a value, by condition; `passes` tells of tests of its text.
    pub fn truths(
        &self,
        field: FieldId,
        value: &Value,
        passes: &dyn Fn(CondId) -> Option<bool>,
        into: &mut Vec<Truth>,
    ) {
        into.clear();
        into.extend_from_slice(&self.truths);
        for (id, condition) in self.of_field(field) {
            let known = passes(id).filter(|_| value.is_known()).map(Truth::from);
            let of = |id: CondId| into.get(id.index()).copied().unwrap_or_default();
            let truth = known.unwrap_or_else(|| self.truth(condition, Some((field, value)), &of));
            if let Some(slot) = into.get_mut(id.index()) {
                *slot = truth;
            }
        }
    }

    fn constant(&self, quantity: &Quantity) -> Option<Option<Number>> {
        let both = |a: QuantityId, b: QuantityId| Some(self.number(a)?.zip(self.number(b)?));
        let with = |of: Option<(Number, Number)>, join: fn(Number, Number) -> Option<Number>| match of {
            // What goes wrong is a problem of each lead, and so nothing to be known before.
            Some((a, b)) => join(a, b).map(Some),
            None => Some(None),
        };
        match quantity {
            Quantity::Constant(number) => Some(Some(*number)),
            Quantity::Field(Operand::Lead(field)) => match self.fixed(*field)? {
                Value::Number(number) => Some(Some(*number)),
                _ => Some(None),
            },
            Quantity::Count(_) | Quantity::Total(..) | Quantity::EarlierStays(_) => Some(Some(Number::ZERO)),
            Quantity::DaysSinceLast(_) | Quantity::Field(Operand::Latest(..)) => Some(None),
            Quantity::DaysSince(Operand::Latest(..)) => Some(None),
            Quantity::DaysSince(Operand::Lead(field)) if self.fixed(*field) == Some(&Value::Unknown) => {
                Some(None)
            }
            Quantity::Product(a, b) => with(both(*a, *b)?, Number::mul),
            Quantity::Quotient(a, b) => with(both(*a, *b)?, Number::div),
            Quantity::Smaller(a, b) => with(both(*a, *b)?, |a, b| Some(a.min(b))),
            Quantity::Larger(a, b) => with(both(*a, *b)?, |a, b| Some(a.max(b))),
            _ => None,
        }
    }

    fn made_of(&self, condition: &Condition) -> Reads {
        match condition {
            Condition::Not(of) | Condition::Known(Subject::Condition(of)) => self.reads(*of),
            Condition::And(parts) | Condition::Or(parts) => {
                parts.iter().fold(Reads::Nothing, |reads, &part| reads.with(self.reads(part)))
            }
            Condition::Known(Subject::Operand(of) | Subject::Worded(Worded::Field(of)))
            | Condition::Flag(of)
            | Condition::Text(of, _)
            | Condition::Word(Worded::Field(of), _)
            | Condition::IncludesAny(of, _)
            | Condition::IncludesAll(of, _) => self.operand(*of),
            Condition::Known(Subject::Quantity(of)) => self.quantity(*of),
            Condition::Compare(a, _, b) => match (self.quantity(*a), self.quantity(*b)) {
                (Reads::One(_), Reads::One(_)) => Reads::More,
                (a, b) => a.with(b),
            },
            Condition::Date(
                of,
                DateTest::BeforeField(other) | DateTest::AfterField(other) | DateTest::OnField(other),
            ) => match (self.operand(*of), self.operand(*other)) {
                (Reads::Nothing, Reads::Nothing) => Reads::Nothing,
                _ => Reads::More,
            },
            Condition::Date(of, _) => self.operand(*of),
            Condition::Any(_) => Reads::Nothing,
            _ => Reads::More,
        }
    }

    fn operand(&self, of: Operand) -> Reads {
        match of {
            Operand::Lead(field) if self.fixed(field).is_none() => Reads::One(field),
            Operand::Lead(_) | Operand::Latest(..) => Reads::Nothing,
            Operand::Own(_) => Reads::More,
        }
    }

    fn quantity(&self, of: QuantityId) -> Reads {
        match (self.number(of), self.field_of(of)) {
            (Some(_), _) => Reads::Nothing,
            (None, Some(field)) => Reads::One(field),
            _ => Reads::More,
        }
    }

    /// Of a condition that reads nothing, or one field with a value.
    fn truth(
        &self,
        condition: &Condition,
        given: Option<(FieldId, &Value)>,
        of: &dyn Fn(CondId) -> Truth,
    ) -> Truth {
        const UNKNOWN: &Value = &Value::Unknown;
        let value = |operand: &Operand| match (*operand, given) {
            (Operand::Lead(field), Some((this, value))) if field == this => value,
            (Operand::Lead(field), _) => {
                self.fixed.get(field.index()).and_then(Option::as_ref).unwrap_or(UNKNOWN)
            }
            _ => UNKNOWN,
        };
        let number = |id: QuantityId| match (self.number(id), self.model.quantities.at(id)) {
            (Some(number), _) => number,
            (None, Quantity::Field(operand)) => match value(operand) {
                Value::Number(number) => Some(*number),
                _ => None,
            },
            _ => None,
        };
        match condition {
            Condition::Not(a) => of(*a).not(),
            Condition::And(parts) => parts.iter().fold(Truth::Yes, |all, &part| all.and(of(part))),
            Condition::Or(parts) => parts.iter().fold(Truth::No, |all, &part| all.or(of(part))),
            Condition::Known(Subject::Condition(a)) => (!of(*a).is_unknown()).into(),
            Condition::Known(Subject::Operand(a) | Subject::Worded(Worded::Field(a))) => {
                value(a).is_known().into()
            }
            Condition::Known(Subject::Quantity(a)) => number(*a).is_some().into(),
            Condition::Compare(a, op, b) => {
                number(*a).zip(number(*b)).map(|(a, b)| semantics::compare(a, *op, b)).into()
            }
            Condition::Any(_) => Truth::No,
            Condition::Date(a, test) => match value(a) {
                Value::Date(at) => self.date(*at, test, |other| match value(other) {
                    Value::Date(at) => Some(*at),
                    _ => None,
                }),
                _ => Truth::Unknown,
            },
            Condition::Flag(a)
            | Condition::Text(a, _)
            | Condition::Word(Worded::Field(a), _)
            | Condition::IncludesAny(a, _)
            | Condition::IncludesAll(a, _) => test(condition, value(a)),
            _ => Truth::Unknown,
        }
    }

    fn date(&self, at: Instant, test: &DateTest, other: impl Fn(&Operand) -> Option<Instant>) -> Truth {
        let (zone, as_of) = (&self.model.zone, self.as_of);
        let day = |at| zone.period_key(at, crate::values::CalendarUnit::Day);
        match test {
            DateTest::Within { from, to } => {
                (from.is_none_or(|from| from <= at) && to.is_none_or(|to| at < to)).into()
            }
            DateTest::BeforeField(of) => other(of).map(|other| at < other).into(),
            DateTest::AfterField(of) => other(of).map(|other| at > other).into(),
            DateTest::OnField(of) => other(of).map(|other| day(at) == day(other)).into(),
            DateTest::InTheLast(period) => (zone.minus(as_of, *period, 1) <= at && at <= as_of).into(),
            DateTest::InTheNext(period) => (as_of < at && at <= zone.minus(as_of, *period, -1)).into(),
            DateTest::MoreThanAgo(period) => (at < zone.minus(as_of, *period, 1)).into(),
        }
    }

    /// Where the tests of a date begin and cease to hold.
    pub fn date_cuts(&self, test: &DateTest) -> [Option<Instant>; 2] {
        let (zone, as_of) = (&self.model.zone, self.as_of);
        let behind = |at: Instant| Some(at.plus_millis(1));
        match test {
            DateTest::Within { from, to } => [*from, *to],
            DateTest::InTheLast(period) => [Some(zone.minus(as_of, *period, 1)), behind(as_of)],
            DateTest::InTheNext(period) => [behind(as_of), behind(zone.minus(as_of, *period, -1))],
            DateTest::MoreThanAgo(period) => [Some(zone.minus(as_of, *period, 1)), None],
            DateTest::BeforeField(_) | DateTest::AfterField(_) | DateTest::OnField(_) => [None, None],
        }
    }

    /// Marks the conditions on which a result hangs.
    fn need(&mut self) {
        let mut todo: Vec<Node> = roots(&self.model);
        let model = Arc::clone(&self.model);
        while let Some(node) = todo.pop() {
            // Interactions there are none, and arithmetic is made of no conditions.
            let Node::Condition(id) = node else { continue };
            if let Some(needed @ false) = self.needed.get_mut(id.index()) {
                *needed = true;
                walk::of_condition(model.conditions.at(id), &mut |part| todo.push(part));
            }
        }
    }
}

fn test(condition: &Condition, value: &Value) -> Truth {
    match (condition, value) {
        (Condition::Flag(_), Value::Flag(flag)) => (*flag).into(),
        (Condition::Text(_, test), Value::Text(text)) => semantics::text_matches(text.folded(), test).into(),
        (Condition::Word(_, set), Value::Word(word)) => set.contains(*word).into(),
        (Condition::IncludesAny(_, set), Value::Words(words)) => words.meets(set).into(),
        (Condition::IncludesAll(_, set), Value::Words(words)) => words.covers(set).into(),
        _ => Truth::Unknown,
    }
}

/// The conditions that scores, words and the lifecycle of a lead without interactions name.
fn roots(model: &Model) -> Vec<Node> {
    let rules = model.rules.as_slice().iter().filter_map(|rule| match rule.kind {
        RuleKind::When { condition, .. } => Some(condition),
        _ => None,
    });
    let always =
        model.scores.as_slice().iter().flat_map(|score| score.always.iter().map(|line| line.condition));
    let choices = model.choices.as_slice().iter().flat_map(|choice| &choice.lines).map(|line| line.condition);
    rules.chain(always).chain(choices).chain(model.lifecycle_conditions()).map(Node::Condition).collect()
}
