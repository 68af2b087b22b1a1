//! Where the values of a field are put that go into a column.

use std::cell::{Cell, RefCell};

use crate::lead::Compared;
use crate::typed::{Short, WordValue};
use crate::values::{Instant, Number, text};

/// The column of a field, with a slot for each lead: whatever is not put is not known. Shared, so that a lead can be
/// read from its first field to its last, and the next one after it.
#[derive(Debug)]
pub(in crate::typed) enum Place<'a> {
    /// And whether all of them are whole.
    Numbers(&'a [Cell<f64>], &'a Cell<bool>),
    Flags(&'a [Cell<Option<bool>>]),
    /// For each word of the type its place in the pact's list, by which it is put.
    Words(&'a [Option<u16>], &'a [Cell<u16>]),
    Known(&'a [Cell<u8>]),
    /// Texts by what they are compared with, and a buffer.
    Compared(&'a Compared, &'a RefCell<String>, &'a [Cell<u16>]),
    Texts(&'a RefCell<Vec<u8>>, &'a [Cell<i64>]),
    Dates(&'a [Cell<Option<Instant>>]),
}

impl Place<'_> {
    /// Puts the value of a lead; false if it has no place here.
    #[inline(always)]
    pub fn put(&self, lead: usize, value: Short<'_>) -> bool {
        match (self, value) {
            (_, Short::Unknown) => true,
            (Self::Numbers(of, _), Short::Whole(whole)) => put_whole(of, lead, whole),
            (Self::Numbers(of, is_whole), Short::Number(number)) => put_number(of, is_whole, lead, number),
            (Self::Flags(of), Short::Flag(flag)) => set(of, lead, Some(flag)),
            (Self::Words(words, of), Short::Word(WordValue::Listed(at))) => match words.get(at) {
                Some(&Some(code)) => set(of, lead, code),
                _ => false,
            },
            (Self::Known(of), Short::Text(text) | Short::Word(WordValue::Other(text))) => {
                text::is_blank(text) || set(of, lead, 0)
            }
            (place, Short::Text(text) | Short::Word(WordValue::Other(text))) => place.put_text(lead, text),
            (Self::Dates(of), Short::At(at)) => set(of, lead, Some(at)),
            _ => false,
        }
    }

    #[inline(never)]
    fn put_text(&self, lead: usize, text: &str) -> bool {
        match self {
            Self::Compared(with, folded, of) => match text::trim(text) {
                "" => true,
                text => {
                    let place = with.place(text, &mut folded.borrow_mut());
                    u16::try_from(place).is_ok_and(|place| set(of, lead, place))
                }
            },
            Self::Texts(letters, ends) => {
                let mut letters = letters.borrow_mut();
                letters.extend_from_slice(text.as_bytes());
                i64::try_from(letters.len()).is_ok_and(|end| set(ends, lead, end))
            }
            _ => false,
        }
    }
}

#[inline]
fn set<T>(of: &[Cell<T>], lead: usize, value: T) -> bool {
    if let Some(slot) = of.get(lead) {
        slot.set(value);
    }
    true
}

/// Puts a number that a floating point number is the nearest to, and of no other with four places.
fn put_number(of: &[Cell<f64>], is_whole: &Cell<bool>, lead: usize, number: Number) -> bool {
    /// Ten-thousandths of so many have 15 digits at most.
    const MOST: i64 = 1_000_000_000_000_000;
    if number.to_int().is_none() {
        is_whole.set(false);
    }
    let raw = number.raw();
    -MOST < raw && raw < MOST && set(of, lead, number.to_f64())
}

#[inline]
fn put_whole(of: &[Cell<f64>], lead: usize, whole: i64) -> bool {
    /// What is larger may be out of range.
    const MOST: i64 = 900_000_000_000_000;
    #[expect(clippy::cast_precision_loss, reason = "none below 2⁵³")]
    let float = whole as f64;
    -MOST < whole && whole < MOST && set(of, lead, float)
}
