//! Goes through a line of JSON and puts its values where they belong.

use std::fmt::{self, Write as _};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::places::{Found, Keys, What};
use super::reading::{Look, Reading, TWICE, long_way};
use crate::lead::ShortKind;
use crate::values::{Number, text};

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
        let read = reading.members(&mut keys, map);
        if let Some(place) = reading.keys(object) {
            *place = Some(keys);
        }
        read
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
        self.reading.text(self.place, self.kind, text);
        Ok(())
    }

    #[inline]
    fn visit_u64<E>(self, whole: u64) -> Result<(), E> {
        let number = i64::try_from(whole).ok().and_then(Number::from_int);
        self.reading.number(self.place, self.kind, number, whole);
        Ok(())
    }

    #[inline]
    fn visit_i64<E>(self, whole: i64) -> Result<(), E> {
        self.reading.number(self.place, self.kind, Number::from_int(whole), whole);
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
    fn visit_u64<E>(self, id: u64) -> Result<(), E> {
        push_digits(id, &mut self.reading.short.lead.id);
        Ok(())
    }

    fn visit_i64<E: Error>(self, id: i64) -> Result<(), E> {
        write!(self.reading.short.lead.id, "{id}").map_err(E::custom)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Writes a number, as `write!` does in three times as many steps.
#[inline]
fn push_digits(mut whole: u64, text: &mut String) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + (whole % 10) as u8;
        whole /= 10;
        start -= 1;
        if whole == 0 {
            break;
        }
    }
    text.push_str(
        digits.get(start..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default(),
    );
}

/// What stands where an object is looked for, by place: anything else counts as a key that the pact does not know.
struct Inside<'r, 's, 'j> {
    reading: &'r mut Reading<'s, 'j>,
    object: u32,
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

/// What each key leads to.
impl<'j> Reading<'_, 'j> {
    #[inline]
    fn members<A: MapAccess<'j>>(&mut self, keys: &mut Keys, mut map: A) -> Result<(), A::Error> {
        let mut found = keys.start();
        while map.next_key_seed(Key { keys, found: &mut found })?.is_some() {
            match found.what {
                What::Field(id) => {
                    let place = usize::from(id.0);
                    match self.first(place) {
                        Some(Look::Told(kind)) => {
                            map.next_value_seed(Single { reading: self, place, kind })?
                        }
                        Some(Look::Written) => self.raw(place, map.next_value::<&RawValue>()?.get()),
                        None => return Err(A::Error::custom(TWICE)),
                    }
                }
                What::Id => map.next_value_seed(Id { reading: self })?,
                What::Interactions => {
                    self.interactions = Some(map.next_value::<&RawValue>()?.get());
                }
                What::Inside(object) => map.next_value_seed(Inside { reading: self, object })?,
                What::Several(at) => self.several(at, map.next_value::<&RawValue>()?.get())?,
                What::Nothing => {
                    map.next_value::<IgnoredAny>()?;
                    self.short.lead.ignored.keys += 1;
                }
            }
        }
        Ok(())
    }
}
