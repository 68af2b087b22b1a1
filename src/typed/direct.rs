//! The short way of a value: straight into its class, where a plan needs no more of it.

use super::WordValue;
use super::bind::BoundField;
use crate::lead::{Row, Sieve};
use crate::model::{Field, Type};
use crate::values::{Number, text};

/// The fields of a lead, sorted as a plan wants them.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub sieve: &'a Sieve,
    pub row: &'a mut Row,
    /// In the order of the type, as the fields that are bound.
    pub ways: &'a [Option<Way>],
    /// Whether the last value would not go the short way.
    pub refused: bool,
}

/// Where a value goes, by place in the pact, and what it must be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    place: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Flag,
    Word,
}

impl Way {
    /// None for a field whose value is looked at itself, or where other values mean "not filled in".
    pub fn new(bound: &BoundField, fields: &[Field], sieve: &Sieve) -> Option<Self> {
        let field = fields.get(bound.place)?;
        let is_kept = sieve.kept.get(bound.place).copied().unwrap_or(true);
        if is_kept || !field.unknown_if.is_empty() || field.empty_means.is_some() {
            return None;
        }
        let kind = match field.ty {
            Type::Text => Kind::Text,
            Type::Number | Type::Money(_) => Kind::Number,
            Type::YesNo => Kind::Flag,
            Type::OneOf(_) => Kind::Word,
            Type::Date | Type::SomeOf(_) => return None,
        };
        Some(Self { place: bound.place, kind })
    }

    #[inline]
    pub fn place(self) -> usize {
        self.place
    }
}

/// The place of one value on its short way. What does not fit is refused: it goes the long way then.
#[derive(Debug)]
pub(super) struct Direct<'a> {
    pub way: Way,
    pub sieve: &'a Sieve,
    pub row: &'a mut Row,
    /// For each word of the type its place in the pact's list.
    pub words: &'a [Option<u16>],
    pub refused: &'a mut bool,
}

impl Direct<'_> {
    #[inline]
    pub fn unknown(self) {
        self.row.put_unknown(self.way.place);
    }

    #[inline]
    pub fn text(self, text: &str) {
        match (self.way.kind, text::trim(text)) {
            (Kind::Text, "") => self.row.put_unknown(self.way.place),
            (Kind::Text, text) => self.row.put_text(self.sieve, self.way.place, text),
            _ => *self.refused = true,
        }
    }

    #[inline]
    pub fn number(self, number: Option<Number>) {
        match number {
            Some(number) if self.way.kind == Kind::Number => {
                self.row.put_number(self.sieve, self.way.place, number);
            }
            _ => *self.refused = true,
        }
    }

    #[inline]
    pub fn flag(self, flag: bool) {
        match self.way.kind {
            Kind::Flag => self.row.put_flag(self.way.place, flag),
            _ => *self.refused = true,
        }
    }

    #[inline]
    pub fn word(self, word: WordValue<'_>) {
        let place = match word {
            WordValue::Listed(at) if self.way.kind == Kind::Word => self.words.get(at).copied().flatten(),
            _ => None,
        };
        match place {
            Some(place) => self.row.put_word(self.way.place, place),
            None => *self.refused = true,
        }
    }

    pub fn refuse(self) {
        *self.refused = true;
    }
}
