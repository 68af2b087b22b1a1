//! Entries of the header.

use super::{Explained, Failure, Mends, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Mistakes in the header.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block != Holds::Header {
        return None;
    }
    super::first_of(failure, &[sign, version, currency, week_day, range, time, zone])
}

/// `version: 4`
fn sign(failure: &Failure<'_>) -> Option<Explained> {
    let (first, at) = (failure.head.start, failure.at);
    if !failure.is_any(at, &[":", "="]) || at == first {
        return None;
    }
    let message = format!("behind `{}` stands no `{}`", failure.text(first..at), failure.written(at));
    Some(failure.instead("colon", failure.span(at), message, remove(at..at + 1)))
}

/// `version "1"`
fn version(failure: &Failure<'_>) -> Option<Explained> {
    let number = failure.kind(failure.at) == Some(Kind::Number);
    if failure.form != Rule::version || number || failure.expects(&[Rule::EOI]) {
        return None;
    }
    let help = "write `version 1`, for example";
    failure.error("incomplete", failure.span(failure.at), "a version is a number", help, Mends::new())
}

/// `currency eur`, `currency "EUR"`
fn currency(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.expects(&[Rule::currency]) {
        return None;
    }
    let upper = failure.written(at).trim_matches('"').to_uppercase();
    let code = upper.len() == 3 && upper.bytes().all(|b| b.is_ascii_uppercase());
    let code = if code { upper.as_str() } else { "EUR" };
    let message = "a currency is three capital letters";
    let mends = replace(at..(at + 1).min(failure.head.end), code);
    Some(failure.instead("currency", failure.span(at), message, mends))
}

/// `work time monday-friday …`, `work time Mon to Fri …`: one message for all days.
fn week_day(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let wanted = failure.expects(&[Rule::week_day, Rule::week_days, Rule::dash, Rule::comma]);
    if failure.form != Rule::work_time || !wanted || failure.kind(at) != Some(Kind::Word) {
        return None;
    }
    let sign = usize::from(failure.is_any(failure.head.start + 2, &[":", "="]));
    let days = failure.head.start + 2 + sign..failure.head.end;
    let end = days.clone().find(|t| failure.kind(*t) == Some(Kind::Number)).unwrap_or(days.end);
    let days = days.start..end;
    if at >= end {
        return None;
    }
    let right: Option<Vec<&str>> = days.clone().map(|t| day_word(failure, t)).collect();
    let right = right.unwrap_or_default().concat().replace(',', ", ");
    let mends = replace(days.clone(), &right);
    if (failure.reach)(&mends) >= end && !right.is_empty() {
        let message = format!("days of the week are not written `{}`", failure.text(days.clone()));
        let span = failure.tokens.span_of(days.start, end - 1);
        return Some(failure.instead("week-day", span, message, mends));
    }
    let message = format!("`{}` is no day of the week here", failure.written(at));
    let help = "the days are `mon tue wed thu fri sat sun`; write `mon-fri`, for example";
    failure.error("week-day", failure.span(at), message, help, replace(at..at + 1, "mon"))
}

/// A day of the week, or what stands between two of them, as it should be written.
fn day_word(failure: &Failure<'_>, at: usize) -> Option<&'static str> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let lower = failure.tokens.read(at).to_lowercase();
    let meant = |day: &&str| lower.starts_with(*day) || (lower.len() == 2 && day.starts_with(&lower));
    match lower.as_str() {
        "-" | "to" | "until" | "till" | "through" => Some("-"),
        "," | "and" => Some(","),
        _ => DAYS.into_iter().find(meant),
    }
}

/// `09:00 to 17:00`
fn range(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let to = failure.form == Rule::work_time && failure.is(at, "to");
    let message = "`to` is written `-` here";
    let span = failure.span(at);
    to.then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "-")))
}

/// `9-17`, `09.00-17.00`
fn time(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let number = failure.form == Rule::work_time && failure.kind(at) == Some(Kind::Number);
    if !number || !failure.expects(&[Rule::time]) {
        return None;
    }
    let written = failure.written(at);
    let (hour, minute) = written.split_once('.').unwrap_or((written, "00"));
    let message = format!("`{written}` is no time of day here");
    let mends = replace(at..at + 1, &format!("{hour}:{minute:0>2}"));
    Some(failure.instead("time-form", failure.span(at), message, mends))
}

/// `timezone "Europe/Berlin"`
fn zone(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.kind(at) != Some(Kind::Text) || !failure.expects(&[Rule::zone]) {
        return None;
    }
    let name = failure.written(at).trim_matches('"').to_owned();
    let message = "a time zone stands without quotes";
    Some(failure.instead("quotes", failure.span(at), message, replace(at..at + 1, &name)))
}
