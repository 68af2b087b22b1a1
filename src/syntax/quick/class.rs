//! What a token is in so far as the grammar can tell tokens apart by their beginning.

use crate::syntax::keywords::{WordId, keywords};
use crate::syntax::lex::Kind;

/// What a token begins with: the id of a word of the language, or one of those below.
pub(in crate::syntax) type Class = u8;

/// Nothing is known: no token begins here, or one of which no more is known.
pub(in crate::syntax) const UNKNOWN: Class = 0;
/// Classes of words of the language are below.
pub(super) const WORDS: Class = 200;
/// Any other word.
pub(super) const OTHER: Class = 200;
/// Any other word that begins with `A` to `Z`.
pub(super) const CAPITAL: Class = 201;
/// A number, a day or a time.
pub(super) const DIGIT: Class = 202;
/// The end of the statement.
pub(in crate::syntax) const END: Class = 203;
/// The first of the signs.
const SIGN: Class = 204;

/// The class of a token, given its text as it is read.
pub(in crate::syntax) fn class(kind: Kind, word: WordId, text: &str) -> Class {
    if kind == Kind::Word { class_of_word(word, text) } else { text.bytes().next().map_or(UNKNOWN, of_sign) }
}

/// The class of a token that begins with this byte, and not with a letter.
pub(super) fn of_sign(first: u8) -> Class {
    match first {
        b'0'..=b'9' => DIGIT,
        b'"' => SIGN,
        b'(' => SIGN + 1,
        b')' => SIGN + 2,
        b'{' => SIGN + 3,
        b'}' => SIGN + 4,
        b',' => SIGN + 5,
        b':' => SIGN + 6,
        b'|' => SIGN + 7,
        b'+' => SIGN + 8,
        b'-' => SIGN + 9,
        b'*' => SIGN + 10,
        b'/' => SIGN + 11,
        b'%' => SIGN + 12,
        b'.' => SIGN + 13,
        b'=' => SIGN + 14,
        b'!' => SIGN + 15,
        b'<' => SIGN + 16,
        b'>' => SIGN + 17,
        _ => UNKNOWN,
    }
}

/// The class of a whole word, or of a number.
pub(super) fn of_word(word: &str) -> Class {
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    if is_number { DIGIT } else { class_of_word(keywords().word(word), word) }
}

fn class_of_word(id: WordId, word: &str) -> Class {
    match Class::try_from(id) {
        Ok(0) if word.starts_with(|c: char| c.is_ascii_uppercase()) => CAPITAL,
        Ok(0) => OTHER,
        Ok(id) if id < WORDS => id,
        _ => UNKNOWN,
    }
}

/// Classes of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Classes([u64; 4]);

impl Classes {
    /// All of them.
    pub(super) const ALL: Self = Self([u64::MAX; 4]);
    /// None but that of which nothing is known.
    pub(super) const NONE: Self = Self([1, 0, 0, 0]);

    /// A class alone.
    pub(super) fn only(class: Class) -> Self {
        let mut classes = Self::NONE;
        classes.add(class);
        classes
    }

    /// Adds a class; without knowing it, all.
    pub(super) fn add(&mut self, class: Class) {
        if class == UNKNOWN {
            *self = Self::ALL;
        } else if let Some(bits) = self.0.get_mut(usize::from(class >> 6)) {
            *bits |= 1 << (class & 63);
        }
    }

    /// Adds the classes of another set.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (bits, more) in self.0.iter_mut().zip(&other.0) {
            *bits |= more;
        }
    }

    /// Whether a class is among them.
    #[inline]
    pub(super) fn has(&self, class: Class) -> bool {
        self.0.get(usize::from(class >> 6)).is_some_and(|bits| bits >> (class & 63) & 1 == 1)
    }
}
