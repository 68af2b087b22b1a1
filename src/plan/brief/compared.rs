//! Fields compared with each other.

use super::{Bits, all};
use crate::lead::Row;
use crate::model::{Compare, FieldId, semantics};
use crate::values::Number;

/// The fields of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fields<'a> {
    /// In the order of the pact.
    InOrder(&'a Row),
    /// In that of a type.
    ByType(&'a Row),
}

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

impl<'a> Fields<'a> {
    /// The row that has them in the order of the pact.
    #[inline]
    pub fn in_order(self) -> Option<&'a Row> {
        match self {
            Self::InOrder(row) => Some(row),
            Self::ByType(_) => None,
        }
    }
}

impl Compared {
    /// None where a number is out of range, which is a problem of the lead.
    #[inline]
    pub(super) fn bits(&self, bits: Bits, fields: Fields<'_>) -> Option<Bits> {
        if !all(self.a.known | self.b.known, bits) {
            return self.beside_unknown(bits, fields);
        }
        let (a, b) = (self.a.number(fields)?, self.b.number(fields)?);
        Some(if semantics::compare(a, self.op, b) { self.yes } else { self.no })
    }

    /// A side that is known may be out of range, whatever the other is.
    #[inline(never)]
    fn beside_unknown(&self, bits: Bits, fields: Fields<'_>) -> Option<Bits> {
        for side in [&self.a, &self.b] {
            if all(side.known, bits) {
                side.number(fields)?;
            }
        }
        Some(0)
    }
}

impl Side {
    #[inline]
    fn number(&self, fields: Fields<'_>) -> Option<Number> {
        let number = match fields {
            Fields::InOrder(row) => row.number(self.field).unwrap_or_default(),
            Fields::ByType(row) => row.number_by_type(self.field),
        };
        match self.whole {
            1 => Some(number),
            0 => number.mul(self.times),
            whole => number.raw().checked_mul(whole).and_then(Number::from_raw),
        }
    }
}
