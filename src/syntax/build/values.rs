//! Numbers, money, shares, days, times and durations.

use std::borrow::Cow;

use super::{Cx, Part, all, child, has, parts};
use crate::sources::Span;
use crate::syntax::ast::{DateLit, Duration, NumberLit, Percent, Time};
use crate::syntax::grammar::Rule;
use crate::values::{Date, Number, Unit};

/// `10 million EUR`, `-4`, `+20`: any part that has digits.
pub(super) fn number(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<NumberLit> {
    let span = cx.span(part);
    let negative = has(part, Rule::minus) || child(part, Rule::sign).is_some_and(|s| s.as_str() == "-");
    let digits = plain_digits(child(part, Rule::digits)?.as_str());
    let scale = parts(part).find_map(|p| match p.as_rule() {
        Rule::k_thousand => Some(1_000),
        Rule::k_million => Some(1_000_000),
        Rule::k_billion => Some(1_000_000_000),
        _ => None,
    });
    let currency = child(part, Rule::currency).map(|c| cx.name(&c));
    let value = exact(&digits, scale.unwrap_or(1), negative);
    if value.is_none() {
        too_large(cx, span);
    }
    Some(NumberLit { value: value.unwrap_or(Number::MAX), currency, span })
}

/// Digits without the `_` between them.
fn plain_digits(digits: &str) -> Cow<'_, str> {
    if digits.contains('_') { Cow::Owned(digits.replace('_', "")) } else { Cow::Borrowed(digits) }
}

fn exact(digits: &str, scale: i64, negative: bool) -> Option<Number> {
    let digits = Number::parse(digits).ok()?;
    let value = if scale == 1 { digits } else { digits.mul(Number::from_int(scale)?)? };
    if negative { Number::ZERO.sub(value) } else { Some(value) }
}

fn too_large(cx: &mut Cx<'_>, span: Span) {
    cx.error(
        "number-too-large",
        span,
        "this number is too large",
        "numbers stay below 900 trillion (9 with 14 zeros)",
    );
}

/// `50%`
pub(super) fn percent(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Percent> {
    let number = number(cx, part)?;
    Some(Percent { value: number.value, span: number.span })
}

/// A whole number from 1, of which there are `what`.
pub(super) fn whole(cx: &mut Cx<'_>, part: &Part<'_>, what: &str) -> Option<u32> {
    let span = cx.span(part);
    let value = number(cx, part)?.value;
    let count = value.to_int().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
    if count.is_none() {
        let written = part.as_str().trim();
        let shown = value.to_int().map_or(2, |n| n.clamp(1, i64::from(u32::MAX)));
        let message = format!("`{written}` is no number of {what}: it has to be a whole number from 1");
        cx.error("whole-number", span, message, format!("write `{shown}`, for example"));
    }
    Some(count.unwrap_or(1))
}

/// `30 days`
pub(super) fn duration(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Duration> {
    let span = cx.span(part);
    let (unit, written) = parts(part).find_map(|p| unit(p.as_rule()).map(|u| (u, p.as_str().to_owned())))?;
    let digits = child(part, Rule::digits)?;
    let value = Number::parse(&plain_digits(digits.as_str())).ok();
    let count = value.and_then(Number::to_int).and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
    let Some(count) = count else {
        let number = digits.as_str();
        let message = format!("`{number} {written}` is no span of time: it has to be a whole number from 1");
        let help = finer(value, unit).unwrap_or_else(|| format!("write `1 {}`, for example", unit.words(1)));
        cx.error("duration", span, message, help);
        return Some(Duration { count: 1, unit, span });
    };
    Some(Duration { count, unit, span })
}

/// `1.5 days` in a finer unit, where that is a whole number.
fn finer(value: Option<Number>, unit: Unit) -> Option<String> {
    let (times, finer) = match unit {
        Unit::Hours => (60, Unit::Minutes),
        Unit::Days => (24, Unit::Hours),
        Unit::Weeks => (7, Unit::Days),
        Unit::Years => (12, Unit::Months),
        _ => return None,
    };
    let whole = value?.mul(Number::from_int(times)?)?.to_int().filter(|n| *n > 0)?;
    let count = u32::try_from(whole).ok()?;
    Some(format!("write `{count} {}`", finer.words(count)))
}

fn unit(keyword: Rule) -> Option<Unit> {
    Some(match keyword {
        Rule::k_minutes => Unit::Minutes,
        Rule::k_hours => Unit::Hours,
        Rule::k_days => Unit::Days,
        Rule::k_weeks => Unit::Weeks,
        Rule::k_months => Unit::Months,
        Rule::k_years => Unit::Years,
        Rule::k_work_days => Unit::WorkDays,
        Rule::k_work_hours => Unit::WorkHours,
        _ => return None,
    })
}

/// The duration in a part that has one.
pub(super) fn duration_in(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<Duration> {
    duration(cx, &child(part, Rule::duration)?)
}

/// `2026-11-20 14:30`
pub(super) fn date(cx: &mut Cx<'_>, part: &Part<'_>) -> Option<DateLit> {
    let span = cx.span(part);
    let day = child(part, Rule::day)?;
    let date = Date::parse(day.as_str());
    if date.is_none() {
        let message = format!("there is no day `{}`", day.as_str());
        let place = cx.span(&day);
        cx.error(
            "no-such-day",
            place,
            message,
            "write the year, the month and the day, for example `2026-11-20`",
        );
    }
    let time = child(part, Rule::time).and_then(|t| time(cx, &t, 23));
    Some(DateLit { date: date.or_else(|| Date::new(2000, 1, 1))?, time, span })
}

/// `14:30`
pub(super) fn time(cx: &mut Cx<'_>, part: &Part<'_>, last_hour: u8) -> Option<Time> {
    let span = cx.span(part);
    let (hour, minute) = part.as_str().split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    if hour > last_hour || minute > 59 || (hour == 24 && minute > 0) {
        let message = format!("there is no time `{}`", part.as_str());
        let help = if hour == 24 {
            "write `00:00` of the next day"
        } else {
            "write hours and minutes, for example `09:30`"
        };
        cx.error("no-such-time", span, message, help);
        return Some(Time { hour: 0, minute: 0, span });
    }
    Some(Time { hour, minute, span })
}

/// All dates in a part.
pub(super) fn dates(cx: &mut Cx<'_>, part: &Part<'_>) -> Vec<DateLit> {
    all(part, Rule::date).filter_map(|d| date(cx, &d)).collect()
}
