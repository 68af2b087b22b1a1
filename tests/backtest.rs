//! What a backtest says of criteria.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use leadpact::{Backtest, Goal, Pact, Verdict};

const PACT: &str = r#"pact "Small" { version 1 }
lead identified by id {
  employees: number
  signed: date
}
interaction visit { page: text, on: date }
interaction call { topic: text }
score fit {
  +20 when employees at least 250
}
"#;

/// A lead with so many employees.
fn add(backtest: &mut Backtest, pact: &Pact, employees: u32, won: bool) {
    let json = format!(r#"{{"id": "1", "employees": {employees}}}"#);
    backtest.add(&pact.lead_from_json(&json).unwrap(), won);
}

/// Shares are rounded where they are shown, not before lifts are worked out from them.
#[test]
fn a_lift_is_known_where_hardly_any_lead_was_won() {
    let pact = Pact::parse(PACT).unwrap();
    let mut backtest = pact.backtest(0);
    for at in 0..30_000 {
        add(&mut backtest, &pact, if at < 100 { 300 } else { 3 }, at == 0);
    }
    let report = backtest.report(&[]);
    assert_eq!((report.all.won, report.all.share), (1, Some(0.000_033_333)));
    assert_eq!((report.rules[0].applies.share, report.rules[0].lift), (Some(0.01), Some(300.0)));
    assert_eq!(report.rules[0].verdict, Verdict::Better);
}

#[test]
fn a_share_that_is_exactly_what_was_wanted_is_enough() {
    let pact = Pact::parse(PACT).unwrap();
    for won in 1..=100 {
        let mut backtest = pact.backtest(0);
        for at in 0..100 {
            add(&mut backtest, &pact, 300, at < won);
        }
        let wanted = f64::from(won) / 100.0;
        let report = backtest.report(&[Goal::Precision(wanted), Goal::Precision(wanted + 0.001)]);
        let found: Vec<_> = report.thresholds.iter().map(|of| of.from.is_some()).collect();
        assert_eq!(found, [true, false], "{won}");
    }
}

/// What a `where` reads is read, and so is what is missed.
#[test]
fn what_came_after_is_warned_of_wherever_it_is_read() {
    for (line, about) in [
        ("+5 per visit", "visit"),
        ("+5 per visit where on after lead.signed", "visit signed"),
        ("-5 per full 30 days without visit", "visit"),
        ("+5 when employees at least 250", ""),
    ] {
        let pact = Pact::parse(&PACT.replace("+20 when employees at least 250", line)).unwrap();
        let mut backtest = pact.backtest(86_400_000 * 400);
        let json = r#"{"id": "1", "signed": "1970-06-01", "interactions": [
            {"type": "visit", "at": "1970-05-01", "on": "1970-07-01"}, {"type": "call", "at": "1970-05-01"}]}"#;
        backtest.add_dated(&pact.lead_from_json(json).unwrap(), true, Some(leadpact::Instant::from(0)));
        let report = backtest.report(&[]);
        let warned: Vec<_> = report.warnings.iter().map(|warning| warning.about.as_str()).collect();
        assert_eq!(warned.join(" "), about, "{line}");
        assert!(report.warnings.iter().all(|warning| warning.lines[0].text == line), "{line}");
    }
}
