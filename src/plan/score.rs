//! Lines of scores, their sums and what open lines could still make of them.

use super::columns::Undecided;
use super::interval::{self, Interval, saturated};
use super::ops::{Gives, Line, Parent, ScorePlan, ScoreRange, Share, Without};
use super::run::{Run, put};
use super::slots::Slice;
use super::{Plan, Recorder, RuleRecord};
use crate::assessment::ScoreOutcome;
use crate::model::{Id, Quantity, QuantityId, RatingId, ScoreId, Value, semantics};
use crate::values::{Number, Truth};

/// What a line came to, in units of [`Number::raw`].
#[derive(Debug, Clone, Copy)]
struct Found {
    points: i128,
    interval: Interval,
    state: Truth,
    count: u64,
}

/// A sum or ladder while its lines are being looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    points: i128,
    interval: Interval,
    /// The highest state of a line inside.
    state: Truth,
    /// Of a ladder: the lowest that open lines could come to, while no line surely applies.
    open_low: i128,
}

impl Default for Frame {
    fn default() -> Self {
        Self { points: 0, interval: Interval::point(0), state: Truth::No, open_low: 0 }
    }
}

impl<R: Recorder> Run<'_, R> {
    /// Evaluates a score.
    pub fn score(&mut self, id: ScoreId) {
        let plan: &Plan = self.plan;
        let Some(score) = plan.scores.get(id.index()) else { return };
        if R::LEAN && score.rest.len == 0 {
            let (points, unknown) = self.scratch.looked_up(&plan.columns, id, score);
            let mut open = unknown.open;
            let outcome = match (open, score.always.len, score.questions) {
                (false, 0, None) => ScoreOutcome::sure(ranged(score.range, points)),
                _ => self.outcome(score, Frame::of(points, unknown), &mut open),
            };
            put(&mut self.scratch.open_scores, id.index(), open);
            return put(&mut self.out.scores, id.index(), outcome);
        }
        if let Some(frames) = self.scratch.frames.get_mut(..score.frames as usize) {
            frames.fill(Frame::default());
        }
        let (mut open, lines) = if R::LEAN { self.start_lean(id, score) } else { (false, score.lines) };
        for line in lines.of(&plan.lines) {
            let found = self.line(line);
            open |= found.state.is_unknown();
            self.recorder.rule(line.rule, || found.record());
            self.contribute(line.parent, found);
        }
        let sum = self.scratch.frames.first().copied().unwrap_or_default();
        let outcome = self.outcome(score, sum, &mut open);
        put(&mut self.scratch.open_scores, id.index(), open);
        put(&mut self.out.scores, id.index(), outcome);
    }

    /// Adds up the lines that need not be looked at one by one; all others are left.
    fn start_lean(&mut self, id: ScoreId, score: &ScorePlan) -> (bool, Slice) {
        let (points, unknown) = self.scratch.looked_up(&self.plan.columns, id, score);
        put(&mut self.scratch.frames, 0, Frame::of(points, unknown));
        (unknown.open, score.rest)
    }

    /// `always`, then the range.
    fn outcome(&self, score: &ScorePlan, sum: Frame, open: &mut bool) -> ScoreOutcome {
        let mut value = None;
        let mut interval: Option<Interval> = None;
        for &(points, condition) in score.always.of(&self.plan.always) {
            let truth = self.truth(condition);
            if truth.is_no() {
                continue;
            }
            let point = Interval::point(points.raw().into());
            interval = Some(interval.map_or(point, |so_far| so_far.hull(point)));
            if truth.is_yes() {
                value = Some(i128::from(points.raw()));
                break;
            }
            *open = true;
        }
        if value.is_none() {
            interval = Some(interval.map_or(sum.interval, |so_far| so_far.hull(sum.interval)));
        }
        let ranged = |raw| ranged(score.range, raw);
        let interval = interval.unwrap_or(sum.interval);
        let answered = score
            .questions
            .is_none_or(|fields| fields.of(&self.plan.questions).iter().any(|&field| self.is_known(field)));
        ScoreOutcome {
            value: answered.then(|| ranged(value.unwrap_or(sum.points))),
            lowest: ranged(interval.low),
            highest: ranged(interval.high),
        }
    }

    fn line(&mut self, line: &Line) -> Found {
        let plan: &Plan = self.plan;
        match line.gives {
            Gives::When(points, condition) => Found::one(points, self.truth(condition)),
            Gives::Per(at) => plan.pers.get(at as usize).map_or(Found::NOTHING, |per| {
                let (points, count) = self.per(per);
                Found::sure(points, count as u64)
            }),
            Gives::Without(at) => {
                plan.withouts.get(at as usize).map_or(Found::NOTHING, |without| self.without(without))
            }
            Gives::Share(at) => {
                plan.shares.get(at as usize).map_or(Found::NOTHING, |share| self.share(share))
            }
            Gives::Question(field, points) => self.question(self.lead.value(field), points.of(&plan.points)),
            Gives::Group(frame, bounds) => {
                let frame = self.frame(frame);
                Found {
                    points: semantics::bounded(frame.points, bounds),
                    interval: frame.interval.bounded(bounds),
                    state: frame.state,
                    count: 0,
                }
            }
            Gives::Highest(frame) => self.frame(frame).highest(),
        }
    }

    fn frame(&self, at: u32) -> Frame {
        self.scratch.frames.get(at as usize).copied().unwrap_or_default()
    }

    fn contribute(&mut self, parent: Parent, found: Found) {
        let (Parent::Sum(at) | Parent::Ladder(at)) = parent;
        if let Some(frame) = self.scratch.frames.get_mut(at as usize) {
            match parent {
                Parent::Sum(_) => frame.add(found),
                Parent::Ladder(_) => frame.compete(found),
            }
        }
    }

    fn without(&mut self, without: &Without) -> Found {
        let Some(newest) = self.newest(without.selection).map(|interaction| interaction.at) else {
            return Found::NOTHING;
        };
        let periods = self.full_steps(without.every, newest).max(0);
        let sum = i128::from(without.points.raw()) * i128::from(periods);
        Found::sure(interval::up_to(sum, &without.limits), periods.unsigned_abs())
    }

    fn share(&mut self, share: &Share) -> Found {
        let value = self.number(share.of);
        let points = value.map_or(0, |value| {
            interval::up_to(interval::share(share.percent, value.raw().into()), &share.limits)
        });
        if value.is_some() && !share.has_score {
            return Found { points, interval: Interval::point(points), state: Truth::Yes, count: 0 };
        }
        let interval = self.interval_of(share).share(share.percent).up_to(&share.limits);
        match value {
            Some(_) => Found { points, interval, state: Truth::Yes, count: 0 },
            None => {
                let interval = interval.hull(Interval::point(0));
                Found { points: 0, interval, state: Truth::Unknown, count: 0 }
            }
        }
    }

    fn interval_of(&mut self, share: &Share) -> Interval {
        let plan: &Plan = self.plan;
        for &(id, has_score) in share.intervals.of(&plan.intervals) {
            let interval = self.interval(id, has_score);
            self.scratch.intervals.set(id, interval);
        }
        self.scratch.intervals.get(share.of)
    }

    /// The interval of a quantity whose parts have theirs.
    fn interval(&self, id: QuantityId, has_score: bool) -> Interval {
        if let (Some(number), false) = (self.number(id), has_score) {
            return Interval::point(number.raw().into());
        }
        let part = |id| self.scratch.intervals.get(id);
        match &self.model.quantities.at(id) {
            Quantity::Score(of) => self
                .out
                .scores
                .get(of.index())
                .map_or(Interval::UNBOUNDED, |score| Interval::of(score.lowest, score.highest)),
            Quantity::Sum(parts) => parts.iter().fold(Interval::point(0), |sum, summand| {
                let part = part(summand.value);
                if summand.minus { sum.sub(part) } else { sum.add(part) }
            }),
            Quantity::Share(percent, of) => part(*of).share(*percent),
            Quantity::Smaller(a, b) => part(*a).smaller(part(*b)),
            Quantity::Larger(a, b) => part(*a).larger(part(*b)),
            Quantity::Product(a, b) => part(*a).product(part(*b)),
            Quantity::Quotient(a, b) => part(*a).quotient(part(*b)),
            _ => Interval::UNBOUNDED,
        }
    }

    fn question(&self, value: &Value, points: &[Number]) -> Found {
        let answer = match value {
            Value::Word(word) => Some(usize::from(*word)),
            Value::Flag(yes) => Some(usize::from(*yes)),
            _ => None,
        };
        match answer {
            Some(answer) => {
                let points = points.get(answer).copied().unwrap_or_default();
                Found::one(points, Truth::Yes)
            }
            None => {
                let raw = points.iter().map(|points| i128::from(points.raw()));
                let interval = raw.map(Interval::point).fold(Interval::point(0), Interval::hull);
                Found { points: 0, interval, state: Truth::Unknown, count: 0 }
            }
        }
    }

    /// Cuts a score into levels.
    pub fn rating(&mut self, id: RatingId) {
        let rating = self.model.ratings.at(id);
        let score = self.out.scores.get(rating.of.index()).and_then(|score| score.value);
        put(&mut self.out.ratings, id.index(), score.map(|score| rating.level(score)));
    }
}

/// The number nearest to a sum that a score may be.
fn ranged(range: ScoreRange, raw: i128) -> Number {
    let (low, high) = range.unwrap_or((Number::MIN, Number::MAX));
    match i64::try_from(raw) {
        Ok(raw) => ranged_raw(range, raw),
        Err(_) if raw < 0 => low,
        Err(_) => high,
    }
}

/// The same of a sum that fits.
#[inline]
pub(super) fn ranged_raw(range: ScoreRange, raw: i64) -> Number {
    let (low, high) = range.unwrap_or((Number::MIN, Number::MAX));
    Number::from_raw(raw.max(low.raw()).min(high.raw())).unwrap_or(high)
}

impl ScoreOutcome {
    /// A score of which nothing is open.
    #[inline]
    pub(super) fn sure(value: Number) -> Self {
        Self { value: Some(value), lowest: value, highest: value }
    }

    /// A sum, in units of [`Number::raw`], with what open lines could add.
    pub(super) fn open(range: ScoreRange, points: i128, open: Undecided) -> Self {
        // What has no bound leads to the end of the range.
        let by = |end: i64| match end {
            i64::MIN => i128::MIN,
            i64::MAX => i128::MAX,
            end => points.saturating_add(end.into()),
        };
        Self {
            value: Some(ranged(range, points)),
            lowest: ranged(range, by(open.low)),
            highest: ranged(range, by(open.high)),
        }
    }
}

impl Found {
    const NOTHING: Self =
        Self { points: 0, interval: Interval { low: 0, high: 0 }, state: Truth::No, count: 0 };

    /// Points that are given, not given, or open.
    fn one(points: Number, state: Truth) -> Self {
        let raw = i128::from(points.raw());
        let point = Interval::point(raw);
        match state {
            Truth::Yes => Self { points: raw, interval: point, state, count: 0 },
            Truth::No => Self::NOTHING,
            Truth::Unknown => Self { points: 0, interval: point.hull(Interval::point(0)), state, count: 0 },
        }
    }

    /// Points of a line that is never open, and applies where something counts.
    fn sure(points: i128, count: u64) -> Self {
        Self { points, interval: Interval::point(points), state: (count > 0).into(), count }
    }

    fn record(self) -> RuleRecord {
        RuleRecord {
            state: self.state,
            points: saturated(self.points),
            lowest: saturated(self.interval.low),
            highest: saturated(self.interval.high),
            count: self.count,
        }
    }
}

impl Frame {
    /// A sum with what open lines could add. Its state is of no interest.
    pub fn of(points: i128, open: Undecided) -> Self {
        let end = |end: i64, unbounded: i128| match end {
            i64::MIN | i64::MAX => unbounded,
            end => end.into(),
        };
        let Interval { low, high } = Interval::UNBOUNDED;
        let open = Interval { low: end(open.low, low), high: end(open.high, high) };
        let interval = Interval::point(points).add(open);
        Self { points, interval, ..Self::default() }
    }

    fn add(&mut self, found: Found) {
        self.points = self.points.saturating_add(found.points);
        self.interval = self.interval.add(found.interval);
        self.state = self.state.max(found.state);
    }

    /// Only the largest of the lines that apply counts.
    fn compete(&mut self, found: Found) {
        let first = self.state.is_no();
        match found.state {
            Truth::No => return,
            Truth::Unknown => self.open_low = self.open_low.min(found.interval.low),
            Truth::Yes if self.state.is_yes() => {
                self.points = self.points.max(found.points);
                self.interval.low = self.interval.low.max(found.interval.low);
            }
            Truth::Yes => {
                self.points = found.points;
                self.interval.low = found.interval.low;
            }
        }
        self.interval.high =
            if first { found.interval.high } else { self.interval.high.max(found.interval.high) };
        self.state = self.state.max(found.state);
    }

    /// What a ladder comes to.
    fn highest(self) -> Found {
        let interval = match self.state {
            Truth::Yes => self.interval,
            _ => Interval { low: self.open_low, high: self.interval.high.max(0) },
        };
        Found { points: self.points, interval, state: self.state, count: 0 }
    }
}
