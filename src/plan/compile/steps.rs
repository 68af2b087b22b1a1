//! The instructions that are left where results only are wanted.

use std::collections::BTreeMap;

use super::conditions::push;
use super::tables::Tables;
use super::{Compiler, programs};
use crate::model::{CondId, Condition, IdSet, Model, Quantity, ScoreId};
use crate::plan::columns::{Join, JoinBy, Mask, Reach, Step};
use crate::plan::ops::Op;
use crate::plan::slots::Slice;

impl Tables<'_> {
    /// Instructions, those that join conditions by their bits and stand together in one.
    pub fn steps(&mut self, ops: &[Op], compiler: &Compiler<'_>) {
        for op in early_joins(ops, compiler) {
            let start = self.columns.joins.len();
            match op {
                Op::Not(to, of) => self.join(JoinBy::NOT, to, &[of]),
                Op::And(to, parts) => self.join(JoinBy::AND, to, parts.of(&compiler.plan.parts)),
                Op::Or(to, parts) => self.join(JoinBy::OR, to, parts.of(&compiler.plan.parts)),
                _ => {}
            }
            let joins = Slice::since(start, &self.columns.joins);
            match (joins.len, self.columns.steps.last_mut()) {
                (0, _) => {
                    let step = self.by_bits(compiler.model, op).unwrap_or(Step::Op(op));
                    self.columns.steps.push(step);
                }
                (more, Some(Step::Joins(joins))) => joins.len += more,
                _ => self.columns.steps.push(Step::Joins(joins)),
            }
        }
    }

    /// A score that is compared with a number, or a choice, by bits.
    fn by_bits(&mut self, model: &Model, op: Op) -> Option<Step> {
        match op {
            Op::Compare(to, ..) => {
                let (score, reach) = reached_score(model, to)?;
                Some(Step::Reaches(self.bit(to), score, reach))
            }
            Op::Choice(id) => {
                let choice = model.choices.at(id);
                // What has no bit is never more than unknown.
                let lines = choice.lines.iter().filter(|line| self.bit(line.condition) > 0);
                let lines: Vec<_> = lines.map(|line| (self.mask(line.condition), line.word)).collect();
                Some(Step::Choose(id, push(&mut self.columns.fits, &lines), choice.otherwise))
            }
            _ => None,
        }
    }

    /// Nothing where a part has no bit: what only examples can know is unknown.
    fn join(&mut self, by: JoinBy, to: CondId, parts: &[CondId]) {
        if parts.iter().any(|&part| self.bit(part) == 0) {
            return;
        }
        let mut masks: BTreeMap<u32, i64> = BTreeMap::new();
        for mask in parts.iter().map(|&part| self.mask(part)) {
            *masks.entry(mask.word).or_default() |= mask.bits;
        }
        let to = self.mask(to);
        let masks = masks.into_iter().map(|(word, bits)| Mask { word, bits });
        let joins = masks.enumerate().map(|(at, parts)| Join { by, goes_on: at > 0, parts, to });
        self.columns.joins.extend(joins);
    }
}

/// The instructions, first those that join what fields decide by themselves.
fn early_joins(ops: &[Op], compiler: &Compiler<'_>) -> Vec<Op> {
    let computed: IdSet<CondId> = ops.iter().filter_map(|&op| programs::condition_of(op)).collect();
    let mut early = IdSet::default();
    let is_early = |op: &&Op| {
        let parts = match op {
            Op::Not(_, of) => std::slice::from_ref(of),
            Op::And(_, parts) | Op::Or(_, parts) => parts.of(&compiler.plan.parts),
            _ => return false,
        };
        let is = parts.iter().all(|part| !computed.contains(part) || early.contains(part));
        early.extend(programs::condition_of(**op).filter(|_| is));
        is
    };
    let (mut first, others): (Vec<&Op>, Vec<&Op>) = ops.iter().partition(is_early);
    first.extend(others);
    first.into_iter().copied().collect()
}

/// A score that is compared with a number that is written down.
pub(super) fn reached_score(model: &Model, id: CondId) -> Option<(ScoreId, Reach)> {
    let Condition::Compare(a, op, b) = model.conditions.at(id) else { return None };
    let (score, op, with) = match (model.quantities.at(*a), model.quantities.at(*b)) {
        (Quantity::Score(score), Quantity::Constant(with)) => (*score, *op, *with),
        (Quantity::Constant(with), Quantity::Score(score)) => (*score, op.mirrored(), *with),
        _ => return None,
    };
    let holds = op.numbers(with);
    let others = holds.complement();
    let mut within = [(&holds, true), (&others, false)].into_iter().filter(|(ranges, _)| ranges.len() == 1);
    let (ranges, is_within) = within.next()?;
    let (from, to) = ranges.iter().next()?;
    Some((score, Reach { from, to, is_within }))
}
