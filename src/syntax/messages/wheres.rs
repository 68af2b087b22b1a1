//! What follows `where`: one test, or a condition in parentheses.

use super::{Edit, Explained, Failure, insert};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;

/// Mistakes behind `where`.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    super::first_of(failure, &[several_tests, negated, bare])
}

/// `where a is "x" and b is "y"`
fn several_tests(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let joined = failure.is_any(at, &["and", "or"]);
    let begins = (failure.head.start..at).rev().find(|t| joined && failure.says(*t, Rule::k_where))?;
    let count = |kind: Kind| (begins..at).filter(|t| failure.kind(*t) == Some(kind)).count();
    if count(Kind::Open) != count(Kind::Close) {
        return None;
    }
    let end = condition_end(failure, at);
    let mut mends = insert(begins + 1, "(");
    mends.extend(insert(end, ")"));
    let message = "a `where` takes one test; several stand in parentheses";
    Some(failure.instead("where-parentheses", failure.tokens.span_of(begins, end - 1), message, mends))
}

/// `where not reached`
fn negated(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let begins = at.checked_sub(1).filter(|t| failure.says(*t, Rule::k_where) && failure.is(at, "not"))?;
    let end = condition_end(failure, at + 1);
    let mut mends = insert(at, "(");
    mends.extend(insert(end, ")"));
    let message = "behind `where`, a `not` stands in parentheses";
    Some(failure.instead("where-parentheses", failure.tokens.span_of(begins, end - 1), message, mends))
}

/// `where reached`
fn bare(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let begins = at.checked_sub(2).filter(|t| failure.says(*t, Rule::k_where) && failure.is_name(at - 1))?;
    if !failure.at_end() && !clause_follows(failure) {
        return None;
    }
    let name = failure.written(at - 1);
    let message = format!("`where {name}` asks nothing of `{name}`");
    let help =
        format!("write `where ({name})` for a yes/no field, or say what it has to be: `where {name} is …`");
    let mends = vec![(at - 1, Edit::Instead(format!("({name})")))];
    failure.error("where-parentheses", failure.tokens.span_of(begins, at - 1), message, help, mends)
}

fn clause_follows(failure: &Failure<'_>) -> bool {
    let at = failure.at;
    condition_end(failure, at) == at
        || failure.kind(at) == Some(Kind::Text)
        || failure.is_any(at, &["and", "or"])
        || failure.says(at, Rule::k_at_most)
}

/// Where what narrows an interaction ends: its `where`, and its window.
pub(super) fn whole_end(failure: &Failure<'_>, from: usize) -> usize {
    let narrowed = [Rule::k_where, Rule::k_in_the_last, Rule::k_in_this_stage];
    let narrows = |at: usize| narrowed.iter().any(|k| failure.says(at, *k));
    let joined = |at: usize| failure.is_any(at, &["and", "or"]);
    let mut end = from;
    while narrows(end) {
        let close = (end..failure.head.end).find(|at| failure.kind(*at) == Some(Kind::Close));
        let inside = close.filter(|_| failure.kind(end + 1) == Some(Kind::Open));
        let test = inside.map_or_else(|| condition_end(failure, end + 1), |close| close + 1);
        let test = (end..test).find(|at| joined(*at)).unwrap_or(test);
        let window = if failure.says(end, Rule::k_in_the_last) { end + 5 } else { end + 3 };
        end = if failure.says(end, Rule::k_where) { test } else { window.min(failure.head.end) };
    }
    end
}

/// Where a condition ends that goes on at a token: at the clause behind it.
pub(super) fn condition_end(failure: &Failure<'_>, from: usize) -> usize {
    const CLAUSES: [Rule; 9] = [
        Rule::k_in_the_last,
        Rule::k_in_this_stage,
        Rule::k_up_to,
        Rule::k_keeps,
        Rule::k_fades_out_in,
        Rule::k_never_fades,
        Rule::k_resetting,
        Rule::k_needs,
        Rule::k_because,
    ];
    let end = failure.head.end;
    let times = |at: usize| failure.says(at + 2, Rule::k_once) || failure.says(at + 3, Rule::k_times);
    let limit = |at: usize| failure.says(at, Rule::k_at_most) && times(at);
    let text = |at: usize| failure.kind(at) == Some(Kind::Text) && at + 1 == end;
    let why = |at: usize| text(at) && failure.kind(at - 1) != Some(Kind::Word);
    let sign = |at: usize| matches!(failure.kind(at), Some(Kind::Comma | Kind::Close));
    let clause = |at: usize| CLAUSES.iter().any(|k| failure.says(at, *k));
    (from..end).find(|at| sign(*at) || clause(*at) || limit(*at) || why(*at)).unwrap_or(end)
}
