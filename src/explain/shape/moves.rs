//! What would move a lead on.

use serde::Serialize;

use super::Named;

/// A change that would move the lead on.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Move {
    /// One change, or two that are needed together.
    pub changes: Vec<Change>,
    /// The stage the lead would be in.
    pub stage: Named,
    /// The part of the handover it would be in: `waiting` or `pending`.
    pub handover: Option<&'static str>,
}

/// Something that could happen, or be learnt.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// What kind of change.
    pub kind: ChangeKind,
    /// Which interaction or field.
    #[serde(flatten)]
    pub named: Named,
    /// For a field the values that were tried and would do, the first as an example; empty where any text will do.
    pub values: Vec<String>,
    /// For a number or money the ranges in which these values lie; empty where the change is one of two.
    pub ranges: Vec<ValueRange>,
    /// For an interaction the fields it needs, with a value that would do.
    pub with: Vec<(String, String)>,
}

/// Numbers from one to another, both of them in it; open on a side without one. It reads `20 or more`.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ValueRange {
    /// The least.
    pub from: Option<String>,
    /// The largest.
    pub to: Option<String>,
}

impl std::fmt::Display for ValueRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (&self.from, &self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (Some(from), Some(to)) => write!(f, "{from} to {to}"),
            (Some(from), None) => write!(f, "{from} or more"),
            (None, Some(to)) => write!(f, "{to} or less"),
            (None, None) => write!(f, "any number"),
        }
    }
}

/// What kind of change.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeKind {
    /// The lead does something.
    Interaction,
    /// A field becomes known.
    Field,
}
