//! What is done with the values of a line of JSON.

use std::fmt;

use serde::de::Error;

use super::places::Keys;
use super::short::Short;
use super::visit::Members;
use super::{Shape, as_it_came, read_value, shape};
use crate::lead::keys::LeadKey;
use crate::lead::{Cells, Row, ShortKind};
use crate::model::Field;
use crate::values::text;

/// A line that is being read.
pub(super) struct Reading<'s, 'j> {
    pub fields: &'s [Field],
    pub cells: &'s mut Cells,
    pub short: &'s mut Short,
    pub row: &'s mut Row,
    /// As they are written.
    pub interactions: Option<&'j str>,
}

/// How the value of a field is looked at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Look {
    /// As what it is told to be; without a kind, or with another, by way of a value.
    Told(Option<ShortKind>),
    /// As it is written.
    Written,
}

/// Why a line goes the long way; nobody reads it.
pub(super) const TWICE: &str = "a key comes twice";
const UNUSUAL: &str = "a value is to be looked at as it is written";

pub(super) fn long_way<E: Error>() -> Result<(), E> {
    Err(E::custom(UNUSUAL))
}

/// Where they go.
impl<'j> Reading<'_, 'j> {
    pub fn keys(&mut self, object: u32) -> Option<&mut Option<Box<Keys>>> {
        self.short.places.objects.get_mut(object as usize)
    }

    /// How the value of a field, by place, is looked at; none if this line had one already.
    #[inline]
    pub fn first(&mut self, place: usize) -> Option<Look> {
        let line = self.short.line;
        let way = self.short.ways.get_mut(place)?;
        let look = if way.is_raw { Look::Written } else { Look::Told(way.short.kind) };
        (std::mem::replace(&mut way.line, line) != line).then_some(look)
    }

    /// Has the values of a field looked at as they are written from now on, and this line read the long way.
    #[cold]
    pub fn is_raw<E: Error>(&mut self, place: usize) -> Result<(), E> {
        if let Some(way) = self.short.ways.get_mut(place) {
            way.is_raw = true;
        }
        long_way()
    }

    #[inline]
    pub fn text(&mut self, place: usize, kind: Option<ShortKind>, came: &str) {
        let text = text::trim(came);
        match kind {
            // No value is what the field has already.
            _ if text.is_empty() => {}
            Some(ShortKind::Text) => self.row.put_text(self.short.sieve(), place, text),
            Some(ShortKind::Word) => match self.short.word(place, text) {
                Some(word) => self.row.put_word(place, word),
                None => self.value(place, came),
            },
            Some(ShortKind::Number | ShortKind::Flag) | None => self.value(place, came),
        }
    }

    /// A whole number if it is one that may fit, and how it is written.
    #[inline]
    pub fn whole(
        &mut self,
        place: usize,
        kind: Option<ShortKind>,
        whole: Option<i64>,
        written: impl fmt::Display,
    ) {
        let is_put = kind == Some(ShortKind::Number)
            && whole.is_some_and(|whole| self.row.put_whole(self.short.sieve(), place, whole));
        if !is_put {
            self.value(place, &written.to_string());
        }
    }

    /// A text, or a number or a flag as it is written, by way of a value.
    #[inline(never)]
    pub fn value(&mut self, place: usize, text: &str) {
        let Some(field) = self.fields.get(place) else { return };
        let value = self.cells.read(field, text);
        self.short.put(self.row, place, value, || text.to_owned());
    }

    /// A value as it is written.
    pub fn raw(&mut self, place: usize, raw: &str) {
        let Some(field) = self.fields.get(place) else { return };
        let value = read_value(self.cells, field, raw);
        self.short.put(self.row, place, value, || as_it_came(raw).into_owned());
    }

    /// A value that more than one thing is read from.
    pub fn several<E: Error>(&mut self, at: u32, raw: &'j str) -> Result<(), E> {
        let Some(several) = self.short.places.several.get(at as usize).cloned() else { return Ok(()) };
        for target in &*several.targets {
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

    pub fn ignore<E>(&mut self) -> Result<(), E> {
        self.short.lead.ignored.keys += 1;
        Ok(())
    }
}
