//! Values and interactions on either side of what two pacts compare them with.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Ago, Datum};
use crate::model::{
    CondId, Condition, DateTest, Domain, Field, Model, Operand, Quantity, QuantityId, RuleKind, Selection,
    Type, Window,
};
use crate::model::{Fade, Per, WordSet};
use crate::values::{Date, Instant, Number, Period, Unit};

/// No more values of a field than this.
const MOST: usize = 60;

/// What leads can be made of.
#[derive(Debug, Default)]
pub(super) struct Pool {
    /// By field.
    pub fields: BTreeMap<String, Vec<Datum>>,
    /// By interaction, then by field.
    pub did: BTreeMap<String, BTreeMap<String, Vec<Datum>>>,
    pub ages: Vec<Ago>,
}

/// What a value is of: a field of the lead, or the place of one of an interaction.
type Owner<'m> = (Option<&'m str>, &'m str);

/// Values by owner.
type Found<'m> = BTreeMap<Owner<'m>, BTreeSet<Datum>>;

impl Pool {
    /// What both pacts tell apart. Values whose words are `hot` come first.
    pub fn new(models: [&Model; 2], hot: &BTreeSet<String>, as_of: Instant) -> Self {
        let mut pool = Self::default();
        for model in models {
            let mut found = Found::new();
            values(model, as_of, &mut found);
            for field in model.fields.as_slice() {
                let all = found.remove(&(None, field.name.as_str())).unwrap_or_default();
                add(pool.fields.entry(field.name.clone()).or_default(), typed(&field.ty, all), hot);
            }
            for kind in model.interactions.as_slice() {
                let fields = pool.did.entry(kind.name.clone()).or_default();
                for field in &kind.fields {
                    let all = found.remove(&(Some(&kind.name), field.name.as_str())).unwrap_or_default();
                    add(fields.entry(field.name.clone()).or_default(), typed(&field.ty, all), hot);
                }
            }
        }
        pool.ages = ages(models);
        pool
    }
}

/// Puts values in, those with hot words first.
fn add(into: &mut Vec<Datum>, mut values: Vec<Datum>, hot: &BTreeSet<String>) {
    let is_hot = |datum: &Datum| match datum {
        Datum::Word(word) => hot.contains(word),
        Datum::Number(number) => hot.contains(&number.to_string()),
        _ => false,
    };
    values.sort_by_key(|datum| !is_hot(datum));
    values.truncate(MOST);
    values.retain(|datum| !into.contains(datum));
    into.extend(values);
}

/// The values of a type: all that it lists, those found, and some that say nothing.
fn typed(ty: &Type, found: BTreeSet<Datum>) -> Vec<Datum> {
    let words = |domain: &Domain| domain.words.iter().cloned().collect::<Vec<_>>();
    let mut all: Vec<Datum> = match ty {
        Type::YesNo => vec![Datum::Flag(true), Datum::Flag(false)],
        Type::OneOf(domain) => words(domain).into_iter().map(Datum::Word).collect(),
        Type::SomeOf(domain) => {
            let single = words(domain).into_iter().map(|word| Datum::Words(vec![word]));
            single.chain([Datum::Words(words(domain)), Datum::Words(Vec::new())]).collect()
        }
        Type::Text => vec![Datum::Word("x".to_owned()), Datum::Word("y".to_owned())],
        Type::Number | Type::Money(_) => vec![Datum::Number(Number::ONE)],
        Type::Date => Vec::new(),
    };
    all.extend(found.into_iter().filter(|datum| {
        matches!(
            (datum, ty),
            (Datum::Word(_), Type::Text)
                | (Datum::Number(_), Type::Number | Type::Money(_))
                | (Datum::Day(_), Type::Date)
                | (Datum::Words(_), Type::SomeOf(_))
        )
    }));
    all
}

/// What conditions and rules compare fields with.
fn values<'m>(model: &'m Model, as_of: Instant, found: &mut Found<'m>) {
    let owners = owners(model);
    for (id, condition) in model.conditions.iter() {
        let of = |operand: Operand| owner(model, &owners, id, operand);
        match condition {
            Condition::Text(operand, test) => {
                let words = test.needles.iter().map(|needle| Datum::Word(needle.to_string()));
                put(found, of(*operand), words);
            }
            Condition::IncludesAny(operand, set) | Condition::IncludesAll(operand, set) => {
                let words = of(*operand).and_then(|owner| listed(model, owner, set));
                put(found, of(*operand), words.map(Datum::Words));
            }
            Condition::Date(operand, test) => {
                put(found, of(*operand), days(model, as_of, *test).into_iter().map(Datum::Day));
            }
            Condition::Compare(a, _, b) => {
                let mut numbers = constants(model, *a);
                numbers.extend(constants(model, *b));
                for quantity in [*a, *b] {
                    compared(model, (&owners, id), quantity, &numbers, as_of, found);
                }
            }
            _ => {}
        }
    }
    for rule in model.rules.as_slice() {
        if let RuleKind::Share { of, .. } = &rule.kind {
            let numbers = [Number::ZERO, Number::ONE, Number::from(10), Number::from(100)].into();
            let nowhere = CondId(u32::MAX);
            compared(model, (&owners, nowhere), *of, &numbers, as_of, found);
        }
    }
}

/// The fields in a quantity, with the numbers it is compared with, and those beside them.
fn compared<'m>(
    model: &'m Model,
    (owners, condition): (&BTreeMap<CondId, &'m str>, CondId),
    quantity: QuantityId,
    numbers: &BTreeSet<Number>,
    as_of: Instant,
    found: &mut Found<'m>,
) {
    let beside = |number: &Number| [number.sub(Number::ONE), Some(*number), number.add(Number::ONE)];
    for part in parts(model, quantity) {
        match part {
            Quantity::Field(operand) => {
                let all = numbers.iter().flat_map(beside).flatten().map(Datum::Number);
                put(found, owner(model, owners, condition, *operand), all);
            }
            Quantity::DaysSince(operand) => {
                let Some(day) = Period::new(1, Unit::Days) else { continue };
                let ago = numbers.iter().flat_map(beside).flatten().filter_map(Number::to_int);
                let ago = ago.map(|days| model.zone.date_of(model.zone.minus(as_of, day, days)));
                put(found, owner(model, owners, condition, *operand), ago.map(Datum::Day));
            }
            Quantity::Total(selection, place) => {
                let selection = model.selections.at(*selection);
                let all: Vec<_> = numbers.iter().flat_map(beside).flatten().map(Datum::Number).collect();
                put(found, own(model, selection, *place), all);
            }
            _ => {}
        }
    }
}

fn put<'m>(found: &mut Found<'m>, owner: Option<Owner<'m>>, values: impl IntoIterator<Item = Datum>) {
    if let Some(owner) = owner {
        found.entry(owner).or_default().extend(values);
    }
}

/// The interaction whose fields a condition in a `where` looks at.
fn owners(model: &Model) -> BTreeMap<CondId, &str> {
    let mut owners = BTreeMap::new();
    for selection in model.selections.as_slice() {
        let kind = selection.types.first().and_then(|kind| model.interactions.get(*kind));
        let (Some(root), Some(kind)) = (selection.condition, kind) else { continue };
        let mut todo = vec![root];
        while let Some(id) = todo.pop() {
            if owners.insert(id, kind.name.as_str()).is_some() {
                continue;
            }
            crate::model::walk::of_condition(model.conditions.at(id), &mut |node| {
                if let crate::model::walk::Node::Condition(part) = node {
                    todo.push(part);
                }
            });
        }
    }
    owners
}

fn owner<'m>(
    model: &'m Model,
    owners: &BTreeMap<CondId, &'m str>,
    condition: CondId,
    operand: Operand,
) -> Option<Owner<'m>> {
    match operand {
        Operand::Lead(field) => Some((None, model.fields.get(field)?.name.as_str())),
        Operand::Own(place) => {
            let kind = *owners.get(&condition)?;
            let of = model.interactions.as_slice().iter().find(|of| of.name == kind)?;
            Some((Some(kind), of.fields.get(usize::from(place))?.name.as_str()))
        }
        Operand::Latest(selection, place) => own(model, model.selections.get(selection)?, place),
    }
}

fn own<'m>(model: &'m Model, selection: &Selection, place: u16) -> Option<Owner<'m>> {
    let kind = model.interactions.get(*selection.types.first()?)?;
    Some((Some(&kind.name), kind.fields.get(usize::from(place))?.name.as_str()))
}

fn listed(model: &Model, (kind, name): Owner<'_>, set: &WordSet) -> Option<Vec<String>> {
    let is_named = |field: &&Field| field.name == name;
    let field = match kind {
        None => model.fields.as_slice().iter().find(is_named),
        Some(kind) => {
            let kind = model.interactions.as_slice().iter().find(|of| of.name == kind)?;
            kind.fields.iter().find(is_named)
        }
    };
    let domain = field?.ty.domain()?;
    Some(set.iter().map(|at| domain.word(at).to_owned()).collect())
}

fn parts(model: &Model, root: QuantityId) -> Vec<&Quantity> {
    let (mut todo, mut seen, mut parts) = (vec![root], BTreeSet::new(), Vec::new());
    while let Some(id) = todo.pop() {
        if !seen.insert(id) {
            continue;
        }
        let quantity = model.quantities.at(id);
        parts.push(quantity);
        crate::model::walk::of_quantity(quantity, &mut |node| {
            if let crate::model::walk::Node::Quantity(part) = node {
                todo.push(part);
            }
        });
    }
    parts
}

fn constants(model: &Model, root: QuantityId) -> BTreeSet<Number> {
    let constant = |part: &Quantity| match part {
        Quantity::Constant(number) => Some(*number),
        _ => None,
    };
    parts(model, root).into_iter().filter_map(constant).collect()
}

/// Days on either side of a test of a date.
fn days(model: &Model, as_of: Instant, test: DateTest) -> Vec<Date> {
    let zone = &model.zone;
    let around = |period: Period, ahead: bool| {
        let Some(day) = Period::new(1, Unit::Days) else { return Vec::new() };
        let at = if ahead { zone.plus(as_of, period, 1) } else { zone.minus(as_of, period, 1) };
        [zone.minus(at, day, 1), at, zone.plus(at, day, 1)].map(|at| zone.date_of(at)).to_vec()
    };
    let mut days = match test {
        DateTest::Within { from, to } => {
            let at = from.into_iter().chain(to).flat_map(|at| [at.plus_millis(-1), at]);
            at.map(|at| zone.date_of(at)).collect()
        }
        DateTest::InTheLast(period) | DateTest::MoreThanAgo(period) => around(period, false),
        DateTest::InTheNext(period) => around(period, true),
        DateTest::BeforeField(_) | DateTest::AfterField(_) | DateTest::OnField(_) => Vec::new(),
    };
    days.push(zone.date_of(as_of));
    days
}

/// How long ago things can have happened, so that windows, fading and pauses tell them apart.
fn ages(models: [&Model; 2]) -> Vec<Ago> {
    let mut ages = vec![Ago { count: 1, unit: Unit::Hours }, Ago { count: 2, unit: Unit::Days }];
    let mut add = |period: Period| {
        let (count, unit) = (period.count(), period.unit());
        if matches!(unit, Unit::WorkDays | Unit::WorkHours) {
            return;
        }
        for count in [count.saturating_sub(1), count, count.saturating_add(1), count.saturating_mul(2)] {
            let ago = Ago { count, unit };
            if count > 0 && count < 3_000 && !ages.contains(&ago) && ages.len() < MOST {
                ages.push(ago);
            }
        }
    };
    for model in models {
        for selection in model.selections.as_slice() {
            if let Window::Last(period) = selection.window {
                add(period);
            }
        }
        for rule in model.rules.as_slice() {
            match &rule.kind {
                RuleKind::Per { times, fade, .. } => {
                    if let Fade::Keeps(_, period) | Fade::Steps(_, period) = fade {
                        add(*period);
                    }
                    times.iter().for_each(|limit| {
                        if let Per::Any(period) = limit.per {
                            add(period);
                        }
                    });
                }
                RuleKind::Without { every, .. } => add(*every),
                _ => {}
            }
        }
        for condition in model.conditions.as_slice() {
            if let Condition::Compare(a, _, b) = condition {
                since_last(model, *a, *b, &mut add);
                since_last(model, *b, *a, &mut add);
            }
        }
    }
    ages
}

/// The days that `days since last …` is compared with.
fn since_last(model: &Model, of: QuantityId, bound: QuantityId, add: &mut impl FnMut(Period)) {
    if !matches!(model.quantities.at(of), Quantity::DaysSinceLast(_)) {
        return;
    }
    let days = constants(model, bound).into_iter().filter_map(Number::to_int);
    days.filter_map(|days| Period::new(u32::try_from(days).ok()?, Unit::Days)).for_each(add);
}
