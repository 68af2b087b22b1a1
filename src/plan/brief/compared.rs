//! Fields compared with each other.

use super::{Bits, all};
use crate::lead::Row;
use crate::model::{Compare, FieldId, semantics};
use crate::values::Number;

/// A row, and whether its fields stand in the order of the pact, and not in that of a type.
pub(in crate::plan) type Fields<'a> = (&'a Row, bool);

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
    pub(super) fn bits(&self, bits: Bits, (row, in_order): Fields<'_>) -> Option<Bits> {
        if !all(self.a.known | self.b.known, bits) {
            return self.beside_unknown(bits, (row, in_order));
        }
        let (a, b) = (self.a.number((row, in_order))?, self.b.number((row, in_order))?);
        Some(if semantics::compare(a, self.op, b) { self.yes } else { self.no })
    }

    /// A side that is known may be out of range, whatever the other is.
    #[inline(never)]
    fn beside_unknown(&self, bits: Bits, (row, in_order): Fields<'_>) -> Option<Bits> {
        for side in [&self.a, &self.b] {
            if all(side.known, bits) {
                side.number((row, in_order))?;
            }
        }
        Some(0)
    }
}

impl Side {
    #[inline]
    fn number(&self, (row, in_order): Fields<'_>) -> Option<Number> {
        let number = match in_order {
            true => row.number(self.field).unwrap_or_default(),
            false => row.number_by_type(self.field),
        };
        match self.whole {
            1 => Some(number),
            0 => number.mul(self.times),
            whole => number.raw().checked_mul(whole).and_then(Number::from_raw),
        }
    }
}
