//! Limits of rules: of number and of points.

use super::{Explained, Failure, insert, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;
use crate::values::nearness::is_near;

/// Mistakes in limits.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    super::first_of(failure, &[once, twice, at_most_points, no_times, no_points, max, window])
}

/// `+5 per call once`
fn once(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let wanted = failure.expects(&[Rule::limit, Rule::limit_times, Rule::k_at_most]);
    let lacks = failure.is(at, "once") && wanted;
    let span = failure.span(at);
    lacks.then(|| failure.instead("limit", span, "`once` lacks `at most`", insert(at, "at most")))
}

/// `at most twice`
fn twice(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let words = [("twice", "2 times"), ("thrice", "3 times")];
    let (_, right) = words.into_iter().find(|(word, _)| failure.is(at, word))?;
    let limited = failure.says(at.saturating_sub(2), Rule::k_at_most);
    let right = if limited { right.to_owned() } else { format!("at most {right}") };
    Some(failure.otherwise(at..at + 1, &right))
}

/// The `at most` of a limit that ends with the number before the failure.
fn at_most(failure: &Failure<'_>) -> Option<usize> {
    let from = failure.at.checked_sub(3)?;
    let number = failure.kind(failure.at - 1) == Some(Kind::Number);
    (number && failure.says(from, Rule::k_at_most)).then_some(from)
}

/// `at most 20 points`
fn at_most_points(failure: &Failure<'_>) -> Option<Explained> {
    let from = at_most(failure).filter(|_| failure.says(failure.at, Rule::k_points))?;
    let span = failure.tokens.span_of(from, from + 1);
    let mends = replace(from..from + 2, "up to");
    Some(failure.instead("limit", span, "points are limited with `up to`", mends))
}

/// `at most 5 per day`
fn no_times(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let from = at_most(failure)?;
    let per = failure.says(at, Rule::k_per) && failure.form == Rule::award;
    let near = failure.kind(at) == Some(Kind::Word) && is_near(failure.written(at), "times");
    if near || !(per || failure.expects(&[Rule::k_times])) {
        return None;
    }
    let message = format!("`at most {}` lacks `times`", failure.written(at - 1));
    let span = failure.tokens.span_of(from, at - 1);
    Some(failure.instead("limit", span, message, insert(at, "times")))
}

/// `up to 20`
fn no_points(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let number = at.checked_sub(1).filter(|t| failure.kind(*t) == Some(Kind::Number))?;
    let near = failure.kind(at) == Some(Kind::Word) && is_near(failure.written(at), "points");
    if near || !failure.expects(&[Rule::k_points]) {
        return None;
    }
    let message = format!("`points` is missing behind `{}`", failure.written(number));
    Some(failure.instead("incomplete", failure.span(number), message, insert(at, "points")))
}

/// `group "Web site" max 20 points`
fn max(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let words = failure.says(at, Rule::k_at_most);
    let said = words || failure.is_any(at, &["max", "maximum"]);
    let end = if words { at + 2 } else { at + 1 };
    if !said || failure.form != Rule::group {
        return None;
    }
    let message = format!("a pact says `up to`, not `{}`", failure.text(at..end));
    let mut mends = replace(at..end, "up to");
    let number = failure.kind(end) == Some(Kind::Number);
    if number && end + 1 == failure.head.end {
        mends.extend(insert(end + 1, "points"));
    }
    Some(failure.instead("said-otherwise", failure.tokens.span_of(at, end - 1), message, mends))
}

/// `+5 per call in this stage`
fn window(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.says(at, Rule::k_in_this_stage) || failure.form != Rule::award {
        return None;
    }
    let help = "leave `in this stage` out, or write `in the last 30 days`, for example";
    let span = failure.tokens.span_of(at, at + 2);
    failure.error("window", span, "points do not depend on the stage", help, remove(at..at + 3))
}
