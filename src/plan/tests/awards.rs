//! Limits of number, fading, limits of points.

use super::draft::{Draft, days, n, text};
use crate::model::*;
use crate::values::CalendarUnit;

/// A draft with one kind of interaction that has one field.
fn draft() -> (Draft, TypeId, SelectionId) {
    let mut draft = Draft::new();
    let kind = draft.kind("visit", &[("page", Type::Text)]);
    let selection = draft.pick(kind, Window::Ever);
    (draft, kind, selection)
}

/// What `+10 per visit` gives with limits and fading, for visits at some instants of the page `a`.
fn given(
    times: Vec<TimesLimit>,
    fade: Fade,
    points_limits: Vec<PointsLimit>,
    visits: &[(&str, &str)],
) -> String {
    let (mut draft, kind, selection) = draft();
    let rule = draft.rule(RuleKind::Per { points: n("10"), selection, times, fade, points_limits });
    draft.score(vec![rule]);
    let pact = draft.done();
    let lead = visits.iter().fold(pact.lead(), |lead, (at, page)| {
        let page = if page.is_empty() { Value::Unknown } else { text(page) };
        lead.did(kind, at, vec![page])
    });
    pact.first_score(&lead)[0].clone()
}

fn at_most(count: u32, per: Per) -> TimesLimit {
    TimesLimit { count, per }
}

fn up_to(points: &str, per: Option<CalendarUnit>) -> PointsLimit {
    PointsLimit { points: n(points), per }
}

#[test]
fn the_newest_count_and_later_input_is_newer() {
    let fade = Fade::Keeps(n("50"), days(30));
    let visits = [("2026-01-01", "a"), ("2026-02-25", "b"), ("2026-02-25", "c")];
    assert_eq!(given(vec![], fade, vec![], &visits), "22.5");
    assert_eq!(given(vec![at_most(2, Per::Ever)], fade, vec![], &visits), "20");
    let by_page = at_most(1, Per::Field(0));
    let pages = [("2026-01-01", "A "), ("2026-02-25", "a"), ("2026-02-25", ""), ("2025-02-25", "")];
    assert_eq!(given(vec![by_page.clone()], Fade::Never, vec![], &pages), "20");
    assert_eq!(given(vec![at_most(1, Per::Ever), by_page], Fade::Never, vec![], &pages), "10");
}

#[test]
fn units_of_the_calendar_are_those_of_the_zone() {
    let per_day = at_most(1, Per::Calendar(CalendarUnit::Day));
    let visits = [("2026-02-01T22:59Z", ""), ("2026-02-01T23:01Z", ""), ("2026-02-02 23:59", "")];
    assert_eq!(given(vec![per_day], Fade::Never, vec![], &visits), "20");
    let per_week = at_most(1, Per::Calendar(CalendarUnit::Week));
    assert_eq!(given(vec![per_week], Fade::Never, vec![], &[("2026-02-22", ""), ("2026-02-23", "")]), "20");
}

#[test]
fn in_any_counts_the_oldest_first() {
    let in_any = |count| vec![at_most(count, Per::Any(days(7)))];
    let visits = [
        ("2026-01-01 10:00", ""),
        ("2026-01-01 10:00", ""),
        ("2026-01-04 10:00", ""),
        ("2026-01-08 10:00", ""),
        ("2026-01-09 10:00", ""),
    ];
    assert_eq!(given(in_any(1), Fade::Never, vec![], &visits), "20", "the first, and seven days later");
    assert_eq!(
        given(in_any(2), Fade::Never, vec![], &visits),
        "40",
        "both of the first day, and both a week on"
    );
}

#[test]
fn fading_in_steps_is_a_straight_line_to_zero() {
    let fade = Fade::Steps(2, days(30));
    for (at, points) in [
        ("2026-03-02", "10"),
        ("2026-01-31 12:00", "5"),
        ("2026-01-31 12:01", "10"),
        ("2025-12-31 12:00", "0"),
    ] {
        assert_eq!(given(vec![], fade, vec![], &[(at, "")]), points, "{at}");
    }
    let keeps = Fade::Keeps(n("50"), days(1));
    assert_eq!(given(vec![], keeps, vec![], &[("2026-02-26 12:00", "")]), "0.625", "after four days");
    assert_eq!(given(vec![], keeps, vec![], &[("2016-01-31 12:00", "")]), "0");
    let never_gone = Fade::Keeps(n("99.9"), days(1));
    assert_eq!(given(vec![], never_gone, vec![], &[("2014-01-31 12:00", "")]), "0.1266");
}

#[test]
fn limits_of_points_come_last_in_the_order_written() {
    let visits = [("2026-02-01", ""), ("2026-02-01", ""), ("2026-02-02", "")];
    let day = Some(CalendarUnit::Day);
    assert_eq!(given(vec![], Fade::Never, vec![up_to("15", day)], &visits), "25");
    assert_eq!(given(vec![], Fade::Never, vec![up_to("15", day), up_to("20", None)], &visits), "20");
    let month = Some(CalendarUnit::Month);
    assert_eq!(given(vec![], Fade::Never, vec![up_to("15", day), up_to("18", month)], &visits), "18");
}

#[test]
fn without_counts_full_periods_since_the_newest() {
    let (mut draft, kind, selection) = draft();
    let limits = vec![n("-40")];
    let rule = draft.rule(RuleKind::Without { points: n("-10"), every: days(30), selection, limits });
    draft.score(vec![rule]);
    let pact = draft.done();
    assert_eq!(pact.first_score(&pact.lead()), ["0", "0", "0"], "nothing where there never was one");
    for (at, points) in [("2026-03-01", "0"), ("2026-01-31 12:00", "-10"), ("2024-01-01", "-40")] {
        let lead = pact.lead().did(kind, "2023-01-01", vec![]).did(kind, at, vec![]);
        assert_eq!(pact.first_score(&lead)[0], points, "{at}");
    }
}
