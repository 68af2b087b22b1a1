//! Days with the name of their month, as letters have them.

use super::{Explained, Failure, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;

/// `1 October 2026`, `October 1, 2026`, `1st Oct 2026`
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.expects(&[Rule::day, Rule::date, Rule::sum, Rule::k_and, Rule::EOI]) {
        return None;
    }
    let named =
        (at.saturating_sub(1).max(failure.head.start)..=at + 1).find(|t| month(failure, *t).is_some())?;
    let month = month(failure, named)?;
    let number = |t: usize| {
        failure.tokens.read(t).parse::<u16>().ok().filter(|_| failure.kind(t) == Some(Kind::Number))
    };
    let small = |t: usize| number(t).filter(|n| (1..=31).contains(n));
    let (from, day) = match named.checked_sub(1).and_then(|t| Some((t, small(t)?))) {
        Some(before) => before,
        None => (named, small(named + 1)?),
    };
    let behind = if from < named { named + 1 } else { named + 2 };
    let year = (behind..=behind + 1).find(|t| number(*t).is_some_and(|n| (1900..2200).contains(&n)))?;
    let right = format!("{}-{month:02}-{day:02}", failure.tokens.read(year));
    let message = format!("`{}` is not how days are written", failure.text(from..year + 1));
    let span = failure.tokens.span_of(from, year);
    let help = format!("write `{right}`: the year, the month and the day");
    failure.error("date-form", span, message, help, replace(from..year + 1, &right))
}

/// The number of the month whose name stands there.
fn month(failure: &Failure<'_>, at: usize) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = failure.tokens.read(at).to_lowercase();
    let meant = |month: &&str| lower.len() >= 3 && month.starts_with(&lower);
    let word = failure.kind(at) == Some(Kind::Word);
    MONTHS.iter().position(|m| word && meant(m)).map(|at| at + 1)
}
