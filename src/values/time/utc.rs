//! Instants in data that is stored: ISO 8601 in UTC, for `#[serde(with = …)]`.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Instant, Zone, format_instant, parse_instant};

/// Written as `2026-03-02T08:00:00Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stored(Instant);

impl Serialize for Stored {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format_instant(self.0, &Zone::utc()))
    }
}

impl<'de> Deserialize<'de> for Stored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let found = parse_instant(&text, &Zone::utc());
        found.map(|(at, _)| Self(at)).ok_or_else(|| de::Error::custom(format!("`{text}` is no instant")))
    }
}

/// One that is always there.
pub(crate) mod one {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
        Stored(*at).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
        Stored::deserialize(deserializer).map(|stored| stored.0)
    }
}

/// One that may be missing.
pub(crate) mod maybe {
    use super::*;

    #[expect(clippy::ref_option, reason = "serde hands it over so")]
    pub(crate) fn serialize<S: Serializer>(at: &Option<Instant>, serializer: S) -> Result<S::Ok, S::Error> {
        at.map(Stored).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Instant>, D::Error> {
        Ok(Option::<Stored>::deserialize(deserializer)?.map(|stored| stored.0))
    }
}

/// By name.
pub(crate) mod by_name {
    use std::collections::BTreeMap;

    use super::*;

    pub(crate) fn serialize<S: Serializer>(
        of: &BTreeMap<String, Instant>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(of.iter().map(|(name, at)| (name, Stored(*at))))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<String, Instant>, D::Error> {
        let found = BTreeMap::<String, Stored>::deserialize(deserializer)?;
        Ok(found.into_iter().map(|(name, stored)| (name, stored.0)).collect())
    }
}

/// What an instant is in a JSON Schema.
#[cfg(test)]
pub(crate) struct Text;

#[cfg(test)]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "An instant, ISO 8601 in UTC.",
        })
    }
}
