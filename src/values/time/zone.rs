//! Time zones: between instants and the clock on the wall.

mod local;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};

pub(super) use local::Local;

use super::{CalendarUnit, DAY, Date, HOUR, Instant, MINUTE, Period, SECOND, Unit};

/// A time zone with its history of offsets. Cheap to clone and to share between threads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    zone: TimeZone,
    /// The instants in [`KNOWN`] at which the offset changes, ascending.
    changes: Arc<[Instant]>,
}

/// The years 1970 to 2099, whose changes of the clock are looked up once.
const KNOWN: Range<Instant> = Instant(0)..Instant(47_482 * DAY);

/// So many changes are looked through beyond the years that are known.
const MOST_CHANGES: usize = 400;

/// No clock is put forward by more: some islands have skipped a day.
const LARGEST_GAP: i64 = 2 * DAY;

/// How far a multiple of a duration leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// By so many milliseconds.
    Exact(i64),
    /// To the same time so many days on.
    Days(i64),
    /// To the same time and day so many months on.
    Months(i64),
}

/// The names of all time zones, for suggestions.
pub fn zone_names() -> impl Iterator<Item = String> {
    TimeZoneDatabase::bundled()
        .available()
        .map(|name| name.as_str().to_owned())
        .collect::<Vec<_>>()
        .into_iter()
}

impl Zone {
    /// UTC, which has no daylight saving.
    #[must_use]
    pub fn utc() -> Self {
        Self { zone: TimeZone::UTC, changes: Arc::default() }
    }

    /// A time zone by its IANA name, in any case: `Europe/Berlin`. `None` where there is none of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        zone.iana_name()?;
        let changes = changes(&zone, KNOWN.start, KNOWN.end).collect();
        Some(Self { zone, changes })
    }

    /// The IANA name, in its proper case.
    #[must_use]
    pub fn name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }

    /// The day on which an instant falls.
    #[must_use]
    pub fn date_of(&self, at: Instant) -> Date {
        self.local(at).date()
    }

    /// The 00:00 of a day, from which it lasts.
    #[must_use]
    pub fn start_of_day(&self, date: Date) -> Instant {
        self.first(Local::new(date, 0))
    }

    /// The 00:00 of the next day, before which a day ends.
    #[must_use]
    pub fn end_of_day_exclusive(&self, date: Date) -> Instant {
        match date.next() {
            Some(next) => self.start_of_day(next),
            None => self.first(Local::MAX).plus_millis(1),
        }
    }

    /// Whether an instant lies between the 00:00 of a day and that of the next.
    #[must_use]
    pub fn is_in_day(&self, at: Instant, date: Date) -> bool {
        self.start_of_day(date) <= at && at < self.end_of_day_exclusive(date)
    }

    /// The instant at which the clock on the wall shows a time (hour 0–23, minute and second 0–59, millisecond
    /// 0–999); `None` where the parts are no time of day.
    ///
    /// A time that daylight saving skips moves forward by the gap; of a time that comes twice it is the first.
    #[must_use]
    pub fn resolve(&self, date: Date, hour: u8, minute: u8, second: u8, ms: u16) -> Option<Instant> {
        (hour < 24 && minute < 60 && second < 60 && ms < 1000).then(|| {
            let (hour, minute, second) = (i64::from(hour), i64::from(minute), i64::from(second));
            self.first(Local::new(date, hour * HOUR + minute * MINUTE + second * SECOND + i64::from(ms)))
        })
    }

    /// The instant `times` periods before another: a cut-off. See [`Zone::plus`].
    #[must_use]
    pub fn minus(&self, at: Instant, period: Period, times: i64) -> Instant {
        self.shifted(at, Shift::new(period, -i128::from(times)))
    }

    /// The instant `times` periods after another, reached in one step, not period by period.
    ///
    /// Minutes and hours are exact. Days, weeks, months and years go by the calendar to the same time of day,
    /// resolved as by [`Zone::resolve`]; a day that a month does not have becomes its last. None at all leads
    /// to the very same instant. Stops at the ends of the calendar. Work days and work hours count as plain
    /// ones here; [`WorkCalendar`](super::WorkCalendar) knows better.
    #[must_use]
    pub fn plus(&self, at: Instant, period: Period, times: i64) -> Instant {
        self.shifted(at, Shift::new(period, i128::from(times)))
    }

    /// A number that is the same for two instants exactly where they fall into the same day, week (from Monday
    /// on), month or year.
    #[must_use]
    pub fn period_key(&self, at: Instant, unit: CalendarUnit) -> i64 {
        Self::key_of_day(self.local(at).day(), unit)
    }

    /// How far the clock is ahead of UTC at an instant, in milliseconds, and the stretch of time around it in which
    /// that is so.
    pub(crate) fn even_stretch(&self, at: Instant) -> (i64, Range<Instant>) {
        let offset = self.offset(at);
        if !KNOWN.contains(&at) {
            return (offset, at..at.plus_millis(1));
        }
        let next = self.changes.partition_point(|&change| change <= at);
        let before = next.checked_sub(1).and_then(|last| self.changes.get(last));
        let (from, to) = (before.unwrap_or(&KNOWN.start), self.changes.get(next).unwrap_or(&KNOWN.end));
        (offset, *from..*to)
    }

    /// By how much the clock is set in all, so many milliseconds before and after an instant; none if the changes
    /// there are not known.
    pub(crate) fn unrest(&self, at: Instant, reach: i64) -> Option<i64> {
        let (from, to) = (at.plus_millis(-reach), at.plus_millis(reach));
        if !KNOWN.contains(&from) || !KNOWN.contains(&to) {
            return None;
        }
        let first = self.changes.partition_point(|&change| change < from);
        let near = self.changes.get(first..).unwrap_or(&[]).iter().take_while(|&&change| change <= to);
        Some(near.map(|&change| (self.offset(change) - self.offset(change.plus_millis(-1))).abs()).sum())
    }

    /// The numbers of the days of the unit in which a day lies, by its number.
    pub(crate) fn days_of(day: i64, unit: CalendarUnit) -> Range<i64> {
        let months = |first: Date, months: i64| {
            let next = first.plus_months(months).map_or(first.number() + 1, Date::number);
            first.number()..next
        };
        let first_of_month = || Date::of_number(day - i64::from(Date::of_number(day).day()) + 1);
        match unit {
            CalendarUnit::Day => day..day + 1,
            CalendarUnit::Week => {
                let monday = day - (day + 3).rem_euclid(7);
                monday..monday + 7
            }
            CalendarUnit::Month => months(first_of_month(), 1),
            CalendarUnit::Year => {
                let first = first_of_month();
                months(first.plus_months(1 - i64::from(first.month())).unwrap_or(first), 12)
            }
        }
    }

    /// The number of the unit in which a day lies, by its number: see [`Zone::period_key`].
    pub(crate) fn key_of_day(day: i64, unit: CalendarUnit) -> i64 {
        match unit {
            CalendarUnit::Day => day,
            // Day 0 was a Thursday.
            CalendarUnit::Week => (day + 3).div_euclid(7),
            CalendarUnit::Month => Date::of_number(day).month_number(),
            CalendarUnit::Year => Date::of_number(day).year().into(),
        }
    }

    pub(super) fn shifted(&self, at: Instant, shift: Shift) -> Instant {
        match shift {
            Shift::Exact(0) => at,
            Shift::Exact(millis) => Local::clamped(Local::clamped(at.0).0 + millis).as_utc(),
            _ => self.first(self.local(at).shifted(shift)),
        }
    }

    /// What the clock on the wall shows at an instant.
    pub(super) fn local(&self, at: Instant) -> Local {
        Local::clamped(at.0.saturating_add(self.offset(at)))
    }

    /// How far the clock is ahead of UTC at an instant, in milliseconds.
    pub(super) fn offset(&self, at: Instant) -> i64 {
        i64::from(self.zone.to_offset(local::timestamp(at)).seconds()) * SECOND
    }

    /// The instant at which the clock shows a time: the first of two, moved forward out of a gap.
    pub(super) fn first(&self, local: Local) -> Instant {
        self.occurrences(local).0
    }

    /// The instant at which the clock shows a time, moved forward out of a gap; and the second one where the
    /// time comes twice.
    pub(super) fn occurrences(&self, local: Local) -> (Instant, Option<Instant>) {
        let at = |offset: jiff::tz::Offset| Instant(local.0 - i64::from(offset.seconds()) * SECOND);
        match self.zone.to_ambiguous_timestamp(local.civil()).offset() {
            AmbiguousOffset::Unambiguous { offset } => (at(offset), None),
            AmbiguousOffset::Gap { before, .. } => (at(before), None),
            AmbiguousOffset::Fold { before, after } => (at(before), Some(at(after))),
        }
    }

    /// The instants in `from..=to` at which the offset may change.
    pub(super) fn changes(&self, from: Instant, to: Instant) -> impl Iterator<Item = Instant> {
        changes(&self.zone, from, to)
    }

    /// The first instant after another at which the clock is set back.
    pub(crate) fn set_back_after(&self, after: Instant) -> Option<Instant> {
        let is_back = |&change: &Instant| self.offset(change) < self.offset(change.plus_millis(-1));
        if KNOWN.contains(&after) {
            let next = self.changes.partition_point(|&change| change <= after);
            if let Some(found) = self.changes.get(next..).into_iter().flatten().copied().find(is_back) {
                return Some(found);
            }
        }
        let following =
            self.zone.following(local::timestamp(after)).map(|of| of.timestamp().as_millisecond());
        following.map(Instant).filter(|&change| change > after).take(MOST_CHANGES).find(is_back)
    }

    /// The first midnight after an instant with which a day begins that shorter months do not have: the 29th, 30th
    /// or 31st. Both midnights of a day that begins twice.
    pub(crate) fn late_day_after(&self, after: Instant) -> Option<Instant> {
        let today = self.local(after).day();
        // Two days before for a clock that is set, the 28 of the shortest month, and one more.
        let days = (today - 1..today + 32).filter(|&day| Date::of_number(day).day() > 28);
        let midnights = days.flat_map(|day| {
            let (first, second) = self.occurrences(Local::on(day, 0));
            std::iter::once(first).chain(second)
        });
        midnights.filter(|&midnight| midnight > after).min()
    }

    /// Whether the changes of the clock around an instant were looked up.
    pub(crate) fn knows_changes(&self, at: Instant) -> bool {
        KNOWN.contains(&at)
    }

    /// Whether a clock that is put forward, and so skips times of day, may be about at an instant: in what it
    /// skips, counted by the clock before, up to its end. Instants of which the changes are not known are taken
    /// for such.
    pub(crate) fn may_be_in_gap(&self, at: Instant) -> bool {
        if !KNOWN.contains(&at) {
            return true;
        }
        let next = self.changes.partition_point(|&change| change <= at.plus_millis(1));
        let last = next.checked_sub(1).and_then(|last| self.changes.get(last)).copied();
        last.is_some_and(|change| {
            let skipped = self.offset(change) - self.offset(change.plus_millis(-1));
            at <= change.plus_millis(skipped + 1)
        })
    }

    /// The gaps, from the instant of the change on, that begin between two instants of which the changes are
    /// known.
    pub(crate) fn gaps(&self, from: Instant, to: Instant) -> impl Iterator<Item = Range<Instant>> {
        let first = self.changes.partition_point(|&change| change.plus_millis(LARGEST_GAP) < from);
        let changes =
            self.changes.get(first..).unwrap_or(&[]).iter().take_while(move |&&change| change <= to);
        changes.filter_map(|&change| {
            let skipped = self.offset(change) - self.offset(change.plus_millis(-1));
            (skipped > 0).then(|| change..change.plus_millis(skipped))
        })
    }

    /// Whether the clock is known to run evenly so many milliseconds before and after an instant. Fast.
    pub(super) fn is_even_around(&self, at: Instant, reach: i64) -> bool {
        let (from, to) = (at.plus_millis(-reach), at.plus_millis(reach));
        let next = self.changes.partition_point(|&change| change < from);
        KNOWN.contains(&from)
            && KNOWN.contains(&to)
            && self.changes.get(next).is_none_or(|&change| to < change)
    }
}

/// The instants in `from..=to` at which the offset of a zone may change.
fn changes(zone: &TimeZone, from: Instant, to: Instant) -> impl Iterator<Item = Instant> {
    zone.following(local::timestamp(from.plus_millis(-1)))
        .map(|change| Instant(change.timestamp().as_millisecond()))
        .take_while(move |&change| change <= to)
}

impl Shift {
    /// As far the other way.
    pub(super) fn back(self) -> Self {
        match self {
            Self::Exact(millis) => Self::Exact(-millis),
            Self::Days(days) => Self::Days(-days),
            Self::Months(months) => Self::Months(-months),
        }
    }

    /// So many periods, forward or back. Beyond the width of the calendar all are the same.
    pub(super) fn new(period: Period, times: i128) -> Self {
        let count = i128::from(period.count()) * times;
        let far = |count: i128, end: i64| count.clamp(-i128::from(end), i128::from(end)) as i64;
        match period.unit() {
            _ if count == 0 => Self::Exact(0),
            Unit::Minutes => Self::Exact(far(count * i128::from(MINUTE), 20_000 * 366 * DAY)),
            Unit::Hours | Unit::WorkHours => Self::Exact(far(count * i128::from(HOUR), 20_000 * 366 * DAY)),
            Unit::Days | Unit::WorkDays => Self::Days(far(count, 20_000 * 366)),
            Unit::Weeks => Self::Days(far(count * 7, 20_000 * 366)),
            Unit::Months => Self::Months(far(count, 20_000 * 12)),
            Unit::Years => Self::Months(far(count * 12, 20_000 * 12)),
        }
    }
}
