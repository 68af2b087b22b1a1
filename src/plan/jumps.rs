//! When a cut-off jumps back, so that what a window of time has left behind is in it again for a while.
//!
//! Cut-offs go on as the clock does, with three exceptions. Where the clock is set back they all jump back with
//! it. Counted in months they jump back at the midnights of days that shorter months do not have, for the day
//! before led to the same last day of a month. And one that has come, by the clock before, through the time that
//! a clock skips when it is put forward, jumps back to the instant of that change: which only matters to what
//! was in that very hour.

use std::ops::Range;

use super::Plan;
use crate::lead::Lead;
use crate::model::Value;
use crate::values::{Instant, Period, Unit};

impl Plan {
    /// The first instant after another at which some cut-off may jump back over something that is known of a
    /// lead. Often early, never late.
    pub(crate) fn jumps_back(&self, lead: &Lead, after: Instant) -> Option<Instant> {
        let periods = || self.cuts.iter().map(|&(period, _)| period).chain(self.periods.iter().copied());
        let counts_in = |is: fn(Unit) -> bool| periods().any(|period| is(period.unit()));
        if !counts_in(|unit| !matches!(unit, Unit::Minutes | Unit::Hours)) {
            return None;
        }
        let set_back = self.zone.set_back_after(after);
        let by_months = counts_in(|unit| matches!(unit, Unit::Months | Unit::Years));
        let late_day = if by_months { self.zone.late_day_after(after) } else { None };
        let over = self.in_gaps(lead).filter_map(|at| self.jumps_back_over(at, after)).min();
        [set_back, late_day, over].into_iter().flatten().min()
    }

    /// What of a lead happened, or is dated, while a clock was being put forward.
    fn in_gaps(&self, lead: &Lead) -> impl Iterator<Item = Instant> {
        let all: &[_] = &lead.interactions;
        let ends = all.last().zip(all.first()).map(|(oldest, newest)| (oldest.at, newest.at));
        let is_in = |gap: &Range<Instant>| {
            // Newest first; a millisecond more on either side does no harm.
            let next = all.get(all.partition_point(|of| of.at > gap.end.plus_millis(1)));
            next.is_some_and(|of| of.at >= gap.start.plus_millis(-1))
        };
        let gaps = ends.into_iter().flat_map(|(oldest, newest)| self.zone.gaps(oldest, newest));
        // A cut-off jumps over all of a gap at once, from just before its end: what is in the middle tells of all.
        let did = gaps.filter(is_in).map(|gap| gap.start.plus_millis((gap.end.0 - gap.start.0) / 2));
        let own = if self.watch.own_dates.is_empty() { &[] } else { all };
        let dates = lead.values.iter().chain(own.iter().flat_map(|of| &of.values));
        let dated = dates.filter_map(|value| match value {
            Value::Date(at) => Some(*at),
            _ => None,
        });
        // Where the changes of the clock are not known, all are taken to be in gaps.
        let is_far = |at| !self.zone.knows_changes(at);
        let any_far = ends.is_some_and(|(oldest, newest)| is_far(oldest) || is_far(newest));
        let far = if any_far { all } else { &[] };
        let far = far.iter().map(|of| of.at).filter(move |&at| is_far(at));
        did.chain(far).chain(dated.filter(|&at| self.zone.may_be_in_gap(at)))
    }

    fn jumps_back_over(&self, at: Instant, after: Instant) -> Option<Instant> {
        let over = |period: Period, times: i64| {
            let bounds = [at, at.plus_millis(1)].into_iter();
            bounds.filter_map(|bound| self.zone.jumps_back_over(bound, after, period, times)).min()
        };
        let cuts = self.cuts.iter().filter_map(|&(period, times)| over(period, times));
        let steps = self.periods.iter().flat_map(|&period| {
            let steps = self.zone.full_steps(at, after, period);
            (steps - 1..steps + 3).filter_map(move |times| over(period, times))
        });
        cuts.chain(steps).min()
    }
}
