//! What is computed of several fields, and compared.

use std::collections::HashMap;

use super::{Compiler, Mask, Unfit};
use crate::lead::{Column, Data};
use crate::model::{Compare, Condition, Quantity, QuantityId, Subject};
use crate::plan::batch::program::{Calc, Computed, Step};

impl Compiler<'_> {
    /// Makes sure that what may go wrong is computed, even if nothing hangs on it: it is a problem of the lead.
    pub(super) fn compute_all(&mut self) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        let facts = self.facts;
        let is_computed = |of: QuantityId| {
            let is_score = matches!(model.quantities.at(of), Quantity::Score(_));
            facts.number(of).is_none() && facts.field_of(of).is_none() && !is_score
        };
        for (id, condition) in model.conditions.iter().filter(|(id, _)| facts.is_needed(*id)) {
            match condition {
                Condition::Compare(a, op, b) if is_computed(*a) || is_computed(*b) => {
                    let is_there = [true, false].iter().any(|&yes| self.masks.contains_key(&(id, yes)));
                    if !is_there || facts.number(*a) == Some(None) || facts.number(*b) == Some(None) {
                        self.computed(*a, *op, *b, true)?;
                    }
                }
                Condition::Known(Subject::Quantity(of)) if is_computed(*of) => return Err(Unfit),
                _ => {}
            }
        }
        Ok(())
    }

    /// What is computed of fields, compared.
    pub(super) fn computed(
        &mut self,
        a: QuantityId,
        op: Compare,
        b: QuantityId,
        yes: bool,
    ) -> Result<Mask, Unfit> {
        let mut of =
            Computed { compare: op, a: 0, b: 0, parts: Vec::new(), fields: Vec::new(), in_floats: true };
        let mut places = HashMap::new();
        let mut bounds = Vec::new();
        of.a = self.calc(a, &mut of, &mut places, &mut bounds)?;
        of.b = self.calc(b, &mut of, &mut places, &mut bounds)?;
        of.fields.sort_unstable();
        of.fields.dedup();
        let mut known = Vec::new();
        for &field in &of.fields.clone() {
            known.push(self.known(field)?);
        }
        let (holds, fails) = (self.lane()?, self.lane()?);
        // Whatever is made of something unknown is unknown. Something else in it may still go wrong.
        let is_unknown = of.parts.iter().any(|part| matches!(part, Calc::Constant(None)));
        self.program.computed.push(of);
        self.emit(Step::Compare { holds, fails, of: self.program.computed.len() - 1 });
        if is_unknown {
            return Ok(Mask::Never);
        }
        known.push(Mask::Where(if yes { holds } else { fails }));
        self.every(&known)
    }

    /// Adds a quantity behind its parts; finds out whether floating point numbers would be exact.
    fn calc(
        &self,
        id: QuantityId,
        of: &mut Computed,
        places: &mut HashMap<QuantityId, usize>,
        bounds: &mut Vec<f64>,
    ) -> Result<usize, Unfit> {
        if let Some(&place) = places.get(&id) {
            return Ok(place);
        }
        let mut part = |id| self.calc(id, of, places, bounds);
        let calc = match (self.facts.number(id), self.facts.model.quantities.at(id)) {
            (Some(number), _) => Calc::Constant(number),
            (None, Quantity::Field(_)) => Calc::Field(self.facts.field_of(id).ok_or(Unfit)?),
            (None, Quantity::Sum(parts)) => {
                let parts = parts.iter().map(|signed| Ok((signed.minus, part(signed.value)?)));
                Calc::Sum(parts.collect::<Result<_, Unfit>>()?)
            }
            (None, Quantity::Product(a, b)) => Calc::Product(part(*a)?, part(*b)?),
            (None, Quantity::Quotient(a, b)) => Calc::Quotient(part(*a)?, part(*b)?),
            (None, Quantity::Share(percent, a)) => Calc::Share(*percent, part(*a)?),
            (None, Quantity::Smaller(a, b)) => Calc::Smaller(part(*a)?, part(*b)?),
            (None, Quantity::Larger(a, b)) => Calc::Larger(part(*a)?, part(*b)?),
            _ => return Err(Unfit),
        };
        if let Calc::Field(field) = calc {
            of.fields.push(field);
        }
        let bound = self.bound(&calc, bounds);
        /// Below this are all numbers there are, and above all whole numbers that floating point numbers tell apart.
        const MOST: f64 = 9e14;
        of.in_floats &= bound < MOST;
        bounds.push(bound);
        of.parts.push(calc);
        places.insert(id, of.parts.len() - 1);
        Ok(of.parts.len() - 1)
    }

    /// How far from 0 a quantity can be if all fields are whole numbers; infinite if it need not be whole then.
    fn bound(&self, calc: &Calc, bounds: &[f64]) -> f64 {
        let of = |place: &usize| bounds.get(*place).copied().unwrap_or(f64::INFINITY);
        match calc {
            Calc::Constant(Some(number)) if number.to_int().is_some() => number.to_f64().abs(),
            Calc::Field(field) => {
                let of = self.facts.model.fields.at(*field);
                let is_plain = of.unknown_if.is_empty() && of.empty_means.is_none();
                self.source.column(*field).filter(|_| is_plain).map_or(f64::INFINITY, column_bound)
            }
            Calc::Sum(parts) => parts.iter().map(|(_, part)| of(part)).sum(),
            Calc::Product(a, b) => of(a) * of(b),
            Calc::Smaller(a, b) | Calc::Larger(a, b) => of(a).max(of(b)),
            _ => f64::INFINITY,
        }
    }
}

/// How far from 0 the whole numbers of a column can be that are numbers of a pact.
fn column_bound(column: &Column<'_>) -> f64 {
    const MOST: f64 = 8.999_999e14;
    match column.data {
        Data::Whole(of) => {
            let (low, high) = of.range();
            #[expect(clippy::cast_precision_loss, reason = "an estimate will do")]
            (low.unsigned_abs().max(high.unsigned_abs()) as f64).min(MOST)
        }
        Data::Float(_) => MOST,
        _ => f64::INFINITY,
    }
}
