//! The short way of a field's values: straight into their classes, where a plan needs no more of them.

use super::sieve::{ShortKind, Sieve};
use super::texts::Compared;
use crate::model::{Field, Type};

/// Where the values of a field go.
#[derive(Debug, Clone)]
pub(super) struct ShortWay {
    /// None by way of a [`crate::model::Value`].
    pub kind: Option<ShortKind>,
    /// Whether a plan looks at the value itself.
    pub is_kept: bool,
    /// The words of the field's list, with their places from 1.
    words: Compared,
}

impl ShortWay {
    /// That of a field, by its place.
    pub fn new(sieve: &Sieve, field: &Field, place: usize) -> Self {
        let words = match &field.ty {
            Type::OneOf(domain) => Compared::words(domain),
            _ => Compared::default(),
        };
        Self { kind: sieve.short_way(field, place), is_kept: sieve.keeps(place), words }
    }

    /// The word that a text without outer blanks is, of the list of the field, if that is quickly told.
    #[inline]
    pub fn word(&self, text: &[u8]) -> Option<u16> {
        u16::try_from(self.words.short_place(text)?).ok()?.checked_sub(1)
    }
}
