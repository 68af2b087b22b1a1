//! Days of the calendar.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::iso;
use crate::values::text;

/// Days in a year that begins on the first of March, before each month from March on.
const BEFORE_MONTH: [i64; 12] = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];
/// Days in 400, 100, 4 and 1 years.
const ERA: i64 = 146_097;
const CENTURY: i64 = 36_524;
const OLYMPIAD: i64 = 1_461;
const YEAR: i64 = 365;
/// Days from 0000-03-01 to 1970-01-01.
const TO_EPOCH: i64 = 719_468;

/// A day of the calendar, from 0000-01-01 to 9999-12-31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    // INVARIANT: a day that exists.
    year: i16,
    month: i8,
    day: i8,
}

impl Date {
    /// The first day there is: 0000-01-01.
    pub const MIN: Self = Self { year: 0, month: 1, day: 1 };
    /// The last day there is: 9999-12-31.
    pub const MAX: Self = Self { year: 9999, month: 12, day: 31 };

    /// A day; `None` where the calendar has none.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let exists = (0..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year.into(), month.into())).contains(&day.into());
        exists.then_some(Self { year, month, day })
    }

    /// Reads `2026-11-20`, with blanks around; `None` where the text is no day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match iso::date(text::trim(text).as_bytes())? {
            (date, []) => Some(date),
            _ => None,
        }
    }

    /// The year: 0 to 9999.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month: 1 to 12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.month
    }

    /// The day of the month: from 1.
    #[must_use]
    pub const fn day(self) -> i8 {
        self.day
    }

    /// The day of the week: 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> usize {
        weekday(self.number())
    }

    /// The next day; the last day there is has none.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        (self < Self::MAX).then(|| Self::of_number(self.number() + 1))
    }

    /// The number of days since 1970-01-01, negative before.
    pub(super) fn number(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        // A year that begins in March has its leap day at the end.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let before = usize::try_from(month).ok().and_then(|m| BEFORE_MONTH.get(m)).copied().unwrap_or(0);
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        year * YEAR + leap_days + before + i64::from(self.day) - 1 - TO_EPOCH
    }

    /// The day that many days after 1970-01-01; the ends of the calendar beyond them.
    pub(super) fn of_number(number: i64) -> Self {
        let number = number.clamp(Self::MIN.number(), Self::MAX.number()) + TO_EPOCH;
        let (era, day) = (number.div_euclid(ERA), number.rem_euclid(ERA));
        // The last century of an era and the last year of an olympiad are a day longer than the others.
        let century = (day / CENTURY).min(3);
        let day = day - century * CENTURY;
        let (olympiad, day) = (day / OLYMPIAD, day % OLYMPIAD);
        let of_olympiad = (day / YEAR).min(3);
        let day = day - of_olympiad * YEAR;
        let (month, before) =
            (0_i64..).zip(BEFORE_MONTH).take_while(|&(_, before)| before <= day).last().unwrap_or((0, 0));
        let year = 400 * era + 100 * century + 4 * olympiad + of_olympiad + i64::from(month >= 10);
        let month = if month < 10 { month + 3 } else { month - 9 };
        Self::of_parts(year, month, day - before + 1)
    }

    /// The day in the month that is `months` after this one's, or its last day; `None` beyond the calendar.
    pub(super) fn plus_months(self, months: i64) -> Option<Self> {
        let index = self.month_number().saturating_add(months);
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        let day = i64::from(self.day).min(days_in(year, month));
        (0..=9999).contains(&year).then(|| Self::of_parts(year, month, day))
    }

    /// The number of months since the first month there is.
    pub(super) fn month_number(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }

    /// A day known to exist, from parts known to fit.
    fn of_parts(year: i64, month: i64, day: i64) -> Self {
        let small = |part: i64| i8::try_from(part).unwrap_or(1);
        Self { year: i16::try_from(year).unwrap_or(0), month: small(month), day: small(day) }
    }
}

/// The day of the week of a day's number: 0 for Monday to 6 for Sunday. Day 0 was a Thursday.
pub(super) fn weekday(number: i64) -> usize {
    usize::try_from((number + 3).rem_euclid(7)).unwrap_or(0)
}

/// How many days a month has.
fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `2026-11-20`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}-{:02}", self.year, self.month, self.day))
    }
}

/// As text: `"2026-11-20"`.
impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("this is not a date, write it as `2026-11-20`"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, weekday};

    fn d(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn numbers_agree_with_the_calendar_day_by_day() {
        let mut date = Some(Date::MIN);
        let mut number = Date::MIN.number();
        while let Some(day) = date {
            assert_eq!((day.number(), Date::of_number(number)), (number, day));
            let known = jiff::civil::Date::new(day.year(), day.month(), day.day()).unwrap();
            assert_eq!(i64::from(known.weekday().to_monday_zero_offset()), weekday(number) as i64);
            date = day.next();
            number += 1;
            if let Some(next) = date {
                let known = known.tomorrow().unwrap();
                assert_eq!(
                    (next.year(), next.month(), next.day()),
                    (known.year(), known.month(), known.day())
                );
            }
        }
        assert_eq!(d("1970-01-01").number(), 0);
        assert_eq!((Date::of_number(i64::MIN / 2), Date::of_number(i64::MAX / 2)), (Date::MIN, Date::MAX));
    }

    #[test]
    fn only_days_that_exist() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-04-31",
            "2026-1-1",
            "20261120",
            "2026-11-20x",
            "",
            "1900-02-29",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(d(" 2024-02-29\u{a0}").to_string(), "2024-02-29");
        assert_eq!(Date::new(-1, 1, 1), None);
        assert_eq!(d("0000-02-29").to_string(), "0000-02-29");
    }

    #[test]
    fn months_clamp_to_their_last_day() {
        assert_eq!(d("2026-01-31").plus_months(1), Some(d("2026-02-28")));
        assert_eq!(d("2024-03-31").plus_months(-1), Some(d("2024-02-29")));
        assert_eq!(d("2024-02-29").plus_months(12), Some(d("2025-02-28")));
        assert_eq!(d("2026-12-31").plus_months(2), Some(d("2027-02-28")));
        assert_eq!(d("2026-01-15").plus_months(-1), Some(d("2025-12-15")));
        assert_eq!(d("2026-01-15").plus_months(i64::MAX), None);
        assert_eq!(d("2026-01-15").plus_months(i64::MIN), None);
    }

    #[test]
    fn text_in_json() {
        assert_eq!(serde_json::to_string(&d("2026-11-20")).unwrap(), "\"2026-11-20\"");
        assert_eq!(serde_json::from_str::<Date>("\"2026-11-20\"").unwrap(), d("2026-11-20"));
        assert!(serde_json::from_str::<Date>("\"2026-02-30\"").is_err());
        assert_eq!(d("2026-11-20").weekday(), 4);
    }
}
