//! What several rules say of scores.

use super::Context;
use crate::diagnostics::Diagnostic;
use crate::model::{Bounds, CondId, Condition, Model, Quantity, RuleId, RuleKind, Score, ScoreId};
use crate::reason::Interval;
use crate::values::Number;

impl Context<'_> {
    /// Whether its range keeps a score from getting as high, or as low, as its rules would make it.
    pub(super) fn is_cut(&self, id: ScoreId, upwards: bool) -> bool {
        let score = self.model.scores.at(id);
        let sum = self.reasoner().sum(&score.rules);
        match (score.range, upwards) {
            (None, _) => false,
            (Some((_, high)), true) => sum.high().is_none_or(|sum| sum > i128::from(high.raw())),
            (Some((low, _)), false) => sum.low().is_none_or(|sum| sum < i128::from(low.raw())),
        }
    }

    /// What to do so that a score gets higher.
    pub(super) fn let_it_rise(&self, id: ScoreId) -> String {
        match self.is_cut(id, true) {
            true => format!("raise the range of `{}`", self.model.scores.at(id).name),
            false => "let the rules give more".to_owned(),
        }
    }

    /// Points back at a score: why it gets no higher, or no lower.
    pub(super) fn why_no_further(&self, to: Diagnostic, id: ScoreId, upwards: bool) -> Diagnostic {
        let score = self.model.scores.at(id);
        let is_cut = self.is_cut(id, upwards);
        let end = end(self.reasoner().score(id), upwards).map_or_else(String::new, |end| end.to_string());
        let what = match (is_cut, upwards) {
            (true, true) => format!("`{}` is cut off at {end} here", score.name),
            (true, false) => format!("`{}` is lifted to {end} here", score.name),
            (false, true) => format!("the rules of `{}` give {end} at most", score.name),
            (false, false) => format!("the rules of `{}` give {end} at least", score.name),
        };
        to.related(self.first_line(score.span), what)
    }
}

/// The highest, or the lowest.
pub(super) fn end(of: Interval, upwards: bool) -> Option<Number> {
    if upwards { of.highest() } else { of.lowest() }
}

/// Where rules stand together.
#[derive(Clone, Copy)]
pub(super) struct Block<'m> {
    pub score: &'m Score,
    pub rules: &'m [RuleId],
    /// Only the largest counts.
    pub highest: bool,
    /// What a group or the score lets through.
    pub bounds: Bounds,
}

/// Every list of rules of every score, groups and ladders on their own.
pub(super) fn blocks(model: &Model) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    for score in model.scores.as_slice() {
        let bounds = score.range.map_or(Bounds::None, |(low, high)| Bounds::Between(low, high));
        let mut todo = vec![Block { score, rules: &score.rules, highest: false, bounds }];
        while let Some(block) = todo.pop() {
            blocks.push(block);
            for &rule in block.rules {
                match &model.rules.at(rule).kind {
                    RuleKind::Group { bounds, rules, .. } => {
                        todo.push(Block { score, rules, highest: false, bounds: *bounds });
                    }
                    RuleKind::Highest { rules, .. } => {
                        todo.push(Block { score, rules, highest: true, bounds: Bounds::None });
                    }
                    _ => {}
                }
            }
        }
    }
    blocks
}

/// Whether a condition compares a score: rules of their own speak of thresholds.
pub(super) fn asks_for_a_score(model: &Model, id: CondId) -> bool {
    match model.conditions.at(id) {
        Condition::Compare(a, _, b) => {
            [a, b].iter().any(|of| matches!(model.quantities.at(**of), Quantity::Score(_)))
        }
        _ => false,
    }
}

/// What bounds let through at most, if they bound upwards.
pub(super) fn highest(bounds: Bounds) -> Option<Number> {
    match bounds {
        Bounds::None => None,
        Bounds::UpTo(points) => (points >= Number::ZERO).then_some(points),
        Bounds::Between(_, high) => Some(high),
    }
}
