//! Constructors of quantities, and what units they take.

use super::{Builder, Mismatch, Typed};
use crate::model::condition::{Quantity, QuantityId, SelectionId, Signed, Unit};
use crate::model::schema::Type;
use crate::model::walk;
use crate::model::{ScoreId, StageId};
use crate::values::Number;

/// Quantities.
impl Builder {
    fn quantity(&mut self, quantity: Quantity, unit: Unit) -> QuantityId {
        let key = (quantity, unit);
        if let Some(&id) = self.quantities.get(&key) {
            return id;
        }
        let mut depth = 0;
        walk::of_quantity(&key.0, &mut |part| depth = self.depths.of(part).max(depth));
        self.depths.quantities.push(depth + 1);
        let id = self.model.quantities.push(key.0.clone());
        self.units.push(key.1.clone());
        self.quantities.insert(key, id);
        id
    }

    pub(super) fn same_unit(&self, a: QuantityId, b: QuantityId) -> Result<Unit, Mismatch> {
        match (self.unit(a), self.unit(b)) {
            (Unit::Money(a), Unit::Money(b)) if a != b => Err(Mismatch::Currencies(a, b)),
            (Unit::Money(a), Unit::Number) | (Unit::Number, Unit::Money(a)) => {
                Err(Mismatch::MoneyAndNumber(a))
            }
            (unit, _) => Ok(unit),
        }
    }

    /// `250`, `10 million EUR`
    pub fn constant(&mut self, value: Number, unit: Unit) -> QuantityId {
        self.quantity(Quantity::Constant(value), unit)
    }

    /// A `number` or `money` field.
    ///
    /// # Errors
    /// If it is of another type.
    pub fn number_field(&mut self, of: &Typed) -> Result<QuantityId, Mismatch> {
        let unit = match &of.ty {
            Type::Number => Unit::Number,
            Type::Money(currency) => Unit::Money(currency.clone()),
            other => return Err(Mismatch::Kind(other.name())),
        };
        Ok(self.quantity(Quantity::Field(of.operand), unit))
    }

    /// The value of a score.
    pub fn score(&mut self, score: ScoreId) -> QuantityId {
        self.quantity(Quantity::Score(score), Unit::Number)
    }

    /// `a + b - c`, one or more parts
    ///
    /// # Errors
    /// If not all are numbers, or money of one currency.
    pub fn sum(&mut self, parts: &[Signed]) -> Result<QuantityId, Mismatch> {
        let Some(first) = parts.first() else { return Ok(self.constant(Number::ZERO, Unit::Number)) };
        let mut unit = self.unit(first.value);
        for part in parts {
            unit = self.same_unit(first.value, part.value)?;
        }
        Ok(self.quantity(Quantity::Sum(parts.into()), unit))
    }

    /// `a * b`
    ///
    /// # Errors
    /// If both are money.
    pub fn product(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = match (self.unit(a), self.unit(b)) {
            (Unit::Money(_), Unit::Money(_)) => return Err(Mismatch::MoneyTimesMoney),
            (Unit::Number, unit) | (unit, Unit::Number) => unit,
        };
        Ok(self.quantity(Quantity::Product(a, b), unit))
    }

    /// `a / b`
    ///
    /// # Errors
    /// If a plain number is divided by money, or money by another currency.
    pub fn quotient(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = match (self.unit(a), self.unit(b)) {
            (Unit::Number, Unit::Money(_)) => return Err(Mismatch::NumberByMoney),
            (Unit::Money(a), Unit::Money(b)) if a != b => return Err(Mismatch::Currencies(a, b)),
            (Unit::Money(_), Unit::Money(_)) => Unit::Number,
            (unit, Unit::Number) => unit,
        };
        Ok(self.quantity(Quantity::Quotient(a, b), unit))
    }

    /// `P% of a`
    pub fn share(&mut self, percent: Number, of: QuantityId) -> QuantityId {
        let unit = self.unit(of);
        self.quantity(Quantity::Share(percent, of), unit)
    }

    /// A quantity whose share a score may take: a plain number.
    ///
    /// # Errors
    /// If it is money.
    pub fn score_part(&self, of: QuantityId) -> Result<QuantityId, Mismatch> {
        if self.unit(of) == Unit::Number { Ok(of) } else { Err(Mismatch::MoneyInScore) }
    }

    /// `smaller of a and b`
    ///
    /// # Errors
    /// If they are not of one unit.
    pub fn smaller(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = self.same_unit(a, b)?;
        Ok(self.quantity(Quantity::Smaller(a, b), unit))
    }

    /// `larger of a and b`
    ///
    /// # Errors
    /// If they are not of one unit.
    pub fn larger(&mut self, a: QuantityId, b: QuantityId) -> Result<QuantityId, Mismatch> {
        let unit = self.same_unit(a, b)?;
        Ok(self.quantity(Quantity::Larger(a, b), unit))
    }

    /// `count of …`
    pub fn count(&mut self, of: SelectionId) -> QuantityId {
        self.quantity(Quantity::Count(of), Unit::Number)
    }

    /// `total FIELD of …`, the field by place
    ///
    /// # Errors
    /// If the field is no number, or the selection is not of one kind.
    pub fn total(&mut self, of: SelectionId, field: u16) -> Result<QuantityId, Mismatch> {
        let unit = match self.latest(of, field).map(|typed| typed.ty) {
            Some(Type::Number) => Unit::Number,
            Some(Type::Money(currency)) => Unit::Money(currency),
            Some(other) => return Err(Mismatch::Kind(other.name())),
            None => return Err(Mismatch::Kind("interaction by the lead")),
        };
        Ok(self.quantity(Quantity::Total(of, field), unit))
    }

    /// `days since last …`
    pub fn days_since_last(&mut self, of: SelectionId) -> QuantityId {
        self.quantity(Quantity::DaysSinceLast(of), Unit::Number)
    }

    /// `days since FIELD`
    ///
    /// # Errors
    /// If the field is not a date.
    pub fn days_since(&mut self, of: &Typed) -> Result<QuantityId, Mismatch> {
        match of.ty {
            Type::Date => Ok(self.quantity(Quantity::DaysSince(of.operand), Unit::Number)),
            ref other => Err(Mismatch::Kind(other.name())),
        }
    }

    /// `earlier stays in STAGE`
    pub fn earlier_stays(&mut self, stage: StageId) -> QuantityId {
        self.quantity(Quantity::EarlierStays(stage), Unit::Number)
    }
}
