//! Where a batch and the pact do not agree.

use std::fmt;

use super::ColumnKind;
use crate::model::Type;

/// Why a batch cannot be assessed: every mismatch, one on each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchError(pub(super) Vec<BatchMismatch>);

/// A column that does not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchMismatch {
    column: String,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    NoField {
        similar: Option<String>,
    },
    Type {
        here: ColumnKind,
        pact: &'static str,
    },
    Length {
        found: usize,
        rows: usize,
    },
    #[cfg(feature = "arrow")]
    Unreadable {
        ty: String,
    },
    Twice,
}

/// What does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BatchErrorKind {
    /// The pact has no such field.
    NoField,
    /// The field is of another type in the pact.
    Type,
    /// The column has not as many rows as the batch.
    Length,
    /// Values of the column cannot be read.
    Unreadable,
    /// Two columns are for the same field.
    Twice,
}

impl BatchError {
    /// Every mismatch, in the order of the columns.
    pub fn mismatches(&self) -> impl ExactSizeIterator<Item = &BatchMismatch> {
        self.0.iter()
    }
}

impl BatchMismatch {
    /// What does not agree.
    #[must_use]
    pub fn kind(&self) -> BatchErrorKind {
        match self.what {
            What::NoField { .. } => BatchErrorKind::NoField,
            What::Type { .. } => BatchErrorKind::Type,
            What::Length { .. } => BatchErrorKind::Length,
            #[cfg(feature = "arrow")]
            What::Unreadable { .. } => BatchErrorKind::Unreadable,
            What::Twice => BatchErrorKind::Twice,
        }
    }

    /// The name of the column.
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// A field of the pact that was probably meant.
    #[must_use]
    pub fn similar(&self) -> Option<&str> {
        match &self.what {
            What::NoField { similar } => similar.as_deref(),
            _ => None,
        }
    }

    pub(super) fn no_field(column: &str, similar: Option<String>) -> Self {
        Self { column: column.to_owned(), what: What::NoField { similar } }
    }

    #[cfg(feature = "arrow")]
    pub(super) fn unreadable(column: &str, ty: String) -> Self {
        Self { column: column.to_owned(), what: What::Unreadable { ty } }
    }

    pub(super) fn twice(column: &str) -> Self {
        Self { column: column.to_owned(), what: What::Twice }
    }

    pub(super) fn length(column: &str, found: usize, rows: usize) -> Self {
        Self { column: column.to_owned(), what: What::Length { found, rows } }
    }

    /// If a column of that kind cannot be a field of that type.
    pub(super) fn of_type(column: &str, here: ColumnKind, ty: &Type) -> Option<Self> {
        let fits = match here {
            ColumnKind::Texts => true,
            ColumnKind::Numbers => matches!(ty, Type::Number | Type::Money(_)),
            ColumnKind::Flags => matches!(ty, Type::YesNo),
            ColumnKind::Dates => matches!(ty, Type::Date),
            ColumnKind::Lists => matches!(ty, Type::SomeOf(_)),
        };
        let pact = match ty {
            Type::Text => "a text",
            Type::Number => "a number",
            Type::Money(_) => "money",
            Type::YesNo => "yes or no",
            Type::Date => "a date",
            Type::OneOf(_) => "one of some words",
            Type::SomeOf(_) => "some of some words",
        };
        (!fits).then(|| Self { column: column.to_owned(), what: What::Type { here, pact } })
    }
}

impl std::error::Error for BatchError {}

impl fmt::Display for BatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::values::text::write_lines(f, &self.0)
    }
}

impl fmt::Display for BatchMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { column, what } = self;
        match what {
            What::NoField { similar: Some(similar) } => {
                write!(f, "the pact has no field `{column}`; did you mean `{similar}`?")
            }
            What::NoField { similar: None } => {
                write!(f, "the pact has no field `{column}`; declare it there, or leave the column out")
            }
            What::Type { here, pact } => write!(f, "`{column}` has {here} here, and is {pact} in the pact"),
            What::Length { found, rows } => write!(f, "`{column}` has {found} rows, and the batch {rows}"),
            #[cfg(feature = "arrow")]
            What::Unreadable { ty } => {
                write!(
                    f,
                    "`{column}` has values of the type `{ty}`; make numbers, texts, instants or yes and no of them"
                )
            }
            What::Twice => write!(f, "two columns are for `{column}`; leave one of them out"),
        }
    }
}

impl fmt::Display for ColumnKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Numbers => "numbers",
            Self::Flags => "yes and no",
            Self::Dates => "instants",
            Self::Texts => "texts",
            Self::Lists => "lists of texts",
        })
    }
}
