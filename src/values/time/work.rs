//! Work time: the hours in which deadlines run.

#[cfg(test)]
mod tests;

use super::date::weekday;
use super::zone::Local;
use super::{Date, HOUR, Instant, MINUTE, Period, Unit, Zone};

/// When people are at work: `work time mon-fri 09:00-17:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WorkTime {
    days: [bool; 7],
    // INVARIANT: open_minute < close_minute ≤ 24 × 60
    open_minute: u16,
    close_minute: u16,
}

/// Work time in a zone, without holidays: adds work hours and work days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkCalendar {
    zone: Zone,
    work_time: WorkTime,
    /// INVARIANT: sorted, each once.
    holidays: Vec<Date>,
    /// The numbers of the holidays that would else be days of work. INVARIANT: sorted, each once.
    closed: Vec<i64>,
}

impl WorkTime {
    /// The days of work, Monday first, and the hours on each, in minutes from 00:00 to at most 24:00; `None`
    /// where it does not open before it closes on the same day.
    #[must_use]
    pub const fn new(days: [bool; 7], open_minute: u16, close_minute: u16) -> Option<Self> {
        if open_minute < close_minute && close_minute <= 24 * 60 {
            Some(Self { days, open_minute, close_minute })
        } else {
            None
        }
    }

    /// The days of work, Monday first.
    #[must_use]
    pub const fn days(self) -> [bool; 7] {
        self.days
    }

    /// When work begins, in minutes from 00:00.
    #[must_use]
    pub const fn open_minute(self) -> u16 {
        self.open_minute
    }

    /// When work ends, in minutes from 00:00: at most 24 × 60.
    #[must_use]
    pub const fn close_minute(self) -> u16 {
        self.close_minute
    }

    /// Begin and end of a day's work, in milliseconds from 00:00.
    fn hours(self) -> (i64, i64) {
        (i64::from(self.open_minute) * MINUTE, i64::from(self.close_minute) * MINUTE)
    }
}

impl WorkCalendar {
    /// Work time by the clock of a zone; the holidays may come in any order.
    #[must_use]
    pub fn new(zone: Zone, work_time: WorkTime, mut holidays: Vec<Date>) -> Self {
        holidays.sort_unstable();
        holidays.dedup();
        let works = |day: &i64| work_time.days.get(weekday(*day)).copied().unwrap_or(false);
        let closed = holidays.iter().map(|date| date.number()).filter(works).collect();
        Self { zone, work_time, holidays, closed }
    }

    /// The time zone.
    #[must_use]
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The work time.
    #[must_use]
    pub const fn work_time(&self) -> WorkTime {
        self.work_time
    }

    /// The holidays, sorted, each once.
    #[must_use]
    pub fn holidays(&self) -> &[Date] {
        &self.holidays
    }

    /// The instant a duration after another, in any unit: where a deadline falls due.
    ///
    /// Work hours are opening time by the clock on the wall, on days of work that are no holidays; a work day
    /// is as many of them as one day has. What ends with a day's work ends at closing time, not at the next
    /// opening. Beyond the calendar it falls on the calendar's last day. `None` only for work units where no day is a day
    /// of work. Takes the same time for any count.
    #[must_use]
    pub fn plus(&self, at: Instant, period: Period) -> Option<Instant> {
        let (open, close) = self.work_time.hours();
        let budget = match period.unit() {
            Unit::WorkHours => i64::from(period.count()) * HOUR,
            Unit::WorkDays => i64::from(period.count()) * (close - open),
            _ => return Some(self.zone.plus(at, period, 1)),
        };
        let local = self.zone.local(at);
        let from = local.time().clamp(open, close);
        let today = if self.is_work_day(local.day()) { close - from } else { 0 };
        let end = if budget <= today {
            Local::on(local.day(), from + budget)
        } else {
            let rest = budget - today - 1; // without the last millisecond, which a full day ends with
            let day = self.work_day_after(local.day(), rest / (close - open) + 1)?;
            Local::on(day, open + rest % (close - open) + 1)
        };
        // Not earlier than the start, though the clock may have been set back by more than the budget.
        Some(self.zone.first(end).max(at))
    }

    /// Whether people work on a day, by its number.
    fn is_work_day(&self, day: i64) -> bool {
        self.work_time.days.get(weekday(day)).copied().unwrap_or(false)
            && self.closed.binary_search(&day).is_err()
    }

    /// The `nth` day of work after a day, both days by their numbers; the last day there is beyond the
    /// calendar, `None` where no day of the week is one of work.
    fn work_day_after(&self, day: i64, nth: i64) -> Option<i64> {
        if !self.work_time.days.contains(&true) {
            return None;
        }
        let wanted = self.work_days_up_to(day) + nth;
        let (mut before, mut reached) = (day, Date::MAX.number());
        while before + 1 < reached {
            let middle = before + (reached - before) / 2;
            if self.work_days_up_to(middle) < wanted {
                before = middle;
            } else {
                reached = middle;
            }
        }
        Some(reached)
    }

    /// How many days of work there are up to and with a day, counted from a fixed Monday; negative before.
    fn work_days_up_to(&self, day: i64) -> i64 {
        let count = |days: &[bool]| days.iter().map(|&works| i64::from(works)).sum::<i64>();
        let this_week = self.work_time.days.get(..=weekday(day)).map_or(0, count);
        let weeks = (day + 3).div_euclid(7);
        let closed = self.closed.partition_point(|&holiday| holiday <= day);
        weeks * count(&self.work_time.days) + this_week - i64::try_from(closed).unwrap_or(i64::MAX)
    }
}
