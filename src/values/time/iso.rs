//! Instants as text: ISO 8601.
//!
//! Written by hand because it runs for every cell of a file: digits stand at fixed places, and only a text
//! without an offset asks the time zone.

#[cfg(test)]
mod tests;

use super::zone::Local;
use super::{Date, HOUR, Instant, MINUTE, SECOND, Zone};
use crate::values::text;

/// How much of an instant a text said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// A day alone, taken as its 00:00.
    Day,
    /// A day and a time.
    Time,
}

/// Reads `2026-11-20`, `2026-11-20 14:30`, `2026-11-20T14:30:05.123+01:00` and their like; `None` for others.
///
/// Seconds, their fraction (behind a point or a comma) and the offset (`Z`, `+01`, `+0100`, `+01:00`) may be
/// missing, blanks may stand around. Without an offset the time is that of the zone, resolved as by
/// [`Zone::resolve`]. What is finer than a millisecond is cut off, toward the earlier.
#[must_use]
pub fn parse_instant(text: &str, zone: &Zone) -> Option<(Instant, Precision)> {
    let (date, rest) = date(text::trim(text).as_bytes())?;
    let rest = match rest {
        [] => return Some((zone.start_of_day(date), Precision::Day)),
        [b'T' | b't' | b' ', rest @ ..] => rest,
        _ => return None,
    };
    let (time, rest) = time_of_day(rest)?;
    let local = Local::new(date, time);
    let at = match rest {
        [] => zone.first(local),
        _ => Instant(local.0 - offset(rest)?),
    };
    Some((at, Precision::Time))
}

/// Writes `2026-11-20T14:30:05+01:00`, with milliseconds where there are any, and `Z` for an offset of none.
///
/// [`parse_instant`] reads it back as the same instant, whatever the zone. An instant beyond the calendar is
/// written as its end; one whose offset is no whole minute (before about 1900) in UTC.
#[must_use]
pub fn format_instant(at: Instant, zone: &Zone) -> String {
    let offset = zone.offset(at);
    if offset % MINUTE != 0 {
        return format_instant(at, &Zone::utc());
    }
    let local = zone.local(at);
    let (date, time) = (local.date(), local.time());
    let (hour, minute, second) = (time / HOUR, time / MINUTE % 60, time / SECOND % 60);
    let fraction = match time % SECOND {
        0 => String::new(),
        ms => format!(".{ms:03}"),
    };
    let sign = if offset < 0 { '-' } else { '+' };
    let offset = match (offset.abs() / HOUR, offset.abs() / MINUTE % 60) {
        (0, 0) => "Z".to_owned(),
        (hours, minutes) => format!("{sign}{hours:02}:{minutes:02}"),
    };
    format!("{date}T{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
}

/// The day at the start of a text, and what stands behind it.
pub(super) fn date(text: &[u8]) -> Option<(Date, &[u8])> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = text else { return None };
    let year = i16::from(two(*y1, *y2)?) * 100 + i16::from(two(*y3, *y4)?);
    Some((Date::new(year, two(*m1, *m2)?, two(*d1, *d2)?)?, rest))
}

/// `14:30`, `14:30:05`, `14:30:05.123456` in milliseconds, and what stands behind it.
fn time_of_day(text: &[u8]) -> Option<(i64, &[u8])> {
    let [h1, h2, b':', m1, m2, rest @ ..] = text else { return None };
    let time = below(24, two(*h1, *h2)?)? * HOUR + below(60, two(*m1, *m2)?)? * MINUTE;
    let [b':', s1, s2, rest @ ..] = rest else { return Some((time, rest)) };
    let time = time + below(60, two(*s1, *s2)?)? * SECOND;
    let [b'.' | b',', rest @ ..] = rest else { return Some((time, rest)) };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(digits)?;
    let fraction = digits.iter().map(|digit| i64::from(digit - b'0'));
    let ms: i64 = fraction.zip([100, 10, 1]).map(|(digit, worth)| digit * worth).sum();
    (!digits.is_empty()).then_some((time + ms, rest))
}

/// `Z`, `+01`, `-0330`, `+05:30` in milliseconds ahead of UTC; `None` for anything else.
fn offset(text: &[u8]) -> Option<i64> {
    let (sign, hours, minutes) = match text {
        [b'Z' | b'z'] => return Some(0),
        [sign, h1, h2] => (sign, two(*h1, *h2)?, 0),
        [sign, h1, h2, m1, m2] | [sign, h1, h2, b':', m1, m2] => (sign, two(*h1, *h2)?, two(*m1, *m2)?),
        _ => return None,
    };
    let ahead = below(24, hours)? * HOUR + below(60, minutes)? * MINUTE;
    match sign {
        b'+' => Some(ahead),
        b'-' => Some(-ahead),
        _ => None,
    }
}

/// The number that two digits write.
fn two(tens: u8, ones: u8) -> Option<i8> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| (byte - b'0').cast_signed());
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// The number, where it is below an end.
fn below(end: i8, number: i8) -> Option<i64> {
    (number < end).then(|| number.into())
}
