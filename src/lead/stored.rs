//! A lead as data that a host keeps beside its state: by the names of the pact, so that every value comes back
//! as it was, whatever columns, placeholders and `empty means` say of input.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use smallvec::SmallVec;

use super::cell::absent;
use super::keys::{Keys, places};
use super::{Interaction, Lead, ProblemKind};
use crate::model::{Domain, Field, Model, Text, Type, Value, WordSet};
use crate::values::time::utc;
use crate::values::{Instant, Number, Zone, format_instant, parse_instant, text};

/// The version of the shape of [`StoredLead`] in JSON. It rises when a key changes its meaning or goes away.
const VERSION: u32 = 1;

/// A lead as plain data: what a host stores that has no records of its own, and hands back later.
///
/// It speaks in the names of the pact. A field that is not in it is what the pact says of a missing one, and
/// `null` is unknown. As JSON its instants are ISO 8601 in UTC, its interactions the oldest first:
///
/// ```json
/// {
///   "version": 1,
///   "id": "42",
///   "fields": {"company": "Acme", "employees": 300, "topics": ["cloud"], "consent": true},
///   "interactions": [{"type": "page_view", "at": "2026-03-02T08:00:00Z", "fields": {"path": "/pricing"}}]
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StoredLead {
    /// The version of this shape: 1.
    version: u32,
    /// The lead's id.
    id: String,
    /// Values by the names of fields; null where unknown.
    fields: BTreeMap<String, Json>,
    /// The oldest first.
    interactions: Vec<StoredInteraction>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct StoredInteraction {
    /// Its name in the pact.
    #[serde(rename = "type")]
    what: String,
    /// When.
    #[serde(with = "utc::one")]
    #[cfg_attr(test, schemars(with = "utc::Text"))]
    at: Instant,
    /// Values by the names of its fields.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, Json>,
}

impl StoredLead {
    /// The lead's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// A lead as data. Its problems are left behind.
pub(crate) fn store(model: &Model, lead: &Lead) -> StoredLead {
    let interaction = |of: &Interaction| {
        let kind = model.interactions.at(of.what);
        StoredInteraction {
            what: kind.name.clone(),
            at: of.at,
            fields: named(kind.fields.iter().zip(&of.values)),
        }
    };
    StoredLead {
        version: VERSION,
        id: lead.id.clone(),
        fields: named(model.fields.as_slice().iter().zip(&lead.values)),
        interactions: lead.interactions.iter().rev().map(interaction).collect(),
    }
}

/// A lead from data. What does not fit is unknown and a problem; what the pact does not declare is counted.
pub(crate) fn restore(model: &Model, keys: &Keys, stored: &StoredLead) -> Lead {
    let values = model.fields.as_slice().iter().map(absent).collect();
    let mut lead = Lead { id: stored.id.clone(), values, ..Lead::default() };
    for (name, json) in &stored.fields {
        let Some(&id) = keys.fields.get(name) else {
            lead.ignored.keys += 1;
            continue;
        };
        let value = read(model.fields.at(id), name, json, &mut lead);
        if let Some(slot) = lead.values.get_mut(usize::from(id.0)) {
            *slot = value;
        }
    }
    for of in &stored.interactions {
        let Some(&what) = keys.interactions.get(&of.what) else {
            lead.ignored.interactions += 1;
            continue;
        };
        let kind = model.interactions.at(what);
        let mut values: SmallVec<[Value; 2]> = kind.fields.iter().map(absent).collect();
        for (place, field) in places(&kind.fields) {
            let found = of.fields.get(&field.name).zip(values.get_mut(usize::from(place)));
            if let Some((json, slot)) = found {
                *slot = read(field, &format!("{}.{}", kind.name, field.name), json, &mut lead);
            }
        }
        lead.interactions.push(Interaction { what, at: of.at, values });
    }
    lead.sort();
    lead
}

/// Known values by name, and unknown ones where a missing one is not unknown.
fn named<'a>(fields: impl Iterator<Item = (&'a Field, &'a Value)>) -> BTreeMap<String, Json> {
    let told = fields.filter(|(field, value)| value.is_known() || field.empty_means.is_some());
    told.map(|(field, value)| (field.name.clone(), written(field, value))).collect()
}

fn written(field: &Field, value: &Value) -> Json {
    let word = |domain: &Domain, at: u16| Json::from(domain.word(at));
    match (value, field.ty.domain()) {
        (Value::Text(text), _) => text.as_str().into(),
        // A number is written as one, or as a text: neither fails.
        (Value::Number(number), _) => serde_json::to_value(number).unwrap_or_default(),
        (Value::Flag(flag), _) => (*flag).into(),
        (Value::Date(at), _) => format_instant(*at, &Zone::utc()).into(),
        (Value::Word(at), Some(domain)) => word(domain, *at),
        (Value::Words(set), Some(domain)) => set.iter().map(|at| word(domain, at)).collect(),
        _ => Json::Null,
    }
}

/// The value for a field; one that does not fit is unknown, and a problem under a name.
fn read(field: &Field, name: &str, json: &Json, lead: &mut Lead) -> Value {
    match (&field.ty, json) {
        (_, Json::Null) => Ok(Value::Unknown),
        (Type::Text, Json::String(text)) => Ok(Value::Text(Text::new(text))),
        (Type::Number | Type::Money(_), _) => {
            Number::deserialize(json).map(Value::Number).map_err(|_| ProblemKind::NotANumber)
        }
        (Type::YesNo, Json::Bool(flag)) => Ok(Value::Flag(*flag)),
        (Type::Date, Json::String(text)) => {
            let at = parse_instant(text, &Zone::utc()).map(|(at, _)| Value::Date(at));
            at.ok_or(ProblemKind::NotADate)
        }
        (Type::OneOf(domain), Json::String(word)) => listed(domain, word).map(Value::Word),
        (Type::SomeOf(domain), Json::Array(words)) => {
            let words = words.iter().map(|word| listed(domain, word.as_str().unwrap_or_default()));
            words.collect::<Result<WordSet, _>>().map(Value::Words)
        }
        _ => Err(ProblemKind::WrongShape),
    }
    .unwrap_or_else(|kind| {
        lead.complain(name, &json.to_string(), kind);
        Value::Unknown
    })
}

fn listed(domain: &Domain, word: &str) -> Result<u16, ProblemKind> {
    domain.position(&text::fold(word)).ok_or(ProblemKind::NotListed)
}
