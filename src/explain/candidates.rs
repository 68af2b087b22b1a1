//! What to try on a lead: interactions that could happen, and values that unknown fields could have.

use std::collections::{BTreeSet, HashSet};

use smallvec::SmallVec;

use super::view::View;
use crate::lead::{Interaction, Lead};
use crate::model::walk::{self, Node};
use crate::model::{
    Compare, CondId, Condition, DateTest, FieldId, Id, Operand, Quantity, QuantityId, RuleKind, Subject,
    Text, Type, TypeId, Value, WordSet, Worded,
};
use crate::values::{Instant, Number, Period, Unit};

/// No field is tried with more values than this.
pub(super) const MOST_VALUES: usize = 40;
/// A text that is not blank and says nothing.
pub(super) const ANY_TEXT: &str = "…";

/// A change to try.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Trial {
    /// The lead does something at the instant of the assessment.
    Interaction(TypeId, SmallVec<[Value; 2]>),
    /// An unknown field becomes known.
    Field(FieldId, Value),
}

impl Trial {
    /// The lead after the change.
    pub fn apply(&self, lead: &mut Lead, as_of: Instant) {
        match self {
            Self::Field(field, value) => {
                if let Some(slot) = lead.values.get_mut(field.index()) {
                    *slot = value.clone();
                }
            }
            Self::Interaction(what, values) => {
                lead.add([Interaction { what: *what, at: as_of, values: values.clone() }]);
            }
        }
    }

    /// What is changed, whatever the value.
    pub fn what(&self) -> (bool, usize) {
        match self {
            Self::Interaction(what, _) => (false, what.index()),
            Self::Field(field, _) => (true, field.index()),
        }
    }
}

/// All changes worth trying, the likeliest first.
pub(super) fn all(view: &View<'_>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (kind, interaction) in view.model.interactions.iter().filter(|(_, kind)| kind.by.is_none()) {
        let nothing: SmallVec<_> = smallvec::smallvec![Value::Unknown; interaction.fields.len()];
        trials.push(Trial::Interaction(kind, nothing.clone()));
        for selection in view.model.selections.as_slice().iter().filter(|of| of.types.contains(&kind)) {
            let mut values = nothing.clone();
            if let Some(condition) = selection.condition {
                satisfy(view, kind, condition, &mut values);
            }
            trials.push(Trial::Interaction(kind, values));
        }
    }
    let mut tried: HashSet<(bool, usize, String)> = HashSet::new();
    trials.retain(|trial| tried.insert((false, trial.what().1, format!("{trial:?}"))));
    let unknown = |field: &FieldId| !view.lead.value(*field).is_known();
    let others = view.model.fields.ids().filter(|field| !view.out.missing.contains(field));
    for field in view.out.missing.iter().copied().chain(others).filter(unknown) {
        let mut values = values_of(view, field);
        values.truncate(MOST_VALUES);
        trials.extend(values.into_iter().map(|value| Trial::Field(field, value)));
    }
    trials
}

/// The values of a field that tests tell apart.
fn values_of(view: &View<'_>, field: FieldId) -> Vec<Value> {
    let all = |len: usize| (0..u16::try_from(len).unwrap_or(u16::MAX)).collect::<WordSet>();
    match view.model.fields.get(field).map(|field| &field.ty) {
        None => Vec::new(),
        Some(Type::YesNo) => vec![Value::Flag(true), Value::Flag(false)],
        Some(Type::OneOf(domain)) => all(domain.len()).iter().map(Value::Word).collect(),
        Some(Type::SomeOf(domain)) => {
            let each = all(domain.len());
            let single = each.iter().map(|word| Value::Words(WordSet::from_iter([word])));
            single.take(MOST_VALUES - 1).chain([Value::Words(each.clone())]).collect()
        }
        Some(Type::Number | Type::Money(_)) => numbers(view, field).into_iter().map(Value::Number).collect(),
        Some(Type::Text) => texts(view, field),
        Some(Type::Date) => dates(view, field).into_iter().map(Value::Date).collect(),
    }
}

/// What a text field is searched for, and a text that says nothing.
fn texts(view: &View<'_>, field: FieldId) -> Vec<Value> {
    let needles = view.model.conditions.as_slice().iter().filter_map(|condition| match condition {
        Condition::Text(Operand::Lead(id), test) if *id == field => test.needles.first(),
        _ => None,
    });
    let needles: BTreeSet<_> = needles.map(|needle| &**needle).collect();
    let texts = std::iter::once(ANY_TEXT).chain(needles);
    texts.map(|text| Value::Text(Text::new(text))).collect()
}

/// The numbers a field is compared with, and their neighbours; ascending.
fn numbers(view: &View<'_>, field: FieldId) -> BTreeSet<Number> {
    let mut found = BTreeSet::from([Number::ONE]);
    for condition in view.model.conditions.as_slice() {
        let Condition::Compare(a, _, b) = condition else { continue };
        for (of, other) in [(*a, *b), (*b, *a)] {
            if mentions(view, of, field) {
                found.extend(view.number(other));
                found.extend(constants(view, of).into_iter().chain(constants(view, other)));
            }
        }
    }
    for rule in view.model.rules.as_slice() {
        if let RuleKind::Share { percent, of, limits } = &rule.kind
            && mentions(view, *of, field)
        {
            let hundred = Number::from(100);
            found.extend(limits.iter().filter_map(|limit| limit.mul(hundred)?.div(*percent)));
        }
    }
    let below = found.first().and_then(|least| least.sub(Number::ONE));
    let above = found.last().and_then(|largest| largest.add(Number::ONE));
    found.extend(below.into_iter().chain(above));
    if found.len() * 3 <= MOST_VALUES {
        let around = |number: &Number| [number.sub(Number::ONE), number.add(Number::ONE)];
        found.extend(found.clone().iter().flat_map(around).flatten());
    }
    found
}

/// Whether a quantity is made of a field.
fn mentions(view: &View<'_>, of: QuantityId, field: FieldId) -> bool {
    parts(view, of).iter().any(|part| matches!(part, Quantity::Field(Operand::Lead(id)) if *id == field))
}

fn constants(view: &View<'_>, of: QuantityId) -> Vec<Number> {
    let constant = |part: &&Quantity| match part {
        Quantity::Constant(number) => Some(*number),
        _ => None,
    };
    parts(view, of).iter().filter_map(constant).collect()
}

/// A quantity and all it is made of.
fn parts<'v>(view: &View<'v>, of: QuantityId) -> Vec<&'v Quantity> {
    let (mut todo, mut seen, mut parts) = (vec![of], HashSet::new(), Vec::new());
    while let Some(id) = todo.pop() {
        let Some(quantity) = view.model.quantities.get(id).filter(|_| seen.insert(id)) else { continue };
        parts.push(quantity);
        walk::of_quantity(quantity, &mut |part| {
            if let Node::Quantity(id) = part {
                todo.push(id);
            }
        });
    }
    parts
}

/// Dates on either side of what a field is compared with.
fn dates(view: &View<'_>, field: FieldId) -> BTreeSet<Instant> {
    let as_of = view.as_of();
    let mut found = BTreeSet::from([as_of]);
    for condition in view.model.conditions.as_slice() {
        match condition {
            Condition::Date(Operand::Lead(id), test) if *id == field => {
                found.extend(around(view, *test));
            }
            Condition::Compare(a, _, b) => found.extend(days_ago(view, *a, *b, field)),
            _ => {}
        }
    }
    found
}

/// Dates for which a test comes out differently.
fn around(view: &View<'_>, test: DateTest) -> Vec<Instant> {
    let (zone, as_of) = (&view.model.zone, view.as_of());
    let other = |of: Operand| match view.value(of) {
        Value::Date(at) => vec![at.plus_millis(-1), *at, at.plus_millis(1)],
        _ => Vec::new(),
    };
    match test {
        DateTest::Within { from, to } => {
            from.into_iter().chain(to.map(|to| to.plus_millis(-1))).chain(to).collect()
        }
        DateTest::BeforeField(of) | DateTest::AfterField(of) | DateTest::OnField(of) => other(of),
        DateTest::InTheLast(_) => vec![as_of],
        DateTest::InTheNext(period) => vec![zone.plus(as_of, period, 1)],
        DateTest::MoreThanAgo(period) => vec![zone.minus(as_of, period, 1).plus_millis(-1)],
    }
}

/// The days that `days since FIELD` is compared with, before now.
fn days_ago(view: &View<'_>, a: QuantityId, b: QuantityId, field: FieldId) -> Vec<Instant> {
    let Some(day) = Period::new(1, Unit::Days) else { return Vec::new() };
    let is_of = |id| {
        let quantity = view.model.quantities.get(id);
        matches!(quantity, Some(Quantity::DaysSince(Operand::Lead(of))) if *of == field)
    };
    let bound = match (is_of(a), is_of(b)) {
        (true, _) => view.number(b),
        (_, true) => view.number(a),
        _ => None,
    };
    let Some(days) = bound.and_then(Number::to_int) else { return Vec::new() };
    let ago = |days: i64| view.model.zone.minus(view.as_of(), day, days);
    vec![ago(days.saturating_sub(1)), ago(days), ago(days.saturating_add(1))]
}

/// Sets the fields of an interaction so that it is likely to pass a `where`.
fn satisfy(view: &View<'_>, kind: TypeId, root: CondId, values: &mut SmallVec<[Value; 2]>) {
    let mut todo = vec![(root, true)];
    let mut seen = HashSet::new();
    while let Some((id, yes)) = todo.pop() {
        let Some(condition) = view.model.conditions.get(id).filter(|_| seen.insert((id, yes))) else {
            continue;
        };
        match condition {
            Condition::Not(of) => todo.push((*of, !yes)),
            Condition::And(parts) if yes => todo.extend(parts.iter().map(|&part| (part, yes))),
            Condition::Or(parts) if !yes => todo.extend(parts.iter().map(|&part| (part, yes))),
            Condition::And(parts) | Condition::Or(parts) => {
                todo.extend(parts.first().map(|&part| (part, yes)))
            }
            leaf => {
                if let Some((at, value)) = passing(view, kind, leaf, yes)
                    && let Some(slot) = values.get_mut(usize::from(at))
                {
                    *slot = value;
                }
            }
        }
    }
}

/// A value of the field that a test looks at, for which it comes out as wanted.
fn passing(view: &View<'_>, kind: TypeId, test: &Condition, yes: bool) -> Option<(u16, Value)> {
    let ty = |at: u16| view.model.interactions.get(kind)?.fields.get(usize::from(at)).map(|field| &field.ty);
    Some(match test {
        Condition::Flag(Operand::Own(at)) => (*at, Value::Flag(yes)),
        Condition::Text(Operand::Own(at), test) => {
            let text = test.needles.first().filter(|_| yes).map_or(ANY_TEXT, |needle| needle);
            (*at, Value::Text(Text::new(text)))
        }
        Condition::Word(Worded::Field(Operand::Own(at)), set) => {
            let len = u16::try_from(ty(*at)?.domain()?.len()).ok()?;
            (*at, Value::Word((0..len).find(|&word| set.contains(word) == yes)?))
        }
        Condition::IncludesAny(Operand::Own(at), set) | Condition::IncludesAll(Operand::Own(at), set) => {
            (*at, Value::Words(if yes { set.clone() } else { WordSet::new() }))
        }
        Condition::Compare(a, op, b) => {
            let Quantity::Field(Operand::Own(at)) = view.model.quantities.get(*a)? else { return None };
            (*at, Value::Number(beside(view.number(*b)?, *op, yes)?))
        }
        Condition::Date(Operand::Own(at), test) => (*at, Value::Date(*around(view, *test).first()?)),
        Condition::Known(Subject::Operand(Operand::Own(at))) if yes => {
            (*at, anything(ty(*at)?, view.as_of()))
        }
        _ => return None,
    })
}

/// A number for which a comparison with a bound comes out as wanted.
fn beside(bound: Number, op: Compare, yes: bool) -> Option<Number> {
    match (op, yes) {
        (Compare::AtLeast | Compare::AtMost | Compare::Equal, true)
        | (Compare::MoreThan | Compare::LessThan | Compare::NotEqual, false) => Some(bound),
        (Compare::MoreThan | Compare::NotEqual, true) | (Compare::AtMost | Compare::Equal, false) => {
            bound.add(Number::ONE)
        }
        (Compare::LessThan, true) | (Compare::AtLeast, false) => bound.sub(Number::ONE),
    }
}

/// Some value of a type.
fn anything(ty: &Type, as_of: Instant) -> Value {
    match ty {
        Type::Text => Value::Text(Text::new(ANY_TEXT)),
        Type::Number | Type::Money(_) => Value::Number(Number::ONE),
        Type::YesNo => Value::Flag(true),
        Type::Date => Value::Date(as_of),
        Type::OneOf(_) => Value::Word(0),
        Type::SomeOf(_) => Value::Words(WordSet::from_iter([0])),
    }
}
