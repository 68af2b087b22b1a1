//! Cut-offs over time: how many full periods have passed, and when that changes next.
//!
//! A cut-off is an instant minus a multiple of a period. Mostly it moves on as the clock does, but not always:
//! where the clock is set back, or at the end of a month that is longer than the one the cut-off falls in, it
//! jumps back, and passes the same instants again. So a count of full periods may fall again for a while, and
//! the functions here look at all the places where that could happen.

#[cfg(test)]
mod tests;

use smallvec::{SmallVec, smallvec};

use super::zone::{Local, Shift};
use super::{DAY, Instant, Period, Zone};

/// A clock that runs evenly so long before and after an instant plays no tricks there.
const NEARBY: i64 = 5 * DAY;
/// No gap or overlap of a clock is longer than this: some islands have skipped a whole day.
const LARGEST_CHANGE: i64 = 2 * DAY;
/// By no more than this do the differences of days or months mistake the number of full periods.
const LARGEST_ERROR: usize = 3;

/// Instants to look at: room for those of a bound near one change of the clock.
type Turns = SmallVec<[Instant; 80]>;

impl Zone {
    /// How many full periods lie between two instants: the largest `k` for which `since` is not after `as_of`
    /// minus `k` periods. Below zero where `since` is ahead.
    #[must_use]
    pub fn full_steps(&self, since: Instant, as_of: Instant, period: Period) -> i64 {
        let (since, as_of) = (self.inside(since), self.inside(as_of));
        let reached = |times: i64| since <= self.minus(as_of, period, times);
        let mut steps = self.steps_by_difference(since, as_of, Shift::new(period, 1));
        for _ in 0..LARGEST_ERROR {
            if reached(steps) {
                break;
            }
            steps -= 1;
        }
        for _ in 0..LARGEST_ERROR {
            if !reached(steps + 1) {
                break;
            }
            steps += 1;
        }
        steps
    }

    /// The number of full periods from the difference of what the clock shows: exact for minutes and hours; else
    /// off by one or two where a clock changes or a month ends.
    fn steps_by_difference(&self, since: Instant, as_of: Instant, step: Shift) -> i64 {
        match step {
            Shift::Exact(millis) => (as_of.0 - since.0).div_euclid(millis),
            Shift::Days(days) => (self.local(as_of).0 - self.local(since).0).div_euclid(days * DAY),
            Shift::Months(months) => {
                let month = |at| self.date_of(at).month_number();
                (month(as_of) - month(since)).div_euclid(months)
            }
        }
    }

    /// The first instant after `as_of` at which [`Zone::full_steps`] is another number; `None` where that is
    /// beyond the calendar.
    #[must_use]
    pub fn step_after(&self, since: Instant, as_of: Instant, period: Period) -> Option<Instant> {
        let steps = self.full_steps(since, as_of, period);
        let fewer = self.cut_off_change(since, as_of, period, steps);
        let more = self.cut_off_change(since, as_of, period, steps + 1);
        [fewer, more].into_iter().flatten().min()
    }

    /// The first instant after `as_of` at which something at `at` is no longer `in the last` period: mostly the
    /// end of that window plus one millisecond. `None` where that is beyond the calendar.
    ///
    /// For what has left already it is when it comes back for a while, which is rare: see the module.
    #[must_use]
    pub fn leaves(&self, at: Instant, as_of: Instant, period: Period) -> Option<Instant> {
        self.cut_off_change(at.plus_millis(1), as_of, period, 1)
    }

    /// The first instant `t` after `as_of` at which it changes whether `bound` ≤ `t` minus `times` periods;
    /// `None` where that is beyond the calendar. Negative `times` serve tests of what lies ahead.
    #[must_use]
    pub fn cut_off_change(
        &self,
        bound: Instant,
        as_of: Instant,
        period: Period,
        times: i64,
    ) -> Option<Instant> {
        let shift = Shift::new(period, i128::from(times));
        match self.only_turn(bound, shift) {
            Some(turn) => (turn > as_of).then_some(turn),
            None => self.first_turn(bound, as_of, shift),
        }
    }

    /// The first instant `t` after `as_of` at which `bound` ≤ `t` minus `times` periods no longer holds though it
    /// did just before: the cut-off jumps back over `bound`. `None` where it never does, as nearly always.
    #[must_use]
    pub(crate) fn jumps_back_over(
        &self,
        bound: Instant,
        as_of: Instant,
        period: Period,
        times: i64,
    ) -> Option<Instant> {
        let shift = Shift::new(period, i128::from(times));
        if matches!(shift, Shift::Exact(_)) {
            return None;
        }
        let back = shift.back();
        let reached = |at: Instant| bound <= self.shifted(at, back);
        let mut turns = self.turns(bound, shift);
        turns.sort_unstable();
        turns.into_iter().find(|&at| at > as_of && !reached(at) && reached(at.plus_millis(-1)))
    }

    /// The one instant at which a cut-off passes `bound`, where that is plain: neither clock nor month play
    /// tricks nearby. This is nearly always so, and saves looking at all the turns there could be.
    fn only_turn(&self, bound: Instant, shift: Shift) -> Option<Instant> {
        let local = self.local(bound);
        if matches!(shift, Shift::Exact(_)) || !self.is_even_around(bound, NEARBY) {
            return None;
        }
        // Later days of a month may be reached from days that shorter months do not have.
        if matches!(shift, Shift::Months(_)) && local.date().day() > 27 {
            return None;
        }
        Some(self.first(local.shifted(shift))).filter(|&turn| self.is_even_around(turn, NEARBY))
    }

    fn first_turn(&self, bound: Instant, as_of: Instant, shift: Shift) -> Option<Instant> {
        let back = shift.back();
        let reached = |at: Instant| bound <= self.shifted(at, back);
        let now = reached(as_of);
        let mut turns = self.turns(bound, shift);
        turns.sort_unstable();
        turns.into_iter().find(|&at| at > as_of && reached(at) != now)
    }

    /// All instants at which a cut-off can come to pass `bound`, from either side; and some more.
    ///
    /// A cut-off passes an instant in two ways: it moves there with the clock, so that the clock then shows the
    /// time of day that it showed at `bound`; or it jumps over it, at a change of the clock near `bound` or
    /// near the instant sought, or at a midnight where months are counted.
    fn turns(&self, bound: Instant, shift: Shift) -> Turns {
        if let Shift::Exact(_) = shift {
            return smallvec![self.shifted(bound, shift)];
        }
        let mut turns = Turns::new();
        for local in self.clock_near(bound) {
            let nominal = local.shifted(shift);
            // Up to three days are clamped to the same last day of a month; islands may skip one more.
            for day in nominal.day() - 2..=nominal.day() + 4 {
                self.push_occurrences(Local::on(day, local.time()), &mut turns);
                if let Shift::Months(_) = shift {
                    self.push_occurrences(Local::on(day, 0), &mut turns);
                }
            }
        }
        let nominal = self.first(self.local(bound).shifted(shift));
        turns.extend(self.changes(nominal.plus_millis(-6 * DAY), nominal.plus_millis(8 * DAY)));
        turns
    }

    /// What the clock shows at an instant, would show by its offsets before and after changes nearby, and
    /// shows at the edges of those changes.
    fn clock_near(&self, at: Instant) -> SmallVec<[Local; 5]> {
        let mut shown = smallvec![self.local(at)];
        for change in self.changes(at.plus_millis(-LARGEST_CHANGE), at.plus_millis(LARGEST_CHANGE)) {
            for offset in [self.offset(change.plus_millis(-1)), self.offset(change)] {
                shown.push(Local::clamped(at.0.saturating_add(offset)));
                shown.push(Local::clamped(change.0.saturating_add(offset)));
            }
        }
        shown
    }

    fn push_occurrences(&self, local: Local, turns: &mut Turns) {
        let (first, second) = self.occurrences(local);
        turns.push(first);
        turns.extend(second);
    }

    /// The instant, or the end of the calendar that it lies beyond. The very first is left out: all cut-offs stop
    /// there, and none may reach further back than another.
    fn inside(&self, at: Instant) -> Instant {
        if (Local::MIN.0 + LARGEST_CHANGE..Local::MAX.0 - LARGEST_CHANGE).contains(&at.0) {
            return at;
        }
        at.max(self.first(Local::MIN).plus_millis(1)).min(self.first(Local::MAX))
    }
}
