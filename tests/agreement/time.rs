//! Random instants where time is difficult: at changes of the clock, ends of months, and exact ages.

use leadpact::values::{Instant, Zone, format_instant, parse_instant};

use super::draw::Draw;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Instants about which something happens in one of the zones.
const DIFFICULT: &[&str] = &[
    "2026-01-15 12:00",
    "2026-03-29 02:30",
    "2026-10-25 02:30",
    "2026-03-31 12:00",
    "2026-03-08 02:30",
    "2026-11-01 01:30",
    "2018-11-04 00:00",
    "2019-02-16 23:30",
    "2026-04-05 01:45",
    "2026-10-04 02:15",
    "2011-12-30 12:00",
    "2024-02-29 12:00",
    "2026-02-15 02:30",
    "2025-12-31 23:59:59.999",
];

/// Distances that tests of age look at.
const AGES: &[i64] =
    &[0, DAY, HOUR, 7 * DAY, 30 * DAY, 12 * HOUR, 2 * DAY, 31 * DAY, 28 * DAY, 25 * HOUR, 365 * DAY];

/// An instant to assess as of.
pub fn as_of(draw: &mut Draw, zone: &str) -> i64 {
    let zone = Zone::named(zone).unwrap_or_else(Zone::utc);
    let (at, _) = parse_instant(draw.pick(DIFFICULT), &zone).expect("it is an instant");
    at.millis() + shift(draw)
}

/// An instant at which something happened, or will: mostly at a distance that matters, give or take a
/// millisecond.
pub fn near(draw: &mut Draw, zone: &str, as_of: i64) -> i64 {
    let age = AGES[draw.below(AGES.len())] * [1, 1, 2, 3][draw.below(4)];
    let direction = if draw.chance(12) { 1 } else { -1 };
    let exact = as_of + direction * age;
    match draw.below(4) {
        // The same time on the wall, whatever the clock did between.
        0 => same_wall(zone, as_of, direction * age) + [0, 0, -1, 1][draw.below(4)],
        1 => exact + [0, 0, -1, 1][draw.below(4)],
        2 => exact + shift(draw),
        _ => as_of - (draw.below(90) as i64) * DAY - (draw.below(24) as i64) * HOUR,
    }
}

fn same_wall(zone: &str, as_of: i64, distance: i64) -> i64 {
    let zone = Zone::named(zone).unwrap_or_else(Zone::utc);
    let wall = |at: i64| {
        let text = format_instant(Instant(at), &zone);
        parse_instant(text.get(..19).unwrap_or_default(), &Zone::utc()).map_or(at, |(at, _)| at.millis())
    };
    let text = format_instant(Instant(wall(as_of) + distance), &Zone::utc());
    parse_instant(text.get(..19).unwrap_or_default(), &zone).map_or(as_of + distance, |(at, _)| at.millis())
}

fn shift(draw: &mut Draw) -> i64 {
    [0, HOUR, -HOUR, 30 * MINUTE, -30 * MINUTE, 1, -1, 3 * HOUR, DAY, -DAY][draw.below(10)]
}

/// An instant as input has it.
pub fn written(at: i64) -> String {
    format_instant(Instant(at), &Zone::utc())
}

/// An instant not after another.
pub fn before(draw: &mut Draw, as_of: i64) -> i64 {
    as_of - [0, DAY, HOUR, 30 * DAY, 1, 90 * DAY][draw.below(6)]
}

/// Some instants after one and before another: the first, the last, and some between them.
pub fn between(draw: &mut Draw, from: i64, to: Option<i64>) -> Vec<i64> {
    let to = to.unwrap_or(from + 400 * DAY);
    let span = to - from - 1;
    let mut some = vec![from + 1, to - 1];
    some.extend((0..6).map(|_| from + (draw.below(10_000) as i64 * span) / 10_000));
    some.extend([HOUR, DAY, 30 * DAY, 12 * HOUR].map(|age| from + age));
    some.retain(|&at| from < at && at < to);
    some
}
