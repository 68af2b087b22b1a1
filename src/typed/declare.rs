//! What a type of yours says of itself, to be compared with the pact.

use std::fmt;

use super::mismatch::and_list;
use super::{AsValue, LeadFields};
use crate::model::Type;

/// What the values of a type are, in the words of a pact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ValueKind {
    /// A text: for `text`, `one of`, `some of` (separated by `;`) and, as ISO 8601, `date` fields.
    Text,
    /// For `number` and `money` fields.
    Number,
    /// For `yes/no` fields.
    YesNo,
    /// For `date` fields.
    Date,
    /// One of these words: for `one of` and `text` fields.
    Word(&'static [&'static str]),
    /// A set of these words: for `some of` fields.
    Words(&'static [&'static str]),
}

impl ValueKind {
    /// Whether a field of the type can be read from it; its words aside.
    pub(crate) fn fits(self, ty: &Type) -> bool {
        match ty {
            Type::Text => matches!(self, Self::Text | Self::Word(_)),
            Type::Number | Type::Money(_) => self == Self::Number,
            Type::YesNo => self == Self::YesNo,
            Type::Date => matches!(self, Self::Date | Self::Text),
            Type::OneOf(_) => matches!(self, Self::Text | Self::Word(_)),
            Type::SomeOf(_) => matches!(self, Self::Text | Self::Words(_)),
        }
    }

    /// Its words; none for a kind without.
    pub(crate) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Word(words) | Self::Words(words) => words,
            Self::Text | Self::Number | Self::YesNo | Self::Date => &[],
        }
    }
}

/// `a text`, `one of the words a and b`.
impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a text"),
            Self::Number => f.write_str("a number"),
            Self::YesNo => f.write_str("yes or no"),
            Self::Date => f.write_str("a date"),
            Self::Word([]) => f.write_str("a word"),
            Self::Word(words) => write!(f, "one of the words {}", and_list(words.iter().copied())),
            Self::Words([]) => f.write_str("a list of words"),
            Self::Words(words) => write!(f, "a list of the words {}", and_list(words.iter().copied())),
        }
    }
}

/// The fields that a type declares, by the names that the pact has for them.
#[derive(Debug, Default)]
pub struct Fields {
    pub(super) fields: Vec<Declared>,
    pub(super) parts: Vec<Part>,
}

/// A field that a type declares.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) kind: ValueKind,
}

/// Where a part ends: what its values leave out is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The field behind it.
    pub(super) fields_end: usize,
    /// The part behind it and those in it.
    pub(super) parts_end: usize,
}

impl Fields {
    /// Declares a field whose values are of type `T`. A question's name is `questionnaire.question`.
    pub fn field<T: AsValue + ?Sized>(&mut self, name: &str) -> &mut Self {
        self.fields.push(Declared { name: name.to_owned(), kind: T::kind() });
        self
    }

    /// Declares the fields of a part, with a text before each name: empty, or `bant.` for the answers of a
    /// questionnaire `bant`.
    pub fn part<T: LeadFields>(&mut self, prefix: &str) -> &mut Self {
        let (first, at) = (self.fields.len(), self.parts.len());
        self.parts.push(Part { fields_end: first, parts_end: at });
        T::declare(self);
        for field in self.fields.iter_mut().skip(first) {
            field.name.insert_str(0, prefix);
        }
        let (fields_end, parts_end) = (self.fields.len(), self.parts.len());
        if let Some(part) = self.parts.get_mut(at) {
            *part = Part { fields_end, parts_end };
        }
        self
    }
}

/// The kinds of interaction that a type declares, by the names that the pact has for them.
#[derive(Debug, Default)]
pub struct Kinds {
    pub(super) kinds: Vec<(String, Fields)>,
}

impl Kinds {
    /// Declares a kind, to which its fields are to be added.
    pub fn kind(&mut self, name: &str, declare: impl FnOnce(&mut Fields)) -> &mut Self {
        let mut fields = Fields::default();
        declare(&mut fields);
        self.kinds.push((name.to_owned(), fields));
        self
    }
}
