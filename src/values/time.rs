//! Instants, days, durations, and the calendar of a time zone.
//!
//! Instants are whole milliseconds, finer input is cut off. The time zones come with the library, so that
//! results are the same on every machine. The calendar spans the years 0000 to 9999; whatever would leave it
//! stops at its end.

mod cutoff;
mod date;
mod iso;
mod period;
pub(crate) mod utc;
mod work;
mod zone;

pub use date::Date;
pub use iso::{Precision, format_instant, parse_instant};
pub use period::{CalendarUnit, Period, Unit};
pub use work::{WorkCalendar, WorkTime};
pub use zone::{Zone, zone_names};

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
/// A day of the calendar on the clock on the wall.
const DAY: i64 = 24 * HOUR;

/// A point in time, in milliseconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// The milliseconds since 1970-01-01 00:00 UTC, negative before.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The instant so many milliseconds later; earlier for a negative number. Stops at the ends of `i64`.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl From<i64> for Instant {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    fn from(millis: i64) -> Self {
        Self(millis)
    }
}

impl From<SystemTime> for Instant {
    /// What is finer than a millisecond is cut off, toward the earlier.
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => Self(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
            Err(before) => {
                let nanos = before.duration().as_nanos();
                Self(i64::try_from(nanos.div_ceil(1_000_000)).map_or(i64::MIN, |millis| -millis))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::Instant;

    #[test]
    fn system_time_is_cut_off_toward_the_earlier() {
        let at = |nanos| UNIX_EPOCH + Duration::from_nanos(nanos);
        assert_eq!(Instant::from(at(1_999_999)), Instant(1));
        assert_eq!(Instant::from(UNIX_EPOCH), Instant(0));
        assert_eq!(Instant::from(UNIX_EPOCH - Duration::from_nanos(1)), Instant(-1));
        assert_eq!(Instant::from(UNIX_EPOCH - Duration::from_millis(2)), Instant(-2));
    }

    #[test]
    fn plain_in_json() {
        assert_eq!(serde_json::to_string(&Instant(-5)).unwrap(), "-5");
        assert_eq!(serde_json::from_str::<Instant>("12").unwrap(), Instant(12));
    }
}
