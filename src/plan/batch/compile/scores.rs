//! Scores: points by code of each field, points where masks are set, and what limits them.

use std::collections::BTreeMap;

use super::points::Piece;
use super::{Compiler, Mask, Scored, Unfit};
use crate::model::{
    Bounds, CondId, FieldId, Id, Quantity, QuantityId, RuleId, RuleKind, Score, ScoreId, Value,
};
use crate::plan::batch::facts::Reads;
use crate::plan::batch::program::{ByteStep, Give, Step, SumStep, Table, Use};
use crate::plan::interval::{share, up_to};
use crate::values::{Number, Truth};

/// What is summed.
#[derive(Debug)]
enum Term {
    Always(i64),
    Field(FieldId, Give),
    Where(i64, CondId),
    Group(Bounds, Vec<Self>),
    Highest(Vec<(i64, CondId)>),
    /// So many times another score.
    Score(i64, ScoreId),
}

/// Sums stay within these, in units.
const MOST: i64 = 32_000;

impl Compiler<'_> {
    /// The largest number that divides all points of a pact.
    pub(super) fn find_unit(&mut self) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        let mut unit = 0;
        let mut take = |raw: i64| unit = divisor(unit, raw.unsigned_abs());
        for rule in model.rules.as_slice() {
            match &rule.kind {
                RuleKind::When { points, .. } => take(points.raw()),
                RuleKind::Question { points, .. } => points.iter().for_each(|points| take(points.raw())),
                RuleKind::Group { bounds: Bounds::UpTo(limit), .. } => take(limit.raw()),
                RuleKind::Group { bounds: Bounds::Between(low, high), .. } => {
                    take(low.raw());
                    take(high.raw());
                }
                _ => {}
            }
        }
        for score in model.scores.as_slice() {
            score.always.iter().for_each(|line| take(line.points.raw()));
            if let Some((low, high)) = score.range {
                take(low.raw());
                take(high.raw());
            }
        }
        for (id, rule) in model.rules.iter() {
            if let RuleKind::Share { of, .. } = &rule.kind {
                self.share_points(id, *of)?.into_iter().for_each(&mut take);
            }
        }
        self.program.unit = i64::try_from(unit.max(1)).map_err(|_| Unfit)?;
        Ok(())
    }

    /// All that a share can come to.
    fn share_points(&mut self, rule: RuleId, of: QuantityId) -> Result<Vec<i64>, Unfit> {
        let Some(field) = self.facts.field_of(of) else {
            let worth = |number: Option<Number>| self.worth(&Give::Share(rule), &number_value(number), &[]);
            return Ok(self.facts.number(of).map(worth).transpose()?.into_iter().collect());
        };
        let entries = self.alphabet(field)?.entries.clone();
        let known = entries.iter().flatten();
        known.map(|value| self.worth(&Give::Share(rule), value, &[])).collect()
    }

    /// What a line gives for a value, in units of [`Number::raw`].
    pub(super) fn worth(&self, give: &Give, value: &Value, truths: &[Truth]) -> Result<i64, Unfit> {
        worth(&self.facts.model, give, value, truths)
    }

    pub(super) fn score(&mut self, id: ScoreId) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        let score = model.scores.at(id);
        let terms = self.terms(&score.rules)?;
        let mut scored = self.add_up(&terms)?;
        for line in score.always.iter().rev() {
            let points = self.units(line.points.raw())?;
            let of = match self.mask(line.condition, true)? {
                Mask::Never => continue,
                Mask::Always => {
                    self.emit(Step::Sum(scored.sum, SumStep::Start { points }));
                    (scored.low, scored.high) = (points.into(), points.into());
                    continue;
                }
                Mask::Where(of) => of,
            };
            self.emit(Step::Sum(scored.sum, SumStep::Set { of, points }));
            (scored.low, scored.high) = (scored.low.min(points.into()), scored.high.max(points.into()));
        }
        if let Some((low, high)) = score.range {
            self.clamp(&mut scored, low.raw(), high.raw())?;
        }
        self.unanswered(score, &mut scored)?;
        self.scores.insert(id, scored);
        Ok(())
    }

    /// A questionnaire of which no question is answered.
    fn unanswered(&mut self, score: &Score, scored: &mut Scored) -> Result<(), Unfit> {
        let Some(questionnaire) = score.questionnaire else { return Ok(()) };
        let model = std::sync::Arc::clone(&self.facts.model);
        let fields = &model.questionnaires.at(questionnaire).fields;
        let answered: Vec<Mask> = fields.iter().map(|&field| self.known(field)).collect::<Result<_, _>>()?;
        let answered = self.any(&answered)?;
        match self.not(answered)? {
            Mask::Never => {}
            Mask::Always => self.emit(Step::Sum(scored.sum, SumStep::Start { points: i16::MIN })),
            Mask::Where(of) => self.emit(Step::Sum(scored.sum, SumStep::Set { of, points: i16::MIN })),
        }
        scored.may_lack = true;
        Ok(())
    }

    fn clamp(&mut self, scored: &mut Scored, low: i64, high: i64) -> Result<(), Unfit> {
        let unit = self.program.unit;
        let (low, high) = (low.div_euclid(unit), high.div_euclid(unit));
        if scored.low < low || scored.high > high {
            let end = |at: i64| i16::try_from(at.clamp(-MOST, MOST)).map_err(|_| Unfit);
            self.emit(Step::Sum(scored.sum, SumStep::Clamp { low: end(low)?, high: end(high)? }));
            (scored.low, scored.high) = (scored.low.clamp(low, high), scored.high.clamp(low, high));
        }
        Ok(())
    }

    pub(super) fn units(&self, raw: i64) -> Result<i16, Unfit> {
        let units = raw.checked_div_euclid(self.program.unit).ok_or(Unfit)?;
        i16::try_from(units).ok().filter(|units| i64::from(*units).abs() <= MOST).ok_or(Unfit)
    }

    fn terms(&mut self, rules: &[RuleId]) -> Result<Vec<Term>, Unfit> {
        let terms: Vec<Option<Term>> = rules.iter().map(|&rule| self.term(rule)).collect::<Result<_, _>>()?;
        Ok(terms.into_iter().flatten().collect())
    }

    fn term(&mut self, id: RuleId) -> Result<Option<Term>, Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        Ok(Some(match &model.rules.at(id).kind {
            RuleKind::When { points, condition } => match self.facts.reads(*condition) {
                Reads::Nothing if self.facts.fixed_truth(*condition).is_yes() => Term::Always(points.raw()),
                Reads::Nothing => return Ok(None),
                Reads::One(field) => Term::Field(field, Give::When(points.raw(), *condition)),
                Reads::More => Term::Where(points.raw(), *condition),
            },
            // There are no interactions.
            RuleKind::Per { .. } | RuleKind::Without { .. } => return Ok(None),
            RuleKind::Share { percent, of, limits } => {
                match (self.facts.number(*of), self.facts.field_of(*of), model.quantities.at(*of)) {
                    (Some(number), ..) => {
                        Term::Always(self.worth(&Give::Share(id), &number_value(number), &[])?)
                    }
                    (_, Some(field), _) => Term::Field(field, Give::Share(id)),
                    (_, _, Quantity::Score(score)) if limits.is_empty() => {
                        let whole = 100 * Number::ONE.raw();
                        if percent.raw() % whole != 0 {
                            return Err(Unfit);
                        }
                        Term::Score(percent.raw() / whole, *score)
                    }
                    _ => return Err(Unfit),
                }
            }
            RuleKind::Question { field, .. } => match self.facts.fixed(*field) {
                Some(value) => Term::Always(self.worth(&Give::Question(id), value, &[])?),
                None => Term::Field(*field, Give::Question(id)),
            },
            RuleKind::Group { bounds, rules, .. } => Term::Group(*bounds, self.terms(rules)?),
            RuleKind::Highest { rules, .. } => self.highest(rules)?,
        }))
    }

    fn highest(&mut self, rules: &[RuleId]) -> Result<Term, Unfit> {
        let mut lines = Vec::new();
        for &rule in rules {
            match &self.facts.model.rules.at(rule).kind {
                RuleKind::When { points, condition } => lines.push((points.raw(), *condition)),
                RuleKind::Per { .. } | RuleKind::Without { .. } => {}
                _ => return Err(Unfit),
            }
        }
        let mut fields = lines.iter().map(|&(_, condition)| self.facts.reads(condition));
        let first = fields.next();
        Ok(match first {
            Some(Reads::One(field)) if fields.all(|reads| Some(reads) == first) => {
                Term::Field(field, Give::Highest(lines))
            }
            _ => Term::Highest(lines),
        })
    }

    /// The sum of some terms.
    fn add_up(&mut self, terms: &[Term]) -> Result<Scored, Unfit> {
        let mut by_field: BTreeMap<FieldId, Vec<Give>> = BTreeMap::new();
        let (mut pieces, mut points) = (Vec::new(), 0);
        for term in terms {
            match term {
                Term::Always(raw) => points += i64::from(self.units(*raw)?),
                Term::Field(field, give) => by_field.entry(*field).or_default().push(give.clone()),
                Term::Where(raw, condition) => {
                    let units = i64::from(self.units(*raw)?);
                    match self.mask(*condition, true)? {
                        Mask::Never => {}
                        Mask::Always => points += units,
                        Mask::Where(of) => pieces.push(Piece::of_mask(of, units)),
                    }
                }
                Term::Group(..) | Term::Highest(_) | Term::Score(..) => {}
            }
        }
        let mut wides = Vec::new();
        for (field, gives) in by_field {
            match self.narrow(field)? {
                Some(lane) => pieces.push(self.piece(field, lane, &gives)?),
                None => wides.push((field, gives)),
            }
        }
        let sum = self.sum()?;
        let mut scored = Scored { sum, low: points, high: points, may_lack: false };
        let mut is_first = true;
        self.pour(pieces, &mut scored, points, &mut is_first)?;
        for (field, gives) in wides {
            self.add_wide(field, gives, &mut scored, &mut is_first)?;
        }
        if is_first {
            self.emit(Step::Sum(sum, SumStep::Start { points: 0 }));
        }
        for term in terms {
            self.add_sums(term, &mut scored)?;
        }
        if scored.low < -MOST || scored.high > MOST {
            return Err(Unfit);
        }
        Ok(scored)
    }

    fn add_sums(&mut self, term: &Term, scored: &mut Scored) -> Result<(), Unfit> {
        let (part, times) = match term {
            Term::Group(bounds, terms) => (self.group(*bounds, terms)?, 1),
            Term::Highest(lines) => (self.ladder(lines)?, 1),
            Term::Score(times, score) => {
                let part = *self.scores.get(score).ok_or(Unfit)?;
                if part.may_lack {
                    return Err(Unfit);
                }
                (part, *times)
            }
            Term::Always(_) | Term::Field(..) | Term::Where(..) => return Ok(()),
        };
        let ends = [part.low.checked_mul(times), part.high.checked_mul(times)];
        let [Some(one), Some(other)] = ends else { return Err(Unfit) };
        scored.low += one.min(other);
        scored.high += one.max(other);
        let times = i16::try_from(times).map_err(|_| Unfit)?;
        self.emit(Step::Sum(scored.sum, SumStep::AddSum { of: part.sum, times }));
        Ok(())
    }

    fn group(&mut self, bounds: Bounds, terms: &[Term]) -> Result<Scored, Unfit> {
        let mut scored = self.add_up(terms)?;
        match bounds {
            Bounds::None => {}
            Bounds::UpTo(limit) if limit.raw() < 0 => self.clamp(&mut scored, limit.raw(), i64::MAX)?,
            Bounds::UpTo(limit) => self.clamp(&mut scored, i64::MIN, limit.raw())?,
            Bounds::Between(low, high) => self.clamp(&mut scored, low.raw(), high.raw())?,
        }
        Ok(scored)
    }

    /// The largest of some points of several fields.
    fn ladder(&mut self, lines: &[(i64, CondId)]) -> Result<Scored, Unfit> {
        let sum = self.sum()?;
        let (mut of, mut low, mut high) = (Vec::new(), 0, 0);
        for &(raw, condition) in lines {
            let points = self.units(raw)?;
            let lane = match self.mask(condition, true)? {
                Mask::Never => continue,
                Mask::Where(lane) => lane,
                Mask::Always => {
                    let lane = self.lane()?;
                    self.emit(Step::Bytes(lane, ByteStep::Fill { code: u8::MAX }));
                    lane
                }
            };
            (low, high) = (low.min(points.into()), high.max(points.into()));
            of.push((lane, points));
        }
        self.emit(Step::Sum(sum, SumStep::Highest { of }));
        Ok(Scored { sum, low, high, may_lack: false })
    }

    /// Points of a field with many codes.
    fn add_wide(
        &mut self,
        field: FieldId,
        gives: Vec<Give>,
        scored: &mut Scored,
        is_first: &mut bool,
    ) -> Result<(), Unfit> {
        for give in &gives {
            let (low, high) = self.range(field, give)?;
            scored.low += low;
            scored.high += high;
        }
        let wide = self.wide(field);
        let uses = self.program.wides.get_mut(wide).ok_or(Unfit)?;
        uses.uses.push(Use::Points(gives));
        uses.tables.push(Table::Points(Vec::new()));
        let of = uses.uses.len() - 1;
        self.emit(Step::Sum(scored.sum, SumStep::WidePoints { wide, of, first: std::mem::take(is_first) }));
        Ok(())
    }

    /// Between which numbers of units a line is.
    fn range(&mut self, field: FieldId, give: &Give) -> Result<(i64, i64), Unfit> {
        let worth: Vec<i64> = match give {
            Give::When(points, _) => vec![*points],
            Give::Highest(lines) => lines.iter().map(|&(points, _)| points).collect(),
            Give::Question(_) | Give::Share(_) => {
                let entries = self.alphabet(field)?.entries.clone();
                let known = entries.iter().flatten();
                known.map(|value| self.worth(give, value, &[])).collect::<Result<_, _>>()?
            }
        };
        let units: Vec<i16> = worth.into_iter().map(|raw| self.units(raw)).collect::<Result<_, _>>()?;
        let (low, high) = (units.iter().min().copied(), units.iter().max().copied());
        Ok((low.unwrap_or(0).min(0).into(), high.unwrap_or(0).max(0).into()))
    }
}

/// What a line gives for a value, in units of [`Number::raw`].
pub(super) fn worth(
    model: &crate::model::Model,
    give: &Give,
    value: &Value,
    truths: &[Truth],
) -> Result<i64, Unfit> {
    let is_yes = |condition: &CondId| truths.get(condition.index()).is_some_and(|truth| truth.is_yes());
    match give {
        Give::When(points, condition) => Ok(if is_yes(condition) { *points } else { 0 }),
        Give::Highest(lines) => {
            let applying = lines.iter().filter(|(_, condition)| is_yes(condition)).map(|&(points, _)| points);
            Ok(applying.max().unwrap_or(0))
        }
        Give::Question(rule) => {
            let RuleKind::Question { points, .. } = &model.rules.at(*rule).kind else { return Err(Unfit) };
            let answer = match value {
                Value::Word(word) => usize::from(*word),
                Value::Flag(yes) => usize::from(*yes),
                _ => return Ok(0),
            };
            Ok(points.get(answer).map_or(0, |points| points.raw()))
        }
        Give::Share(rule) => {
            let RuleKind::Share { percent, limits, .. } = &model.rules.at(*rule).kind else {
                return Err(Unfit);
            };
            let Value::Number(number) = value else { return Ok(0) };
            i64::try_from(up_to(share(*percent, number.raw().into()), limits)).map_err(|_| Unfit)
        }
    }
}

fn number_value(number: Option<Number>) -> Value {
    number.map_or(Value::Unknown, Value::Number)
}

fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}
