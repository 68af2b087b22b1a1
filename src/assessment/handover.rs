//! The part a handover is in, as people read it; and whom it may go to.

use crate::lead::Lead;
use crate::model::{FieldId, HandoverPart, Model, Value};

/// The part a handover is in.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Handover {
    /// For data, condition or confirmation; the owner of the stage is responsible.
    Waiting,
    /// Handed over, not yet accepted or rejected; the taking team is responsible.
    Pending,
}

impl Handover {
    /// The word a pact has for it: `waiting` or `pending`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Pending => "pending",
        }
    }
}

impl From<HandoverPart> for Handover {
    fn from(part: HandoverPart) -> Self {
        match part {
            HandoverPart::Waiting => Self::Waiting,
            HandoverPart::Pending => Self::Pending,
        }
    }
}

impl From<Handover> for HandoverPart {
    fn from(part: Handover) -> Self {
        match part {
            Handover::Waiting => Self::Waiting,
            Handover::Pending => Self::Pending,
        }
    }
}

/// Whom a field names: its text, or its word.
pub(crate) fn person<'a>(model: &'a Model, field: FieldId, lead: &'a Lead) -> Option<&'a str> {
    match lead.value(field) {
        Value::Text(text) => Some(text.as_str()),
        Value::Word(at) => Some(model.fields.get(field)?.ty.domain()?.word(*at)),
        _ => None,
    }
}
