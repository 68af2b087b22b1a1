//! The order of instants that lie some time before or behind the instant of an assessment, whichever that is.
//!
//! Months have 28 to 31 days, days have 23 to 25 hours and in one zone once none at all: two durations are put in
//! order only where the calendar can never turn it round. Instants in the first and last hundred years of the
//! calendar, at whose ends cut-offs stop, are left out of consideration.

use std::cmp::Ordering;

use crate::values::{Period, Unit};

/// A place in time, seen from the instant of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// So long before.
    Before(Period),
    /// The instant itself.
    Now,
    /// So long behind.
    Behind(Period),
}

impl Term {
    /// So many days before; behind for a negative number. `None` where there are too many.
    #[must_use]
    pub fn days_before(days: i64) -> Option<Self> {
        let period = |days: i64| Period::new(u32::try_from(days).ok()?, Unit::Days);
        match days.cmp(&0) {
            Ordering::Greater => period(days).map(Self::Before),
            Ordering::Equal => Some(Self::Now),
            Ordering::Less => period(days.checked_neg()?).map(Self::Behind),
        }
    }

    /// Whether this is surely not behind the other.
    #[must_use]
    pub fn is_at_most(self, other: Self) -> bool {
        match (self, other) {
            (Self::Before(a), Self::Before(b)) => is_at_most(b, a),
            (Self::Behind(a), Self::Behind(b)) => is_at_most(a, b),
            (Self::Before(_), Self::Now | Self::Behind(_)) | (Self::Now, Self::Now | Self::Behind(_)) => true,
            _ => false,
        }
    }

    /// Whether this is surely before the other, not at the same instant.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        match (self, other) {
            (Self::Before(a), Self::Before(b)) => is_below(b, a),
            (Self::Behind(a), Self::Behind(b)) => is_below(a, b),
            (Self::Before(a), Self::Now) | (Self::Now, Self::Behind(a)) => is_long(a),
            (Self::Before(a), Self::Behind(b)) => is_long(a) || is_long(b),
            _ => false,
        }
    }
}

/// The family in which durations are counted, and how many of its units they are.
enum Length {
    Minutes(i64),
    Days(i64),
    Months(i64),
}

/// A gap that no change of a clock makes up for, in days.
const SURE: i64 = 3;
/// Beyond so many days the calendar may come to its end.
const LONGEST: i64 = 36_000;
const MINUTES_A_DAY: i64 = 24 * 60;
/// How far a calendar day may be from 24 hours, in minutes.
const SLACK: i64 = 26 * 60;

fn length(of: Period) -> Length {
    let count = i64::from(of.count());
    match of.unit() {
        Unit::Minutes => Length::Minutes(count),
        Unit::Hours | Unit::WorkHours => Length::Minutes(count * 60),
        Unit::Days | Unit::WorkDays => Length::Days(count),
        Unit::Weeks => Length::Days(count * 7),
        Unit::Months => Length::Months(count),
        Unit::Years => Length::Months(count * 12),
    }
}

/// The fewest and the most days of so many months.
fn days(months: i64) -> (i64, i64) {
    let (years, rest) = (months / 12, months % 12);
    let fewest = years * 365 + if rest == 0 { 0 } else { rest * 30 - 2 };
    // Short of a year, a leap day is in a month that is short anyway.
    let leap_days = if years == 0 { 0 } else { years / 4 + 1 };
    (fewest, years * 365 + leap_days + rest * 31)
}

/// The fewest and the most minutes of a duration.
fn minutes(of: Period) -> (i64, i64) {
    let of_days = |low: i64, high: i64| (low * MINUTES_A_DAY - SLACK, high * MINUTES_A_DAY + SLACK);
    match length(of) {
        Length::Minutes(exact) => (exact, exact),
        Length::Days(count) => of_days(count, count),
        Length::Months(count) => {
            let (low, high) = days(count);
            of_days(low, high)
        }
    }
}

/// Whether a duration is surely no longer than another.
pub(super) fn is_at_most(a: Period, b: Period) -> bool {
    if a.unit().is_work() || b.unit().is_work() {
        return a.unit() == b.unit() && a.count() <= b.count();
    }
    match (length(a), length(b)) {
        (Length::Minutes(a), Length::Minutes(b))
        | (Length::Days(a), Length::Days(b))
        | (Length::Months(a), Length::Months(b)) => a <= b,
        (Length::Days(a), Length::Months(b)) => a <= days(b).0,
        (Length::Months(a), Length::Days(b)) => days(a).1 <= b,
        _ => minutes(a).1 <= minutes(b).0,
    }
}

/// Whether a duration is surely shorter than another.
fn is_below(a: Period, b: Period) -> bool {
    let is_plain = !a.unit().is_work() && !b.unit().is_work();
    let longest = minutes(b).1 / MINUTES_A_DAY <= LONGEST;
    is_plain
        && longest
        && match (length(a), length(b)) {
            (Length::Minutes(a), Length::Minutes(b)) => a < b,
            (Length::Days(a), Length::Days(b)) => a + SURE <= b,
            (Length::Months(a), Length::Months(b)) => a < b && days(a).1 + SURE <= days(b).0,
            (Length::Days(a), Length::Months(b)) => a + SURE <= days(b).0,
            (Length::Months(a), Length::Days(b)) => days(a).1 + SURE <= b,
            _ => minutes(a).1 < minutes(b).0,
        }
}

/// Whether a duration surely takes any time at all.
fn is_long(of: Period) -> bool {
    match length(of) {
        Length::Minutes(_) => true,
        Length::Days(count) => count >= SURE,
        Length::Months(_) => true,
    }
}

/// The fewest full days a duration has, and the most.
pub(super) fn full_days(of: Period) -> (i64, i64) {
    let (low, high) = minutes(of);
    match length(of) {
        Length::Days(count) => (count, count),
        Length::Months(count) => days(count),
        Length::Minutes(_) => {
            ((low - SLACK).div_euclid(MINUTES_A_DAY), (high + SLACK).div_euclid(MINUTES_A_DAY) + 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Term, days, full_days, is_at_most};
    use crate::values::{Date, Instant, Period, Unit, Zone};

    const UNITS: [Unit; 6] = [Unit::Minutes, Unit::Hours, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];

    /// Periods of all units, among them those that lie close together.
    fn periods() -> Vec<Period> {
        let counts =
            [1, 2, 3, 4, 7, 12, 13, 24, 25, 28, 29, 30, 31, 48, 52, 59, 60, 62, 90, 365, 366, 720, 1440];
        let all =
            UNITS.iter().flat_map(|&unit| counts.iter().map(move |&count| Period::new(count, unit).unwrap()));
        all.filter(|of| !matches!(of.unit(), Unit::Years | Unit::Months) || of.count() <= 62).collect()
    }

    fn at(zone: &Zone, of: Term, now: Instant) -> Instant {
        match of {
            Term::Before(period) => zone.minus(now, period, 1),
            Term::Now => now,
            Term::Behind(period) => zone.plus(now, period, 1),
        }
    }

    #[test]
    fn what_is_said_of_the_order_holds_in_every_calendar() {
        let terms: Vec<Term> = periods()
            .into_iter()
            .flat_map(|of| [Term::Before(of), Term::Behind(of)])
            .chain([Term::Now])
            .collect();
        for name in ["UTC", "Europe/Berlin", "Pacific/Apia", "Australia/Lord_Howe", "America/Sao_Paulo"] {
            let zone = Zone::named(name).unwrap();
            for day in [
                "2024-02-29",
                "2024-03-31",
                "2025-03-30",
                "2026-10-25",
                "2011-12-31",
                "2026-05-31",
                "2012-01-28",
            ] {
                let now = zone.start_of_day(Date::parse(day).unwrap()).plus_millis(10 * 3_600_000);
                let instants: Vec<Instant> = terms.iter().map(|&of| at(&zone, of, now)).collect();
                for (a, first) in terms.iter().zip(&instants) {
                    for (b, second) in terms.iter().zip(&instants) {
                        assert!(!a.is_at_most(*b) || first <= second, "{a:?} {b:?} {name} {day}");
                        assert!(!a.is_before(*b) || first < second, "{a:?} {b:?} {name} {day}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_people_expect_is_known() {
        let of = |count, unit| Period::new(count, unit).unwrap();
        assert!(is_at_most(of(7, Unit::Days), of(30, Unit::Days)));
        assert!(is_at_most(of(4, Unit::Weeks), of(1, Unit::Months)));
        assert!(is_at_most(of(1, Unit::Months), of(31, Unit::Days)));
        assert!(!is_at_most(of(30, Unit::Days), of(1, Unit::Months)));
        assert!(is_at_most(of(365, Unit::Days), of(1, Unit::Years)));
        assert!(is_at_most(of(48, Unit::Hours), of(1, Unit::Weeks)));
        assert!(Term::Before(of(30, Unit::Days)).is_before(Term::Before(of(7, Unit::Days))));
        assert_eq!((days(1), full_days(of(2, Unit::Weeks))), ((28, 31), (14, 14)));
    }
}
