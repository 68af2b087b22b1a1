//! How a plan wants the values of fields sorted: into classes between which it sees no difference.

use super::texts::{Compared, Scanner};
use crate::model::{Field, Type};

/// For each field of a pact, how its values fall into classes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sieve {
    pub classes: Vec<Classes>,
    /// Whether a field's value is looked at itself, too.
    pub kept: Vec<bool>,
    pub cuts: Vec<i64>,
    pub compared: Vec<Compared>,
    pub scanned: Vec<Scanned>,
    /// How many blocks of 64 tests all scanned fields have together.
    pub blocks: usize,
}

/// How the values of a field fall into classes. Class 0 is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Classes {
    /// 1: known.
    #[default]
    Known,
    /// 1: no, 2: yes.
    Flag,
    /// 1 and the place of the word.
    Word,
    /// 1 and the number of cuts, from here up to there in [`Sieve::cuts`], that the number reaches.
    Number(u32, u32),
    /// 1 and the place among the texts at a place of [`Sieve::compared`].
    Compared(u32),
    /// 1; what the text passes is told by bits. The scanner at a place of [`Sieve::scanned`].
    Scanned(u32),
}

/// A field that is scanned.
#[derive(Debug, Clone)]
pub(crate) struct Scanned {
    pub scanner: Scanner,
    /// Where its blocks of bits begin.
    pub start: usize,
}

/// What the values of a field are that go straight into their class, without a [`crate::model::Value`] in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShortKind {
    Text,
    Number,
    Flag,
    Word,
}

impl Sieve {
    /// Whether a plan looks at the values of a field themselves, by its place.
    pub fn keeps(&self, place: usize) -> bool {
        self.kept.get(place).copied().unwrap_or(true)
    }

    /// Which values of a field, at its place, go the short way: none if a plan looks at them themselves, or if some of
    /// them mean "not filled in". No value at all is another matter: that is "not known" only without `empty means`.
    pub fn short_way(&self, field: &Field, place: usize) -> Option<ShortKind> {
        if self.keeps(place) || !field.unknown_if.is_empty() {
            return None;
        }
        match field.ty {
            Type::Text => Some(ShortKind::Text),
            Type::Number | Type::Money(_) => Some(ShortKind::Number),
            Type::YesNo => Some(ShortKind::Flag),
            Type::OneOf(_) => Some(ShortKind::Word),
            Type::Date | Type::SomeOf(_) => None,
        }
    }

    /// The cuts from a place up to another.
    pub fn cuts(&self, start: u32, end: u32) -> &[i64] {
        self.cuts.get(start as usize..end as usize).unwrap_or(&[])
    }
}
