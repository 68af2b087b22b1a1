//! Fields compared with each other.

use super::{Bits, all};
use crate::lead::Row;
use crate::model::{Compare, FieldId, semantics};
use crate::values::Number;

/// Two numbers compared: sets one bit or the other, if both are known.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Compared {
    pub a: Side,
    pub op: Compare,
    pub b: Side,
    pub yes: Bits,
    pub no: Bits,
}

/// A field, or so many times a field.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Side {
    pub field: FieldId,
    /// Set where it is known.
    pub known: Bits,
    pub times: Number,
    /// The same if it is a whole number, else 0.
    pub whole: i64,
}

impl Compared {
    /// None where a number is out of range, which is a problem of the lead.
    #[inline]
    pub(super) fn bits(&self, bits: Bits, row: &Row) -> Option<Bits> {
        if !all(self.a.known | self.b.known, bits) {
            return self.beside_unknown(bits, row);
        }
        let (a, b) = (self.a.number(row)?, self.b.number(row)?);
        Some(if semantics::compare(a, self.op, b) { self.yes } else { self.no })
    }

    /// A side that is known may be out of range, whatever the other is.
    #[inline(never)]
    fn beside_unknown(&self, bits: Bits, row: &Row) -> Option<Bits> {
        for side in [&self.a, &self.b] {
            if all(side.known, bits) {
                side.number(row)?;
            }
        }
        Some(0)
    }
}

impl Side {
    #[inline]
    fn number(&self, row: &Row) -> Option<Number> {
        let number = row.known_number(self.field);
        match self.whole {
            1 => Some(number),
            0 => number.mul(self.times),
            whole => number.raw().checked_mul(whole).and_then(Number::from_raw),
        }
    }
}
