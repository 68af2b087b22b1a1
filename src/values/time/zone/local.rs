//! What the clock on the wall shows, and the bridge to the date library.

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::Shift;
use crate::values::time::{DAY, Date, HOUR, Instant, MINUTE, SECOND};

/// A day and a time of day, in milliseconds since 1970-01-01 00:00 on the same clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::values::time) struct Local(pub(in crate::values::time) i64);

impl Local {
    /// The start of the first day of the calendar.
    pub(in crate::values::time) const MIN: Self = Self(-719_528 * DAY);
    /// The last millisecond of the last day of the calendar.
    pub(in crate::values::time) const MAX: Self = Self(2_932_897 * DAY - 1);

    /// A time of day, in milliseconds, on a day.
    pub(in crate::values::time) fn new(date: Date, time: i64) -> Self {
        Self::on(date.number(), time)
    }

    /// A time of day, in milliseconds, on a day by its number; the ends of the calendar beyond them.
    pub(in crate::values::time) fn on(day: i64, time: i64) -> Self {
        Self::clamped(day.saturating_mul(DAY).saturating_add(time))
    }

    /// The ends of the calendar beyond them.
    pub(in crate::values::time) fn clamped(millis: i64) -> Self {
        Self(millis.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// The number of the day.
    pub(in crate::values::time) fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// The day.
    pub(in crate::values::time) fn date(self) -> Date {
        Date::of_number(self.day())
    }

    /// The time of day in milliseconds.
    pub(in crate::values::time) fn time(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// The instant at which a clock of UTC shows this.
    pub(in crate::values::time) fn as_utc(self) -> Instant {
        Instant(self.0)
    }

    /// The same time of day by the calendar, or its end; exact shifts are none of the calendar's and go by the
    /// clock on the wall.
    pub(in crate::values::time) fn shifted(self, shift: Shift) -> Self {
        match shift {
            Shift::Exact(millis) => Self::clamped(self.0.saturating_add(millis)),
            Shift::Days(days) => Self::on(self.day().saturating_add(days), self.time()),
            Shift::Months(months) => match self.date().plus_months(months) {
                Some(date) => Self::new(date, self.time()),
                None if months < 0 => Self::MIN,
                None => Self::MAX,
            },
        }
    }

    /// The same for the date library.
    pub(super) fn civil(self) -> DateTime {
        let date = self.date();
        let part = |unit: i64, of: i64| i8::try_from(self.time() / unit % of).unwrap_or(0);
        // Zones change at whole seconds, so that milliseconds play no part in finding the offset.
        DateTime::new(
            date.year(),
            date.month(),
            date.day(),
            part(HOUR, 24),
            part(MINUTE, 60),
            part(SECOND, 60),
            0,
        )
        .unwrap_or(DateTime::MIN)
    }
}

/// The same for the date library; the ends of its range beyond them.
pub(super) fn timestamp(at: Instant) -> Timestamp {
    let end = if at.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(at.0).unwrap_or(end)
}
