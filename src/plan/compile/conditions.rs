//! The instruction for each condition and quantity.

use super::Compiler;
use crate::model::{CondId, Condition, DateTest, Quantity, QuantityId, Subject, WordSet};
use crate::plan::ops::{Moment, Op};
use crate::plan::slots::{Slice, narrow};
use crate::values::{Period, Unit};

/// `days since …` counts these.
pub(super) const ONE_DAY: Option<Period> = Period::new(1, Unit::Days);

impl Compiler<'_> {
    pub(super) fn emit_condition(&mut self, id: CondId, depends: u8) {
        if let Some(op) = self.condition_op(id) {
            self.emit(op, depends);
        }
    }

    pub(super) fn emit_quantity(&mut self, id: QuantityId, depends: u8) {
        if let Quantity::Constant(number) = self.model.quantities.at(id) {
            self.plan.constants.push((id, *number));
        } else if let Some(op) = self.quantity_op(id) {
            self.emit(op, depends);
        }
    }

    /// None for what only `expect` asks, which is unknown here.
    pub(super) fn condition_op(&mut self, id: CondId) -> Option<Op> {
        Some(match &self.model.conditions.at(id) {
            Condition::Not(of) => Op::Not(id, *of),
            Condition::And(parts) => Op::And(id, push(&mut self.plan.parts, parts)),
            Condition::Or(parts) => Op::Or(id, push(&mut self.plan.parts, parts)),
            Condition::Known(Subject::Operand(of)) => Op::KnownValue(id, *of),
            Condition::Known(Subject::Quantity(of)) => Op::KnownNumber(id, *of),
            Condition::Known(Subject::Worded(of)) => Op::KnownWord(id, *of),
            Condition::Known(Subject::Condition(of)) => Op::KnownTruth(id, *of),
            Condition::Flag(of) => Op::Flag(id, *of),
            Condition::Compare(a, op, b) => Op::Compare(id, *a, *op, *b),
            Condition::Text(of, test) => Op::Text(id, *of, place(&mut self.plan.texts, test.clone())),
            Condition::Word(of, set) => Op::Word(id, *of, self.words(set)),
            Condition::IncludesAny(of, set) => Op::IncludesAny(id, *of, self.words(set)),
            Condition::IncludesAll(of, set) => Op::IncludesAll(id, *of, self.words(set)),
            Condition::Date(of, test) => {
                let moment = self.moment(*test);
                Op::Date(id, *of, place(&mut self.plan.moments, moment))
            }
            Condition::Any(of) => Op::Any(id, *of),
            Condition::Complete(of) => Op::Complete(id, *of),
            Condition::Stage(stages) => Op::Stage(id, push(&mut self.plan.stages, stages)),
            Condition::Handover(part) => Op::Handover(id, *part),
            Condition::Responsible(_)
            | Condition::Route(_)
            | Condition::HasRoute
            | Condition::Nurture(_)
            | Condition::Refused
            | Condition::Missing(_) => return None,
        })
    }

    /// None for constants, which are known before any lead.
    pub(super) fn quantity_op(&mut self, id: QuantityId) -> Option<Op> {
        Some(match &self.model.quantities.at(id) {
            Quantity::Constant(_) => return None,
            Quantity::Field(of) => Op::Field(id, *of),
            Quantity::Score(of) => Op::Value(id, *of),
            Quantity::Sum(parts) => Op::Sum(id, push(&mut self.plan.summands, parts)),
            Quantity::Product(a, b) => Op::Product(id, *a, *b),
            Quantity::Quotient(a, b) => Op::Quotient(id, *a, *b),
            Quantity::Share(percent, of) => Op::Share(id, *percent, *of),
            Quantity::Smaller(a, b) => Op::Smaller(id, *a, *b),
            Quantity::Larger(a, b) => Op::Larger(id, *a, *b),
            Quantity::Count(of) => Op::Count(id, *of),
            Quantity::Total(of, field) => Op::Total(id, *of, *field),
            Quantity::DaysSinceLast(of) => {
                self.days();
                Op::DaysSinceLast(id, *of)
            }
            Quantity::DaysSince(of) => {
                self.days();
                Op::DaysSince(id, *of)
            }
            Quantity::EarlierStays(stage) => Op::EarlierStays(id, *stage),
        })
    }

    /// Has full days counted.
    fn days(&mut self) {
        self.plan.days = ONE_DAY.map(|day| self.steps(day));
    }

    fn moment(&mut self, test: DateTest) -> Moment {
        match test {
            DateTest::Within { from, to } => Moment::Within(from, to),
            DateTest::BeforeField(other) => Moment::Before(other),
            DateTest::AfterField(other) => Moment::After(other),
            DateTest::OnField(other) => Moment::SameDay(other),
            DateTest::InTheLast(period) => Moment::InTheLast(self.cut(period, 1)),
            DateTest::InTheNext(period) => Moment::InTheNext(self.cut(period, -1)),
            DateTest::MoreThanAgo(period) => Moment::MoreThanAgo(self.cut(period, 1)),
        }
    }

    fn words(&mut self, set: &WordSet) -> u32 {
        place(&mut self.plan.sets, set.clone())
    }
}

pub(super) fn push<T: Copy>(list: &mut Vec<T>, items: &[T]) -> Slice {
    let start = list.len();
    list.extend_from_slice(items);
    Slice::since(start, list)
}

/// Adds an item and gives its place.
pub(super) fn place<T>(list: &mut Vec<T>, item: T) -> u32 {
    list.push(item);
    narrow(list.len() - 1)
}
