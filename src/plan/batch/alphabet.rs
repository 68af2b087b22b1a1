//! The values of a field as codes: between values of the same code a pact sees no difference.

use std::collections::HashMap;
use std::sync::Arc;

use super::facts::Facts;
use crate::lead::{Column, Compared, Data, Reader, Texts, absent};
use crate::model::{
    Compare, Condition, Field, FieldId, Model, Quantity, RuleKind, Text, TextOp, TextTest, Type, Value,
};
use crate::model::{CondId, Operand};
use crate::plan::interval::{share, up_to};
use crate::values::Number;

/// So many codes fit a byte whose highest bit has another meaning.
pub(super) const NARROW: usize = 127;

/// The codes of a field.
#[derive(Debug, Clone)]
pub(super) struct Alphabet {
    /// By code a value that stands for all of them; none for what the ordinary way has to look at.
    pub entries: Vec<Option<Value>>,
    /// The code of a value that is missing.
    pub missing: usize,
    /// Whether there are codes that the ordinary way has to look at.
    pub is_odd: bool,
    pub kind: Kind,
}

/// How values become codes.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// 0 unknown, then one more than the number of cuts that the number, in units of [`Number::raw`] or milliseconds,
    /// reaches. Whether only whole numbers from 0 on have codes.
    Cuts { cuts: Vec<i64>, whole: bool },
    /// 0 unknown, 1 no, 2 yes.
    Flags,
    /// 0 unknown, then one more than the place of the word.
    Words,
    /// 0 unknown, 1 any text, then one more than the place of the text.
    Compared(Compared),
    /// The codes of the column's dictionary.
    Dictionary,
    /// 0 is what a missing one means; all others are found as texts come.
    Scanned(Vec<(CondId, TextTest)>),
}

/// Beyond so many steps a share is not looked up.
const STEPS: i64 = 100;

impl Alphabet {
    /// The codes for a column; none if its values cannot become codes.
    pub fn new(facts: &Facts, id: FieldId, column: &Column<'_>, reader: &mut Reader) -> Option<Self> {
        let field = facts.model.fields.at(id);
        if let Data::Coded(_, texts) = column.data {
            return Some(Self::dictionary(field, texts, reader));
        }
        let unknown = || vec![Some(Value::Unknown)];
        let (mut entries, kind) = match &field.ty {
            Type::YesNo => ([false, true].map(|flag| Some(Value::Flag(flag))).to_vec(), Kind::Flags),
            Type::OneOf(domain) => {
                let words = u16::try_from(domain.len()).ok()?;
                ((0..words).map(|word| Some(Value::Word(word))).collect(), Kind::Words)
            }
            Type::Number | Type::Money(_) => numbers(facts, id, matches!(column.data, Data::Whole(_)))?,
            Type::Date => dates(facts, id),
            Type::Text => texts(facts, id),
            Type::SomeOf(_) => return None,
        };
        let scanned = matches!(kind, Kind::Scanned(_));
        if scanned {
            entries = vec![Some(absent(field))];
        } else {
            entries = unknown().into_iter().chain(entries).collect();
            // What does not fit.
            entries.push(None);
        }
        let mut alphabet = Self { is_odd: !scanned, entries, missing: 0, kind };
        if !scanned {
            alphabet.missing = alphabet.code(&absent(field), &mut String::new());
        }
        Some(alphabet)
    }

    fn dictionary(field: &Field, texts: Texts<'_>, reader: &mut Reader) -> Self {
        let entry = |at| reader.read(field, texts.cell(at)).ok();
        let mut entries: Vec<_> = (0..texts.len()).map(entry).collect();
        entries.push(Some(absent(field)));
        Self { missing: texts.len(), is_odd: entries.contains(&None), entries, kind: Kind::Dictionary }
    }

    /// Whether codes fit a byte.
    pub fn is_narrow(&self) -> bool {
        self.entries.len() <= NARROW && !matches!(self.kind, Kind::Scanned(_))
    }

    /// The value of a code.
    pub fn entry(&self, code: usize) -> Option<&Value> {
        self.entries.get(code).and_then(Option::as_ref)
    }

    /// The code of what the ordinary way has to look at.
    pub fn odd(&self) -> usize {
        self.entries.len() - 1
    }

    /// The code of a value.
    pub fn code(&self, value: &Value, folded: &mut String) -> usize {
        match (value, &self.kind) {
            (Value::Unknown, _) => 0,
            (Value::Number(number), Kind::Cuts { cuts, whole }) => {
                // Of those below 0 no entry has a value, so that they are odd as well.
                if *whole && number.raw() % Number::ONE.raw() != 0 {
                    return self.odd();
                }
                1 + cuts.partition_point(|&cut| cut <= number.raw())
            }
            (Value::Date(at), Kind::Cuts { cuts, .. }) => 1 + cuts.partition_point(|&cut| cut <= at.millis()),
            (Value::Flag(flag), _) => 1 + usize::from(*flag),
            (Value::Word(word), _) => 1 + usize::from(*word),
            (Value::Text(text), Kind::Compared(of)) => 1 + of.place(text.folded(), folded) as usize,
            _ => self.odd(),
        }
    }
}

/// What tells numbers apart: where comparisons with a number begin and cease to hold, and the steps of shares.
fn numbers(facts: &Facts, field: FieldId, is_whole: bool) -> Option<(Vec<Option<Value>>, Kind)> {
    let mut cuts = Vec::new();
    for (_, condition) in facts.of_field(field) {
        if let Condition::Compare(a, op, b) = condition {
            let (op, with) = match facts.field_of(*a) {
                Some(_) => (*op, facts.number(*b)),
                None => (op.mirrored(), facts.number(*a)),
            };
            cuts.extend(with.flatten().into_iter().flat_map(|with| cuts_of(op, with.raw())).flatten());
        }
    }
    let mut whole = false;
    for (percent, limits) in shares(&facts.model, field) {
        whole = true;
        let worth =
            |count: i64| up_to(share(percent, i128::from(count) * i128::from(Number::ONE.raw())), limits);
        let limit =
            limits.iter().map(|limit| limit.raw()).filter(|limit| (*limit < 0) == (percent.raw() < 0));
        let limit = if percent.raw() < 0 { limit.max() } else { limit.min() };
        let last =
            (0..STEPS).find(|&count| percent.is_zero() || Some(worth(count)) == limit.map(i128::from))?;
        cuts.extend((0..=last).map(|count| count * Number::ONE.raw()));
    }
    if whole {
        cuts.push(0);
    }
    let is_whole = is_whole || whole;
    if is_whole {
        let one = Number::ONE.raw();
        cuts.iter_mut().for_each(|cut| *cut = least_whole(*cut) * one);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let step = if is_whole { Number::ONE.raw() } else { 1 };
    let below = cuts.first().map_or(0, |cut| cut.saturating_sub(step));
    let values = std::iter::once(below).chain(cuts.iter().copied());
    let value = |raw| Number::from_raw(raw).map(Value::Number);
    let entries = values.map(|raw| value(raw).filter(|_| !whole || raw >= 0)).collect();
    Some((entries, Kind::Cuts { cuts, whole }))
}

/// The least whole number that is not below a [`Number::raw`].
pub(super) fn least_whole(raw: i64) -> i64 {
    let one = Number::ONE.raw();
    raw.div_euclid(one) + i64::from(raw.rem_euclid(one) > 0)
}

/// Where a comparison with a number begins and ceases to hold.
fn cuts_of(op: Compare, with: i64) -> [Option<i64>; 2] {
    let behind = Some(with.saturating_add(1));
    match op {
        Compare::AtLeast | Compare::LessThan => [Some(with), None],
        Compare::MoreThan | Compare::AtMost => [behind, None],
        Compare::Equal | Compare::NotEqual => [Some(with), behind],
    }
}

/// The shares of a field that a pact gives points for.
fn shares(model: &Model, field: FieldId) -> impl Iterator<Item = (Number, &[Number])> {
    model.rules.as_slice().iter().filter_map(move |rule| match &rule.kind {
        RuleKind::Share { percent, of, limits }
            if *model.quantities.at(*of) == Quantity::Field(Operand::Lead(field)) =>
        {
            Some((*percent, limits.as_slice()))
        }
        _ => None,
    })
}

fn dates(facts: &Facts, field: FieldId) -> (Vec<Option<Value>>, Kind) {
    let mut cuts = Vec::new();
    for (_, condition) in facts.of_field(field) {
        if let Condition::Date(_, test) = condition {
            cuts.extend(facts.date_cuts(test).into_iter().flatten().map(|at| at.millis()));
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let below = cuts.first().map_or(0, |cut| cut.saturating_sub(1));
    let values = std::iter::once(below).chain(cuts.iter().copied());
    let entries = values.map(|at| Some(Value::Date(crate::values::Instant(at)))).collect();
    (entries, Kind::Cuts { cuts, whole: false })
}

fn texts(facts: &Facts, field: FieldId) -> (Vec<Option<Value>>, Kind) {
    let tests = facts.of_field(field).filter_map(|(id, condition)| match condition {
        Condition::Text(_, test) => Some((id, test.clone())),
        _ => None,
    });
    let tests: Vec<(CondId, TextTest)> = tests.collect();
    let mut needles: Vec<&Arc<str>> = tests.iter().flat_map(|(_, test)| &test.needles).collect();
    needles.sort_unstable();
    needles.dedup();
    let is_empty = needles.first().is_some_and(|needle| needle.is_empty());
    if is_empty || needles.len() > NARROW - 3 || tests.iter().any(|(_, test)| test.op != TextOp::Is) {
        return (Vec::new(), Kind::Scanned(tests));
    }
    let places: HashMap<Arc<str>, i64> = needles.iter().map(|&needle| Arc::clone(needle)).zip(1..).collect();
    // Longer than each of them, and so none of them.
    let other = needles.iter().map(|needle| &***needle).collect::<String>() + "x";
    let all = std::iter::once(other.as_str()).chain(needles.iter().map(|needle| &***needle));
    let entries = all.map(|text| Some(Value::Text(Text::new(text)))).collect();
    (entries, Kind::Compared(Compared::new(&places)))
}
