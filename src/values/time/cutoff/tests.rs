use proptest::prelude::*;

use crate::values::time::{DAY, HOUR, Instant, MINUTE, Period, Unit, Zone, parse_instant};

/// Zones, the grid of their changes in minutes, and instants around which something happens.
const PLACES: &[(&str, i64, &[&str])] = &[
    (
        "Europe/Berlin",
        30,
        &[
            "2026-03-29T01:00Z",
            "2026-10-25T01:00Z",
            "2026-02-28T23:00Z",
            "2024-02-29T12:00Z",
            "2026-12-31T23:00Z",
        ],
    ),
    ("America/Sao_Paulo", 30, &["2018-11-04T03:00Z", "2018-02-18T02:00Z", "2018-03-01T03:00Z"]),
    ("Australia/Lord_Howe", 30, &["2026-04-04T15:00Z", "2026-10-03T15:30Z"]),
    ("Africa/Casablanca", 60, &["2026-02-15T02:00Z", "2026-03-22T02:00Z"]),
    ("Pacific/Apia", 60, &["2011-12-30T10:00Z", "2011-09-24T14:00Z"]),
    ("Pacific/Kwajalein", 60, &["1993-08-21T12:00Z"]),
    ("UTC", 60, &["2026-03-01T00:00Z", "2025-12-31T00:00Z", "2028-02-29T00:00Z"]),
];

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn at(text: &str) -> Instant {
    parse_instant(text, &zone("Europe/Berlin")).unwrap().0
}

fn period(count: u32, unit: Unit) -> Period {
    Period::new(count, unit).unwrap()
}

fn any_period() -> impl Strategy<Value = Period> {
    let units = [Unit::Hours, Unit::Days, Unit::Days, Unit::Weeks, Unit::Months, Unit::Months, Unit::Years];
    (1_u32..4, prop::sample::select(units.to_vec())).prop_map(|(count, unit)| period(count, unit))
}

/// A zone, its grid in milliseconds, and an instant on the grid within four days of something that happens.
fn any_place() -> impl Strategy<Value = (Zone, i64, Instant)> {
    prop::sample::select(PLACES.to_vec()).prop_flat_map(|(name, grid, events)| {
        let steps = 4 * 24 * 60 / grid;
        (prop::sample::select(events.to_vec()), -steps..=steps).prop_map(move |(event, steps)| {
            (zone(name), grid * MINUTE, at(event).plus_millis(steps * grid * MINUTE))
        })
    })
}

#[test]
fn full_steps_of_plain_days() {
    let berlin = zone("Europe/Berlin");
    let days = |since, as_of| berlin.full_steps(at(since), at(as_of), period(1, Unit::Days));
    assert_eq!(days("2026-11-01 10:00", "2026-11-01 10:00"), 0);
    assert_eq!(days("2026-11-01 10:00", "2026-11-02 09:59"), 0);
    assert_eq!(days("2026-11-01 10:00", "2026-11-02 10:00"), 1);
    assert_eq!(days("2026-11-01 10:00", "2026-10-31 10:00"), -1);
    assert_eq!(days("2026-11-01 10:00", "2026-11-01 09:59"), -1);
    assert_eq!(days("2026-11-01 10:00", "2026-10-31 09:59"), -2);
    assert_eq!(days("2025-12-31 10:00", "2026-12-31 10:00"), 365);
    assert_eq!(days("2026-03-28 10:00", "2026-03-29 10:00"), 1, "23 hours");
    assert_eq!(days("2026-10-24 10:00", "2026-10-25 09:59"), 0, "24 hours and 59 minutes");
}

#[test]
fn full_steps_of_clamped_months() {
    let steps =
        |since, as_of| zone("Europe/Berlin").full_steps(at(since), at(as_of), period(1, Unit::Months));
    assert_eq!(steps("2026-01-31 12:00", "2026-02-28 12:00"), 0, "28 January is before the 31st");
    assert_eq!(steps("2026-01-31 12:00", "2026-03-01 12:00"), 1);
    assert_eq!(steps("2026-02-28 12:00", "2026-03-28 12:00"), 1);
    assert_eq!(steps("2026-02-28 12:00", "2026-03-29 00:00"), 0, "its cut-off is midnight of the 28th");
    assert_eq!(steps("2026-02-28 12:00", "2026-03-31 12:00"), 1);
    assert_eq!(steps("2024-02-29 12:00", "2025-02-28 12:00"), 11);
    assert_eq!(steps("2024-02-29 12:00", "2028-02-29 12:00"), 48);
}

#[test]
fn far_away_and_huge() {
    let utc = Zone::utc();
    for unit in [Unit::Minutes, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years, Unit::WorkDays] {
        for count in [1, u32::MAX] {
            for (since, as_of) in
                [(i64::MIN, i64::MAX), (i64::MAX, i64::MIN), (0, i64::MAX), (i64::MIN, i64::MIN)]
            {
                let (since, as_of, period) = (Instant(since), Instant(as_of), period(count, unit));
                let steps = utc.full_steps(since, as_of, period);
                assert_eq!(steps >= 0, since <= as_of, "{unit:?} {since:?} {as_of:?} {steps}");
                assert!(utc.step_after(since, as_of, period).is_none_or(|next| next > as_of));
                assert!(utc.leaves(since, as_of, period).is_none_or(|next| next > as_of));
            }
        }
    }
    assert_eq!(utc.full_steps(Instant(0), Instant(DAY), period(u32::MAX, Unit::Years)), 0);
    assert_eq!(utc.step_after(Instant(0), Instant(DAY), period(u32::MAX, Unit::Years)), None);
    for name in ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"] {
        let zone = zone(name);
        let [never, before] =
            ["9999-12-31", "9999-12-21 10:00"].map(|text| parse_instant(text, &zone).unwrap().0);
        assert_eq!(zone.full_steps(never, before, period(1, Unit::Days)), -10, "{name}");
    }
}

#[test]
fn next_step_and_end_of_window() {
    let berlin = zone("Europe/Berlin");
    let days = period(30, Unit::Days);
    let (since, as_of) = (at("2026-03-10 10:00"), at("2026-03-20 08:00"));
    assert_eq!(berlin.step_after(since, as_of, days), Some(at("2026-04-09 10:00")));
    assert_eq!(berlin.step_after(since, at("2026-04-09 10:00"), days), Some(at("2026-05-09 10:00")));
    assert_eq!(berlin.step_after(as_of, since, days), Some(as_of), "ahead: from -1 to 0");
    assert_eq!(berlin.leaves(since, as_of, days), Some(at("2026-04-09 10:00").plus_millis(1)));
    assert_eq!(
        berlin.leaves(since, as_of, period(500, Unit::Hours)),
        Some(since.plus_millis(500 * HOUR + 1))
    );
    assert_eq!(berlin.leaves(since, since.plus_millis(500 * HOUR + 1), period(500, Unit::Hours)), None);
}

#[test]
fn a_window_ends_with_the_jump_over_a_skipped_hour() {
    let berlin = zone("Europe/Berlin");
    let day = period(1, Unit::Days);
    // The cut-off of 02:59 on the 30th is 03:59 on the 29th, that of 03:00 is 03:00.
    let (inside, as_of) = (at("2026-03-29 03:30"), at("2026-03-29 12:00"));
    assert_eq!(berlin.leaves(inside, as_of, day), Some(at("2026-03-30 02:30").plus_millis(1)));
    let left = at("2026-03-30 02:45");
    assert_eq!(berlin.leaves(inside, left, day), Some(at("2026-03-30 03:00")), "it comes back");
    assert_eq!(
        berlin.leaves(inside, at("2026-03-30 03:00"), day),
        Some(at("2026-03-30 03:30").plus_millis(1))
    );
    // The second 02:30 of an October night is skipped by the cut-offs.
    let second = parse_instant("2026-10-25T01:30Z", &berlin).unwrap().0;
    assert_eq!(berlin.leaves(second, second, day), Some(at("2026-10-26 03:00")));
}

#[test]
fn months_come_back_at_midnight() {
    let berlin = zone("Europe/Berlin");
    let (since, month) = (at("2026-02-28 12:00"), period(1, Unit::Months));
    let mut at_last = at("2026-03-28 00:00");
    let mut seen = Vec::new();
    for _ in 0..7 {
        at_last = berlin.step_after(since, at_last, month).unwrap();
        seen.push((at_last, berlin.full_steps(since, at_last, month)));
    }
    let expected = [
        ("2026-03-28 12:00", 1),
        ("2026-03-29 00:00", 0),
        ("2026-03-29 12:00", 1),
        ("2026-03-30 00:00", 0),
        ("2026-03-30 12:00", 1),
        ("2026-03-31 00:00", 0),
        ("2026-03-31 12:00", 1),
    ];
    assert_eq!(seen, expected.map(|(text, steps)| (at(text), steps)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn full_steps_is_the_largest_that_holds((zone, grid, as_of) in any_place(), far in -2_000_i64..4_000, period in any_period()) {
        let since = as_of.plus_millis(-far * grid * 7);
        let steps = zone.full_steps(since, as_of, period);
        prop_assert!(since <= zone.minus(as_of, period, steps));
        for more in 1..40 {
            prop_assert!(since > zone.minus(as_of, period, steps + more), "{more} more");
        }
    }

    #[test]
    fn cut_offs_never_move_on_with_more_periods((zone, _, as_of) in any_place(), period in any_period()) {
        for times in -40..40 {
            prop_assert!(zone.minus(as_of, period, times + 1) <= zone.minus(as_of, period, times));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn changes_are_where_brute_force_finds_them(
        (zone, grid, near) in any_place(), swap in any::<bool>(), ahead in -150_i64..150, odd in 0..2_i64, times in -2_i64..4, period in any_period(),
    ) {
        // What happens nearby happens at the cut-off, or at the instant itself.
        let (as_of, cut_off) = if swap { (zone.plus(near, period, times), near) } else { (near, zone.minus(near, period, times)) };
        let bound = cut_off.plus_millis(ahead * grid + odd);
        let reached = |at| bound <= zone.minus(at, period, times);
        let ticks = (0..).flat_map(|tick| [tick * grid, tick * grid + 1]).map(|millis| as_of.plus_millis(millis));
        let horizon = as_of.plus_millis(9 * DAY);
        let found = ticks.take_while(|&at| at <= horizon).find(|&at| at > as_of && reached(at) != reached(as_of));
        let told = zone.cut_off_change(bound, as_of, period, times);
        prop_assert_eq!(told.filter(|&at| at <= horizon), found);
    }

    #[test]
    fn steps_change_where_brute_force_finds_them((zone, grid, as_of) in any_place(), ago in -100_i64..400, period in any_period()) {
        let since = as_of.plus_millis(-ago * grid);
        let steps = |at| zone.full_steps(since, at, period);
        let horizon = as_of.plus_millis(4 * DAY);
        let found = (1..).map(|tick| as_of.plus_millis(tick * grid)).take_while(|&at| at <= horizon).find(|&at| steps(at) != steps(as_of));
        let told = zone.step_after(since, as_of, period);
        prop_assert_eq!(told.filter(|&at| at <= horizon), found);
    }
}

#[test]
fn the_only_turn_is_what_looking_at_all_turns_finds() {
    let (mut plain, mut tried) = (0, 0);
    for (name, ..) in PLACES {
        let zone = zone(name);
        for step in 0..1500_i64 {
            // All times of day, over twelve years with leap days and changes of the clock.
            let bound = at("2010-01-01").plus_millis(step * (3 * DAY + 7 * HOUR + 13 * MINUTE));
            for (count, unit) in
                [(1, Unit::Days), (30, Unit::Days), (2, Unit::Weeks), (1, Unit::Months), (1, Unit::Years)]
            {
                for times in [-1, 1, 7] {
                    let shift = super::Shift::new(period(count, unit), times.into());
                    tried += 1;
                    let Some(turn) = zone.only_turn(bound, shift) else { continue };
                    plain += 1;
                    for as_of in [-3 * DAY, -1, 0, 2 * DAY].map(|millis| turn.plus_millis(millis)) {
                        let expected = (turn > as_of).then_some(turn);
                        assert_eq!(
                            zone.first_turn(bound, as_of, shift),
                            expected,
                            "{name} {bound:?} {shift:?}"
                        );
                    }
                }
            }
        }
    }
    assert!(plain * 10 > tried * 8, "{plain} of {tried}");
}
