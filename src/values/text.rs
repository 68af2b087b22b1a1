//! Text as a pact compares it: without regard to case, form and outer blanks.
//!
//! [`fold`] brings a text into the form in which equal texts are equal bytes; the tests below work on folded
//! texts. Fold once, when a lead or a pact is read.

#[cfg(test)]
mod tests;
mod written;

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

#[cfg(test)]
pub(crate) use written::RESERVED;
pub(crate) use written::{continues_name, quoted, starts_name, word};

/// The text in Unicode's composed form (NFC): `e` and an accent become `é`.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The text without blanks at its ends. No-break spaces count as blanks, also the one without width (U+FEFF)
/// that some programs write at the start of a file.
#[must_use]
#[inline]
pub fn trim(text: &str) -> &str {
    // Nearly all texts begin and end with a sign of ASCII.
    if let [first, .., last] | [first @ last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(is_blank_char)
}

/// Whether the text holds nothing but blanks, or nothing at all: such a text is unknown.
#[must_use]
#[inline]
pub fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

/// The form in which texts are compared: composed, in lower case, without blanks at its ends.
///
/// Folding a folded text changes nothing.
///
/// ```
/// use leadpact::values::text::fold;
/// assert_eq!(fold("  Geschäftsführer\u{a0}"), "geschäftsführer");
/// assert_eq!(fold("GESCHA\u{308}FTSFU\u{308}HRER"), fold("geschäftsführer"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// [`fold`] into a buffer, which is emptied first: allocates nothing once the buffer is large enough.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    push_folded(text, folded);
}

/// [`fold`] behind what a buffer holds.
pub fn push_folded(text: &str, buffer: &mut String) {
    let (text, start) = (trim(text), buffer.len());
    if text.is_ascii() {
        buffer.push_str(text);
        if let Some(folded) = buffer.get_mut(start..) {
            folded.make_ascii_lowercase();
        }
    } else if text.chars().all(is_simple) {
        buffer.extend(text.chars().flat_map(char::to_lowercase));
    } else {
        // Lower-casing may leave the composed form (`İ` becomes `i` and a dot), so compose again.
        buffer.extend(text.nfc().flat_map(char::to_lowercase).map(one_sigma).nfc());
    }
}

/// Whether `needle` occurs in `text`, also inside of words; both folded. The empty text occurs everywhere.
#[must_use]
pub fn contains(text: &str, needle: &str) -> bool {
    text.contains(needle)
}

/// Whether `text` begins with `start`; both folded. Every text begins with the empty one.
#[must_use]
pub fn starts_with(text: &str, start: &str) -> bool {
    text.starts_with(start)
}

/// Whether `text` ends with `end`; both folded. Every text ends with the empty one.
#[must_use]
pub fn ends_with(text: &str, end: &str) -> bool {
    text.ends_with(end)
}

/// Whether `needle` occurs in `text` as a word or phrase of its own; both folded.
///
/// That is an occurrence with no letter, digit or `_` directly before or behind it, whatever signs the needle
/// itself begins or ends with. The empty text is mentioned nowhere.
///
/// ```
/// use leadpact::values::text::mentions;
/// assert!(mentions("head of it, europe", "it"));
/// assert!(!mentions("head of audit", "it"));
/// ```
#[must_use]
pub fn mentions(text: &str, needle: &str) -> bool {
    let Some(first) = needle.chars().next() else { return false };
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(needle)) {
        let start = from + found;
        if stands_alone(text, start, start + needle.len()) {
            return true;
        }
        // Occurrences may overlap: go on one character further, not behind this one.
        from = start + first.len_utf8();
    }
    false
}

/// Writes things one below the other.
pub(crate) fn write_lines(f: &mut fmt::Formatter<'_>, lines: &[impl fmt::Display]) -> fmt::Result {
    for (at, line) in lines.iter().enumerate() {
        let end = if at == 0 { "" } else { "\n" };
        write!(f, "{end}{line}")?;
    }
    Ok(())
}

/// Whether neither neighbour of `text[start..end]` belongs to a word.
pub(crate) fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let behind = text.get(end..).and_then(|t| t.chars().next());
    !before.is_some_and(in_word) && !behind.is_some_and(in_word)
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_blank_char(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

/// Whether a letter is composed already, and stays so in lower case: those of the languages of western and central
/// Europe, but for the dotted `İ`; and their dashes, quotes and dots, and `€`.
fn is_simple(c: char) -> bool {
    c < '\u{250}' && c != '\u{130}' || matches!(c, '\u{2010}'..='\u{2027}' | '€')
}

/// Both small sigmas of Greek are one letter: which of them stands for a capital depends on its place in the
/// word, and parts of words must be found too.
fn one_sigma(c: char) -> char {
    if c == 'ς' { 'σ' } else { c }
}
