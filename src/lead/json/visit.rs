//! Goes through a line of JSON and puts its values where they belong.

use std::fmt::{self, Write as _};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::places::{Keys, START, What};
use super::short::Short;
use super::{Shape, as_it_came, read_value, shape};
use crate::lead::keys::LeadKey;
use crate::lead::{Cells, Row, ShortKind};
use crate::model::Field;
use crate::values::{Number, text};

/// A line that is being read.
pub(super) struct Reading<'s, 'j> {
    pub fields: &'s [Field],
    pub cells: &'s mut Cells,
    pub short: &'s mut Short,
    pub row: &'s mut Row,
    /// As they are written.
    pub interactions: Option<&'j str>,
}

/// The members of one of its objects, by place.
pub(super) struct Members<'r, 's, 'j> {
    reading: &'r mut Reading<'s, 'j>,
    object: usize,
}

impl<'r, 's, 'j> Members<'r, 's, 'j> {
    /// Those of the lead itself.
    pub fn lead(reading: &'r mut Reading<'s, 'j>) -> Self {
        Self { reading, object: 0 }
    }

    /// An error means no more than that the text has to be read the long way.
    pub fn read(self, text: &'j str) -> serde_json::Result<()> {
        let mut json = serde_json::Deserializer::from_str(text);
        json.deserialize_map(self)?;
        json.end()
    }
}

impl<'j> Visitor<'j> for Members<'_, '_, 'j> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reading, object } = self;
        let mut behind = START;
        loop {
            let Some(keys) = reading.short.places.objects.get_mut(object) else { return long_way() };
            let Some(what) = map.next_key_seed(Key { keys, behind: &mut behind })? else { return Ok(()) };
            match what {
                What::Target(LeadKey::Field(id)) => {
                    let place = usize::from(id.0);
                    let is_raw = reading.first(place).ok_or_else(|| A::Error::custom(TWICE))?;
                    if is_raw {
                        reading.raw(place, map.next_value::<&RawValue>()?.get());
                    } else {
                        map.next_value_seed(Single { reading, place })?;
                    }
                }
                What::Target(LeadKey::Id) => map.next_value_seed(Id { reading })?,
                What::Target(LeadKey::Interactions) => {
                    reading.interactions = Some(map.next_value::<&RawValue>()?.get());
                }
                What::Inside(object) => map.next_value_seed(Inside { reading, object })?,
                What::Several(at) => reading.several(at, map.next_value::<&RawValue>()?.get())?,
                What::Nothing => {
                    map.next_value::<IgnoredAny>()?;
                    reading.short.lead.ignored.keys += 1;
                }
            }
        }
    }
}

/// Why a line goes the long way; nobody reads it.
const TWICE: &str = "a key comes twice";
const UNUSUAL: &str = "a value is to be looked at as it is written";

fn long_way<E: Error>() -> Result<(), E> {
    Err(E::custom(UNUSUAL))
}

/// Finds out what a key is.
struct Key<'r> {
    keys: &'r mut Keys,
    behind: &'r mut usize,
}

impl<'j> DeserializeSeed<'j> for Key<'_> {
    type Value = What;

    #[inline]
    fn deserialize<D: Deserializer<'j>>(self, json: D) -> Result<What, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = What;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E>(self, key: &str) -> Result<What, E> {
        let (at, what) = self.keys.find(*self.behind, key);
        *self.behind = at;
        Ok(what)
    }
}

/// The value of a field, by place.
struct Single<'r, 's, 'j> {
    reading: &'r mut Reading<'s, 'j>,
    place: usize,
}

impl<'j> DeserializeSeed<'j> for Single<'_, '_, 'j> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'j>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'j> Visitor<'j> for Single<'_, '_, 'j> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.reading.text(self.place, text);
        Ok(())
    }

    #[inline]
    fn visit_u64<E>(self, whole: u64) -> Result<(), E> {
        self.reading.whole(self.place, i64::try_from(whole).ok(), whole);
        Ok(())
    }

    #[inline]
    fn visit_i64<E>(self, whole: i64) -> Result<(), E> {
        self.reading.whole(self.place, Some(whole), whole);
        Ok(())
    }

    #[inline]
    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        self.reading.flag(self.place, flag);
        Ok(())
    }

    #[inline]
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    // Its digits are lost; next time they are not.
    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.reading.is_raw(self.place)
    }

    fn visit_seq<A: SeqAccess<'j>>(self, _: A) -> Result<(), A::Error> {
        self.reading.is_raw(self.place)
    }

    fn visit_map<A: MapAccess<'j>>(self, _: A) -> Result<(), A::Error> {
        self.reading.is_raw(self.place)
    }
}

/// The id.
struct Id<'r, 's, 'j> {
    reading: &'r mut Reading<'s, 'j>,
}

impl<'j> DeserializeSeed<'j> for Id<'_, '_, 'j> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'j>>(self, json: D) -> Result<(), D::Error> {
        if std::mem::replace(&mut self.reading.short.has_id, true) {
            return Err(D::Error::custom(TWICE));
        }
        json.deserialize_any(self)
    }
}

impl Visitor<'_> for Id<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id")
    }

    #[inline]
    fn visit_str<E>(self, id: &str) -> Result<(), E> {
        self.reading.short.lead.id.push_str(text::trim(id));
        Ok(())
    }

    #[inline]
    fn visit_u64<E: Error>(self, id: u64) -> Result<(), E> {
        write!(self.reading.short.lead.id, "{id}").map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, id: i64) -> Result<(), E> {
        write!(self.reading.short.lead.id, "{id}").map_err(E::custom)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// What stands where an object is looked for, by place: anything else counts as a key that the pact does not know.
struct Inside<'r, 's, 'j> {
    reading: &'r mut Reading<'s, 'j>,
    object: usize,
}

impl<'j> DeserializeSeed<'j> for Inside<'_, '_, 'j> {
    type Value = ();

    fn deserialize<D: Deserializer<'j>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'j> Visitor<'j> for Inside<'_, '_, 'j> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'j>>(self, map: A) -> Result<(), A::Error> {
        Members { reading: self.reading, object: self.object }.visit_map(map)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.reading.ignore()
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.reading.ignore()
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.reading.ignore()
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.reading.ignore()
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.reading.ignore()
    }

    fn visit_seq<A: SeqAccess<'j>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.reading.ignore()
    }
}

/// What is done with values.
impl<'j> Reading<'_, 'j> {
    /// Whether the values of a field, by place, are looked at as they are written; none if this line had one already.
    #[inline]
    fn first(&mut self, place: usize) -> Option<bool> {
        let line = self.short.line;
        let way = self.short.ways.get_mut(place)?;
        (std::mem::replace(&mut way.line, line) != line).then_some(way.is_raw)
    }

    /// Has the values of a field looked at as they are written from now on, and this line read the long way.
    #[cold]
    fn is_raw<E: Error>(&mut self, place: usize) -> Result<(), E> {
        if let Some(way) = self.short.ways.get_mut(place) {
            way.is_raw = true;
        }
        long_way()
    }

    #[inline]
    fn text(&mut self, place: usize, came: &str) {
        let text = text::trim(came);
        // No value is what the field has already.
        let Some(way) = self.short.ways.get(place).filter(|_| !text.is_empty()) else { return };
        match way.kind {
            Some(ShortKind::Text) => self.row.put_text(self.short.sieve(), place, text),
            Some(ShortKind::Word) => {
                let word = way.words.short_place(text.as_bytes()).unwrap_or_default();
                match u16::try_from(word).ok().and_then(|word| word.checked_sub(1)) {
                    Some(word) => self.row.put_word(place, word),
                    None => self.value(place, came),
                }
            }
            Some(ShortKind::Number | ShortKind::Flag) | None => self.value(place, came),
        }
    }

    /// A whole number, and how it is written.
    #[inline]
    fn whole(&mut self, place: usize, whole: Option<i64>, written: impl fmt::Display) {
        let kind = self.short.ways.get(place).and_then(|way| way.kind);
        match whole.and_then(Number::from_int) {
            Some(number) if kind == Some(ShortKind::Number) => {
                self.row.put_number(self.short.sieve(), place, number);
            }
            _ => self.value(place, &written.to_string()),
        }
    }

    #[inline]
    fn flag(&mut self, place: usize, flag: bool) {
        match self.short.ways.get(place).and_then(|way| way.kind) {
            Some(ShortKind::Flag) => self.row.put_flag(place, flag),
            _ => self.value(place, if flag { "true" } else { "false" }),
        }
    }

    /// A text, or a number or a flag as it is written, by way of a value.
    #[inline(never)]
    fn value(&mut self, place: usize, text: &str) {
        let Some(field) = self.fields.get(place) else { return };
        let value = self.cells.read(field, text);
        self.short.put(self.row, place, value, || text.to_owned());
    }

    /// A value as it is written.
    fn raw(&mut self, place: usize, raw: &str) {
        let Some(field) = self.fields.get(place) else { return };
        let value = read_value(self.cells, field, raw);
        self.short.put(self.row, place, value, || as_it_came(raw).into_owned());
    }

    /// A value that more than one thing is read from.
    fn several<E: Error>(&mut self, at: usize, raw: &'j str) -> Result<(), E> {
        let Some(several) = self.short.places.several.get(at).cloned() else { return Ok(()) };
        for target in &several.targets {
            match *target {
                LeadKey::Field(id) => {
                    let place = usize::from(id.0);
                    self.first(place).ok_or_else(|| E::custom(TWICE))?;
                    self.raw(place, raw);
                }
                LeadKey::Interactions => self.interactions = Some(raw),
                LeadKey::Id => return long_way(),
            }
        }
        match several.inside {
            Some(object) if shape(raw) == Shape::Object => {
                Members { reading: self, object }.read(raw).map_err(E::custom)
            }
            _ => Ok(()),
        }
    }

    fn ignore<E>(&mut self) -> Result<(), E> {
        self.short.lead.ignored.keys += 1;
        Ok(())
    }
}
