use proptest::prelude::*;

use super::{WorkCalendar, WorkTime};
use crate::values::time::{Date, Instant, MINUTE, Period, Unit, Zone, parse_instant};

const WEEKDAYS: [bool; 7] = [true, true, true, true, true, false, false];

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

fn at(text: &str) -> Instant {
    parse_instant(text, &berlin()).unwrap().0
}

fn office(holidays: &[&str]) -> WorkCalendar {
    let holidays = holidays.iter().map(|text| Date::parse(text).unwrap()).collect();
    WorkCalendar::new(berlin(), WorkTime::new(WEEKDAYS, 9 * 60, 17 * 60).unwrap(), holidays)
}

fn check(calendar: &WorkCalendar, from: &str, count: u32, unit: Unit, to: &str) {
    let period = Period::new(count, unit).unwrap();
    assert_eq!(calendar.plus(at(from), period), Some(at(to)), "{from} plus {period}");
}

#[test]
fn work_time_opens_before_it_closes() {
    assert!(WorkTime::new(WEEKDAYS, 0, 24 * 60).is_some());
    for (open, close) in [(540, 540), (1020, 540), (540, 24 * 60 + 1), (u16::MAX, u16::MAX)] {
        assert!(WorkTime::new(WEEKDAYS, open, close).is_none());
    }
}

#[test]
fn work_days() {
    let office = office(&[]);
    // 2026-11-16 is a Monday.
    check(&office, "2026-11-16 10:00", 2, Unit::WorkDays, "2026-11-18 10:00");
    check(&office, "2026-11-14 12:00", 2, Unit::WorkDays, "2026-11-17 17:00");
    check(&office, "2026-11-14 00:00", 1, Unit::WorkDays, "2026-11-16 17:00");
    check(&office, "2026-11-20 16:00", 1, Unit::WorkDays, "2026-11-23 16:00");
    check(&office, "2026-11-20 17:00", 1, Unit::WorkDays, "2026-11-23 17:00");
    check(&office, "2026-11-20 20:00", 1, Unit::WorkDays, "2026-11-23 17:00");
    check(&office, "2026-11-20 09:00", 1, Unit::WorkDays, "2026-11-20 17:00");
    check(&office, "2026-11-20 06:00", 1, Unit::WorkDays, "2026-11-20 17:00");
    check(&office, "2026-11-16 10:00", 10, Unit::WorkDays, "2026-11-30 10:00");
}

#[test]
fn work_hours() {
    let office = office(&[]);
    check(&office, "2026-11-16 10:00", 4, Unit::WorkHours, "2026-11-16 14:00");
    check(&office, "2026-11-16 10:00", 7, Unit::WorkHours, "2026-11-16 17:00");
    check(&office, "2026-11-16 10:00", 8, Unit::WorkHours, "2026-11-17 10:00");
    check(&office, "2026-11-16 08:00", 1, Unit::WorkHours, "2026-11-16 10:00");
    check(&office, "2026-11-16 17:00", 1, Unit::WorkHours, "2026-11-17 10:00");
    check(&office, "2026-11-20 16:30", 1, Unit::WorkHours, "2026-11-23 09:30");
}

#[test]
fn holidays_are_left_out() {
    let office =
        office(&["2026-12-31", "2026-12-24", "2027-01-01", "2026-12-25", "2026-12-24", "2026-12-26"]);
    check(&office, "2026-12-23 16:00", 2, Unit::WorkHours, "2026-12-28 10:00");
    check(&office, "2026-12-24 10:00", 1, Unit::WorkHours, "2026-12-28 10:00");
    check(&office, "2026-12-30 16:00", 1, Unit::WorkDays, "2027-01-04 16:00");
    assert_eq!(office.holidays().len(), 5);
}

#[test]
fn the_clock_may_change() {
    let always = WorkCalendar::new(berlin(), WorkTime::new([true; 7], 0, 24 * 60).unwrap(), vec![]);
    check(&always, "2026-03-28 10:00", 1, Unit::WorkDays, "2026-03-29 10:00");
    check(&always, "2026-10-24 10:00", 24, Unit::WorkHours, "2026-10-25 10:00");
    check(&always, "2026-10-24 00:00", 1, Unit::WorkDays, "2026-10-25 00:00");
    let second = at("2026-10-25T02:30+01:00");
    assert_eq!(always.plus(second, Period::new(1, Unit::WorkHours).unwrap()), Some(at("2026-10-25 03:30")));
}

#[test]
fn other_units_go_by_the_plain_calendar() {
    check(&office(&["2026-11-21"]), "2026-11-20 16:30", 1, Unit::Days, "2026-11-21 16:30");
    check(&office(&[]), "2026-11-20 16:30", 2, Unit::Hours, "2026-11-20 18:30");
}

#[test]
fn never_ends_up_nowhere() {
    let never = WorkCalendar::new(berlin(), WorkTime::new([false; 7], 540, 1020).unwrap(), vec![]);
    assert_eq!(never.plus(at("2026-11-20"), Period::new(1, Unit::WorkHours).unwrap()), None);
    assert!(never.plus(at("2026-11-20"), Period::new(1, Unit::Days).unwrap()).is_some());
    let office = office(&["2026-12-24"]);
    for unit in [Unit::WorkDays, Unit::WorkHours] {
        for from in [i64::MIN, 0, i64::MAX] {
            let due = office.plus(Instant(from), Period::new(u32::MAX, unit).unwrap());
            assert!(due.is_some_and(|due| due >= Instant(from)));
        }
    }
    let due = office.plus(at("2026-11-20 10:00"), Period::new(u32::MAX, Unit::WorkDays).unwrap());
    assert_eq!(due.map(|due| berlin().date_of(due)), Some(Date::MAX));
}

/// Minute by minute.
fn slowly(calendar: &WorkCalendar, from: Instant, minutes: i64) -> Instant {
    let zone = calendar.zone();
    let (mut now, mut left) = (from, minutes);
    while left > 0 {
        let local = zone.local(now);
        let open = calendar.is_work_day(local.day()) && (9 * 60..17 * 60).contains(&(local.time() / MINUTE));
        left -= i64::from(open);
        now = now.plus_millis(MINUTE);
    }
    now
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn agrees_with_counting_minutes(start in 0_i64..20_000, hours in 1_u32..60) {
        let office = office(&["2026-03-27", "2026-03-30", "2026-04-03", "2026-04-04"]);
        let from = at("2026-03-20 00:00").plus_millis(start * MINUTE);
        let due = office.plus(from, Period::new(hours, Unit::WorkHours).unwrap());
        prop_assert_eq!(due, Some(slowly(&office, from, i64::from(hours) * 60)));
    }
}
