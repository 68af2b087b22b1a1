//! Fields compared with each other, and where the fields of a lead stand.

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
    pub(super) fn bits(&self, bits: Bits, fields: &impl Fields) -> Option<Bits> {
        if !all(self.a.known | self.b.known, bits) {
            return self.beside_unknown(bits, fields);
        }
        let (a, b) = (self.a.number(fields)?, self.b.number(fields)?);
        Some(if semantics::compare(a, self.op, b) { self.yes } else { self.no })
    }

    /// A side that is known may be out of range, whatever the other is.
    #[inline(never)]
    fn beside_unknown(&self, bits: Bits, fields: &impl Fields) -> Option<Bits> {
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
    fn number(&self, fields: &impl Fields) -> Option<Number> {
        let number = fields.number(self.field);
        match self.whole {
            1 => Some(number),
            0 => number.mul(self.times),
            whole => number.raw().checked_mul(whole).and_then(Number::from_raw),
        }
    }
}

/// Where the fields of a lead stand.
pub(super) trait Fields {
    /// The number of a field that is known.
    fn number(&self, field: FieldId) -> Number;
    fn row(&self) -> &Row;
    /// The row if all fields stand there in their order.
    fn in_order(&self) -> Option<&Row>;
}

pub(super) struct InOrder<'a>(pub &'a Row);

impl Fields for InOrder<'_> {
    #[inline]
    fn number(&self, field: FieldId) -> Number {
        self.0.number(field).unwrap_or_default()
    }

    #[inline]
    fn row(&self) -> &Row {
        self.0
    }

    #[inline]
    fn in_order(&self) -> Option<&Row> {
        Some(self.0)
    }
}

pub(super) struct ByType<'a>(pub &'a Row);

impl Fields for ByType<'_> {
    #[inline]
    fn number(&self, field: FieldId) -> Number {
        self.0.by_type().number(field)
    }

    #[inline]
    fn row(&self) -> &Row {
        self.0
    }

    #[inline]
    fn in_order(&self) -> Option<&Row> {
        None
    }
}
