//! One evaluation: runs instructions over a lead.

use super::columns::Step;
use super::ops::{Moment, Op};
use super::slots::Slice;
use super::sums::effects;
use super::{Cutoffs, Plan, Recorder, Scratch};
use crate::assessment::Outcome;
use crate::lead::{Interaction, Lead, ProblemKind};
use crate::model::{
    Compare, CondId, FieldId, Id, Model, Operand, QuantityId, SelectionId, Value, WordSet, Worded, semantics,
};
use crate::values::{CalendarUnit, Instant, Number, Sum, Truth};

/// An evaluation: what it reads, where it works, what it fills.
pub(super) struct Run<'a, R> {
    pub plan: &'a Plan,
    pub model: &'a Model,
    pub lead: &'a Lead,
    pub as_of: &'a Cutoffs,
    pub scratch: &'a mut Scratch,
    pub out: &'a mut Outcome,
    pub recorder: &'a mut R,
}

/// The interaction that a `where` looks at.
type Own<'a> = Option<&'a Interaction>;

impl<'a, R: Recorder> Run<'a, R> {
    /// Everything an assessment needs, for the first time.
    pub fn all(&mut self) {
        let plan = self.plan;
        if R::LEAN {
            return self.lean();
        }
        for &op in plan.ops.get(..plan.hot).unwrap_or(&[]) {
            self.step(op, None);
        }
    }

    /// What results need. The instructions that are most of them, and small, stand here once more, so that nothing
    /// is called for them.
    #[inline(never)]
    fn lean(&mut self) {
        let plan = self.plan;
        effects(&plan.columns, self.scratch);
        for step in &plan.columns.steps {
            match step {
                Step::Joins(joins) => self.scratch.join(&plan.columns, joins.of(&plan.columns.joins)),
                Step::Reaches(to, score, reach) => self.reaches(*to, *score, reach),
                Step::Choose(id, lines, otherwise) => self.choose(*id, *lines, *otherwise),
                Step::Op(Op::Compare(to, a, op, b)) => self.compare(*to, *a, *op, *b),
                Step::Op(Op::Field(to, Operand::Lead(field))) => {
                    let number = self.scratch.row.number(*field);
                    self.scratch.numbers.set(*to, number);
                }
                Step::Op(Op::Score(id)) => self.score(*id),
                Step::Op(Op::Rating(id)) => self.rating(*id),
                Step::Op(op) => self.step(*op, None),
            }
        }
    }

    /// What reads the parts of the situation that have changed, again. See [`super::ops::depends`].
    pub fn again(&mut self, changed: u8) {
        let plan = self.plan;
        if plan.varying.iter().all(|(depends, _)| depends & changed == 0) {
            return;
        }
        self.out.problems.retain(|&(quantity, _)| plan.quantity_depends.get(quantity) & changed == 0);
        for &(depends, op) in &plan.varying {
            if depends & changed != 0 {
                self.step(op, None);
            }
        }
    }

    /// What only examples ask.
    pub fn rest(&mut self) {
        let plan = self.plan;
        for &op in plan.ops.get(plan.hot..).unwrap_or(&[]) {
            self.step(op, None);
        }
    }

    /// Runs one instruction.
    pub fn step(&mut self, op: Op, own: Own<'_>) {
        match op {
            Op::Not(to, of) => self.settle(to, self.truth(of).not()),
            Op::And(to, parts) => self.fold(to, parts, Truth::Yes, Truth::and),
            Op::Or(to, parts) => self.fold(to, parts, Truth::No, Truth::or),
            Op::KnownValue(to, of) => self.settle(to, self.value(of, own).is_known().into()),
            Op::KnownNumber(to, of) => self.settle(to, self.number(of).is_some().into()),
            Op::KnownWord(to, of) => self.settle(to, self.word(of, own).is_some().into()),
            Op::KnownTruth(to, of) => self.settle(to, (!self.truth(of).is_unknown()).into()),
            Op::Flag(to, of) => self.test(to, of, own, |_, value| match value {
                Value::Flag(flag) => Some(*flag),
                _ => None,
            }),
            Op::Compare(to, a, op, b) => self.compare(to, a, op, b),
            Op::Text(to, of, test) => self.test(to, of, own, |plan, value| match value {
                Value::Text(text) => {
                    plan.texts.get(test as usize).map(|test| semantics::text_matches(text.folded(), test))
                }
                _ => None,
            }),
            Op::Word(to, of, set) => {
                let both = self.word(of, own).zip(self.plan.sets.get(set as usize));
                self.settle(to, both.map(|(word, set)| set.contains(word)).into());
            }
            Op::IncludesAny(to, of, set) => self.includes(to, of, own, set, WordSet::meets),
            Op::IncludesAll(to, of, set) => self.includes(to, of, own, set, WordSet::covers),
            Op::Date(to, of, test) => {
                let truth = self.date(of, own).and_then(|at| self.moment(at, test, own));
                self.settle(to, truth.into());
            }
            Op::Any(to, of) => self.settle(to, (self.scratch.picked.get(of).slice.len > 0).into()),
            Op::Complete(to, of) => {
                let fields = &self.model.questionnaires.at(of).fields;
                self.settle(to, fields.iter().all(|&field| self.is_known(field)).into());
            }
            Op::Stage(to, stages) => {
                let here = self.scratch.situation.stage;
                let within = here.is_some_and(|here| stages.of(&self.plan.stages).contains(&here));
                self.settle(to, within.into());
            }
            Op::Handover(to, part) => self.settle(to, (self.scratch.situation.part == Some(part)).into()),
            Op::Select(id) => self.select(id),
            Op::Score(id) => self.score(id),
            Op::Rating(id) => self.rating(id),
            Op::Table(id) => {
                let table = self.model.tables.at(id);
                let cell = table.cell(self.word(table.rows, None), self.word(table.columns, None));
                put(&mut self.out.tables, id.index(), cell);
            }
            Op::Choice(id) => {
                let choice = self.model.choices.at(id);
                let fits = choice.lines.iter().find(|line| self.truth(line.condition).is_yes());
                put(&mut self.out.choices, id.index(), fits.map_or(choice.otherwise, |line| line.word));
            }
            _ => self.compute(op, own),
        }
    }

    /// The instructions of quantities.
    fn compute(&mut self, op: Op, own: Own<'_>) {
        match op {
            Op::Field(to, of) => {
                let number = match of {
                    Operand::Lead(field) if R::LEAN => self.scratch.row.number(field),
                    _ => match self.value(of, own) {
                        Value::Number(number) => Some(*number),
                        _ => None,
                    },
                };
                self.scratch.numbers.set(to, number);
            }
            Op::Value(to, of) => {
                let value = self.out.scores.get(of.index()).and_then(|score| score.value);
                self.scratch.numbers.set(to, value);
            }
            Op::Sum(to, parts) => self.sum(to, parts),
            Op::Product(to, a, b) => self.combine(to, a, b, |a, b| a.mul(b).ok_or(ProblemKind::OutOfRange)),
            Op::Quotient(to, a, b) => self.combine(to, a, b, |a, b| {
                let problem = if b.is_zero() { ProblemKind::DivisionByZero } else { ProblemKind::OutOfRange };
                a.div(b).ok_or(problem)
            }),
            Op::Share(to, percent, of) => {
                self.combine(to, of, of, |of, _| Number::share(percent, of).ok_or(ProblemKind::OutOfRange));
            }
            Op::Smaller(to, a, b) => self.combine(to, a, b, |a, b| Ok(a.min(b))),
            Op::Larger(to, a, b) => self.combine(to, a, b, |a, b| Ok(a.max(b))),
            Op::Count(to, of) => {
                let count = Number::from(self.scratch.picked.get(of).slice.len);
                self.scratch.numbers.set(to, Some(count));
            }
            Op::Total(to, of, field) => self.total(to, of, field),
            Op::DaysSinceLast(to, of) => {
                let newest = self.newest(of).map(|interaction| interaction.at);
                let days = newest.and_then(|at| self.full_days(at));
                self.scratch.numbers.set(to, days);
            }
            Op::DaysSince(to, of) => {
                let days = self.date(of, own).and_then(|at| self.full_days(at));
                self.scratch.numbers.set(to, days);
            }
            Op::EarlierStays(to, stage) => {
                let stays = Number::from(self.scratch.situation.ended_stays(stage));
                self.scratch.numbers.set(to, Some(stays));
            }
            // All others are run by `step`.
            _ => {}
        }
    }
}

/// What is read and written.
impl<'a, R: Recorder> Run<'a, R> {
    #[inline]
    pub fn truth(&self, of: CondId) -> Truth {
        if R::LEAN {
            return self.scratch.bit(self.plan.columns.bits.get(of));
        }
        self.scratch.truths.get(of)
    }

    #[inline]
    pub fn number(&self, of: QuantityId) -> Option<Number> {
        self.scratch.numbers.get(of)
    }

    #[inline]
    fn settle(&mut self, to: CondId, truth: Truth) {
        if R::LEAN {
            return self.scratch.settle_bit(self.plan.columns.bits.get(to), truth);
        }
        self.scratch.truths.set(to, truth);
    }

    pub fn is_known(&self, field: FieldId) -> bool {
        if R::LEAN { self.scratch.row.is_known(field) } else { self.lead.value(field).is_known() }
    }

    pub fn value<'v>(&self, of: Operand, own: Option<&'v Interaction>) -> &'v Value
    where
        'a: 'v,
    {
        const UNKNOWN: &Value = &Value::Unknown;
        let field = |of: Option<&'v Interaction>, field: u16| {
            of.and_then(|interaction| interaction.values.get(usize::from(field))).unwrap_or(UNKNOWN)
        };
        match of {
            Operand::Lead(id) => self.lead.value(id),
            Operand::Own(at) => field(own, at),
            Operand::Latest(selection, at) => field(self.newest(selection), at),
        }
    }

    pub fn date(&self, of: Operand, own: Own<'_>) -> Option<Instant> {
        match self.value(of, own) {
            Value::Date(at) => Some(*at),
            _ => None,
        }
    }

    fn word(&self, of: Worded, own: Own<'_>) -> Option<u16> {
        match of {
            Worded::Field(of) => match self.value(of, own) {
                Value::Word(word) => Some(*word),
                _ => None,
            },
            Worded::Rating(id) => self.out.ratings.get(id.index()).copied().flatten(),
            Worded::Table(id) => self.out.tables.get(id.index()).copied().flatten(),
            Worded::Choice(id) => self.out.choices.get(id.index()).copied(),
        }
    }

    /// The interactions that count, newest first.
    pub fn picked(&self, of: SelectionId) -> impl DoubleEndedIterator<Item = (u32, &'a Interaction)> + '_ {
        let places = self.scratch.interactions(of);
        places.filter_map(|at| Some((at, self.lead.interactions.get(at as usize)?)))
    }

    pub fn newest(&self, of: SelectionId) -> Option<&'a Interaction> {
        self.picked(of).next().map(|(_, interaction)| interaction)
    }
}

/// Tests.
impl<'a, R: Recorder> Run<'a, R> {
    #[inline]
    fn compare(&mut self, to: CondId, a: QuantityId, op: Compare, b: QuantityId) {
        let both = self.number(a).zip(self.number(b));
        self.settle(to, both.map(|(a, b)| semantics::compare(a, op, b)).into());
    }

    #[inline]
    fn fold(&mut self, to: CondId, parts: Slice, of_none: Truth, join: impl Fn(Truth, Truth) -> Truth) {
        let parts = parts.of(&self.plan.parts);
        let truth = parts.iter().fold(of_none, |truth, &part| join(truth, self.truth(part)));
        self.settle(to, truth);
    }

    fn test(&mut self, to: CondId, of: Operand, own: Own<'_>, holds: impl Fn(&Plan, &Value) -> Option<bool>) {
        let truth = holds(self.plan, self.value(of, own)).into();
        self.settle(to, truth);
    }

    fn includes(
        &mut self,
        to: CondId,
        of: Operand,
        own: Own<'_>,
        set: u32,
        holds: fn(&WordSet, &WordSet) -> bool,
    ) {
        let truth = match (self.value(of, own), self.plan.sets.get(set as usize)) {
            (Value::Words(words), Some(set)) => holds(words, set).into(),
            _ => Truth::Unknown,
        };
        self.settle(to, truth);
    }

    fn moment(&self, at: Instant, test: u32, own: Own<'_>) -> Option<bool> {
        let as_of = self.as_of.as_of();
        let day = |at| self.plan.zone.period_key(at, CalendarUnit::Day);
        Some(match *self.plan.moments.get(test as usize)? {
            Moment::Within(from, to) => from.is_none_or(|from| from <= at) && to.is_none_or(|to| at < to),
            Moment::Before(other) => at < self.date(other, own)?,
            Moment::After(other) => at > self.date(other, own)?,
            Moment::SameDay(other) => day(at) == day(self.date(other, own)?),
            Moment::InTheLast(cut) => self.as_of.cut(cut) <= at && at <= as_of,
            Moment::InTheNext(cut) => as_of < at && at <= self.as_of.cut(cut),
            Moment::MoreThanAgo(cut) => at < self.as_of.cut(cut),
        })
    }
}

/// Quantities.
impl<R: Recorder> Run<'_, R> {
    fn sum(&mut self, to: QuantityId, parts: Slice) {
        let mut sum = Sum::new();
        for part in parts.of(&self.plan.summands) {
            match (self.number(part.value), part.minus) {
                (Some(number), false) => sum.add(number),
                (Some(number), true) => sum.sub(number),
                (None, _) => return self.scratch.numbers.set(to, None),
            }
        }
        self.result(to, sum.checked().ok_or(ProblemKind::OutOfRange));
    }

    fn combine(
        &mut self,
        to: QuantityId,
        a: QuantityId,
        b: QuantityId,
        of: impl Fn(Number, Number) -> Result<Number, ProblemKind>,
    ) {
        match self.number(a).zip(self.number(b)) {
            Some((a, b)) => self.result(to, of(a, b)),
            None => self.scratch.numbers.set(to, None),
        }
    }

    fn result(&mut self, to: QuantityId, result: Result<Number, ProblemKind>) {
        if let Err(problem) = result {
            self.out.problems.push((to, problem));
        }
        self.scratch.numbers.set(to, result.ok());
    }

    fn total(&mut self, to: QuantityId, of: SelectionId, field: u16) {
        let sum: Sum = self
            .picked(of)
            .filter_map(|(_, interaction)| match interaction.values.get(usize::from(field)) {
                Some(Value::Number(number)) => Some(*number),
                _ => None,
            })
            .collect();
        self.result(to, sum.checked().ok_or(ProblemKind::OutOfRange));
    }

    fn full_days(&mut self, since: Instant) -> Option<Number> {
        Number::from_int(self.full_steps(self.plan.days?, since))
    }

    pub fn full_steps(&mut self, of: super::ops::StepsId, since: Instant) -> i64 {
        let (zone, as_of) = (&self.plan.zone, self.as_of.as_of());
        self.scratch.steps.get_mut(of.place()).map_or(0, |table| table.full_steps(zone, since, as_of))
    }
}

pub(super) fn put<T>(list: &mut [T], at: usize, value: T) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}
