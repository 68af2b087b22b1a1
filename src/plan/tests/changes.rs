//! When something may change next, without new data.

use super::draft::{AT, Draft, at, days, n};
use crate::model::*;
use crate::values::Period;

fn next(draft: Draft, lead: impl Fn(crate::lead::Lead) -> crate::lead::Lead, as_of: &str) -> Option<i64> {
    let pact = draft.done();
    let lead = lead(pact.lead());
    pact.assess_at(&lead, as_of).next_change.map(|at| at.0)
}

fn millis(text: &str) -> Option<i64> {
    Some(at(text).0)
}

#[test]
fn windows_are_left_one_millisecond_after_their_end() {
    for as_of in ["2026-03-02 12:00", "2026-03-28 01:00"] {
        let mut draft = Draft::new();
        let visit = draft.kind("visit", &[]);
        draft.pick(visit, Window::Last(days(30)));
        let lead = |lead: crate::lead::Lead| {
            lead.did(visit, "2026-03-01 10:00", vec![]).did(visit, "2026-02-27 10:00", vec![])
        };
        // Over the change to summer time the window is an hour shorter; its wall-clock end is the same.
        assert_eq!(next(draft, lead, as_of), millis("2026-03-29 10:00").map(|at| at + 1));
    }
}

#[test]
fn interactions_to_come_and_the_newest_growing_older() {
    let mut draft = Draft::new();
    let (visit, call) = (draft.kind("visit", &[]), draft.kind("call", &[]));
    let selection = draft.pick(visit, Window::Ever);
    draft.b.days_since_last(selection);
    let lead = |lead: crate::lead::Lead| {
        lead.did(visit, "2026-03-01 10:00", vec![])
            .did(visit, "2026-02-28 11:00", vec![])
            .did(call, "2026-05-01", vec![])
            .did(call, "2026-04-01", vec![])
    };
    assert_eq!(next(draft, lead, "2026-03-02 12:00"), millis("2026-03-03 10:00"));
    let mut draft = Draft::new();
    let call = draft.kind("call", &[]);
    let lead = |lead: crate::lead::Lead| lead.did(call, "2026-05-01", vec![]).did(call, "2026-04-01", vec![]);
    assert_eq!(next(draft, lead, "2026-03-02 12:00"), millis("2026-04-01"));
}

#[test]
fn awards_fade_at_their_next_full_step() {
    let visits = |visit| {
        move |lead: crate::lead::Lead| {
            lead.did(visit, "2025-01-01 09:00", vec![]).did(visit, "2026-02-20 09:00", vec![]).did(
                visit,
                "2026-01-25 09:00",
                vec![],
            )
        }
    };
    // The oldest takes its next step on 2026-03-17, never again, and on 2026-03-27.
    for (fade, expected) in [
        (Fade::Keeps(n("50"), days(40)), "2026-03-06 09:00"),
        (Fade::Steps(2, days(30)), "2026-03-22 09:00"),
        (Fade::Steps(9, days(50)), "2026-03-16 09:00"),
    ] {
        let mut draft = Draft::new();
        let visit = draft.kind("visit", &[]);
        let selection = draft.pick(visit, Window::Ever);
        let per = RuleKind::Per { points: n("1"), selection, times: vec![], fade, points_limits: vec![] };
        let rule = draft.rule(per);
        draft.score(vec![rule]);
        assert_eq!(next(draft, visits(visit), "2026-03-02 12:00"), millis(expected), "{fade:?}");
    }
}

/// A date, when what is said of it changes, and by how many milliseconds more.
type Case = (&'static str, &'static str, i64);

#[test]
fn tests_of_dates_change_at_their_cut_offs() {
    let week = days(7);
    let none = "";
    let cases: [(DateTest, [Case; 4]); 3] = [
        (
            DateTest::InTheLast(week),
            [
                ("2026-03-10 08:00", "2026-03-10 08:00", 0),
                ("2026-03-01 08:00", "2026-03-08 08:00", 1),
                ("2026-02-01 08:00", none, 0),
                ("2026-03-02 12:00", "2026-03-09 12:00", 1),
            ],
        ),
        (
            DateTest::InTheNext(week),
            [
                ("2026-03-20 08:00", "2026-03-13 08:00", 0),
                ("2026-03-05 08:00", "2026-03-05 08:00", 0),
                ("2026-03-02 12:00", none, 0),
                ("2026-02-01 08:00", none, 0),
            ],
        ),
        (
            DateTest::MoreThanAgo(week),
            [
                ("2026-03-10 08:00", "2026-03-17 08:00", 1),
                ("2026-03-01 08:00", "2026-03-08 08:00", 1),
                ("2026-02-01 08:00", none, 0),
                ("2026-02-23 12:00", "2026-03-02 12:00", 1),
            ],
        ),
    ];
    for (test, dates) in cases {
        for (date, expected, more) in dates {
            let mut draft = Draft::new();
            let field = draft.field("seen", Type::Date);
            let typed = draft.b.lead_field(field);
            draft.b.date(&typed, test, AT).unwrap();
            let expected = (!expected.is_empty()).then(|| at(expected).0 + more);
            let lead = |lead: crate::lead::Lead| lead.set(field, Value::Date(at(date)));
            assert_eq!(next(draft, lead, "2026-03-02 12:00"), expected, "{test:?} {date}");
        }
    }
}

#[test]
fn dates_of_interactions_change_too() {
    let mut draft = Draft::new();
    let booked = draft.kind("booked", &[("for", Type::Date)]);
    let own = draft.b.own_field(booked, 0).unwrap();
    let soon = draft.b.date(&own, DateTest::InTheNext(days(7)), AT).unwrap();
    draft.b.selection(Selection {
        types: [booked].into(),
        condition: Some(soon),
        window: Window::Ever,
        scope: None,
    });
    let lead = |lead: crate::lead::Lead| {
        lead.did(booked, "2026-03-01", vec![Value::Date(at("2026-04-10"))]).did(
            booked,
            "2026-03-01",
            vec![Value::Date(at("2026-03-30"))],
        )
    };
    assert_eq!(next(draft, lead, "2026-03-02 12:00"), millis("2026-03-23"));
}

#[test]
fn timers_and_notices_of_the_present_stage() {
    let mut draft = Draft::new();
    let stages = [draft.stage("A", 0), draft.stage("B", 1)];
    let way = || Move { to: stages[1], resetting: vec![], why: None, span: AT };
    let timer = |count, during| Automatic { way: way(), after: Some(days(count)), during, condition: None };
    draft.stage_mut(stages[0]).automatic =
        vec![timer(9, None), timer(2, Some(HandoverPart::Pending)), timer(5, Some(HandoverPart::Waiting))];
    let hours = Period::new(130, crate::values::Unit::Hours).unwrap();
    let notice = |after| Notice { who: "boss".into(), after, condition: None, span: AT };
    draft.stage_mut(stages[0]).notices = vec![notice(hours)];
    draft.stage_mut(stages[1]).notices = vec![notice(days(1))];
    assert_eq!(next(draft, |lead| lead, "2026-03-02 12:00"), millis("2026-03-07 12:00"));
}
