use super::{Local, Zone, zone_names};
use crate::values::time::{CalendarUnit, Date, Instant, Period, Unit, format_instant, parse_instant};

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn at(text: &str) -> Instant {
    parse_instant(text, &Zone::utc()).unwrap().0
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn period(count: u32, unit: Unit) -> Period {
    Period::new(count, unit).unwrap()
}

/// `minus` and `plus` between local times of a zone, both as text.
fn check_shift(name: &str, from: &str, count: u32, unit: Unit, times: i64, to: &str) {
    let zone = zone(name);
    let shifted = zone.plus(at(from), period(count, unit), times);
    assert_eq!(format_instant(shifted, &zone), to, "{from} plus {times} x {count} {unit:?}");
    assert_eq!(zone.minus(at(from), period(count, unit), -times), shifted);
}

#[test]
fn names() {
    assert_eq!(zone("europe/berlin").name(), "Europe/Berlin");
    assert_eq!((zone("utc").name(), Zone::utc().name()), ("UTC", "UTC"));
    for name in ["Europe/Berlim", "", "Etc/Unknown", "+01:00"] {
        assert!(Zone::named(name).is_none(), "{name}");
    }
    assert!(zone_names().any(|name| name == "America/Sao_Paulo"));
    assert!(zone_names().all(|name| Zone::named(&name).is_some() || name == "Etc/Unknown"));
}

#[test]
fn shared_between_threads() {
    let zone = zone("Europe/Berlin");
    let there = std::thread::scope(|scope| scope.spawn(|| zone.date_of(Instant(0))).join().unwrap());
    assert_eq!(there, zone.clone().date_of(Instant(0)));
}

#[test]
fn ends_of_the_calendar() {
    assert_eq!((Local::MIN.date(), Local::MIN.time()), (Date::MIN, 0));
    assert_eq!((Local::MAX.date(), Local::MAX.time()), (Date::MAX, 86_399_999));
    for name in ["UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles"] {
        let zone = zone(name);
        let all = period(u32::MAX, Unit::Years);
        assert_eq!(zone.date_of(zone.plus(Instant(0), all, i64::MAX)), Date::MAX);
        assert_eq!(zone.date_of(zone.minus(Instant(0), all, i64::MAX)), Date::MIN);
        assert_eq!(zone.date_of(zone.minus(Instant(0), period(1, Unit::Days), i64::MIN)), Date::MAX);
        assert_eq!(zone.plus(Instant(i64::MAX), period(1, Unit::Hours), 1), Local::MAX.as_utc());
        assert_eq!(
            (zone.date_of(Instant(i64::MIN)), zone.date_of(Instant(i64::MAX))),
            (Date::MIN, Date::MAX)
        );
        assert!(zone.is_in_day(zone.start_of_day(Date::MAX), Date::MAX));
        assert!(zone.is_in_day(zone.start_of_day(Date::MIN), Date::MIN));
    }
}

#[test]
fn times_that_are_skipped_or_come_twice() {
    let cases = [
        ("Europe/Berlin", "2026-03-29", 1, "2026-03-29T01:30:00+01:00"),
        ("Europe/Berlin", "2026-03-29", 2, "2026-03-29T03:30:00+02:00"),
        ("Europe/Berlin", "2026-03-29", 3, "2026-03-29T03:30:00+02:00"),
        ("Europe/Berlin", "2026-10-25", 2, "2026-10-25T02:30:00+02:00"),
        ("Europe/Berlin", "2026-10-25", 3, "2026-10-25T03:30:00+01:00"),
        ("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T01:30:00-02:00"),
        ("America/Sao_Paulo", "2018-02-17", 23, "2018-02-17T23:30:00-02:00"),
        ("Australia/Lord_Howe", "2026-10-04", 2, "2026-10-04T02:30:00+11:00"),
        ("Pacific/Apia", "2011-12-30", 12, "2011-12-31T12:30:00+14:00"),
        ("Europe/Berlin", "2050-03-27", 2, "2050-03-27T03:30:00+02:00"),
    ];
    for (name, date, hour, resolved) in cases {
        let zone = zone(name);
        let instant = zone.resolve(day(date), hour, 30, 0, 0).unwrap();
        assert_eq!(format_instant(instant, &zone), resolved, "{name} {date} {hour}");
    }
    let howe = zone("Australia/Lord_Howe");
    let skipped = howe.resolve(day("2026-10-04"), 2, 10, 0, 0).unwrap();
    assert_eq!(format_instant(skipped, &howe), "2026-10-04T02:40:00+11:00", "a gap of half an hour");
    let utc = Zone::utc();
    for (hour, minute, second, ms) in [(24, 0, 0, 0), (0, 60, 0, 0), (0, 0, 60, 0), (0, 0, 0, 1000)] {
        assert_eq!(utc.resolve(day("2026-01-01"), hour, minute, second, ms), None);
    }
    assert_eq!(utc.resolve(day("1970-01-02"), 3, 4, 5, 6), Some(Instant(97_445_006)));
}

#[test]
fn days_begin_and_end() {
    let cases = [
        ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23),
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", 23),
        ("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00Z", 25),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z", 0),
        ("UTC", "2024-02-29", "2024-02-29T00:00Z", 24),
    ];
    for (name, date, start, hours) in cases {
        let (zone, date) = (zone(name), day(date));
        let (from, to) = (zone.start_of_day(date), zone.end_of_day_exclusive(date));
        assert_eq!(from, at(start), "{name} {date}");
        assert_eq!(to.millis() - from.millis(), hours * 3_600_000, "{name} {date}");
        assert_eq!(zone.is_in_day(from, date), hours > 0);
        assert!(!zone.is_in_day(from.plus_millis(-1), date) && !zone.is_in_day(to, date));
        assert_eq!(zone.is_in_day(to.plus_millis(-1), date), hours > 0);
    }
}

#[test]
fn dates_of_instants() {
    assert_eq!(zone("Europe/Berlin").date_of(at("2026-06-30T22:00Z")), day("2026-07-01"));
    assert_eq!(zone("America/Sao_Paulo").date_of(at("2026-07-01T02:59Z")), day("2026-06-30"));
    assert_eq!(Zone::utc().date_of(Instant(-1)), day("1969-12-31"));
}

#[test]
fn days_keep_the_time_of_day() {
    check_shift("Europe/Berlin", "2026-03-28T09:30Z", 1, Unit::Days, 1, "2026-03-29T10:30:00+02:00");
    check_shift("Europe/Berlin", "2026-03-28T01:30Z", 1, Unit::Days, 1, "2026-03-29T03:30:00+02:00");
    check_shift("Europe/Berlin", "2026-10-24T00:30Z", 1, Unit::Days, 1, "2026-10-25T02:30:00+02:00");
    check_shift("Europe/Berlin", "2026-10-26T01:30Z", 1, Unit::Days, -1, "2026-10-25T02:30:00+02:00");
    check_shift("Europe/Berlin", "2026-04-20T10:00Z", 30, Unit::Days, -1, "2026-03-21T12:00:00+01:00");
    check_shift("Europe/Berlin", "2026-04-20T10:00Z", 2, Unit::Weeks, -3, "2026-03-09T12:00:00+01:00");
    check_shift("America/Sao_Paulo", "2018-11-03T03:30Z", 1, Unit::Days, 1, "2018-11-04T01:30:00-02:00");
    check_shift("America/Sao_Paulo", "2018-02-19T02:30Z", 1, Unit::Days, -1, "2018-02-17T23:30:00-02:00");
}

#[test]
fn hours_are_exact() {
    check_shift("Europe/Berlin", "2026-03-28T23:30Z", 24, Unit::Hours, 1, "2026-03-30T01:30:00+02:00");
    check_shift("Europe/Berlin", "2026-10-25T00:30Z", 60, Unit::Minutes, 1, "2026-10-25T02:30:00+01:00");
    check_shift("Europe/Berlin", "2026-10-25T01:30Z", 1, Unit::Hours, -2, "2026-10-25T01:30:00+02:00");
}

#[test]
fn months_clamp_from_where_they_start() {
    check_shift("UTC", "2026-03-31T10:00Z", 1, Unit::Months, -1, "2026-02-28T10:00:00Z");
    check_shift("UTC", "2026-03-31T10:00Z", 1, Unit::Months, -2, "2026-01-31T10:00:00Z");
    check_shift("UTC", "2024-02-29T10:00Z", 1, Unit::Years, 1, "2025-02-28T10:00:00Z");
    check_shift("UTC", "2024-02-29T10:00Z", 1, Unit::Years, 4, "2028-02-29T10:00:00Z");
    check_shift("UTC", "2026-12-31T23:59Z", 2, Unit::Months, 1, "2027-02-28T23:59:00Z");
    check_shift("Europe/Berlin", "2026-04-29T00:30Z", 1, Unit::Months, -1, "2026-03-29T03:30:00+02:00");
    check_shift("Europe/Berlin", "2026-01-31T23:30Z", 1, Unit::Months, -1, "2026-01-01T00:30:00+01:00");
}

#[test]
fn no_period_at_all_leads_to_the_same_instant() {
    let second = at("2026-10-25T01:30Z"); // the second 02:30
    assert_eq!(zone("Europe/Berlin").minus(second, period(1, Unit::Days), 0), second);
    let beyond = Instant(i64::MAX);
    assert_eq!(Zone::utc().minus(beyond, period(1, Unit::Hours), 0), beyond);
}

#[test]
fn work_units_count_as_plain_ones() {
    let (zone, from) = (zone("Europe/Berlin"), at("2026-03-28T10:00Z"));
    assert_eq!(zone.plus(from, period(2, Unit::WorkDays), 1), zone.plus(from, period(2, Unit::Days), 1));
    assert_eq!(zone.plus(from, period(2, Unit::WorkHours), 1), zone.plus(from, period(2, Unit::Hours), 1));
}

#[test]
fn keys_tell_stretches_of_the_calendar_apart() {
    let berlin = zone("Europe/Berlin");
    let same = |a: &str, b: &str, unit| berlin.period_key(at(a), unit) == berlin.period_key(at(b), unit);
    use CalendarUnit::{Day, Month, Week, Year};
    assert!(same("2026-11-19T23:00Z", "2026-11-20T22:59Z", Day));
    assert!(!same("2026-11-20T22:59Z", "2026-11-20T23:00Z", Day));
    assert!(same("2026-11-15T23:00Z", "2026-11-22T22:59Z", Week), "Monday to Sunday");
    assert!(!same("2026-11-22T22:59Z", "2026-11-22T23:00Z", Week));
    assert!(same("2025-12-31T12:00Z", "2026-01-01T12:00Z", Week), "across the year's end");
    assert!(!same("2025-12-31T22:59Z", "2025-12-31T23:00Z", Month));
    assert!(!same("2025-01-10T12:00Z", "2026-01-10T12:00Z", Month));
    assert!(same("2025-12-31T23:00Z", "2026-12-31T22:59Z", Year));
    assert!(!same("1969-12-31T22:59Z", "1969-12-31T23:00Z", Year));
    assert!(same("1969-12-29T00:00Z", "1970-01-04T12:00Z", Week), "around the epoch");
}
