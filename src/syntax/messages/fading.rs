//! Fading, shares, and what overrides a score.

use super::{Explained, Failure, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;

/// Mistakes in fading, in shares and behind `always`.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    super::first_of(
        failure,
        &[months_for_steps, fraction, step_without_length, share_of_nothing, when_for_while, every],
    )
}

/// `fades out in 6 months`: in how many steps, and how long each is, has to be said.
fn months_for_steps(failure: &Failure<'_>) -> Option<Explained> {
    let unit = failure.at;
    let number = unit.checked_sub(1).filter(|t| failure.kind(*t) == Some(Kind::Number))?;
    if !failure.expects(&[Rule::k_steps_of]) || !super::spans::is_unit(failure, unit) {
        return None;
    }
    let from = (failure.head.start..number).rev().find(|t| failure.says(*t, Rule::k_fades_out_in))?;
    let message = format!("`{}` does not say in how many steps", failure.text(from..unit + 1));
    let mends = replace(unit..unit + 1, &format!("steps of 1 {}", one(failure.written(unit))));
    Some(failure.instead("incomplete", failure.tokens.span_of(number, unit), message, mends))
}

/// A unit in the singular.
pub(super) fn one(unit: &str) -> &str {
    unit.trim_end_matches('s')
}

/// `keeps 0.6 after every 30 days`
fn fraction(failure: &Failure<'_>) -> Option<Explained> {
    let number = failure.at.checked_sub(1).filter(|t| failure.kind(*t) == Some(Kind::Number))?;
    if !failure.expects(&[Rule::percent_sign]) || !failure.says(number.saturating_sub(1), Rule::k_keeps) {
        return None;
    }
    if failure.is_any(failure.at, &["percent", "pct"]) {
        return None;
    }
    let written = failure.tokens.read(number);
    let share = if written.starts_with("0.") { as_percent(written)? } else { written.to_owned() };
    let mends = replace(number..number + 1, &format!("{share}%"));
    Some(failure.instead("percent", failure.span(number), format!("`{written}` lacks `%`"), mends))
}

/// `0.65` as `65`.
pub(super) fn as_percent(written: &str) -> Option<String> {
    let hundred = crate::values::Number::from_int(100)?;
    crate::values::Number::parse(written).ok()?.mul(hundred).map(|share| share.to_string())
}

/// `fades out in 4 steps`
fn step_without_length(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["steps", "step"]) || !failure.expects(&[Rule::k_steps_of]) {
        return None;
    }
    let from = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_fades_out_in))?;
    let message = format!("`{}` lacks how long a step is", failure.text(from..at + 1));
    let mends = replace(at..at + 1, "steps of 2 weeks");
    Some(failure.instead("incomplete", failure.tokens.span_of(from, at), message, mends))
}

/// `+5% when …`
fn share_of_nothing(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let sign = at.checked_sub(1).filter(|t| failure.is(*t, "%") && failure.form == Rule::award)?;
    let rule = failure.says(at, Rule::k_when) || failure.says(at, Rule::k_per);
    let message = format!("before `{}` stand points, not a share", failure.written(at));
    rule.then(|| failure.instead("percent", failure.span(sign), message, remove(sign..at)))
}

/// `always 0 when …`
fn when_for_while(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let otherwise = failure.form == Rule::always && failure.says(at, Rule::k_when);
    let message = "behind `always` stands `while`, not `when`";
    let span = failure.span(at);
    otherwise.then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "while")))
}

/// `keeps 50% every 30 days`
fn every(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["every", "per", "each"]) || !failure.expects(&[Rule::k_after_every]) {
        return None;
    }
    let message = format!("behind `keeps …%` stands `after every`, not `{}`", failure.written(at));
    Some(failure.instead("said-otherwise", failure.span(at), message, replace(at..at + 1, "after every")))
}
