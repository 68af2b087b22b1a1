//! A `where` that reads nothing but the interaction.

use super::{Stamp, stamped};
use crate::lead::Interaction;
use crate::model::{Compare, TextOp, TextTest, Value, WordSet, semantics};
use crate::values::{Instant, Number, Truth};

/// A test of the fields of an interaction, each by place.
#[derive(Debug, Clone)]
pub(in crate::plan) enum Test {
    /// `not a`
    Not(Box<Test>),
    /// `a and b`
    And(Box<[Test]>),
    /// `a or b`
    Or(Box<[Test]>),
    /// `path is known`
    Known(u16),
    /// `reached`
    Flag(u16),
    /// `seconds at least 10`
    Number(u16, Compare, Number),
    /// `path starts with "/pricing"`
    Text(u16, TextTest),
    /// `size is one of (large, small)`
    Word(u16, WordSet),
    /// `topics includes any of (cloud, erp)`
    IncludesAny(u16, WordSet),
    /// `topics includes all of (cloud, erp)`
    IncludesAll(u16, WordSet),
    /// `due after 2026-01-31`: from the first on, before the second
    Within(u16, Option<Instant>, Option<Instant>),
}

impl Test {
    /// Adds those of some interactions of which it says yes. What is asked most is asked without a detour.
    pub fn push_passing(&self, of: &[Stamp], all: &[Interaction], to: &mut Vec<Stamp>) {
        match self {
            Self::Number(field, op, with) => push_if(of, all, to, *field, |value| match value {
                Value::Number(number) => semantics::compare(*number, *op, *with),
                _ => false,
            }),
            Self::Flag(field) => push_if(of, all, to, *field, |value| matches!(value, Value::Flag(true))),
            Self::Text(field, TextTest { op: TextOp::StartsWith, needles }) => match &**needles {
                [start] => push_if(of, all, to, *field, |value| match value {
                    Value::Text(text) => text.folded().starts_with(&**start),
                    _ => false,
                }),
                _ => self.push_others(of, all, to),
            },
            _ => self.push_others(of, all, to),
        }
    }

    fn push_others(&self, of: &[Stamp], all: &[Interaction], to: &mut Vec<Stamp>) {
        let passes = |stamp: &&Stamp| stamped(all, stamp.place).is_some_and(|of| self.passes(of));
        to.extend(of.iter().filter(passes));
    }

    /// Whether it says yes.
    fn passes(&self, of: &Interaction) -> bool {
        self.truth(of).is_yes()
    }

    fn truth(&self, of: &Interaction) -> Truth {
        const UNKNOWN: &Value = &Value::Unknown;
        let value = |field: &u16| of.values.get(usize::from(*field)).unwrap_or(UNKNOWN);
        let words = |field: &u16, with: &WordSet, holds: fn(&WordSet, &WordSet) -> bool| match value(field) {
            Value::Words(words) => Some(holds(words, with)),
            _ => None,
        };
        let holds = match self {
            Self::Not(test) => return test.truth(of).not(),
            Self::And(tests) => {
                return tests.iter().fold(Truth::Yes, |all, test| all.and(test.truth(of)));
            }
            Self::Or(tests) => return tests.iter().fold(Truth::No, |all, test| all.or(test.truth(of))),
            Self::Known(field) => Some(value(field).is_known()),
            Self::Flag(field) => match value(field) {
                Value::Flag(flag) => Some(*flag),
                _ => None,
            },
            Self::Number(field, op, with) => match value(field) {
                Value::Number(number) => Some(semantics::compare(*number, *op, *with)),
                _ => None,
            },
            Self::Text(field, test) => match value(field) {
                Value::Text(text) => Some(semantics::text_matches(text.folded(), test)),
                _ => None,
            },
            Self::Word(field, with) => match value(field) {
                Value::Word(word) => Some(with.contains(*word)),
                _ => None,
            },
            Self::IncludesAny(field, with) => words(field, with, WordSet::meets),
            Self::IncludesAll(field, with) => words(field, with, WordSet::covers),
            Self::Within(field, from, to) => match value(field) {
                Value::Date(at) => Some(from.is_none_or(|from| from <= *at) && to.is_none_or(|to| *at < to)),
                _ => None,
            },
        };
        holds.into()
    }
}

fn push_if(
    of: &[Stamp],
    all: &[Interaction],
    to: &mut Vec<Stamp>,
    field: u16,
    passes: impl Fn(&Value) -> bool,
) {
    for stamp in of {
        let value = stamped(all, stamp.place).and_then(|of| of.values.get(usize::from(field)));
        if value.is_some_and(&passes) {
            to.push(*stamp);
        }
    }
}
