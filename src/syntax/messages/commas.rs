//! Commas in conditions, which join nothing there.

use super::{Explained, Failure, beside, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;

/// `grade is A, B`, `country is "DE", "AT"`, `grade at least B, consent`
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    let commas = [failure.at, failure.at.wrapping_sub(1)];
    let is_comma = |at: &usize| failure.kind(*at) == Some(Kind::Comma) && *at > failure.head.start + 2;
    let comma = commas.into_iter().find(is_comma).filter(|at| in_condition(failure, *at))?;
    values(failure, comma - 1).or_else(|| conditions(failure, comma))
}

/// Values that are compared with one after the other.
fn values(failure: &Failure<'_>, first: usize) -> Option<Explained> {
    const TESTS: [(&str, &str); 4] = [
        ("is not", "is not one of"),
        ("is", "is one of"),
        ("contains", "contains any of"),
        ("includes", "includes any of"),
    ];
    let last = beside::last_value(failure, first);
    let before = |words: &str| first.saturating_sub(words.split(' ').count());
    let (one, many) = TESTS.into_iter().find(|(one, _)| failure.phrase(before(one), one))?;
    if last == first {
        return None;
    }
    let mut mends = beside::in_parentheses(failure, first, last, "");
    mends.extend(replace(before(one)..first, many));
    let span = failure.tokens.span_of(first, last);
    Some(failure.instead("list-parentheses", span, "a list of words stands in parentheses", mends))
}

/// Conditions that are all asked for.
fn conditions(failure: &Failure<'_>, comma: usize) -> Option<Explained> {
    let mends = replace(comma..comma + 1, "and");
    let message = "conditions are joined by `and` or `or`, not by a comma";
    let helps = (failure.reach)(&mends) > comma + 2;
    helps.then(|| failure.instead("list-joint", failure.span(comma), message, mends))
}

/// Whether a token stands in a condition, and not in a list in a sentence such as `because a, b or c`.
fn in_condition(failure: &Failure<'_>, at: usize) -> bool {
    const LISTS: [Rule; 5] =
        [Rule::k_because, Rule::k_needs, Rule::k_resetting, Rule::k_spread_over, Rule::k_unknown_if];
    const CONDITIONS: [Rule; 6] =
        [Rule::k_when, Rule::k_as_soon_as, Rule::k_where, Rule::k_as, Rule::k_expect, Rule::k_only_when];
    let says = |at: usize, all: &[Rule]| all.iter().any(|k| failure.says(at, *k));
    let mut before = (failure.head.start..at).rev().filter(|t| says(*t, &LISTS) || says(*t, &CONDITIONS));
    before.next().is_some_and(|t| says(t, &CONDITIONS))
}
