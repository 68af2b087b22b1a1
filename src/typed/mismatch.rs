//! Where a type of yours and the pact do not agree.

use std::fmt;

use super::ValueKind;
use crate::model::{Domain, Type};

/// Why a type cannot be bound to a pact: every mismatch, one on each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BindError(pub(super) Vec<Mismatch>);

/// A place where a type of yours and the pact do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The field, for one of an interaction `interaction.field`; or the interaction.
    pub(super) name: String,
    pub(super) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    NoField { similar: Option<String> },
    NoInteraction { similar: Option<String> },
    Type { here: ValueKind, pact: String },
    Unlisted { words: Vec<String>, here: ValueKind, pact: String },
    Twice,
}

/// What does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MismatchKind {
    /// The pact has no such field.
    NoField,
    /// The pact has no such interaction.
    NoInteraction,
    /// The field is of another type in the pact.
    Type,
    /// The type has words that the pact does not list.
    UnlistedWords,
    /// Two fields, or two kinds of interaction, of your type have this name.
    Twice,
}

impl BindError {
    /// Every mismatch: the fields in the order in which the type declares them, then its interactions.
    pub fn mismatches(&self) -> impl ExactSizeIterator<Item = &Mismatch> {
        self.0.iter()
    }
}

impl Mismatch {
    /// What does not agree.
    #[must_use]
    pub fn kind(&self) -> MismatchKind {
        match self.what {
            What::NoField { .. } => MismatchKind::NoField,
            What::NoInteraction { .. } => MismatchKind::NoInteraction,
            What::Type { .. } => MismatchKind::Type,
            What::Unlisted { .. } => MismatchKind::UnlistedWords,
            What::Twice => MismatchKind::Twice,
        }
    }

    /// The field, for one of an interaction `interaction.field`; or the interaction.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the field is in your type, for a mismatch of types or words.
    #[must_use]
    pub fn here(&self) -> Option<ValueKind> {
        match self.what {
            What::Type { here, .. } | What::Unlisted { here, .. } => Some(here),
            What::NoField { .. } | What::NoInteraction { .. } | What::Twice => None,
        }
    }

    /// What the field is in the pact, for a mismatch of types or words: `a number`.
    #[must_use]
    pub fn in_pact(&self) -> Option<&str> {
        match &self.what {
            What::Type { pact, .. } | What::Unlisted { pact, .. } => Some(pact),
            What::NoField { .. } | What::NoInteraction { .. } | What::Twice => None,
        }
    }

    /// The words of your type that the pact does not list.
    pub fn unlisted(&self) -> impl ExactSizeIterator<Item = &str> {
        let words = match &self.what {
            What::Unlisted { words, .. } => words.as_slice(),
            _ => &[],
        };
        words.iter().map(String::as_str)
    }

    /// A name in the pact that was probably meant.
    #[must_use]
    pub fn similar(&self) -> Option<&str> {
        match &self.what {
            What::NoField { similar } | What::NoInteraction { similar } => similar.as_deref(),
            What::Type { .. } | What::Unlisted { .. } | What::Twice => None,
        }
    }
}

impl std::error::Error for BindError {}

impl fmt::Display for BindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::values::text::write_lines(f, &self.0)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, what } = self;
        match what {
            What::NoField { similar: Some(similar) } => {
                write!(f, "the pact has no field `{name}`; did you mean `{similar}`?")
            }
            What::NoField { similar: None } => {
                write!(f, "the pact has no field `{name}`; declare it there, or skip it here")
            }
            What::NoInteraction { similar: Some(similar) } => {
                write!(f, "the pact has no interaction `{name}`; did you mean `{similar}`?")
            }
            What::NoInteraction { similar: None } => {
                write!(f, "the pact has no interaction `{name}`; declare it there, or skip it here")
            }
            What::Type { here, pact } => write!(f, "`{name}` is {here} here, and {pact} in the pact"),
            What::Unlisted { words, pact, .. } => {
                let words = and_list(words.iter().map(String::as_str));
                write!(f, "`{name}` can be {words} here, and is {pact} in the pact")
            }
            What::Twice => write!(f, "`{name}` is there twice here; rename or skip one of the two"),
        }
    }
}

/// What a field is in the pact, as a clause: `a number`.
pub(super) fn in_pact(ty: &Type) -> String {
    match ty {
        Type::Text => "a text".to_owned(),
        Type::Number => "a number".to_owned(),
        Type::Money(currency) => format!("money in {currency}"),
        Type::YesNo => "yes or no".to_owned(),
        Type::Date => "a date".to_owned(),
        Type::OneOf(Domain { words, .. }) => {
            format!("one of the words {}", and_list(words.iter().map(String::as_str)))
        }
        Type::SomeOf(Domain { words, .. }) => {
            format!("some of the words {}", and_list(words.iter().map(String::as_str)))
        }
    }
}

/// `a`, `b` and `c`, each in backticks.
pub(super) fn and_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.pop() {
        Some(last) if !words.is_empty() => format!("{} and {last}", words.join(", ")),
        last => last.unwrap_or_default(),
    }
}
