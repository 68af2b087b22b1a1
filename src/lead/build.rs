//! Builds a lead from the values of a program.
//!
//! A value of the wrong type, or a name the pact does not have, is a mistake of the program and an error.
//! What people typed into a text (a word that is not listed, a day that does not exist) is data: unknown,
//! and a problem of the lead.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use smallvec::SmallVec;

use super::cell::{Cells, absent};
use super::keys::{Keys, places};
use super::{Interaction, Lead, ProblemKind};
use crate::model::{Field, FieldId, Model, Type, Value};
use crate::values::nearness::nearest;
use crate::values::{Instant, Number};

/// A field of the pact that was looked up once, for [`LeadBuilder::set`]. Use it with that pact only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FieldKey(pub(crate) FieldId);

/// A field, by key or by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldName<'a> {
    /// Looked up before.
    Key(FieldKey),
    /// Its name in the pact; a question's is `questionnaire.question`.
    Name(&'a str),
}

/// A value to set.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum FieldValue<'a> {
    /// Not known; or what the field's `empty means` says.
    Unknown,
    /// For `number` and `money` fields.
    Number(Number),
    /// A whole number, for `number` and `money` fields.
    Whole(i128),
    /// For `text`, `one of`, `some of` (separated by `;`) and, as ISO 8601, `date` fields.
    Text(&'a str),
    /// For `yes/no` fields.
    Flag(bool),
    /// For `date` fields.
    At(Instant),
    /// For `some of` fields: known, even if there are none.
    Words(&'a [&'a str]),
}

/// A lead that is being built.
#[derive(Debug, Clone)]
pub struct LeadBuilder {
    model: Arc<Model>,
    keys: Arc<Keys>,
    cells: Cells,
    lead: Lead,
}

/// Why a value cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct LeadError(Mistake);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Mistake {
    #[error("the pact has no field `{name}`{}", did_you_mean(.similar.as_deref()))]
    Field { name: String, similar: Option<String> },
    #[error("the pact has no interaction `{name}`{}", did_you_mean(.similar.as_deref()))]
    Interaction { name: String, similar: Option<String> },
    #[error("`{field}` is {wanted}, not {given}")]
    Type { field: String, wanted: &'static str, given: &'static str },
    #[error("`{field}` belongs to an interaction: add the interaction first")]
    NoInteraction { field: String },
}

/// What kind of mistake a program made in building a lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LeadErrorKind {
    /// The pact has no field of that name.
    UnknownField,
    /// The pact has no interaction of that name.
    UnknownInteraction,
    /// The value is of another type than the field.
    WrongType,
    /// A field of an interaction, before any interaction was added.
    NoInteraction,
}

impl LeadError {
    /// What kind of mistake it is.
    #[must_use]
    pub fn kind(&self) -> LeadErrorKind {
        match self.0 {
            Mistake::Field { .. } => LeadErrorKind::UnknownField,
            Mistake::Interaction { .. } => LeadErrorKind::UnknownInteraction,
            Mistake::Type { .. } => LeadErrorKind::WrongType,
            Mistake::NoInteraction { .. } => LeadErrorKind::NoInteraction,
        }
    }
}

impl LeadBuilder {
    pub(crate) fn new(model: Arc<Model>, keys: Arc<Keys>, id: &str) -> Self {
        let cells = Cells::new(model.zone.clone(), None);
        let values = model.fields.as_slice().iter().map(absent).collect();
        let lead = Lead { id: id.to_owned(), values, ..Lead::default() };
        Self { model, keys, cells, lead }
    }

    /// Sets a field.
    ///
    /// # Errors
    /// If the pact has no such field, or it is of another type.
    pub fn set<'a>(
        mut self,
        field: impl Into<FieldName<'a>>,
        value: impl Into<FieldValue<'a>>,
    ) -> Result<Self, LeadError> {
        let model = Arc::clone(&self.model);
        let id = self.field(field.into())?;
        let field = model.fields.at(id);
        let read = self.value(field, &field.name, &value.into())?;
        if let Some(slot) = self.lead.values.get_mut(usize::from(id.0)) {
            *slot = read;
        }
        Ok(self)
    }

    /// Adds an interaction, of which no field is known yet. At the same instant the later is the newer.
    ///
    /// # Errors
    /// If the pact has no such interaction.
    pub fn interaction(mut self, name: &str, at: impl Into<Instant>) -> Result<Self, LeadError> {
        let Some(&what) = self.keys.interactions.get(name) else {
            let similar = nearest(name, self.keys.interactions.keys().map(String::as_str));
            return Err(LeadError(Mistake::Interaction {
                name: name.to_owned(),
                similar: similar.map(str::to_owned),
            }));
        };
        let values = self.model.interactions.at(what).fields.iter().map(absent).collect::<SmallVec<_>>();
        self.lead.interactions.push(Interaction { what, at: at.into(), values });
        Ok(self)
    }

    /// Sets a field of the interaction that was added last.
    ///
    /// # Errors
    /// If there is none, it has no such field, or that is of another type.
    pub fn with<'a>(mut self, field: &str, value: impl Into<FieldValue<'a>>) -> Result<Self, LeadError> {
        let model = Arc::clone(&self.model);
        let Some(what) = self.lead.interactions.last().map(|last| last.what) else {
            return Err(LeadError(Mistake::NoInteraction { field: field.to_owned() }));
        };
        let kind = model.interactions.at(what);
        let Some((at, found)) = places(&kind.fields).find(|(_, of)| of.name == field) else {
            let names = kind.fields.iter().map(|field| field.name.as_str());
            return Err(unknown_field(&format!("{}.{field}", kind.name), field, names));
        };
        let read = self.value(found, &format!("{}.{field}", kind.name), &value.into())?;
        let last = self.lead.interactions.last_mut();
        if let Some(slot) = last.and_then(|last| last.values.get_mut(usize::from(at))) {
            *slot = read;
        }
        Ok(self)
    }

    /// The finished lead.
    #[must_use]
    pub fn build(mut self) -> Lead {
        self.lead.sort();
        self.lead
    }

    fn field(&self, field: FieldName<'_>) -> Result<FieldId, LeadError> {
        let name = match field {
            FieldName::Key(key) if self.model.fields.get(key.0).is_some() => return Ok(key.0),
            FieldName::Key(_) => "of another pact",
            FieldName::Name(name) => name,
        };
        let names = self.keys.fields.keys().map(String::as_str);
        self.keys.fields.get(name).copied().ok_or_else(|| unknown_field(name, name, names))
    }

    /// The value for a field; one that does not fit is a problem under the name.
    fn value(&mut self, field: &Field, name: &str, value: &FieldValue<'_>) -> Result<Value, LeadError> {
        let read = match (value, &field.ty) {
            (FieldValue::Unknown, _) => Ok(absent(field)),
            (FieldValue::Number(number), Type::Number | Type::Money(_)) => Ok(Value::Number(*number)),
            (FieldValue::Whole(whole), Type::Number | Type::Money(_)) => i64::try_from(*whole)
                .ok()
                .and_then(Number::from_int)
                .map(Value::Number)
                .ok_or(ProblemKind::OutOfRange),
            (FieldValue::Flag(flag), Type::YesNo) => Ok(Value::Flag(*flag)),
            (FieldValue::At(at), Type::Date) => Ok(Value::Date(*at)),
            (FieldValue::Text(text), Type::Text | Type::OneOf(_) | Type::SomeOf(_) | Type::Date) => {
                self.cells.read(field, text)
            }
            (FieldValue::Words(words), Type::SomeOf(domain)) => {
                self.cells.read_list(domain, words.iter().copied()).map(Value::Words)
            }
            _ => {
                let (field, wanted) = (name.to_owned(), wanted(&field.ty));
                return Err(LeadError(Mistake::Type { field, wanted, given: value.kind() }));
            }
        };
        Ok(read.unwrap_or_else(|kind| {
            self.lead.complain(name, &value.to_string(), kind);
            Value::Unknown
        }))
    }
}

impl FieldValue<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Number(_) | Self::Whole(_) => "a number",
            Self::Text(_) => "text",
            Self::Flag(_) => "yes or no",
            Self::At(_) => "an instant",
            Self::Words(_) => "a list of words",
        }
    }
}

impl fmt::Display for FieldValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("unknown"),
            Self::Number(number) => number.fmt(f),
            Self::Whole(whole) => whole.fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Flag(flag) => f.write_str(if *flag { "yes" } else { "no" }),
            Self::At(at) => at.millis().fmt(f),
            Self::Words(words) => f.write_str(&words.join("; ")),
        }
    }
}

fn wanted(ty: &Type) -> &'static str {
    match ty {
        Type::Text => "text",
        Type::Number => "a number",
        Type::Money(_) => "money",
        Type::YesNo => "yes or no",
        Type::Date => "a date",
        Type::OneOf(_) => "one of the listed words",
        Type::SomeOf(_) => "a list of the listed words",
    }
}

/// A name the pact does not have, with the nearest of those it has.
fn unknown_field<'c>(shown: &str, name: &str, known: impl Iterator<Item = &'c str>) -> LeadError {
    let similar = nearest(name, known).map(str::to_owned);
    LeadError(Mistake::Field { name: shown.to_owned(), similar })
}

fn did_you_mean(similar: Option<&str>) -> String {
    similar.map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

impl From<FieldKey> for FieldName<'_> {
    fn from(key: FieldKey) -> Self {
        Self::Key(key)
    }
}

impl<'a> From<&'a str> for FieldName<'a> {
    fn from(name: &'a str) -> Self {
        Self::Name(name)
    }
}

impl<'a> From<&'a String> for FieldName<'a> {
    fn from(name: &'a String) -> Self {
        Self::Name(name)
    }
}

/// Conversions into [`FieldValue`].
macro_rules! values {
    ($($from:ty => |$value:ident| $into:expr;)*) => {$(
        impl<'a> From<$from> for FieldValue<'a> {
            fn from($value: $from) -> Self {
                $into
            }
        }
    )*};
}

values! {
    Number => |number| Self::Number(number);
    i32 => |whole| Self::Whole(whole.into());
    u32 => |whole| Self::Whole(whole.into());
    i64 => |whole| Self::Whole(whole.into());
    u64 => |whole| Self::Whole(whole.into());
    usize => |whole| Self::Whole(i128::try_from(whole).unwrap_or(i128::MAX));
    &'a str => |text| Self::Text(text);
    &'a String => |text| Self::Text(text);
    bool => |flag| Self::Flag(flag);
    Instant => |at| Self::At(at);
    SystemTime => |at| Self::At(at.into());
    &'a [&'a str] => |words| Self::Words(words);
}

impl<'a, T: Into<FieldValue<'a>>> From<Option<T>> for FieldValue<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Into::into)
    }
}
