//! One record bound to a pact's fields: what every evaluator reads.
//!
//! Words become places in their list, texts are folded, instants are resolved in the pact's time zone:
//! once, when a lead is read. A value that does not fit its field is unknown and a [`Problem`].

use serde::Serialize;
use smallvec::SmallVec;

use crate::model::{FieldId, TypeId, Value};
use crate::values::Instant;

/// One lead, bound to the fields of the pact that made it. Use it with that pact only.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    pub(crate) id: String,
    /// One for each field of the pact.
    pub(crate) values: Vec<Value>,
    /// Newest first; of those at the same instant the later in the input first.
    pub(crate) interactions: Vec<Interaction>,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// The lead's id.
    pub lead: String,
    /// The field, for one of an interaction `interaction.field`; `at` for its instant.
    pub field: String,
    /// The value as it came.
    pub value: String,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What is wrong with a value.
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
    /// A division by zero in a rule.
    DivisionByZero,
}

impl Lead {
    /// The lead's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
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
