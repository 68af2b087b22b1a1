//! How long spans of time are at least and at most, in minutes, so that days can be held against months.

use crate::model::Model;
use crate::values::{Period, Unit};

const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

/// At least so many minutes.
pub(super) fn at_least(of: Period, model: &Model) -> u64 {
    let count = u64::from(of.count());
    match of.unit() {
        // A day on which the clock is set forward is an hour shorter.
        Unit::Days => (count * DAY).saturating_sub(HOUR),
        Unit::Weeks => (count * 7 * DAY).saturating_sub(HOUR),
        Unit::Months => (count * 30 * DAY).saturating_sub(2 * DAY + HOUR),
        Unit::Years => (count * 365 * DAY).saturating_sub(HOUR),
        // The last of them is as long as work is open.
        Unit::WorkDays => (count - 1) * (DAY - HOUR) + open(model).unwrap_or(0),
        Unit::Minutes => count,
        Unit::Hours => count * HOUR,
        Unit::WorkHours => open(model).map_or(count * HOUR, |open| work_hours(count * HOUR, open)),
    }
}

/// So many minutes of work, begun when work begins: between two days of it there is a night.
fn work_hours(minutes: u64, open: u64) -> u64 {
    let nights = minutes.div_ceil(open.max(1)).saturating_sub(1);
    let closed = nights * DAY.saturating_sub(open);
    // In one of them the clock may be set forward.
    minutes + closed.saturating_sub(HOUR)
}

/// At most so many minutes; none where holidays may make it any longer.
pub(super) fn at_most(of: Period, model: &Model) -> Option<u64> {
    let count = u64::from(of.count());
    let most = match of.unit() {
        Unit::Minutes => count,
        Unit::Hours => count * HOUR,
        Unit::Days => count * DAY + HOUR,
        Unit::Weeks => count * 7 * DAY + HOUR,
        Unit::Months => count * 31 * DAY + HOUR,
        Unit::Years => count * 366 * DAY + HOUR,
        Unit::WorkDays => work(count, model)?,
        Unit::WorkHours => work((count * HOUR).div_ceil(open(model)?), model)?,
    };
    Some(most)
}

/// So many days of work, begun at the worst moment.
fn work(days: u64, model: &Model) -> Option<u64> {
    let calendar = model.work.as_ref()?;
    let of_week = calendar.work_time().days().iter().filter(|is_open| **is_open).count() as u64;
    let weeks = (days + 1).div_ceil(of_week.max(1)) + 1;
    Some((weeks * 7 + calendar.holidays().len() as u64) * DAY + HOUR)
}

/// How many minutes work is open on one day.
fn open(model: &Model) -> Option<u64> {
    let time = model.work.as_ref()?.work_time();
    Some(u64::from(time.close_minute() - time.open_minute()))
}

/// How long a span of time is in minutes, about: for telling which are meant to be the same. None for work time.
pub(super) fn about(of: &crate::syntax::ast::Duration) -> Option<u64> {
    let of_one = match of.unit {
        Unit::Minutes => 1,
        Unit::Hours => HOUR,
        Unit::Days => DAY,
        Unit::Weeks => 7 * DAY,
        Unit::Months => 30 * DAY + 10 * HOUR,
        Unit::Years => 365 * DAY,
        Unit::WorkDays | Unit::WorkHours => return None,
    };
    Some(u64::from(of.count) * of_one)
}
