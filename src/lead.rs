//! One record bound to a pact's fields: what every evaluator reads.
//!
//! Words become places in their list, texts are folded, instants are resolved in the pact's time zone:
//! once, when a lead is read. A value that does not fit its field is unknown and a [`Problem`].

mod batch;
mod build;
mod cell;
mod date_format;
mod json;
mod keys;
mod lanes;
mod newest_first;
mod remembered;
mod row;
mod short_way;
mod sieve;
mod stored;
mod table;
#[cfg(test)]
mod tests;
mod texts;

#[cfg(feature = "arrow")]
pub(crate) use batch::arrow::Records;
pub use batch::{Batch, BatchError, BatchErrorKind, BatchMismatch, Column, ColumnKind};
pub(crate) use batch::{Cell, Data, Reader, Shape, Source, Texts, Validity, Whole};
pub use build::{FieldKey, FieldName, FieldValue, LeadBuilder, LeadError, LeadErrorKind};
pub(crate) use cell::{Cells, absent};
pub use date_format::{DateFormat, DateFormatError};
pub use json::{JsonError, JsonErrorKind, JsonReader};
pub(crate) use keys::Keys;
pub(crate) use lanes::{FieldRows, Lanes, QuickRows};
pub(crate) use newest_first::Interactions;
pub(crate) use remembered::Remembered;
pub(crate) use row::{ByTypeMut, Classed, Row, Scans};
pub(crate) use sieve::{Classes, Numbers, Scanned, ShortKind, Sieve};
pub use stored::StoredLead;
pub(crate) use stored::{restore, store};
pub use table::{
    Columns, HeaderError, HeaderErrorKind, InteractionRow, InteractionTable, LeadTable, MissingColumn,
};
pub(crate) use texts::{Compared, Scanner};

use serde::Serialize;
use smallvec::SmallVec;

use crate::model::{FieldId, Need, TypeId, Value};
use crate::values::Instant;

/// One lead, bound to the fields of the pact that made it. Use it with that pact only.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lead {
    pub(crate) id: String,
    /// One for each field of the pact.
    pub(crate) values: Vec<Value>,
    /// Newest first; of those at the same instant the later in the input first.
    pub(crate) interactions: Interactions,
    pub(crate) problems: Vec<Problem>,
    pub(crate) ignored: Ignored,
}

/// Something a lead did, or our side did, bound to the pact.
#[derive(Debug, Clone, PartialEq)]
pub struct Interaction {
    pub(crate) what: TypeId,
    pub(crate) at: Instant,
    /// One for each field of its kind.
    pub(crate) values: SmallVec<[Value; 2]>,
}

/// What of the input the pact does not declare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Ignored {
    /// Keys or columns that are no field.
    pub keys: u32,
    /// Interactions of a kind that is not declared.
    pub interactions: u32,
}

/// A value that does not fit its field.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// The lead's id.
    pub lead: String,
    /// The field, for one of an interaction `interaction.field`; `at` for its instant.
    pub field: String,
    /// The value as it came; what is longer than 100 characters is cut off.
    pub value: String,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What is wrong with a value.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemKind {
    /// `employees: "many"`
    NotANumber,
    /// A magnitude of 9×10¹⁴ or more.
    OutOfRange,
    /// Neither yes nor no.
    NotYesNo,
    /// Not a day or an instant.
    NotADate,
    /// A word that is not listed.
    NotListed,
    /// A list or an object where a single value belongs, or the other way round.
    WrongShape,
    /// No id.
    NoId,
    /// Text that is not valid UTF-8.
    NotUnicode,
    /// A division by zero in a rule.
    DivisionByZero,
}

impl Lead {
    /// The lead's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether one of the fields of a need is known.
    pub(crate) fn has(&self, need: &Need) -> bool {
        need.any_of.iter().any(|&field| self.value(field).is_known())
    }

    /// Whether everything needed is known.
    pub(crate) fn has_all(&self, needs: &[Need]) -> bool {
        needs.iter().all(|need| self.has(need))
    }

    /// The values that did not fit.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What of the input the pact does not declare.
    #[must_use]
    pub fn ignored(&self) -> Ignored {
        self.ignored
    }

    /// How many interactions it has.
    #[must_use]
    pub fn interaction_count(&self) -> usize {
        self.interactions.len()
    }

    /// Adds interactions that come behind those it has, in the order of the input: of two at the same instant
    /// the later is the newer.
    pub fn add(&mut self, interactions: impl IntoIterator<Item = Interaction>) {
        let mut added = interactions.into_iter();
        let (Some(first), second) = (added.next(), added.next()) else { return };
        let Some(second) = second else { return self.interactions.add(first) };
        // Back in the order of the input, as far as that matters: the oldest first, and ties as they came.
        self.interactions.reverse();
        self.interactions.extend([first, second].into_iter().chain(added));
        self.sort();
    }

    /// Empties it and keeps its buffers.
    pub(crate) fn clear(&mut self) {
        self.id.clear();
        self.values.clear();
        self.interactions.clear();
        self.problems.clear();
        self.ignored = Ignored::default();
    }

    /// A field's value; unknown for one the lead does not have.
    pub(crate) fn value(&self, field: FieldId) -> &Value {
        const UNKNOWN: &Value = &Value::Unknown;
        self.values.get(usize::from(field.0)).unwrap_or(UNKNOWN)
    }

    /// Puts the interactions in the order that evaluators rely on.
    pub(crate) fn sort(&mut self) {
        // Reversing first makes the later in the input the newer among equals, for the sort is stable.
        self.interactions.reverse();
        self.interactions.sort_by_key(|i| std::cmp::Reverse(i.at));
    }
}

impl Problem {
    /// A problem, with a value of more than 100 characters cut off.
    pub(crate) fn new(lead: &str, field: &str, value: &str, kind: ProblemKind) -> Self {
        const LONGEST: usize = 100;
        let value = match value.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
            None => value.to_owned(),
        };
        Self { lead: lead.to_owned(), field: field.to_owned(), value, kind }
    }
}

impl ProblemKind {
    /// What is wrong, in words that follow the value: `is not a number`.
    #[must_use]
    pub fn message(self) -> &'static str {
        match self {
            Self::NotANumber => "is not a number",
            Self::OutOfRange => "is too large; numbers stay below 900 trillion",
            Self::NotYesNo => "is neither yes nor no",
            Self::NotADate => "is not a date or an instant, such as 2026-11-20 or 2026-11-20 14:30",
            Self::NotListed => "is not one of the listed words",
            Self::WrongShape => "is not a single value, or not the list that is wanted",
            Self::NoId => "is no id",
            Self::NotUnicode => "is not text in UTF-8",
            Self::DivisionByZero => "divides by zero",
        }
    }
}
