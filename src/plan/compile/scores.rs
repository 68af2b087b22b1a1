//! Scores as flat lists of lines.

use std::collections::HashSet;

use super::conditions::{place, push};
use super::{Compiler, Trait};
use crate::model::walk::{self, Node};
use crate::model::{Fade, FieldId, Id, Quantity, QuantityId, Rule, RuleId, RuleKind, ScoreId, semantics};
use crate::plan::ops::{Gives, Line, Op, Parent, Per, ScorePlan, Share, Without};
use crate::plan::slots::Slice;
use crate::values::Number;

/// Beyond so many steps what is left of an award is computed when needed.
const LONGEST_FADE: i64 = 512;

/// A rule to visit, or a group or ladder whose rules were all visited.
enum Todo {
    Visit(RuleId, Parent),
    Close(Line),
}

impl Compiler<'_> {
    /// A score, after all its rules depend on.
    pub(super) fn score(&mut self, id: ScoreId) {
        let model = self.model;
        let score = &model.scores.at(id);
        let mut all = Trait::default();
        let (lines, frames) = self.lines(&score.rules, &mut all);
        let always: Vec<_> = score.always.iter().map(|line| (line.points, line.condition)).collect();
        always.iter().for_each(|&(_, condition)| all.take(self.condition(condition)));
        let questions = score.questionnaire.map(|id| model.questionnaires.at(id).fields.as_slice());
        let plan = ScorePlan {
            lines,
            frames,
            range: score.range,
            always: push(&mut self.plan.always, &always),
            questions: questions.map(|fields| push(&mut self.plan.questions, fields)),
            ..ScorePlan::default()
        };
        if let Some(slot) = self.plan.scores.get_mut(id.index()) {
            *slot = plan;
        }
        self.plan.sizes.frames = self.plan.sizes.frames.max(frames as usize);
        self.traits.scores.set(id, all.depends);
        self.emit(Op::Score(id), all.depends);
    }

    /// Flattens rules, those inside of groups and ladders first; with the number of frames they need.
    fn lines(&mut self, rules: &[RuleId], all: &mut Trait) -> (Slice, u32) {
        let model = self.model;
        let start = self.plan.lines.len();
        let mut frames = 1;
        let mut todo = Vec::new();
        queue(&mut todo, rules, Parent::Sum(0));
        while let Some(next) = todo.pop() {
            let (rule, parent) = match next {
                Todo::Visit(rule, parent) => (rule, parent),
                Todo::Close(line) => {
                    self.plan.lines.push(line);
                    continue;
                }
            };
            match &model.rules.at(rule).kind {
                RuleKind::Group { bounds, rules, .. } => {
                    todo.push(Todo::Close(Line { rule, parent, gives: Gives::Group(frames, *bounds) }));
                    queue(&mut todo, rules, Parent::Sum(frames));
                    frames += 1;
                }
                RuleKind::Highest { rules, .. } => {
                    todo.push(Todo::Close(Line { rule, parent, gives: Gives::Highest(frames) }));
                    queue(&mut todo, rules, Parent::Ladder(frames));
                    frames += 1;
                }
                _ => {
                    let gives = self.leaf(model.rules.at(rule), all);
                    self.plan.lines.extend(gives.map(|gives| Line { rule, parent, gives }));
                }
            }
        }
        (Slice::since(start, &self.plan.lines), frames)
    }

    /// A line that holds no others.
    fn leaf(&mut self, rule: &Rule, all: &mut Trait) -> Option<Gives> {
        Some(match &rule.kind {
            RuleKind::When { points, condition } => {
                all.take(self.condition(*condition));
                Gives::When(*points, *condition)
            }
            RuleKind::Per { points, selection, times, fade, points_limits } => {
                all.take(self.selection(*selection));
                let (faded, stands_still) = left_after_steps(*points, *fade);
                let per = Per {
                    points: *points,
                    selection: *selection,
                    times: times.as_slice().into(),
                    fade: *fade,
                    fade_steps: self.fade_steps(*fade),
                    faded: faded.into(),
                    stands_still,
                    limits: points_limits.as_slice().into(),
                };
                Gives::Per(place(&mut self.plan.pers, per))
            }
            RuleKind::Without { points, every, selection, limits } => {
                all.take(self.selection(*selection));
                let limits = limits.as_slice().into();
                let every = self.steps(*every);
                let without = Without { points: *points, every, selection: *selection, limits };
                Gives::Without(place(&mut self.plan.withouts, without))
            }
            RuleKind::Share { percent, of, limits } => {
                let known = self.quantity(*of);
                all.take(known);
                let limits = limits.as_slice().into();
                let intervals = self.intervals(*of);
                let share = Share { percent: *percent, of: *of, limits, has_score: known.score, intervals };
                Gives::Share(place(&mut self.plan.shares, share))
            }
            RuleKind::Question { field, points } => self.question(*field, points),
            RuleKind::Group { .. } | RuleKind::Highest { .. } => return None,
        })
    }

    fn fade_steps(&mut self, fade: Fade) -> Option<crate::plan::ops::StepsId> {
        match fade {
            Fade::Never => None,
            Fade::Keeps(_, period) | Fade::Steps(_, period) => Some(self.steps(period)),
        }
    }

    fn question(&mut self, field: FieldId, points: &[Number]) -> Gives {
        Gives::Question(field, push(&mut self.plan.points, points))
    }

    /// The quantities whose intervals make up that of another, parts first, and whether a score is in each.
    fn intervals(&mut self, root: QuantityId) -> Slice {
        let start = self.plan.intervals.len();
        let mut done = HashSet::new();
        let mut todo = vec![(root, false)];
        while let Some((id, parts_done)) = todo.pop() {
            if done.contains(&id) {
                continue;
            }
            let quantity = self.model.quantities.at(id);
            if parts_done || !is_combined(quantity) {
                done.insert(id);
                self.plan.intervals.push((id, self.traits.quantities.get(id).score));
            } else {
                todo.push((id, true));
                walk::of_quantity(quantity, &mut |part| {
                    if let Node::Quantity(part) = part {
                        todo.push((part, false));
                    }
                });
            }
        }
        Slice::since(start, &self.plan.intervals)
    }
}

fn queue(todo: &mut Vec<Todo>, rules: &[RuleId], parent: Parent) {
    todo.extend(rules.iter().rev().map(|&rule| Todo::Visit(rule, parent)));
}

/// Whether a quantity is made of others.
fn is_combined(quantity: &Quantity) -> bool {
    matches!(
        quantity,
        Quantity::Sum(_)
            | Quantity::Product(..)
            | Quantity::Quotient(..)
            | Quantity::Share(..)
            | Quantity::Smaller(..)
            | Quantity::Larger(..)
    )
}

/// What is left of an award after 0, 1, 2… steps, and whether nothing changes after the last.
fn left_after_steps(points: Number, fade: Fade) -> (Vec<Number>, bool) {
    let mut left = vec![points];
    let mut last = points;
    for step in 1..LONGEST_FADE {
        let next = match fade {
            Fade::Never => points,
            Fade::Keeps(percent, period) => semantics::faded(last, Fade::Keeps(percent, period), 1),
            Fade::Steps(..) => semantics::faded(points, fade, step),
        };
        let still = match fade {
            Fade::Never => true,
            Fade::Keeps(..) => next == last,
            Fade::Steps(count, _) => step > i64::from(count),
        };
        if still {
            return (left, true);
        }
        left.push(next);
        last = next;
    }
    (left, false)
}
