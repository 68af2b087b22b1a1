//! Conditions as masks: where one is yes, and where it is no. Where it is neither it is unknown.

use super::{Compiler, Mask, Unfit};
use crate::lead::{Column, Data};
use crate::model::{
    Compare, CondId, Condition, FieldId, HandoverPart, Id, Quantity, QuantityId, ScoreId, Subject, WordSet,
    Worded,
};
use crate::plan::batch::facts::Reads;
use crate::plan::batch::program::{Calc, Computed, Lane, Step, Table, Use};
use crate::plan::batch::sheet::part_code;
use crate::values::{Number, Truth};

impl Compiler<'_> {
    /// Where a condition is yes, or where it is no.
    pub(super) fn mask(&mut self, id: CondId, yes: bool) -> Result<Mask, Unfit> {
        if let Some(&mask) = self.masks.get(&(id, yes)) {
            return Ok(mask);
        }
        let wanted = if yes { Truth::Yes } else { Truth::No };
        let mask = match self.facts.reads(id) {
            Reads::Nothing => always(self.facts.fixed_truth(id) == wanted),
            Reads::One(field) if self.narrow(field)?.is_some() => {
                let truths = self.truths(field, id)?;
                let is_wanted = truths.into_iter().map(|truth| truth.map(|truth| truth == wanted));
                let is_wanted: Vec<_> = is_wanted.collect();
                self.of_codes(field, &is_wanted)?
            }
            Reads::One(field) => self.ask_wide(field, Use::Mask(id, yes))?,
            Reads::More => self.of_parts(id, yes)?,
        };
        self.masks.insert((id, yes), mask);
        Ok(mask)
    }

    /// Where the codes of a field are some; where that is not said, it does not matter.
    pub(super) fn of_codes(&mut self, field: FieldId, wanted: &[Option<bool>]) -> Result<Mask, Unfit> {
        let lane = self.narrow(field)?.ok_or(Unfit)?;
        if !wanted.contains(&Some(true)) {
            return Ok(Mask::Never);
        }
        if !wanted.contains(&Some(false)) {
            return Ok(Mask::Always);
        }
        let (with, without) = (ranges(wanted, true), ranges(wanted, false));
        let not = without.len() < with.len();
        let ranges = if not { without } else { with };
        let to = self.lane()?;
        /// Beyond so many ranges a table is faster.
        const FEW: usize = 4;
        if ranges.len() <= FEW {
            self.emit(Step::Within { to, of: lane, ranges, not });
        } else {
            let table = wanted.iter().map(|&wanted| if wanted == Some(true) { u8::MAX } else { 0 }).collect();
            let table = self.add_table(table);
            self.emit(Step::Table { to, of: lane, table });
        }
        Ok(Mask::Where(to))
    }

    /// Bytes by code, so many that every byte is a place.
    pub(super) fn add_table(&mut self, mut table: Vec<u8>) -> usize {
        table.resize(table.len().max(256), 0);
        self.program.tables.push(table.into());
        self.program.tables.len() - 1
    }

    /// What is asked of a field with many codes.
    fn ask_wide(&mut self, field: FieldId, of: Use) -> Result<Mask, Unfit> {
        let wide = self.wide(field);
        let to = self.lane()?;
        let uses = self.program.wides.get_mut(wide).ok_or(Unfit)?;
        uses.uses.push(of);
        uses.tables.push(Table::Mask(Vec::new()));
        let of = uses.uses.len() - 1;
        self.emit(Step::WideMask { to, wide, of });
        Ok(Mask::Where(to))
    }

    /// Where a field is known.
    pub(super) fn known(&mut self, field: FieldId) -> Result<Mask, Unfit> {
        if let Some(value) = self.facts.fixed(field) {
            return Ok(always(value.is_known()));
        }
        if self.narrow(field)?.is_some() {
            let entries = &self.alphabet(field)?.entries;
            let wanted: Vec<_> = entries.iter().map(|value| value.as_ref().map(|of| of.is_known())).collect();
            return self.of_codes(field, &wanted);
        }
        self.ask_wide(field, Use::Known)
    }

    fn of_parts(&mut self, id: CondId, yes: bool) -> Result<Mask, Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        match model.conditions.at(id) {
            Condition::Not(of) => self.mask(*of, !yes),
            Condition::And(parts) => self.join(parts, yes, yes),
            Condition::Or(parts) => self.join(parts, !yes, yes),
            Condition::Known(Subject::Condition(of)) => {
                let (holds, fails) = (self.mask(*of, true)?, self.mask(*of, false)?);
                let known = self.any(&[holds, fails])?;
                if yes { Ok(known) } else { self.not(known) }
            }
            Condition::Known(Subject::Quantity(of)) => match model.quantities.at(*of) {
                Quantity::Score(score) => {
                    let known = self.is_scored(*score)?;
                    if yes { Ok(known) } else { self.not(known) }
                }
                _ => Err(Unfit),
            },
            Condition::Known(Subject::Worded(of)) => {
                let lane = self.worded(*of)?;
                self.within(lane, vec![(0, i8::MAX)], !yes)
            }
            Condition::Word(of, set) => self.word(*of, set, yes),
            Condition::Compare(a, op, b) => self.compare(*a, *op, *b, yes),
            Condition::Complete(questionnaire) => {
                let fields = &model.questionnaires.at(*questionnaire).fields;
                let known: Vec<Mask> =
                    fields.iter().map(|&field| self.known(field)).collect::<Result<_, _>>()?;
                let all = self.every(&known)?;
                if yes { Ok(all) } else { self.not(all) }
            }
            Condition::Stage(stages) => {
                let lane = self.stage.ok_or(Unfit)?;
                let stages = stages.iter().map(|stage| i8::try_from(stage.index()).map(|at| (at, at)));
                let stages = stages.collect::<Result<_, _>>().map_err(|_| Unfit)?;
                self.within(lane, stages, !yes)
            }
            Condition::Handover(part) => self.in_part(*part, yes),
            _ => Err(Unfit),
        }
    }

    fn in_part(&mut self, part: HandoverPart, yes: bool) -> Result<Mask, Unfit> {
        let lane = self.part.ok_or(Unfit)?;
        let code = i8::try_from(part_code(part)).map_err(|_| Unfit)?;
        self.within(lane, vec![(code, code)], !yes)
    }

    fn within(&mut self, of: Lane, ranges: Vec<(i8, i8)>, not: bool) -> Result<Mask, Unfit> {
        let to = self.lane()?;
        self.emit(Step::Within { to, of, ranges, not });
        Ok(Mask::Where(to))
    }

    fn word(&mut self, of: Worded, set: &WordSet, yes: bool) -> Result<Mask, Unfit> {
        let lane = self.worded(of)?;
        let count = self.word_count(of)?;
        let wanted: Vec<_> = (0..count).map(|at| Some(set.contains(at) == yes)).collect();
        let ranges = ranges(&wanted, true);
        if ranges.is_empty() { Ok(Mask::Never) } else { self.within(lane, ranges, false) }
    }

    fn join(&mut self, parts: &[CondId], all: bool, yes: bool) -> Result<Mask, Unfit> {
        let masks: Vec<Mask> = parts.iter().map(|&part| self.mask(part, yes)).collect::<Result<_, _>>()?;
        if all { self.every(&masks) } else { self.any(&masks) }
    }

    pub(super) fn every(&mut self, masks: &[Mask]) -> Result<Mask, Unfit> {
        self.joined(masks, Mask::Always, Mask::Never, |to, of| Step::All { to, of })
    }

    pub(super) fn any(&mut self, masks: &[Mask]) -> Result<Mask, Unfit> {
        self.joined(masks, Mask::Never, Mask::Always, |to, of| Step::Any { to, of })
    }

    fn joined(
        &mut self,
        masks: &[Mask],
        of_none: Mask,
        decides: Mask,
        step: fn(Lane, Vec<Lane>) -> Step,
    ) -> Result<Mask, Unfit> {
        if masks.contains(&decides) {
            return Ok(decides);
        }
        let mut lanes: Vec<Lane> = masks.iter().filter_map(|mask| mask.lane()).collect();
        lanes.sort_unstable();
        lanes.dedup();
        match lanes.as_slice() {
            [] => Ok(of_none),
            [one] => Ok(Mask::Where(*one)),
            _ => {
                let to = self.lane()?;
                self.emit(step(to, lanes));
                Ok(Mask::Where(to))
            }
        }
    }

    pub(super) fn not(&mut self, mask: Mask) -> Result<Mask, Unfit> {
        match mask {
            Mask::Never => Ok(Mask::Always),
            Mask::Always => Ok(Mask::Never),
            Mask::Where(of) => {
                let to = self.lane()?;
                self.emit(Step::Not { to, of });
                Ok(Mask::Where(to))
            }
        }
    }

    /// Where a score is known.
    fn is_scored(&mut self, score: ScoreId) -> Result<Mask, Unfit> {
        let scored = *self.scores.get(&score).ok_or(Unfit)?;
        if !scored.may_lack {
            return Ok(Mask::Always);
        }
        let to = self.lane()?;
        self.emit(Step::Known { to, of: scored.sum });
        Ok(Mask::Where(to))
    }

    fn compare(&mut self, a: QuantityId, op: Compare, b: QuantityId, yes: bool) -> Result<Mask, Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        match (model.quantities.at(a), self.facts.number(a), model.quantities.at(b), self.facts.number(b)) {
            (_, Some(None), ..) | (.., Some(None)) => Ok(Mask::Never),
            (Quantity::Score(score), _, _, Some(Some(with))) => self.reaches(*score, op, with, yes),
            (_, Some(Some(with)), Quantity::Score(score), _) => {
                self.reaches(*score, op.mirrored(), with, yes)
            }
            _ => self.computed(a, op, b, yes),
        }
    }

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

    /// A score compared with a number.
    fn reaches(&mut self, score: ScoreId, op: Compare, with: Number, yes: bool) -> Result<Mask, Unfit> {
        let scored = *self.scores.get(&score).ok_or(Unfit)?;
        let (at, behind) = (self.least(with.raw()), self.least(with.raw().saturating_add(1)));
        let holds = match op {
            Compare::AtLeast => self.at_least(scored.sum, at, !yes)?,
            Compare::LessThan => self.at_least(scored.sum, at, yes)?,
            Compare::MoreThan => self.at_least(scored.sum, behind, !yes)?,
            Compare::AtMost => self.at_least(scored.sum, behind, yes)?,
            Compare::Equal | Compare::NotEqual => {
                let from = self.at_least(scored.sum, at, false)?;
                let up_to = self.at_least(scored.sum, behind, true)?;
                let equal = self.every(&[from, up_to])?;
                if (op == Compare::Equal) == yes { equal } else { self.not(equal)? }
            }
        };
        let known = self.is_scored(score)?;
        self.every(&[holds, known])
    }

    fn at_least(&mut self, of: super::Sum, least: i16, not: bool) -> Result<Mask, Unfit> {
        let to = self.lane()?;
        self.emit(Step::Reaches { to, of, least, not });
        Ok(Mask::Where(to))
    }

    /// The least number of units that reaches so much.
    pub(super) fn least(&self, raw: i64) -> i16 {
        let unit = self.program.unit;
        let least = raw.div_euclid(unit) + i64::from(raw.rem_euclid(unit) > 0);
        // No sum comes near the ends.
        i16::try_from(least.clamp((i16::MIN + 2).into(), i16::MAX.into())).unwrap_or(i16::MAX)
    }

    /// What is computed of fields, compared.
    fn computed(&mut self, a: QuantityId, op: Compare, b: QuantityId, yes: bool) -> Result<Mask, Unfit> {
        let mut of =
            Computed { compare: op, a: 0, b: 0, parts: Vec::new(), fields: Vec::new(), in_floats: true };
        let mut places = std::collections::HashMap::new();
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
        self.program.computed.push(of);
        self.emit(Step::Compare { holds, fails, of: self.program.computed.len() - 1 });
        known.push(Mask::Where(if yes { holds } else { fails }));
        self.every(&known)
    }

    /// Adds a quantity behind its parts; finds out whether floating point numbers would be exact.
    fn calc(
        &self,
        id: QuantityId,
        of: &mut Computed,
        places: &mut std::collections::HashMap<QuantityId, usize>,
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

impl Mask {
    pub fn lane(self) -> Option<Lane> {
        match self {
            Self::Where(lane) => Some(lane),
            Self::Never | Self::Always => None,
        }
    }
}

pub(super) fn always(holds: bool) -> Mask {
    if holds { Mask::Always } else { Mask::Never }
}

/// The codes that are wanted as ranges, ends included, as few as can be where some do not matter.
fn ranges(wanted: &[Option<bool>], of: bool) -> Vec<(i8, i8)> {
    let mut ranges: Vec<(i8, i8)> = Vec::new();
    // Whether no unwanted code lies behind the last range.
    let mut is_open = false;
    for (wanted, code) in wanted.iter().zip(0_i8..) {
        match wanted {
            Some(wanted) if *wanted == of => {
                match ranges.last_mut() {
                    Some((_, last)) if is_open => *last = code,
                    _ => ranges.push((code, code)),
                }
                is_open = true;
            }
            Some(_) => is_open = false,
            None => {}
        }
    }
    // Nothing is behind the last code.
    if let (true, Some((_, last))) = (is_open, ranges.last_mut()) {
        *last = i8::MAX;
    }
    ranges
}
