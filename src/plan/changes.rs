//! When, without new data, something may change next.

use super::Recorder;
use super::compile::Tick;
use super::lifecycle::due;
use super::ops::{CutId, StepsId};
use super::run::Run;
use crate::model::{HandoverPart, SelectionId, Value};
use crate::values::Instant;

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

/// By how much a clock that is set back, and a month that is shorter, can move a cut-off at most; and more.
const SLACK: i64 = 8 * 24 * 3_600_000;

impl<R: Recorder> Run<'_, R> {
    /// Fills `next_change`.
    pub fn find_next_change(&mut self) {
        if self.plan.watch.beyond_hot {
            let problems = self.out.problems.len();
            self.rest();
            self.out.problems.truncate(problems);
        }
        let mut earliest = Earliest { as_of: self.as_of.as_of(), next: None };
        earliest.offer(self.scratch.deadline);
        let future = self.scratch.kinds.first.checked_sub(1).and_then(|at| self.lead.interactions.get(at));
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
        if let Some(gone) = self.newest_gone(selection).filter(|gone| since_left(gone.at) <= SLACK) {
            earliest.offer(self.plan.zone.leaves(gone.at, earliest.as_of, period));
        }
        let Some((_, oldest)) = self.picked(selection).next_back() else { return };
        if earliest.may_be(oldest.at.0.saturating_sub(self.as_of.cut(cut).0)) {
            earliest.offer(self.plan.zone.leaves(oldest.at, earliest.as_of, period));
        }
    }

    fn fades(&mut self, selection: SelectionId, of: StepsId, count: Option<u32>, earliest: &mut Earliest) {
        let picked = self.scratch.picked.get(selection);
        for at in picked.start..picked.start + picked.len {
            let place = self.scratch.picks.get(at as usize);
            let Some(interaction) = place.and_then(|&place| self.lead.interactions.get(place as usize))
            else {
                continue;
            };
            self.next_step(interaction.at, of, count, earliest);
        }
    }

    /// When the number of full periods since an instant changes, unless there are enough of them.
    fn next_step(&mut self, since: Instant, of: StepsId, enough: Option<u32>, earliest: &mut Earliest) {
        let (zone, as_of) = (&self.plan.zone, earliest.as_of);
        let Some(table) = self.scratch.steps.get_mut(of.place()) else { return };
        let steps = table.full_steps(zone, since, as_of);
        let period = table.period();
        if let Some(last) = enough.map(i64::from).filter(|&last| steps >= last) {
            // Enough; but a cut-off that jumps back may undo the last step.
            if table.cut(zone, as_of, last).0.saturating_sub(since.0) <= SLACK {
                earliest.offer(zone.cut_off_change(since, as_of, period, last));
            }
            return;
        }
        if steps < 0 {
            return earliest.offer(zone.step_after(since, as_of, period));
        }
        let since_last = table.cut(zone, as_of, steps).0.saturating_sub(since.0);
        let to_next = since.0.saturating_sub(table.cut(zone, as_of, steps + 1).0);
        // A cut-off that jumps back may undo the last step.
        if since_last <= SLACK {
            earliest.offer(zone.cut_off_change(since, as_of, period, steps));
        }
        if earliest.may_be(to_next) {
            earliest.offer(zone.cut_off_change(since, as_of, period, steps + 1));
        }
    }

    fn own_dates(&mut self, selection: SelectionId, field: u16, tick: Tick, earliest: &mut Earliest) {
        let past = self.lead.interactions.get(self.scratch.kinds.first..).unwrap_or(&[]);
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
            Tick::Steps(of) => self.next_step(at, of, None, earliest),
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
