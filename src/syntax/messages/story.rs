//! The lines of examples.

use super::{Edit, Explained, Failure, insert, known, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;

/// Mistakes in the lines of examples.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block != Holds::Story {
        return None;
    }
    match failure.form {
        Rule::expect => that(failure),
        Rule::happened => super::first_of(failure, &[ago, colon, in_parentheses]),
        Rule::start_in => at_for_on(failure),
        Rule::then => team_first(failure),
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
    if failure.is_any(at, &["before", "earlier", "back"]) {
        return Some(failure.otherwise(at..at + 1, "ago"));
    }
    let mends = if failure.is(at, ":") { replace(at..at + 1, "ago") } else { insert(at, "ago") };
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

/// `3 days ago whitepaper_download (product = "X")`
fn in_parentheses(failure: &Failure<'_>) -> Option<Explained> {
    let (at, end) = (failure.at, failure.head.end);
    let last = end.checked_sub(1).filter(|t| failure.is(at, "(") && failure.is(*t, ")"))?;
    let signs = (at + 1..last).filter(|t| failure.is_any(*t, &["=", "is"]));
    let colons: Vec<(usize, Edit)> = signs.map(|t| (t, Edit::Instead(":".to_owned()))).collect();
    let inside = super::corrected(failure.tokens, at + 1..last, &colons);
    let message = "what is known of an interaction stands in braces";
    let help = format!("write `{{ {inside} }}`");
    failure.error("brackets", failure.tokens.span_of(at, last), message, help, remove(at..end))
}

/// `then after 2 hours sales rejects because student`
fn team_first(failure: &Failure<'_>) -> Option<Explained> {
    let verb =
        [failure.at, failure.at + 1].into_iter().find(|t| failure.is_name(*t) && failure.is_name(t - 1))?;
    let team = verb - 1;
    if !known::is_declared(failure, team, &[Rule::k_team]) {
        return None;
    }
    let said = failure.written(verb);
    let action = ["accept", "reject", "confirm"].into_iter().find(|action| said.starts_with(action));
    let action = action.or_else(|| said.strip_suffix('s')).unwrap_or(said);
    let right = format!("{action} by {}", failure.written(team));
    let message = format!("a command is said so: `{right}`");
    let span = failure.tokens.span_of(team, verb);
    Some(failure.instead("word-order", span, message, replace(team..verb + 1, &right)))
}

/// `start in MQL at 2026-03-02`
fn at_for_on(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let message = "the instant begins with `on`, not with `at`";
    let span = failure.span(at);
    failure.is(at, "at").then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "on")))
}
