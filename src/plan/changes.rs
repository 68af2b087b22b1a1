//! When, without new data, something may change next.

use super::compile::Tick;
use super::cutoffs::{CALM, StepTable, is_usual};
use super::history::Stamp;
use super::lifecycle::due;
use super::ops::{CutId, StepsId};
use super::run::Run;
use super::scratch::Picked;
use super::{Recorder, Scratch};
use crate::model::{HandoverPart, SelectionId, Value};
use crate::values::{Instant, Period, Unit, Zone};

/// The earliest of the instants offered that are after `as_of`.
struct Earliest {
    as_of: Instant,
    next: Option<Instant>,
}

impl Earliest {
    fn offer(&mut self, at: impl Into<Option<Instant>>) {
        let at = at.into().filter(|&at| at > self.as_of);
        self.next = match (self.next, at) {
            (Some(next), Some(at)) => Some(next.min(at)),
            (next, at) => next.or(at),
        };
    }

    /// Whether something that is about so many milliseconds ahead could come first.
    fn may_be(&self, ahead: i64) -> bool {
        self.next.is_none_or(|next| self.as_of.0.saturating_add(ahead).saturating_sub(SLACK) <= next.0)
    }
}

/// The full periods that something is counted in.
struct Steps<'a> {
    zone: &'a Zone,
    table: &'a mut StepTable,
    /// From so many on more of them change nothing.
    enough: Option<i64>,
}

impl Earliest {
    /// When the number of full periods since an instant changes, unless there are enough of them.
    fn next_step(&mut self, since: Instant, of: &mut Steps<'_>) {
        let Steps { zone, table, enough } = of;
        let (as_of, period) = (self.as_of, table.period());
        let steps = table.full_steps(zone, since, as_of);
        if let Some(last) = enough.filter(|&last| steps >= last) {
            // Enough; but a cut-off that jumps back may undo the last step.
            if table.cut(zone, as_of, last).0.saturating_sub(since.0) <= SLACK {
                self.offer(zone.cut_off_change(since, as_of, period, last));
            }
            return;
        }
        if steps < 0 {
            return self.offer(zone.step_after(since, as_of, period));
        }
        let since_last = table.cut(zone, as_of, steps).0.saturating_sub(since.0);
        let to_next = since.0.saturating_sub(table.cut(zone, as_of, steps + 1).0);
        // A cut-off that jumps back may undo the last step.
        if since_last <= SLACK {
            self.offer(zone.cut_off_change(since, as_of, period, steps));
        }
        if self.may_be(to_next) {
            self.offer(zone.cut_off_change(since, as_of, period, steps + 1));
        }
    }

    /// The same of many instants, the oldest first and none after `as_of`. Of those with equally many full periods
    /// the oldest completes the next one first; only where a clock changes nearby, or a month ends, others are
    /// looked at as well.
    fn fades(&mut self, all: &[Stamp], of: &mut Steps<'_>) {
        if all.first().is_some_and(|oldest| !is_usual(oldest.at, self.as_of)) {
            return all.iter().for_each(|of_all| self.next_step(of_all.at, of));
        }
        let mut older = all;
        while let Some(newest) = older.last() {
            let (steps, from) = of.table.span(of.zone, newest.at, self.as_of);
            let start = older.partition_point(|stamp| stamp.at < from).min(older.len() - 1);
            let (rest, equal) = older.split_at(start);
            if of.enough.is_some_and(|last| steps >= last) {
                return self.faded_out(older, of);
            }
            self.equally_old(equal, steps, of);
            older = rest;
        }
    }

    /// Those with equally many full periods, fewer than enough.
    fn equally_old(&mut self, all: &[Stamp], steps: i64, of: &mut Steps<'_>) {
        let Some(oldest) = all.first().map(|stamp| stamp.at) else { return };
        let (next, last) = (of.cut(self.as_of, steps + 1), of.cut(self.as_of, steps));
        let ahead = oldest.0.saturating_sub(next.0);
        let unrest = of.unrest(self.as_of, steps + 1);
        let near =
            if self.may_be(ahead) { self.completes_next(oldest, (ahead, unrest), steps, of) } else { None };
        let near =
            near.map_or(0, |near| all.partition_point(|stamp| stamp.at.0.saturating_sub(oldest.0) <= near));
        // A cut-off that jumps back may undo the last step.
        let unrest = of.unrest(self.as_of, steps);
        let far = match unrest {
            0 => all.len(),
            _ => all.partition_point(|stamp| last.0.saturating_sub(stamp.at.0) > unrest),
        };
        // The oldest itself is done.
        let next = all.get(1..near.min(far)).unwrap_or(&[]);
        let undone = all.get(far..).unwrap_or(&[]);
        next.iter().chain(undone).for_each(|stamp| self.next_step(stamp.at, of));
    }

    /// When the oldest completes the next period; gives how much younger ones may do so before, none if no other
    /// does.
    fn completes_next(
        &mut self,
        oldest: Instant,
        (ahead, unrest): (i64, i64),
        steps: i64,
        of: &mut Steps<'_>,
    ) -> Option<i64> {
        if unrest == 0 && ahead <= NEAR {
            self.offer(self.as_of.plus_millis(ahead));
            return None;
        }
        let next = of.zone.cut_off_change(oldest, self.as_of, of.table.period(), steps + 1);
        self.offer(next);
        let Some(next) = next.filter(|_| ahead > NEAR && !of.table.is_by_months()) else {
            return Some(unrest);
        };
        let unrest = of.zone.unrest(oldest, CALM).zip(of.zone.unrest(next, CALM)).map(|(a, b)| 2 * (a + b));
        Some(unrest.map_or(SLACK, |unrest| unrest.min(SLACK))).filter(|&unrest| unrest > 0)
    }

    /// Those of enough full periods: a cut-off that jumps back may undo the last step of some.
    fn faded_out(&mut self, all: &[Stamp], of: &mut Steps<'_>) {
        let Some(last) = of.enough else { return };
        let unrest = of.unrest(self.as_of, last);
        if unrest > 0 {
            let cut = of.cut(self.as_of, last);
            let near = all.partition_point(|stamp| cut.0.saturating_sub(stamp.at.0) > unrest);
            all.iter().skip(near).for_each(|stamp| self.next_step(stamp.at, of));
        }
    }
}

impl Steps<'_> {
    fn cut(&mut self, as_of: Instant, steps: i64) -> Instant {
        self.table.cut(self.zone, as_of, steps)
    }

    /// By how much changes of the clock, now and so many periods ago, or short months may move cut-offs at most.
    fn unrest(&mut self, as_of: Instant, steps: i64) -> i64 {
        let then = self.table.unrest(self.zone, as_of, steps);
        let both = then.zip(self.table.unrest(self.zone, as_of, 0)).map(|(then, now)| 2 * (then + now));
        both.map_or(SLACK, |both| both.min(SLACK))
    }
}

/// So far ahead, and a few days more, a calm clock stays calm.
const NEAR: i64 = 4 * 24 * 3_600_000;

/// By how much a clock that is set back, and a month that is shorter, can move a cut-off at most; and more.
const SLACK: i64 = 8 * 24 * 3_600_000;

impl<R: Recorder> Run<'_, R> {
    /// Fills `next_change`.
    pub fn find_next_change(&mut self) {
        // Where results only are wanted, what it takes is among the rest.
        if self.plan.watch.beyond_hot && !R::LEAN {
            let problems = self.out.problems.len();
            self.rest();
            self.out.problems.truncate(problems);
        }
        let mut earliest = Earliest { as_of: self.as_of.as_of(), next: None };
        earliest.offer(self.scratch.deadline);
        let future = self.scratch.first.checked_sub(1).and_then(|at| self.lead.interactions.get(at));
        earliest.offer(future.map(|interaction| interaction.at));
        self.timers(&mut earliest);
        let watch = &self.plan.watch;
        for &(operand, tick) in &watch.dates {
            let at = self.date(operand, None);
            self.tick(at, tick, &mut earliest);
        }
        for &(selection, cut) in &watch.windows {
            self.leaves(selection, cut, &mut earliest);
        }
        for &(selection, steps) in &watch.newest {
            let newest = self.newest(selection).map(|interaction| interaction.at);
            self.tick(newest, Tick::Steps(steps), &mut earliest);
        }
        for &(selection, steps, count) in &watch.fades {
            self.fades(selection, steps, count, &mut earliest);
        }
        for &(selection, field, tick) in &watch.own_dates {
            self.own_dates(selection, field, tick, &mut earliest);
        }
        self.out.next_change = earliest.next;
    }

    /// Timers and notices of the present stage.
    fn timers(&self, earliest: &mut Earliest) {
        let Some((_, stage)) = self.present() else { return };
        let part = self.scratch.situation.part.unwrap_or(HandoverPart::Waiting);
        let timers = stage.automatic.iter().filter(|way| way.during.is_none_or(|during| during == part));
        let notices = stage.notices.iter().map(|notice| notice.after);
        for after in timers.filter_map(|way| way.after).chain(notices) {
            earliest.offer(due(self.model, self.scratch.situation.entered, after));
        }
    }

    /// The oldest of a window leaves it first. The newest of what has left it comes back first, where the
    /// cut-off jumps back: at the end of a month, or where the clock is set back.
    fn leaves(&self, selection: SelectionId, cut: CutId, earliest: &mut Earliest) {
        let Some(&(period, _)) = self.plan.cuts.get(cut.0 as usize) else { return };
        let since_left = |gone: Instant| self.as_of.cut(cut).0.saturating_sub(gone.0);
        let comes_back = self.may_jump_back(period, self.as_of.cut(cut));
        let gone = comes_back.then(|| self.newest_gone(selection)).flatten();
        if let Some(gone) = gone.filter(|gone| since_left(gone.at) <= SLACK) {
            earliest.offer(self.plan.zone.leaves(gone.at, earliest.as_of, period));
        }
        let Some((_, oldest)) = self.picked(selection).next_back() else { return };
        if earliest.may_be(oldest.at.0.saturating_sub(self.as_of.cut(cut).0)) {
            earliest.offer(self.plan.zone.leaves(oldest.at, earliest.as_of, period));
        }
    }

    /// Whether a cut-off may jump back to where it has been.
    fn may_jump_back(&self, period: Period, cut: Instant) -> bool {
        let is_calm = |at| self.plan.zone.unrest(at, CALM) == Some(0);
        match period.unit() {
            Unit::Minutes | Unit::Hours => false,
            Unit::Months | Unit::Years => true,
            _ => !is_calm(cut) || !is_calm(self.as_of.as_of()),
        }
    }

    fn fades(&mut self, selection: SelectionId, of: StepsId, count: Option<u32>, earliest: &mut Earliest) {
        let Picked { list, slice } = self.scratch.picked.get(selection);
        let Scratch { history, picks, steps, .. } = &mut *self.scratch;
        let Some(table) = steps.get_mut(of.place()) else { return };
        let mut steps = Steps { zone: &self.plan.zone, table, enough: count.map(i64::from) };
        match list.checked_sub(1).and_then(|list| history.list(list)) {
            Some(list) => earliest.fades(slice.of(list), &mut steps),
            None => {
                for &place in slice.of(picks) {
                    let interaction = self.lead.interactions.get(history.turned(place) as usize);
                    interaction.into_iter().for_each(|of| earliest.next_step(of.at, &mut steps));
                }
            }
        }
    }

    fn next_step(&mut self, since: Instant, of: StepsId, earliest: &mut Earliest) {
        let Some(table) = self.scratch.steps.get_mut(of.place()) else { return };
        earliest.next_step(since, &mut Steps { zone: &self.plan.zone, table, enough: None });
    }

    fn own_dates(&mut self, selection: SelectionId, field: u16, tick: Tick, earliest: &mut Earliest) {
        let past = self.lead.interactions.get(self.scratch.first..).unwrap_or(&[]);
        for interaction in past {
            if let Some(Value::Date(at)) = interaction.values.get(usize::from(field))
                && self.is_candidate(selection, interaction)
            {
                self.tick(Some(*at), tick, earliest);
            }
        }
    }

    /// A date changes what is said of it.
    fn tick(&mut self, at: Option<Instant>, tick: Tick, earliest: &mut Earliest) {
        let Some(at) = at else { return };
        let (zone, as_of) = (&self.plan.zone, earliest.as_of);
        let period = |cut: CutId| self.plan.cuts.get(cut.0 as usize).map(|&(period, _)| period);
        match tick {
            Tick::Steps(of) => self.next_step(at, of, earliest),
            // Not yet in the window, it enters at its own instant.
            Tick::InTheLast(_) if at > as_of => earliest.offer(at),
            Tick::InTheLast(cut) | Tick::MoreThanAgo(cut) => {
                earliest.offer(period(cut).and_then(|period| zone.leaves(at, as_of, period)));
            }
            Tick::InTheNext(cut) if at > as_of => {
                earliest.offer(at);
                earliest.offer(period(cut).and_then(|period| zone.cut_off_change(at, as_of, period, -1)));
            }
            Tick::InTheNext(_) => {}
        }
    }
}
