use proptest::prelude::*;

use super::{Precision, format_instant, parse_instant};
use crate::values::time::{Date, Instant, Zone};

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

#[test]
fn reads_instants() {
    let cases = [
        ("2026-11-20T13:30:05Z", "2026-11-20T13:30:05Z"),
        ("2026-11-20 14:30", "2026-11-20T13:30:00Z"),
        ("2026-11-20T14:30:05", "2026-11-20T13:30:05Z"),
        ("  2026-11-20 14:30\u{a0}", "2026-11-20T13:30:00Z"),
        ("2026-07-20 14:30", "2026-07-20T12:30:00Z"),
        ("2026-11-20T14:30:05.123456+01:00", "2026-11-20T13:30:05.123Z"),
        ("2026-11-20T14:30:05,5+0100", "2026-11-20T13:30:05.500Z"),
        ("2026-11-20t14:30:05.9999+01", "2026-11-20T13:30:05.999Z"),
        ("2026-11-20T00:30-03:30", "2026-11-20T04:00:00Z"),
        ("1969-12-31T23:59:59.9999z", "1969-12-31T23:59:59.999Z"),
        ("2026-03-29 02:30", "2026-03-29T01:30:00Z"),
        ("2026-10-25 02:30", "2026-10-25T00:30:00Z"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z"),
        ("0000-01-01T00:00Z", "0000-01-01T00:00:00Z"),
    ];
    for (text, utc) in cases {
        let (at, precision) = parse_instant(text, &berlin()).unwrap();
        assert_eq!((format_instant(at, &Zone::utc()).as_str(), precision), (utc, Precision::Time), "{text}");
    }
    assert_eq!(parse_instant("1970-01-01T00:00:00.001Z", &berlin()), Some((Instant(1), Precision::Time)));
}

#[test]
fn a_day_is_its_midnight() {
    for (text, utc) in [("2026-11-20", "2026-11-19T23:00:00Z"), (" 9999-12-31", "9999-12-30T23:00:00Z")] {
        let (at, precision) = parse_instant(text, &berlin()).unwrap();
        assert_eq!((format_instant(at, &Zone::utc()).as_str(), precision), (utc, Precision::Day));
        assert_eq!(berlin().date_of(at), Date::parse(text).unwrap());
    }
    let skipped = parse_instant("2018-11-04", &Zone::named("America/Sao_Paulo").unwrap());
    assert_eq!(skipped.map(|(at, _)| at), parse_instant("2018-11-04T03:00Z", &Zone::utc()).map(|(at, _)| at));
}

#[test]
fn other_texts_are_none() {
    let texts = [
        "",
        "soon",
        "20.11.2026",
        "2026/11/20",
        "2026-11-20T",
        "2026-11-20T14",
        "2026-11-20T1430",
        "2026-11-20 14:30:",
        "2026-11-20 14:30:5",
        "2026-11-20 24:00",
        "2026-11-20 14:60",
        "2026-11-20 14:30:60",
        "2026-11-20 14:30:05.",
        "2026-11-20 14:30 Z",
        "2026-11-20 14:30+1",
        "2026-11-20 14:30+24:00",
        "2026-11-20 14:30+01:60",
        "2026-11-20 14:30 pm",
        "2026-02-30 10:00",
        "2026-11-20Z",
        "2026-11-2014:30",
        "-026-11-20",
        "２026-11-20",
        "2026-11-20 14:30*01",
        "2026-11-20  14:30",
    ];
    for text in texts {
        assert_eq!(parse_instant(text, &berlin()), None, "{text}");
    }
}

#[test]
fn writes_instants() {
    let cases = [
        ("UTC", 0, "1970-01-01T00:00:00Z"),
        ("UTC", -1, "1969-12-31T23:59:59.999Z"),
        ("Europe/Berlin", 7, "1970-01-01T01:00:00.007+01:00"),
        ("America/St_Johns", 1_700_000_000_000, "2023-11-14T18:43:20-03:30"),
        ("Europe/London", 1_700_000_000_000, "2023-11-14T22:13:20Z"),
        ("Europe/Berlin", -2_500_000_000_000, "1890-10-11T19:33:20Z"),
        ("Europe/Berlin", 1_792_888_200_000, "2026-10-25T02:30:00+02:00"),
        ("Europe/Berlin", 1_792_891_800_000, "2026-10-25T02:30:00+01:00"),
    ];
    for (zone, millis, text) in cases {
        let zone = Zone::named(zone).unwrap();
        assert_eq!(format_instant(Instant(millis), &zone), text);
    }
    assert_eq!(format_instant(Instant(i64::MAX), &Zone::utc()), "9999-12-31T23:59:59.999Z");
}

proptest! {
    #[test]
    fn reading_undoes_writing(
        name in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia", "Africa/Monrovia", "America/St_Johns"]),
        millis in -60_000_000_000_000_i64..250_000_000_000_000,
    ) {
        let zone = Zone::named(name).unwrap();
        let text = format_instant(Instant(millis), &zone);
        prop_assert_eq!(parse_instant(&text, &berlin()), Some((Instant(millis), Precision::Time)), "{}", text);
    }

    #[test]
    fn reading_never_panics(text in "[0-9]{0,4}-?[0-9]{0,2}-[0-9]{2}[T ]?[0-9:.,+Z-]{0,20}|.*") {
        if let Some((at, _)) = parse_instant(&text, &Zone::utc()) {
            prop_assert_eq!(parse_instant(&format_instant(at, &Zone::utc()), &berlin()).map(|(at, _)| at), Some(at));
        }
    }
}
