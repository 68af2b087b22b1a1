//! Days and times of day of the nine months that the samples cover.

use super::random::Random;
use std::fmt;

/// The last day of the samples: 2026-11-20, a Friday, as days since 1970-01-01.
pub const LAST_DAY: i64 = 20_777;
/// The first day of the samples: 2026-02-20.
const FIRST_DAY: i64 = LAST_DAY - 273;

/// A wall-clock time in central Europe.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    day: i64,
    second: i64,
}

impl Moment {
    /// A time in the working hours of a day about `days_ago` days before the last one; weekends are rare.
    pub fn days_ago(days_ago: i64, random: &mut Random) -> Moment {
        let mut day = LAST_DAY - days_ago;
        if is_weekend(day) && random.chance(85) {
            day -= random.between(2, 4);
        }
        let day = day.clamp(FIRST_DAY, LAST_DAY);
        Moment { day, second: random.between(7 * 3600, 18 * 3600 - 1) }
    }

    /// Some minutes later on the same day.
    pub fn later(self, minutes: i64) -> Moment {
        Moment { second: (self.second + minutes * 60).min(18 * 3600 - 1), ..self }
    }

    /// In the working hours of a day about so many days later, but never on a weekend.
    pub fn next_days(self, days: i64, random: &mut Random) -> Moment {
        let day = self.day + days;
        let day = if is_weekend(day) { day + 2 } else { day };
        Moment { day, second: random.between(8 * 3600, 17 * 3600) }
    }

    /// Whether it comes after the last day of the samples.
    pub fn is_beyond(self) -> bool {
        self.day > LAST_DAY
    }

    /// `2026-11-03T14:22:10`, wall-clock time without a zone.
    pub fn local(self) -> String {
        format!("{}T{}", Day(self.day), Clock(self.second))
    }

    /// `2026-11-03T14:22:10+01:00`
    pub fn with_offset(self) -> String {
        format!("{}+0{}:00", self.local(), offset_hours(self.day))
    }

    /// `2026-11-03T13:22:10Z`
    pub fn utc(self) -> String {
        format!("{}T{}Z", Day(self.day), Clock(self.second - offset_hours(self.day) * 3600))
    }
}

/// `2026-11-20`, from days since 1970-01-01.
pub struct Day(pub i64);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Years that begin in March have their leap day at the end; 719468 days lie between 0000-03-01 and 1970-01-01.
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

struct Clock(i64);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}:{:02}", self.0 / 3600, self.0 / 60 % 60, self.0 % 60)
    }
}

fn is_weekend(day: i64) -> bool {
    // 1970-01-01 was a Thursday.
    (day + 3).rem_euclid(7) >= 5
}

/// Summer time of 2026 lasts from 29 March to 24 October; nothing in the samples happens at night.
fn offset_hours(day: i64) -> i64 {
    let summer = LAST_DAY - 236..=LAST_DAY - 27;
    if summer.contains(&day) { 2 } else { 1 }
}
