//! What is computed of several fields, and compared.

use std::collections::HashMap;

use super::{Compiler, Mask, Unfit};
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
        let mut of = Computed { compare: op, a: 0, b: 0, parts: Vec::new(), fields: Vec::new() };
        let mut places = HashMap::new();
        of.a = self.calc(a, &mut of, &mut places)?;
        of.b = self.calc(b, &mut of, &mut places)?;
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

    /// Adds a quantity behind its parts.
    fn calc(
        &self,
        id: QuantityId,
        of: &mut Computed,
        places: &mut HashMap<QuantityId, usize>,
    ) -> Result<usize, Unfit> {
        if let Some(&place) = places.get(&id) {
            return Ok(place);
        }
        let mut part = |id| self.calc(id, of, places);
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
        of.parts.push(calc);
        places.insert(id, of.parts.len() - 1);
        Ok(of.parts.len() - 1)
    }
}
