//! `not` in the middle of a test.

use super::{Edit, Explained, Failure, remove, replace};
use crate::syntax::grammar::Rule;

/// `is not at least 5`, `does not contain "x"`
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let nots = [at + 1, at, at.wrapping_sub(1), at.wrapping_sub(2)];
    let not = nots.into_iter().find(|t| failure.is(*t, "not") && *t > failure.head.start)?;
    comparison(failure, not).or_else(|| interaction(failure, not)).or_else(|| test(failure, not))
}

/// `not called in this stage`, `not visit in the last 30 days`
fn interaction(failure: &Failure<'_>, not: usize) -> Option<Explained> {
    let (named, window) = (not + 1, not + 2);
    let windows = ["in this stage", "in the last"];
    if !windows.iter().any(|words| failure.phrase(window, words)) {
        return None;
    }
    let name = super::beside::interaction(failure, named)?;
    Some(failure.otherwise(not..window, &format!("no {name}")))
}

/// `is not at least 5`: the opposite is said shorter.
fn comparison(failure: &Failure<'_>, not: usize) -> Option<Explained> {
    const OPPOSITES: [(Rule, &str); 4] = [
        (Rule::k_at_least, "less than"),
        (Rule::k_at_most, "more than"),
        (Rule::k_more_than, "at most"),
        (Rule::k_less_than, "at least"),
    ];
    let behind = not + 1;
    let (_, opposite) = OPPOSITES.into_iter().find(|(k, _)| failure.says(behind, *k))?;
    let from = if failure.is(not - 1, "is") { not - 1 } else { not };
    let span = failure.tokens.span_of(from, behind + 1);
    let message = "`not` stands before the whole test, or the test says the opposite";
    Some(failure.instead("not-place", span, message, replace(from..behind + 2, opposite)))
}

/// `does not contain "x"`, `is not between 3 and 5`
fn test(failure: &Failure<'_>, not: usize) -> Option<Explained> {
    const TESTS: [Rule; 11] = [
        Rule::k_contains,
        Rule::k_mentions,
        Rule::k_starts_with,
        Rule::k_ends_with,
        Rule::k_includes,
        Rule::k_between,
        Rule::k_before,
        Rule::k_after,
        Rule::k_in_the_last,
        Rule::k_in_the_next,
        Rule::k_on,
    ];
    let behind = not + 1;
    let does = failure.is_any(not - 1, &["does", "do", "is", "has"]);
    let short = failure.is_any(behind, &["contain", "mention", "start", "end", "include"]);
    let tests = TESTS.iter().any(|k| failure.says(behind, *k)) || (short && does);
    if !tests {
        return None;
    }
    let from = if does { not - 1 } else { not };
    let of = from.checked_sub(1).filter(|t| failure.is_name(*t))?;
    let mut mends = vec![(of, Edit::Before("not".to_owned()))];
    mends.extend(remove(from..behind));
    if short {
        mends.push((behind, Edit::Instead(format!("{}s", failure.written(behind)))));
    }
    let span = failure.tokens.span_of(from, behind);
    Some(failure.instead("not-place", span, "`not` stands before the whole test", mends))
}
