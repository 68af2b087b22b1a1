//! Numbers in JSON and other data formats.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{Number, NumberError};

/// Decimals of so many digits are told apart by floating point numbers, and are their shortest text whoever
/// writes it: 15 digits, in ten-thousandths.
const TOLD_APART: i64 = 1_000_000_000_000_000;

/// Exact for every reader: an integer where the value is whole; else a floating point number of at most 15
/// digits; else, for magnitudes from 10¹¹ on with places behind the point, the decimal text as a string.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(whole) = self.to_int() {
            return serializer.serialize_i64(whole);
        }
        if self.0.abs() < TOLD_APART {
            serializer.serialize_f64(self.to_f64())
        } else {
            serializer.collect_str(self)
        }
    }
}

/// From integers, floating point numbers (through their shortest text) and decimal text.
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Number, E> {
        Number::try_from(whole).map_err(E::custom)
    }

    fn visit_u64<E: de::Error>(self, whole: u64) -> Result<Number, E> {
        Number::try_from(whole).map_err(E::custom)
    }

    fn visit_f64<E: de::Error>(self, float: f64) -> Result<Number, E> {
        nearest(float).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Number, E> {
        Number::parse(text).map_err(E::custom)
    }
}

/// The number that the shortest text of a floating point number says.
fn nearest(float: f64) -> Result<Number, NumberError> {
    Number::parse(&format!("{float:e}"))
}

#[cfg(test)]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": ["number", "string"],
            "description": "An exact decimal of at most 4 places; one that no floating point number holds is a string of its digits.",
        })
    }
}
