//! The shape of an assessment in JSON, version 1.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::Assessment;
use crate::values::{Instant, format_instant};

/// The version of the shape: it rises when a key changes its meaning or goes away.
const VERSION: u32 = 1;

/// ```json
/// {
///   "version": 1,
///   "id": "42",
///   "as_of": "2026-11-20T14:30:00+01:00",
///   "scores": {"interest": {"value": 40, "lowest": 20, "highest": 60}},
///   "ratings": {"grade": "B"},
///   "tables": {"priority": "P1"},
///   "choices": {"market": "small"},
///   "stage": "MQL",
///   "handover": "waiting",
///   "responsible": "marketing",
///   "route": null,
///   "nurture": ["Monthly news"],
///   "missing": ["employees"],
///   "open": [{"kind": "rule", "of": "fit", "fields": ["employees"]}],
///   "next_change": "2026-11-27T09:00:00.001+01:00",
///   "future_interactions": 0,
///   "problems": [{"lead": "42", "field": "revenue", "value": "many", "kind": "not_a_number"}]
/// }
/// ```
///
/// What is unknown, or does not apply, is `null`. Instants are ISO 8601 in the pact's time zone. Scores are
/// numbers; one of more than about 11 digits with places behind the point is a string of its digits.
impl Serialize for Assessment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let instant = |at: Instant| format_instant(at, &self.model.zone);
        let mut out = serializer.serialize_struct("Assessment", 17)?;
        out.serialize_field("version", &VERSION)?;
        out.serialize_field("id", self.id())?;
        out.serialize_field("as_of", &instant(self.as_of))?;
        out.serialize_field("scores", &Named(|| self.scores()))?;
        out.serialize_field("ratings", &Named(|| self.ratings()))?;
        out.serialize_field("tables", &Named(|| self.tables()))?;
        out.serialize_field("choices", &Named(|| self.choices()))?;
        out.serialize_field("stage", &self.stage())?;
        out.serialize_field("handover", &self.handover())?;
        out.serialize_field("responsible", &self.responsible())?;
        out.serialize_field("route", &self.route())?;
        out.serialize_field("nurture", &Listed(|| self.nurture()))?;
        out.serialize_field("missing", &Listed(|| self.missing()))?;
        out.serialize_field("open", &Listed(|| self.open()))?;
        out.serialize_field("next_change", &self.outcome.next_change.map(instant))?;
        out.serialize_field("future_interactions", &self.future_interactions())?;
        out.serialize_field("problems", self.problems())?;
        out.end()
    }
}

/// Pairs as an object, without gathering them first.
struct Named<F>(F);

impl<'a, F, I, V> Serialize for Named<F>
where
    F: Fn() -> I,
    I: Iterator<Item = (&'a str, V)>,
    V: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0() {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}

/// Items as a list, without gathering them first.
struct Listed<F>(F);

impl<F, I, V> Serialize for Listed<F>
where
    F: Fn() -> I,
    I: Iterator<Item = V>,
    V: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0())
    }
}
