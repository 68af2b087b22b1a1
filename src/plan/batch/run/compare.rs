//! Comparisons of what is computed of several fields: in floating point numbers where these are exact, or else in exact
//! numbers, one row after the other.

use std::ops::Range;

use super::{Job, Lanes};
use crate::lead::Data;
use crate::model::{FieldId, Id, semantics};
use crate::plan::batch::kernels;
use crate::plan::batch::load::{self, Loader};
use crate::plan::batch::program::{Calc, Computed, Lane};
use crate::values::Number;

/// One side of a step of arithmetic.
#[derive(Clone, Copy)]
enum Side<'a> {
    All(f64),
    Each(&'a [f64]),
}

/// Comparisons of what is computed.
impl Lanes {
    pub(super) fn compare(
        &mut self,
        job: Job<'_>,
        (holds, fails): (Lane, Lane),
        of: usize,
        rows: Range<usize>,
    ) {
        let Some(computed) = job.program.computed.get(of) else { return };
        let len = rows.len();
        let most = |field: FieldId| self.most.get(field.index()).copied().unwrap_or(f64::INFINITY);
        let done = computed.is_exact_in_floats(most) && self.in_floats(job, computed, rows.clone());
        self.on(holds, len, |all, to| {
            if done {
                all.compare_floats(job, computed, rows, to);
            } else {
                all.one_by_one(job, computed, rows, to);
            }
        });
        self.on(fails, len, |all, to| kernels::not(to, all.bytes(holds, len)));
    }

    /// All parts; false if a column is not one of floating point numbers or what they can hold.
    fn in_floats(&mut self, job: Job<'_>, of: &Computed, rows: Range<usize>) -> bool {
        let mut parts = of.parts.iter().enumerate();
        parts.all(|(at, calc)| {
            let float = |all: &mut Self, to: &mut [f64]| all.float(job, of, calc, rows.clone(), to);
            self.lent(|all| &mut all.floats, at, rows.len(), float).unwrap_or(false)
        })
    }

    fn float(&self, job: Job<'_>, of: &Computed, calc: &Calc, rows: Range<usize>, to: &mut [f64]) -> bool {
        let side = |at: usize| self.side(job, of, at, rows.clone());
        match calc {
            Calc::Constant(_) => true,
            Calc::Field(field) => match job.source.column(*field) {
                Some(column) if matches!(column.data, Data::Float(_)) => true,
                Some(column) => Loader::floats(to, column, rows),
                None => false,
            },
            Calc::Sum(parts) => {
                to.fill(0.0);
                for &(minus, part) in parts {
                    let sign = if minus { -1.0 } else { 1.0 };
                    match side(part) {
                        Side::All(one) => to.iter_mut().for_each(|to| *to += sign * one),
                        Side::Each(of) => to.iter_mut().zip(of).for_each(|(to, of)| *to += sign * of),
                    }
                }
                true
            }
            Calc::Product(a, b) => join(to, side(*a), side(*b), |a, b| a * b),
            Calc::Smaller(a, b) => join(to, side(*a), side(*b), |a, b| if b < a { b } else { a }),
            Calc::Larger(a, b) => join(to, side(*a), side(*b), |a, b| if b > a { b } else { a }),
            Calc::Quotient(..) | Calc::Share(..) => false,
        }
    }

    fn side<'s>(&'s self, job: Job<'s>, of: &Computed, at: usize, rows: Range<usize>) -> Side<'s> {
        match of.parts.get(at) {
            Some(Calc::Constant(number)) => Side::All(number.map_or(0.0, Number::to_f64)),
            Some(Calc::Field(field)) => match job.source.column(*field).map(|column| column.data) {
                Some(Data::Float(of)) => Side::Each(of.get(rows).unwrap_or(&[])),
                _ => Side::Each(self.floats.get(at).map_or(&[], Vec::as_slice)),
            },
            _ => Side::Each(self.floats.get(at).map_or(&[], Vec::as_slice)),
        }
    }

    fn compare_floats(&self, job: Job<'_>, of: &Computed, rows: Range<usize>, to: &mut [u8]) {
        use crate::model::Compare;
        let (a, b) = (self.side(job, of, of.a, rows.clone()), self.side(job, of, of.b, rows));
        match of.compare {
            Compare::AtLeast => tell(to, a, b, |a, b| a >= b),
            Compare::AtMost => tell(to, a, b, |a, b| a <= b),
            Compare::MoreThan => tell(to, a, b, |a, b| a > b),
            Compare::LessThan => tell(to, a, b, |a, b| a < b),
            Compare::Equal => tell(to, a, b, |a, b| a == b),
            Compare::NotEqual => tell(to, a, b, |a, b| a != b),
        }
    }

    /// In exact numbers; a row where something goes wrong goes the ordinary way.
    fn one_by_one(&mut self, job: Job<'_>, of: &Computed, rows: Range<usize>, to: &mut [u8]) {
        let mut slots = std::mem::take(&mut self.slots);
        for ((to, row), at) in to.iter_mut().zip(rows).zip(0_usize..) {
            slots.clear();
            let mut is_odd = false;
            for calc in &of.parts {
                let number = self.exact(job, calc, row, &slots);
                is_odd |= number.is_err();
                slots.push(number.unwrap_or(None));
            }
            let side = |at: usize| slots.get(at).copied().flatten();
            let holds = side(of.a).zip(side(of.b)).map(|(a, b)| semantics::compare(a, of.compare, b));
            *to = if holds == Some(true) { u8::MAX } else { 0 };
            if let (true, Some(odd)) = (is_odd, self.odd.get_mut(at)) {
                *odd = u8::MAX;
            }
        }
        self.slots = slots;
    }

    /// # Errors
    /// If there is no such number, which is a problem of the lead.
    fn exact(
        &mut self,
        job: Job<'_>,
        calc: &Calc,
        row: usize,
        slots: &[Option<Number>],
    ) -> Result<Option<Number>, ()> {
        let of = |at: &usize| slots.get(*at).copied().flatten();
        let two = |a: &usize, b: &usize, join: fn(Number, Number) -> Option<Number>| match of(a).zip(of(b)) {
            Some((a, b)) => join(a, b).map(Some).ok_or(()),
            None => Ok(None),
        };
        match calc {
            Calc::Constant(number) => Ok(*number),
            Calc::Field(field) => {
                let column = job.source.column(*field).ok_or(())?;
                let of = job.facts.model.fields.at(*field);
                Ok(load::number(&mut self.loader.reader, of, column, row))
            }
            Calc::Sum(parts) => {
                let mut sum = crate::values::Sum::new();
                for (minus, part) in parts {
                    match (of(part), minus) {
                        (Some(number), false) => sum.add(number),
                        (Some(number), true) => sum.sub(number),
                        (None, _) => return Ok(None),
                    }
                }
                sum.checked().map(Some).ok_or(())
            }
            Calc::Product(a, b) => two(a, b, Number::mul),
            Calc::Quotient(a, b) => two(a, b, Number::div),
            Calc::Share(percent, a) => match of(a) {
                Some(a) => Number::share(*percent, a).map(Some).ok_or(()),
                None => Ok(None),
            },
            Calc::Smaller(a, b) => two(a, b, |a, b| Some(a.min(b))),
            Calc::Larger(a, b) => two(a, b, |a, b| Some(a.max(b))),
        }
    }
}

#[inline(always)]
fn join(to: &mut [f64], a: Side<'_>, b: Side<'_>, with: impl Fn(f64, f64) -> f64) -> bool {
    match (a, b) {
        (Side::All(a), Side::All(b)) => to.fill(with(a, b)),
        (Side::All(a), Side::Each(b)) => to.iter_mut().zip(b).for_each(|(to, &b)| *to = with(a, b)),
        (Side::Each(a), Side::All(b)) => to.iter_mut().zip(a).for_each(|(to, &a)| *to = with(a, b)),
        (Side::Each(a), Side::Each(b)) => {
            to.iter_mut().zip(a).zip(b).for_each(|((to, &a), &b)| *to = with(a, b));
        }
    }
    true
}

#[inline(always)]
fn tell(to: &mut [u8], a: Side<'_>, b: Side<'_>, holds: impl Fn(f64, f64) -> bool) {
    let tell = |a, b| if holds(a, b) { u8::MAX } else { 0 };
    match (a, b) {
        (Side::All(a), Side::All(b)) => to.fill(tell(a, b)),
        (Side::All(a), Side::Each(b)) => to.iter_mut().zip(b).for_each(|(to, &b)| *to = tell(a, b)),
        (Side::Each(a), Side::All(b)) => to.iter_mut().zip(a).for_each(|(to, &a)| *to = tell(a, b)),
        (Side::Each(a), Side::Each(b)) => {
            to.iter_mut().zip(a).zip(b).for_each(|((to, &a), &b)| *to = tell(a, b));
        }
    }
}
