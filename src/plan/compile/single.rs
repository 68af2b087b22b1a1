//! Conditions that read one field of the lead and nothing else: for which of its values they hold.
//!
//! Such a condition need not be evaluated for each lead. All of a field together cut its values into classes, and
//! what a class means for scores and for other conditions stands in tables.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{
    Compare, CondId, Condition, FieldId, Id, IdMap, Model, Operand, Quantity, QuantityId, Subject, TextOp,
    TextTest, WordSet, Worded,
};
use crate::values::{Ranges, Truth};

/// For which values of a field a condition holds. If the value is known, it holds or does not.
#[derive(Debug, Clone)]
pub(super) struct Single {
    pub field: FieldId,
    pub holds: Holds,
    /// What it is while the field is unknown.
    pub unknown: Truth,
}

/// Values are counted: a number by [`Number::raw`], a word by its place, no as 0 and yes as 1, a text by its place
/// in [`Texts::Compared`].
#[derive(Debug, Clone)]
pub(super) enum Holds {
    Within(Ranges),
    /// A test in [`Texts::Scanned`], by place.
    Test(u32),
}

/// What a text field is compared with.
#[derive(Debug, Clone)]
pub(super) enum Texts {
    /// Whole texts only, folded, with their places from 1; all others are 0.
    Compared(HashMap<Arc<str>, i64>),
    /// Parts of texts, too.
    Scanned(Vec<TextTest>),
}

/// Beyond so many ranges a condition of several parts is better evaluated as such.
const MANY: usize = 64;

/// All conditions of a pact that read one field alone.
#[derive(Debug, Default)]
pub(super) struct Singles {
    of: Vec<Option<Single>>,
    pub texts: IdMap<FieldId, Texts>,
}

impl Singles {
    /// Linear in the size of the pact.
    pub fn new(model: &Model) -> Self {
        let mut singles = Self { of: Vec::with_capacity(model.conditions.len()), texts: texts(model) };
        // Parts have smaller ids than what is made of them.
        for (_, condition) in model.conditions.iter() {
            let single = singles.single(model, condition);
            singles.of.push(single);
        }
        singles
    }

    pub fn get(&self, id: CondId) -> Option<&Single> {
        self.of.get(id.index())?.as_ref()
    }

    fn single(&mut self, model: &Model, condition: &Condition) -> Option<Single> {
        let within = |field, ranges| Single { field, holds: Holds::Within(ranges), unknown: Truth::Unknown };
        match condition {
            Condition::Known(subject) => self.known(model, *subject),
            Condition::Flag(Operand::Lead(field)) => Some(within(*field, Ranges::one(1))),
            Condition::Word(Worded::Field(Operand::Lead(field)), set) => Some(within(*field, words(set))),
            Condition::Text(Operand::Lead(field), test) => self.text(*field, test),
            Condition::Compare(a, op, b) => compared(model, *a, *op, *b)
                .or_else(|| compared(model, *b, op.mirrored(), *a))
                .map(|(field, ranges)| within(field, ranges)),
            Condition::Not(of) => {
                let of = self.get(*of)?;
                let holds = of.holds.ranges()?.complement();
                Some(Single { field: of.field, holds: Holds::Within(holds), unknown: of.unknown.not() })
            }
            Condition::And(parts) => self.all(parts, Ranges::intersection, Truth::and),
            Condition::Or(parts) => self.all(parts, Ranges::union, Truth::or),
            _ => None,
        }
    }

    fn known(&self, model: &Model, subject: Subject) -> Option<Single> {
        let (field, unknown) = match subject {
            Subject::Operand(Operand::Lead(field)) | Subject::Worded(Worded::Field(Operand::Lead(field))) => {
                (field, Truth::No)
            }
            Subject::Quantity(of) => (number_field(model, of)?, Truth::No),
            Subject::Condition(of) => {
                let of = self.get(of)?;
                (of.field, Truth::from(!of.unknown.is_unknown()))
            }
            _ => return None,
        };
        Some(Single { field, holds: Holds::Within(Ranges::all()), unknown })
    }

    fn text(&mut self, field: FieldId, test: &TextTest) -> Option<Single> {
        let holds = match self.texts.get_mut(&field)? {
            Texts::Compared(places) => {
                Holds::Within(test.needles.iter().filter_map(|needle| places.get(needle)).copied().collect())
            }
            Texts::Scanned(tests) => {
                tests.push(test.clone());
                Holds::Test(u32::try_from(tests.len() - 1).ok()?)
            }
        };
        Some(Single { field, holds, unknown: Truth::Unknown })
    }

    /// Several of the same field.
    fn all(
        &self,
        parts: &[CondId],
        join: fn(&Ranges, &Ranges) -> Ranges,
        unknown: fn(Truth, Truth) -> Truth,
    ) -> Option<Single> {
        let (first, others) = parts.split_first()?;
        let mut all = self.get(*first)?.clone();
        for part in others {
            let part = self.get(*part).filter(|part| part.field == all.field)?;
            let ranges = join(all.holds.ranges()?, part.holds.ranges()?);
            if ranges.len() > MANY {
                return None;
            }
            all.holds = Holds::Within(ranges);
            all.unknown = unknown(all.unknown, part.unknown);
        }
        Some(all)
    }
}

impl Holds {
    pub fn ranges(&self) -> Option<&Ranges> {
        match self {
            Self::Within(ranges) => Some(ranges),
            Self::Test(_) => None,
        }
    }
}

/// What the text fields are compared with. One that is compared with an empty text is left out.
fn texts(model: &Model) -> IdMap<FieldId, Texts> {
    let mut texts = IdMap::default();
    let tests = || {
        model.conditions.as_slice().iter().filter_map(|condition| match condition {
            Condition::Text(Operand::Lead(field), test) => Some((*field, test)),
            _ => None,
        })
    };
    for (field, test) in tests() {
        let of = texts.entry(field).or_insert_with(|| Texts::Compared(HashMap::new()));
        if test.op != TextOp::Is {
            *of = Texts::Scanned(Vec::new());
        }
        if let Texts::Compared(places) = of {
            for needle in &test.needles {
                let next = i64::try_from(places.len() + 1).unwrap_or(i64::MAX);
                places.entry(Arc::clone(needle)).or_insert(next);
            }
        }
    }
    for (field, test) in tests() {
        if test.needles.iter().any(|needle| needle.is_empty()) {
            texts.remove(&field);
        }
    }
    texts
}

fn words(set: &WordSet) -> Ranges {
    set.iter().map(i64::from).collect()
}

/// A field compared with a number that is written down.
fn compared(model: &Model, a: QuantityId, op: Compare, b: QuantityId) -> Option<(FieldId, Ranges)> {
    let field = number_field(model, a)?;
    let Quantity::Constant(with) = model.quantities.at(b) else { return None };
    Some((field, op.numbers(*with)))
}

fn number_field(model: &Model, of: QuantityId) -> Option<FieldId> {
    match model.quantities.at(of) {
        Quantity::Field(Operand::Lead(field)) => Some(*field),
        _ => None,
    }
}
