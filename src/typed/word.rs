//! Enums as the words that a pact lists.

use std::borrow::Cow;
use std::sync::Arc;

/// A type whose values are words that a pact lists: for `one of` fields, and in a list for `some of` fields.
///
/// `#[derive(leadpact::Word)]` writes it, and [`AsValue`](super::AsValue), for an enum.
pub trait Word {
    /// All its words. Binding fails where the pact lists one of them not, and has no `other` to take it in.
    const WORDS: &'static [&'static str];

    /// Whether it can hold words beside those: read like a text, one that is not listed is a problem of the lead.
    const OPEN: bool = false;

    /// The word that it is.
    fn word(&self) -> WordValue<'_>;
}

/// A word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordValue<'a> {
    /// One of [`Word::WORDS`], by place.
    Listed(usize),
    /// Another one.
    Other(&'a str),
}

impl<'a> WordValue<'a> {
    /// The word as text; empty for a place at which there is none.
    pub(crate) fn text(self, words: &[&'a str]) -> &'a str {
        match self {
            Self::Listed(at) => words.get(at).copied().unwrap_or_default(),
            Self::Other(word) => word,
        }
    }
}

/// Texts as words: each is looked up when a lead is read.
macro_rules! texts {
    ($($text:ty),*) => {$(
        impl Word for $text {
            const WORDS: &'static [&'static str] = &[];
            const OPEN: bool = true;

            fn word(&self) -> WordValue<'_> {
                WordValue::Other(self)
            }
        }
    )*};
}

texts!(String, Box<str>, Arc<str>, Cow<'_, str>, &str);
