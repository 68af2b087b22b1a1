//! The short way of a row: its cells straight into their classes, where a plan needs no more of them.

use std::sync::Arc;

use super::super::short_way::ShortWay;
use super::super::{Lead, Row, ShortKind, Sieve};
use crate::model::{Field, Value};

/// How the cells of a row go into classes, and the rest of the lead.
#[derive(Debug, Clone)]
pub(super) struct Short {
    sieve: Arc<Sieve>,
    /// For each field.
    pub ways: Arc<[Way]>,
    /// Has the id and the problems of a row, and the values that a plan looks at themselves.
    pub lead: Lead,
}

/// Where a field's cell goes.
#[derive(Debug)]
pub(super) struct Way {
    pub column: Option<usize>,
    pub short: ShortWay,
    /// Whether no value means "not known".
    blank_is_unknown: bool,
}

impl Short {
    pub fn new(fields: &[Field], columns: &[Option<usize>], sieve: &Arc<Sieve>) -> Self {
        let ways = fields.iter().zip(columns).enumerate();
        let ways = ways.map(|(place, (field, &column))| Way::new(field, place, column, sieve)).collect();
        let lead = Lead { values: vec![Value::Unknown; fields.len()], ..Lead::default() };
        Self { sieve: Arc::clone(sieve), ways, lead }
    }

    /// Whether this is the way to a plan.
    pub fn leads_to(&self, sieve: &Arc<Sieve>) -> bool {
        Arc::ptr_eq(&self.sieve, sieve)
    }
}

impl Way {
    fn new(field: &Field, place: usize, column: Option<usize>, sieve: &Sieve) -> Self {
        let short = ShortWay::new(sieve, field, place);
        Self { column, short, blank_is_unknown: field.empty_means.is_none() }
    }

    /// Puts a cell into its class; false if it has to go the long way.
    #[inline]
    pub fn put(&self, bytes: &[u8], sieve: &Sieve, place: usize, row: &mut Row) -> bool {
        let ([first, .., last] | [first @ last]) = bytes else {
            if self.blank_is_unknown && !self.short.is_kept {
                row.put_unknown(place);
                return true;
            }
            return false;
        };
        if !(first.is_ascii_graphic() && last.is_ascii_graphic()) {
            return false;
        }
        match self.short.kind {
            None => return false,
            Some(ShortKind::Text) => {
                return row.put_short_text(sieve, place, bytes) || put_text(bytes, sieve, place, row);
            }
            Some(ShortKind::Number) => {
                return whole(bytes).is_some_and(|whole| row.put_whole(sieve, place, whole));
            }
            Some(ShortKind::Flag) => match bytes {
                b"true" | b"1" | b"yes" => row.put_flag(place, true),
                b"false" | b"0" | b"no" => row.put_flag(place, false),
                _ => return false,
            },
            Some(ShortKind::Word) => match self.short.word(bytes) {
                Some(word) => row.put_word(place, word),
                None => return false,
            },
        }
        true
    }
}

fn put_text(bytes: &[u8], sieve: &Sieve, place: usize, row: &mut Row) -> bool {
    let text = std::str::from_utf8(bytes);
    text.is_ok_and(|text| {
        row.put_text(sieve, place, text);
        true
    })
}

/// A number of a few digits and nothing else.
#[inline]
fn whole(digits: &[u8]) -> Option<i64> {
    /// More might not fit.
    const MOST: usize = 14;
    if digits.len() > MOST {
        return None;
    }
    let mut whole = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        whole = whole * 10 + i64::from(digit);
    }
    Some(whole)
}
