//! Conditions as masks: where one is yes, and where it is no. Where it is neither it is unknown.

use super::{Compiler, Mask, Unfit};
use crate::model::{
    Compare, CondId, Condition, FieldId, HandoverPart, Id, Quantity, QuantityId, ScoreId, Subject, WordSet,
    Worded,
};
use crate::plan::batch::facts::Reads;
use crate::plan::batch::program::{ByteStep, Lane, Step, Table, Use};
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
            self.emit(Step::Bytes(to, ByteStep::Within { of: lane, ranges, not }));
        } else {
            let table = wanted.iter().map(|&wanted| if wanted == Some(true) { u8::MAX } else { 0 }).collect();
            let table = self.add_table(table);
            self.emit(Step::Bytes(to, ByteStep::Table { of: lane, table }));
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
        self.emit(Step::Bytes(to, ByteStep::WideMask { wide, of }));
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
        self.emit(Step::Bytes(to, ByteStep::Within { of, ranges, not }));
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
        self.joined(masks, Mask::Always, Mask::Never, |to, of| Step::Bytes(to, ByteStep::All { of }))
    }

    pub(super) fn any(&mut self, masks: &[Mask]) -> Result<Mask, Unfit> {
        self.joined(masks, Mask::Never, Mask::Always, |to, of| Step::Bytes(to, ByteStep::Any { of }))
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
                self.emit(Step::Bytes(to, ByteStep::Not { of }));
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
        self.emit(Step::Bytes(to, ByteStep::Known { of: scored.sum }));
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
        self.emit(Step::Bytes(to, ByteStep::Reaches { of, least, not }));
        Ok(Mask::Where(to))
    }

    /// The least number of units that reaches so much.
    pub(super) fn least(&self, raw: i64) -> i16 {
        let unit = self.program.unit;
        let least = raw.div_euclid(unit) + i64::from(raw.rem_euclid(unit) > 0);
        // No sum comes near the ends.
        i16::try_from(least.clamp((i16::MIN + 2).into(), i16::MAX.into())).unwrap_or(i16::MAX)
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
