//! Reads leads from JSON: numbers from their digits, dotted paths into nested objects.
//!
//! Values are first found as raw text, the last of a repeated key, and then read as their field wants
//! them. Only what the pact names is looked into, so input may be nested as deeply as it likes.

mod change;
mod places;
mod reading;
mod short;
mod visit;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;
use smallvec::{SmallVec, smallvec};

use self::short::Short;
use super::cell::{Cells, absent};
use super::keys::{InteractionKey, KeyNode, KeyTree, Keys, LeadKey, places};
use super::{DateFormat, Ignored, Interaction, Lead, Problem, ProblemKind};
use crate::model::{Field, Model, Type, TypeId, Value};
use crate::values::{Instant, text};

/// Reads leads of one pact from JSON texts. Reusable: its buffers stay warm from lead to lead.
#[derive(Debug, Clone)]
pub struct JsonReader {
    model: Arc<Model>,
    keys: Arc<Keys>,
    cells: Cells,
    folded: String,
    /// For the plan for which a line was read last.
    short: Option<Box<Short>>,
    ignored: Ignored,
}

/// A text that is no JSON object.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct JsonError(Malformed);

#[derive(Debug, thiserror::Error)]
enum Malformed {
    #[error("this is not valid JSON: {0}")]
    Syntax(#[source] serde_json::Error),
    #[error("a lead is a JSON object, for example `{{\"id\": \"42\"}}`")]
    NoObject,
}

/// Why a text is no lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JsonErrorKind {
    /// It is not valid JSON.
    Syntax,
    /// It is valid JSON, and no object.
    NoObject,
}

impl JsonError {
    /// Why the text is no lead.
    #[must_use]
    pub fn kind(&self) -> JsonErrorKind {
        match self.0 {
            Malformed::Syntax(_) => JsonErrorKind::Syntax,
            Malformed::NoObject => JsonErrorKind::NoObject,
        }
    }
}

/// The raw texts of one lead's values.
struct Found<'j> {
    id: Option<&'j str>,
    interactions: Option<&'j str>,
    fields: Vec<Option<&'j str>>,
}

impl JsonReader {
    /// Reads the leads of a pact; dates are ISO 8601, or of a format that is tried first.
    pub(crate) fn new(model: Arc<Model>, keys: Arc<Keys>, dates: Option<DateFormat>) -> Self {
        let cells = Cells::new(model.zone.clone(), dates);
        Self { model, keys, cells, folded: String::new(), short: None, ignored: Ignored::default() }
    }

    /// Reads a lead, in place of what `lead` was before.
    ///
    /// Values that do not fit are unknown and a problem of the lead. Of a repeated key the last counts.
    ///
    /// # Errors
    /// If the text is no JSON object.
    pub fn read(&mut self, text: &str, lead: &mut Lead) -> Result<(), JsonError> {
        lead.clear();
        let found = self.find(text, lead)?;
        self.fill(&found, lead);
        Ok(())
    }

    /// The raw texts under the keys of a lead; counts the keys that are none.
    fn find<'j>(&self, text: &'j str, lead: &mut Lead) -> Result<Found<'j>, JsonError> {
        expect_object(text)?;
        let mut found = Found { id: None, interactions: None, fields: vec![None; self.model.fields.len()] };
        lead.ignored.keys = object(text, &self.keys.lead, &mut |key, raw| match key {
            LeadKey::Id => found.id = Some(raw),
            LeadKey::Interactions => found.interactions = Some(raw),
            LeadKey::Field(id) => {
                if let Some(slot) = found.fields.get_mut(usize::from(id.0)) {
                    *slot = Some(raw);
                }
            }
        })
        .map_err(|error| JsonError(Malformed::Syntax(error)))?;
        Ok(found)
    }

    fn fill(&mut self, found: &Found<'_>, lead: &mut Lead) {
        let model = Arc::clone(&self.model);
        self.id(found.id.unwrap_or_default(), lead);
        for (field, raw) in model.fields.as_slice().iter().zip(&found.fields) {
            let value = self.field_value(field, *raw, lead);
            lead.values.push(value);
        }
        if let Some(raw) = found.interactions {
            self.interactions(raw, lead);
        }
        lead.sort();
    }

    fn field_value(&mut self, field: &Field, raw: Option<&str>, lead: &mut Lead) -> Value {
        self.value(field, raw).unwrap_or_else(|kind| {
            lead.complain(&field.name, &as_it_came(raw.unwrap_or_default()), kind);
            Value::Unknown
        })
    }

    fn id(&self, raw: &str, lead: &mut Lead) {
        match shape(raw) {
            Shape::Text(id) => lead.id.push_str(text::trim(&id)),
            Shape::Bare(id) => lead.id.push_str(id),
            Shape::Absent => {}
            Shape::List | Shape::Object | Shape::Broken => {
                return lead.complain(&self.model.id_column, &as_it_came(raw), ProblemKind::WrongShape);
            }
        }
        if lead.id.is_empty() {
            lead.complain(&self.model.id_column, "", ProblemKind::NoId);
        }
    }

    fn value(&mut self, field: &Field, raw: Option<&str>) -> Result<Value, ProblemKind> {
        read_value(&mut self.cells, field, raw.unwrap_or_default())
    }
}

/// The value that a raw text says.
fn read_value(cells: &mut Cells, field: &Field, raw: &str) -> Result<Value, ProblemKind> {
    match (shape(raw), &field.ty) {
        (Shape::Absent, _) => Ok(absent(field)),
        (Shape::Text(text), _) => cells.read(field, &text),
        (Shape::Bare(text), _) => cells.read(field, text),
        (Shape::List, Type::SomeOf(domain)) => {
            let words = list_of_words(raw).ok_or(ProblemKind::WrongShape)?;
            cells.read_list(domain, words.iter().map(|word| &**word)).map(Value::Words)
        }
        (Shape::Broken, _) => Err(ProblemKind::NotUnicode),
        (Shape::List | Shape::Object, _) => Err(ProblemKind::WrongShape),
    }
}

/// Interactions.
impl JsonReader {
    fn interactions(&mut self, raw: &str, lead: &mut Lead) {
        if shape(raw) == Shape::Absent {
            return;
        }
        let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(raw) else {
            return lead.complain("interactions", &as_it_came(raw), ProblemKind::WrongShape);
        };
        for raw in list {
            self.interaction(raw.get(), None, lead);
        }
    }

    /// Without an instant of its own it is at the one given.
    fn interaction(&mut self, raw: &str, given: Option<Instant>, lead: &mut Lead) {
        let keys = Arc::clone(&self.keys);
        let (mut what, mut at) = ("", "");
        let mut fields: SmallVec<[(TypeId, u16, &str); 8]> = SmallVec::new();
        let read = object(raw, &keys.interaction, &mut |key, raw| match key {
            InteractionKey::Type => what = raw,
            InteractionKey::At => at = raw,
            InteractionKey::Field(kind, place) => fields.push((kind, place, raw)),
        });
        if read.is_err() {
            return lead.complain("interactions", &as_it_came(raw), ProblemKind::WrongShape);
        }
        let Some(what) = keys.kind(&as_it_came(what), &mut self.folded) else {
            lead.ignored.interactions += 1;
            return;
        };
        let own = given.filter(|_| shape(at) == Shape::Absent).ok_or(ProblemKind::NotADate);
        let Ok(at) = own.or_else(|_| self.cells.instant(&as_it_came(at))) else {
            return lead.complain("at", &as_it_came(at), ProblemKind::NotADate);
        };
        let fields = fields.iter().filter(|(kind, ..)| *kind == what).map(|&(_, place, raw)| (place, raw));
        let values = self.interaction_values(what, fields, &mut |field, raw, kind| {
            lead.complain(field, &as_it_came(raw), kind);
        });
        lead.interactions.push(Interaction { what, at, values });
    }

    fn interaction_values<'j>(
        &mut self,
        what: TypeId,
        found: impl Iterator<Item = (u16, &'j str)>,
        complain: &mut dyn FnMut(&str, &str, ProblemKind),
    ) -> SmallVec<[Value; 2]> {
        let model = Arc::clone(&self.model);
        let kind = model.interactions.at(what);
        let mut raws: SmallVec<[Option<&str>; 4]> = smallvec![None; kind.fields.len()];
        for (place, raw) in found {
            if let Some(slot) = raws.get_mut(usize::from(place)) {
                *slot = Some(raw);
            }
        }
        let read = |((_, field), raw): ((u16, &Field), &Option<&str>)| {
            self.value(field, *raw).unwrap_or_else(|wrong| {
                complain(&format!("{}.{}", kind.name, field.name), raw.unwrap_or_default(), wrong);
                Value::Unknown
            })
        };
        places(&kind.fields).zip(&raws).map(read).collect()
    }
}

/// Refuses what is no JSON object.
fn expect_object(text: &str) -> Result<(), JsonError> {
    if shape(text.trim_ascii()) == Shape::Object {
        return Ok(());
    }
    let syntax = serde_json::from_str::<&RawValue>(text).err();
    Err(JsonError(syntax.map_or(Malformed::NoObject, Malformed::Syntax)))
}

/// What a raw text is.
#[derive(Debug, PartialEq)]
enum Shape<'j> {
    /// `null`, or nothing at all.
    Absent,
    /// A string.
    Text(Cow<'j, str>),
    /// A number or a boolean.
    Bare(&'j str),
    List,
    Object,
    /// A string with half a character in it.
    Broken,
}

fn shape(raw: &str) -> Shape<'_> {
    match raw.as_bytes().first() {
        None => Shape::Absent,
        Some(b'n') => Shape::Absent,
        Some(b'[') => Shape::List,
        Some(b'{') => Shape::Object,
        Some(b'"') => match raw.get(1..raw.len().saturating_sub(1)) {
            Some(plain) if !plain.contains('\\') => Shape::Text(Cow::Borrowed(plain)),
            _ => serde_json::from_str(raw).map_or(Shape::Broken, |text| Shape::Text(Cow::Owned(text))),
        },
        Some(_) => Shape::Bare(raw),
    }
}

/// A scalar as its text, for reading on or for a message; all else as written.
fn as_it_came(raw: &str) -> Cow<'_, str> {
    match shape(raw) {
        Shape::Text(text) => text,
        Shape::Absent => Cow::Borrowed(""),
        _ => Cow::Borrowed(raw),
    }
}

/// The words of a list; `None` where something in it is no single value.
fn list_of_words(raw: &str) -> Option<Vec<Cow<'_, str>>> {
    let list: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    let word = |raw: &'_ RawValue| match shape(raw.get()) {
        Shape::Text(_) | Shape::Bare(_) => true,
        Shape::Absent | Shape::List | Shape::Object | Shape::Broken => false,
    };
    list.iter().all(|raw| word(raw)).then(|| list.into_iter().map(|raw| as_it_came(raw.get())).collect())
}

/// What is done with the raw text found under a key.
type Sink<'s, 'j, T> = &'s mut dyn FnMut(T, &'j str);

/// Hands on what stands under known keys; gives the number of others.
fn object<'j, T: Copy>(
    text: &'j str,
    keys: &KeyTree<T>,
    sink: Sink<'_, 'j, T>,
) -> Result<u32, serde_json::Error> {
    let mut ignored = 0;
    let mut json = serde_json::Deserializer::from_str(text);
    json.deserialize_map(Members { keys, sink, ignored: &mut ignored })?;
    json.end()?;
    Ok(ignored)
}

struct Members<'t, 's, 'j, T> {
    keys: &'t KeyTree<T>,
    sink: Sink<'s, 'j, T>,
    ignored: &'s mut u32,
}

impl<'j, T: Copy> Visitor<'j> for Members<'_, '_, 'j, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(node) = map.next_key_seed(Key(self.keys))? {
            let raw = map.next_value::<&RawValue>()?.get();
            let Some(node) = node else {
                *self.ignored += 1;
                continue;
            };
            for target in &node.targets {
                (self.sink)(*target, raw);
            }
            match &node.inner {
                Some(inner) if shape(raw) == Shape::Object => {
                    *self.ignored += object(raw, inner, self.sink).map_err(serde::de::Error::custom)?;
                }
                _ if node.targets.is_empty() && shape(raw) != Shape::Absent => *self.ignored += 1,
                _ => {}
            }
        }
        Ok(())
    }
}

/// Looks a key up without keeping it.
struct Key<'t, T>(&'t KeyTree<T>);

impl<'t, 'j, T: Copy> DeserializeSeed<'j> for Key<'t, T> {
    type Value = Option<&'t KeyNode<T>>;

    fn deserialize<D: serde::Deserializer<'j>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'t, T: Copy> Visitor<'_> for Key<'t, T> {
    type Value = Option<&'t KeyNode<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.get(key))
    }
}

impl Lead {
    /// Takes a problem down, with a long value cut off.
    pub(crate) fn complain(&mut self, field: &str, value: &str, kind: ProblemKind) {
        self.problems.push(Problem::new(&self.id, field, value, kind));
    }
}
