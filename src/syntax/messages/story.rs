//! The lines of examples.

use super::{Explained, Failure, insert, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;

/// Mistakes in the lines of examples.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block != Holds::Story {
        return None;
    }
    match failure.form {
        Rule::expect => that(failure),
        Rule::happened => ago(failure).or_else(|| colon(failure)),
        Rule::start_in => at_for_on(failure),
        _ => None,
    }
}

/// `expect that grade is B`
fn that(failure: &Failure<'_>) -> Option<Explained> {
    let near = [failure.at, failure.at.wrapping_sub(1)];
    let that = near.into_iter().find(|t| failure.is(*t, "that"))?;
    let message = "`that` is left out here";
    Some(failure.instead("said-otherwise", failure.span(that), message, remove(that..that + 1)))
}

/// `3 days whitepaper_download`, `3 days before …`
fn ago(failure: &Failure<'_>) -> Option<Explained> {
    let (first, at) = (failure.head.start, failure.at);
    if !failure.expects(&[Rule::k_ago]) || failure.at_end() {
        return None;
    }
    let other = failure.is_any(at, &["before", "earlier", ":"]);
    let mends = if other { replace(at..at + 1, "ago") } else { insert(at, "ago") };
    let message = format!("`{}` lacks `ago`", failure.text(first..at));
    Some(failure.instead("incomplete", failure.tokens.span_of(first, at - 1), message, mends))
}

/// `3 days ago: whitepaper_download`
fn colon(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let message = "behind `ago` stands the interaction itself";
    let span = failure.span(at);
    failure.is(at, ":").then(|| failure.instead("colon", span, message, remove(at..at + 1)))
}

/// `start in MQL at 2026-03-02`
fn at_for_on(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let message = "the instant begins with `on`, not with `at`";
    let span = failure.span(at);
    failure.is(at, "at").then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "on")))
}
