//! Spans of time and ages.

use super::{Explained, Failure, insert, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;

/// Mistakes in spans of time.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 10] = [
        counted_age,
        age,
        nearly_unit,
        other_unit,
        no_unit,
        in_for_in_the_last,
        within,
        last_unit,
        no_number,
        article,
    ];
    super::first_of(failure, &TABLES)
}

/// Whether a unit of time stands there.
pub(super) fn is_unit(failure: &Failure<'_>, at: usize) -> bool {
    let units = [Rule::k_days, Rule::k_weeks, Rule::k_months, Rule::k_years, Rule::k_hours, Rule::k_minutes];
    units.iter().any(|k| failure.says(at, *k))
}

/// What ages are tested with, and whether it is a great age.
const AGES: [(&str, bool); 8] = [
    ("more than", true),
    ("older than", true),
    ("at least", true),
    ("longer than", true),
    ("less than", false),
    ("at most", false),
    ("newer than", false),
    ("younger than", false),
];

/// `days since last call less than 14 days`, `years at least 5 years` of a number: no age, but a number.
fn counted_age(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let unit = (at.saturating_sub(1)..=at + 3).find(|t| is_unit(failure, *t))?;
    let number = unit.checked_sub(1).filter(|t| failure.kind(*t) == Some(Kind::Number))?;
    let compared = |t: &usize| AGES.iter().any(|(phrase, _)| failure.phrase(*t, phrase));
    let op = (failure.head.start + 1..number).rev().take(3).find(compared)?;
    let subject = if failure.is(op - 1, "is") { op - 2 } else { op - 1 };
    let since = (failure.head.start..op).rev().take(8).any(|t| failure.says(t, Rule::k_days_since));
    let plain = [Rule::k_number, Rule::k_score, Rule::k_questionnaire];
    if failure.is(unit + 1, "ago") || !(since || super::known::is_declared(failure, subject, &plain)) {
        return None;
    }
    let days = days_in(failure, unit).filter(|_| since).unwrap_or(1);
    let count = failure.tokens.read(number).parse::<u32>().ok()?.saturating_mul(days);
    let message = match since {
        true => "`days since` gives a number, which has no unit".to_owned(),
        false => format!("`{}` is a number, which has no unit", failure.written(subject)),
    };
    let mends = replace(number..unit + 1, &count.to_string());
    Some(failure.instead("age", failure.span(unit), message, mends))
}

/// How many days a unit has.
fn days_in(failure: &Failure<'_>, unit: usize) -> Option<u32> {
    let units = [(Rule::k_days, 1), (Rule::k_weeks, 7), (Rule::k_months, 30), (Rule::k_years, 365)];
    units.into_iter().find(|(k, _)| failure.says(unit, *k)).map(|(_, days)| days)
}

/// `two weeks`, `three months`: wherever a span of time or a number of times has to stand.
pub(super) fn number_word(failure: &Failure<'_>) -> Option<Explained> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let number = |at: usize| WORDS.iter().position(|w| failure.tokens.read(at).eq_ignore_ascii_case(w));
    let counts = |at: usize| {
        let words = failure.is_any(at, &["work", "business", "working"]);
        words || is_unit(failure, at) || failure.says(at, Rule::k_times) || failure.says(at, Rule::k_points)
    };
    let near = failure.at.saturating_sub(1).max(failure.head.start + 1)..=failure.at + 3;
    let at = near.into_iter().find(|at| number(*at).is_some() && counts(at + 1))?;
    let message = format!("`{}` is not how numbers are written", failure.written(at));
    let mends = replace(at..at + 1, &(number(at)? + 1).to_string());
    Some(failure.instead("number-form", failure.span(at), message, mends))
}

/// `more than 30 days`, `at least 30 days ago`, `older than 30 days`
fn age(failure: &Failure<'_>) -> Option<Explained> {
    let near = failure.at.saturating_sub(4).max(failure.head.start + 1)..=failure.at;
    let of_age = |op: &usize| failure.kind(op + 2) == Some(Kind::Number) && is_unit(failure, op + 3);
    let op = near.rev().filter(of_age).find(|op| AGES.iter().any(|(a, _)| failure.phrase(*op, a)))?;
    let (phrase, old) = AGES.into_iter().find(|(phrase, _)| failure.phrase(op, phrase))?;
    let end = if failure.is(op + 4, "ago") { op + 5 } else { op + 4 };
    if failure.at > end {
        return None;
    }
    let duration = failure.text(op + 2..op + 4);
    let message = match (phrase, old) {
        ("more than", _) => format!("`more than {duration}` lacks `ago`"),
        (_, true) => "an age is tested with `more than … ago`".to_owned(),
        (_, false) => "a short age is tested with `in the last …`".to_owned(),
    };
    let right = if old { format!("more than {duration} ago") } else { format!("in the last {duration}") };
    let from = if failure.is(op - 1, "is") { op - 1 } else { op };
    Some(failure.instead("age", failure.tokens.span_of(op, end - 1), message, replace(from..end, &right)))
}

/// The number before the failure that lacks its unit.
fn number_without_unit(failure: &Failure<'_>) -> Option<usize> {
    let number = failure.at.checked_sub(1).filter(|t| failure.kind(*t) == Some(Kind::Number));
    number.filter(|_| failure.expects(&[Rule::k_days, Rule::k_weeks, Rule::k_work_days]))
}

/// `30 dyas`, `2 work huors`
fn nearly_unit(failure: &Failure<'_>) -> Option<Explained> {
    const UNITS: [&str; 16] = [
        "work days",
        "work day",
        "work hours",
        "work hour",
        "minutes",
        "minute",
        "hours",
        "hour",
        "days",
        "day",
        "weeks",
        "week",
        "months",
        "month",
        "years",
        "year",
    ];
    number_without_unit(failure)?;
    let found = super::slips::best(failure, failure.at, UNITS.into_iter());
    let (range, right) = found.filter(|(r, _)| !failure.is(r.start, "work") || r.len() > 1)?;
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let written = failure.text(range.clone());
    let message = format!("`{written}` is no unit of time: did you mean `{right}`?");
    Some(failure.instead("keyword-misspelt", span, message, replace(range, right)))
}

/// `2 business days`
fn other_unit(failure: &Failure<'_>) -> Option<Explained> {
    const UNITS: [(&str, &str); 13] = [
        ("business days", "work days"),
        ("business day", "work day"),
        ("working days", "work days"),
        ("working day", "work day"),
        ("workdays", "work days"),
        ("workday", "work day"),
        ("business hours", "work hours"),
        ("working hours", "work hours"),
        ("workhours", "work hours"),
        ("work", "work days"),
        ("hrs", "hours"),
        ("mins", "minutes"),
        ("min", "minutes"),
    ];
    let at = failure.at;
    number_without_unit(failure)?;
    let (phrase, right) = UNITS.into_iter().find(|(phrase, _)| failure.phrase(at, phrase))?;
    let end = at + phrase.split(' ').count();
    let span = failure.tokens.span_of(at, end - 1);
    let message = format!("`{phrase}` is no unit of time here");
    Some(failure.instead("duration", span, message, replace(at..end, right)))
}

/// `30`, `30 seconds`
fn no_unit(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let number = number_without_unit(failure)?;
    let written = failure.written(number);
    let unit = if written == "1" { "day" } else { "days" };
    let seconds = failure.is_any(at, &["seconds", "second"]);
    let quarters = failure.is_any(at, &["quarters", "quarter"]);
    let mends = if seconds || quarters { replace(at..at + 1, unit) } else { insert(at, unit) };
    if seconds {
        let message = "there are no `seconds` in a pact";
        return failure.error("duration", failure.span(at), message, "the finest unit is `minutes`", mends);
    }
    if quarters {
        let message = "`quarter` is no unit of time here";
        return failure.error("duration", failure.span(at), message, "a quarter is `3 months`", mends);
    }
    let message = format!("`{written}` lacks a unit of time");
    let help = format!(
        "write `{written} {unit}`, for example; there are also `minutes`, `hours`, `weeks`, `months` and `years`"
    );
    failure.error("duration", failure.span(number), message, help, mends)
}

/// `any call in 30 days`
fn in_for_in_the_last(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let span = failure.kind(at + 1) == Some(Kind::Number) && is_unit(failure, at + 2);
    let window = failure.is(at, "in") && span && failure.form != Rule::clock;
    window.then(|| failure.otherwise(at..at + 1, "in the last"))
}

/// `any call within 30 days`, `contract_end within 6 months`
fn within(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let span = failure.kind(at + 1) == Some(Kind::Number) && is_unit(failure, at + 2);
    let windows = [Rule::in_the_last, Rule::rule_window, Rule::k_in_the_last];
    if !failure.says(at, Rule::k_within) || !span || !failure.expects(&windows) {
        return None;
    }
    if failure.expects(&[Rule::where_clause, Rule::rule_window, Rule::k_where]) {
        return Some(failure.otherwise(at..at + 1, "in the last"));
    }
    let mends = replace(at..at + 1, "in the next");
    let (whole, duration) = (failure.corrected(&mends), failure.text(at + 1..at + 3));
    let help = format!("write `{whole}`, or `in the last {duration}` for what is past");
    let message = "a pact says `in the next` or `in the last`, not `within`";
    failure.error("said-otherwise", failure.span(at), message, help, mends)
}

/// `any call last month`
fn last_unit(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let windows = [Rule::in_the_last, Rule::rule_window, Rule::k_in_the_last];
    let said = failure.is_any(at, &["last", "past"]) && is_unit(failure, at + 1);
    if !said || !failure.expects(&windows) {
        return None;
    }
    let right = match failure.written(at + 1) {
        "month" => "in the last 30 days".to_owned(),
        "week" => "in the last 7 days".to_owned(),
        "day" => "in the last 24 hours".to_owned(),
        "year" => "in the last 12 months".to_owned(),
        unit => format!("in the last 1 {}", unit.trim_end_matches('s')),
    };
    Some(failure.otherwise(at..at + 2, &right))
}

/// `in the last days`
fn no_number(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.expects(&[Rule::duration, Rule::digits]) || !is_unit(failure, at) {
        return None;
    }
    let plural = failure.written(at).ends_with('s');
    let mends = insert(at, if plural { "30" } else { "1" });
    let message = format!("nothing says how many `{}`", failure.written(at));
    Some(failure.instead("duration", failure.span(at), message, mends))
}

/// `after a week`
fn article(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let article = failure.is_any(at, &["a", "an", "one"]) && is_unit(failure, at + 1);
    let wanted = failure.expects(&[Rule::duration, Rule::digits]);
    let message = format!("`{}` has to be a number", failure.written(at));
    let span = failure.span(at);
    (article && wanted).then(|| failure.instead("duration", span, message, replace(at..at + 1, "1")))
}
