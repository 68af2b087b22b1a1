//! Goes through a line of JSON and puts its values where they belong.

use std::fmt::{self, Write as _};
use std::mem;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::places::{Found, Keys, What};
use super::reading::{Look, Reading, TWICE, long_way};
use crate::lead::ShortKind;
use crate::values::text;

/// The members of one of its objects, by place.
pub(super) struct Members<'r, 's, 'j> {
    pub reading: &'r mut Reading<'s, 'j>,
    pub object: u32,
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
    fn visit_map<A: MapAccess<'j>>(self, map: A) -> Result<(), A::Error> {
        let Self { reading, object } = self;
        let Some(mut keys) = reading.keys(object).and_then(Option::take) else { return long_way() };
        let read = members(reading, &mut keys, map);
        if let Some(place) = reading.keys(object) {
            *place = Some(keys);
        }
        read
    }
}

#[inline]
fn members<'j, A: MapAccess<'j>>(
    reading: &mut Reading<'_, 'j>,
    keys: &mut Keys,
    mut map: A,
) -> Result<(), A::Error> {
    let mut found = keys.start();
    while map.next_key_seed(Key { keys, found: &mut found })?.is_some() {
        map.next_value_seed(Member { reading, what: found.what })?;
    }
    Ok(())
}

/// What stands under a key. There is one kind of these for all keys, so that the compiler has one place to write out
/// what reads them.
struct Member<'r, 's, 'j> {
    reading: &'r mut Reading<'s, 'j>,
    what: What,
}

impl<'j> DeserializeSeed<'j> for Member<'_, '_, 'j> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'j>>(self, json: D) -> Result<(), D::Error> {
        let Self { reading, what } = self;
        match what {
            What::Field(id) => {
                let place = usize::from(id.0);
                match reading.first(place) {
                    Some(Look::Told(kind)) => json.deserialize_any(Single { reading, place, kind })?,
                    Some(Look::Written) => reading.raw(place, <&RawValue>::deserialize(json)?.get()),
                    None => return Err(D::Error::custom(TWICE)),
                }
            }
            What::Nothing => {
                IgnoredAny::deserialize(json)?;
                reading.short.lead.ignored.keys += 1;
            }
            What::Id if mem::replace(&mut reading.short.has_id, true) => return Err(D::Error::custom(TWICE)),
            What::Id => json.deserialize_any(Id { reading })?,
            What::Inside(object) => json.deserialize_any(Inside { reading, object })?,
            What::Interactions => reading.interactions = Some(<&RawValue>::deserialize(json)?.get()),
            What::Several(at) => reading.several(at, <&RawValue>::deserialize(json)?.get())?,
        }
        Ok(())
    }
}

/// Finds out what a key is that comes behind the one found before.
struct Key<'r> {
    keys: &'r mut Keys,
    found: &'r mut Found,
}

impl<'j> DeserializeSeed<'j> for Key<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'j>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E>(self, key: &str) -> Result<(), E> {
        *self.found = self.keys.find(*self.found, key);
        Ok(())
    }
}

/// The value of a field, by place.
struct Single<'r, 's, 'j> {
    reading: &'r mut Reading<'s, 'j>,
    place: usize,
    kind: Option<ShortKind>,
}

impl<'j> Visitor<'j> for Single<'_, '_, 'j> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.reading.text(self.place, self.kind, text);
        Ok(())
    }

    #[inline]
    fn visit_u64<E>(self, whole: u64) -> Result<(), E> {
        self.reading.whole(self.place, self.kind, i64::try_from(whole).ok(), whole);
        Ok(())
    }

    #[inline]
    fn visit_i64<E>(self, whole: i64) -> Result<(), E> {
        self.reading.whole(self.place, self.kind, Some(whole), whole);
        Ok(())
    }

    #[inline]
    fn visit_bool<E>(self, flag: bool) -> Result<(), E> {
        match self.kind {
            Some(ShortKind::Flag) => self.reading.row.put_flag(self.place, flag),
            _ => self.reading.value(self.place, if flag { "true" } else { "false" }),
        }
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
    fn visit_u64<E>(self, id: u64) -> Result<(), E> {
        self.reading.short.lead.id.push_str(itoa::Buffer::new().format(id));
        Ok(())
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
    object: u32,
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
