//! Parentheses, and lists of words.

use super::{Edit, Explained, Failure, Mends, insert, remove};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Parentheses without their other half.
pub(super) fn parentheses(failure: &Failure<'_>) -> Option<Explained> {
    let alone = |at: usize| failure.tokens.get(at).is_some_and(|t| t.alone);
    if failure.kind(failure.at) == Some(Kind::Close) && alone(failure.at) {
        let message =
            Diagnostic::error("surplus-parenthesis", failure.span(failure.at), "this `)` closes nothing");
        return Some((
            message.help("delete it, or write the `(` that belongs to it"),
            remove(failure.at..failure.at + 1),
        ));
    }
    if !failure.expects(&[Rule::close]) && !failure.at_end() {
        return None;
    }
    let before = failure.head.start..failure.at.min(failure.head.end);
    let open = before.rev().find(|at| failure.kind(*at) == Some(Kind::Open) && alone(*at))?;
    let mends = insert(failure.at.min(failure.head.end), ")");
    let last = failure.written(failure.at.saturating_sub(1));
    let message = Diagnostic::error("unclosed-parenthesis", failure.span(open), "this `(` is never closed");
    Some((message.help(format!("write `)` where it ends, for example behind `{last}`")), mends))
}

/// Lists without parentheses, and without commas.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    trailing_comma(failure)
        .or_else(|| in_braces(failure))
        .or_else(|| without_parentheses(failure))
        .or_else(|| super::commas::explain(failure))
        .or_else(|| empty(failure))
        .or_else(|| words_as_one(failure))
        .or_else(|| without_comma(failure))
        .or_else(|| numbers_as_words(failure))
}

/// `needs a,` with nothing behind.
fn trailing_comma(failure: &Failure<'_>) -> Option<Explained> {
    let last =
        failure.at.checked_sub(1).filter(|t| failure.at_end() && failure.kind(*t) == Some(Kind::Comma))?;
    let message = Diagnostic::error("incomplete", failure.span(last), "nothing stands behind this comma");
    Some((message.help("delete the comma, or write what comes next behind it"), remove(last..last + 1)))
}

/// `one of {a, b}`
fn in_braces(failure: &Failure<'_>) -> Option<Explained> {
    let brace = failure.tokens.kind(failure.head.end) == Some(Kind::BraceOpen);
    if !failure.at_end() || !brace || !failure.expects(&[Rule::words, Rule::list_ref]) {
        return None;
    }
    let inside = failure.head.end + 1..failure.head.end + 40;
    let close =
        inside.clone().find(|t| failure.tokens.kind(*t) == Some(Kind::BraceClose)).unwrap_or(inside.start);
    let words = super::corrected(failure.tokens, inside.start..close, &[]);
    let message = Diagnostic::error(
        "brackets",
        failure.tokens.span(failure.head.end),
        "a list of words stands in round parentheses",
    );
    Some((message.help(format!("write `({words})`")), insert(failure.head.end, "(a)")))
}

/// `is one of a, b`
fn without_parentheses(failure: &Failure<'_>) -> Option<Explained> {
    // The name of a list stands without parentheses.
    let first =
        first_of_list(failure).filter(|t| !super::known::is_declared(failure, *t, &[Rule::k_list]))?;
    let last = last_of_list(failure, first);
    if last == first && failure.kind(first) != Some(Kind::Text) && failure.at != first {
        return None;
    }
    let mut mends: Mends = insert(first, "(");
    let joints = (first + 1..last).filter(|at| failure.is_any(*at, &["or", "and"]));
    mends.extend(joints.map(|at| (at, Edit::Instead(",".to_owned()))));
    let close = failure.kind(last + 1) == Some(Kind::Close);
    if !(close && failure.tokens.get(last + 1).is_some_and(|t| t.alone)) {
        mends.extend(insert(last + 1, ")"));
    }
    if (failure.reach)(&mends) <= failure.at {
        return None;
    }
    let message = "a list of words stands in parentheses";
    Some(failure.instead("list-parentheses", failure.tokens.span_of(first, last), message, mends))
}

/// Whether a word or text of a list stands there.
fn is_member(failure: &Failure<'_>, at: usize) -> bool {
    failure.kind(at) == Some(Kind::Text) || failure.is_name(at)
}

/// The first word of the list around the failure: behind the keyword that a list follows.
fn first_of_list(failure: &Failure<'_>) -> Option<usize> {
    let starts = [Rule::k_one_of, Rule::k_some_of, Rule::k_any_of, Rule::k_all_of];
    let keyword = |at: usize| at >= failure.head.start && starts.iter().any(|k| failure.says(at, *k));
    let listed = |at: usize| is_member(failure, at) || failure.is_any(at, &[",", "or", "and"]);
    let back = (failure.head.start + 2..=failure.at).rev();
    let mut back = back.take_while(|at| *at == failure.at || listed(*at));
    let behind_keyword = back.find(|at| keyword(at - 2) && is_member(failure, *at));
    let of_list = failure.form == Rule::list && failure.expects(&[Rule::words]);
    behind_keyword.or_else(|| (of_list && is_member(failure, failure.at)).then_some(failure.at))
}

/// The last word of a list. In a score, `and` goes on with the condition where more than a word follows.
fn last_of_list(failure: &Failure<'_>, first: usize) -> usize {
    let condition = |at: usize| {
        failure.is(at, "and") && failure.block == Holds::Points && failure.kind(at + 2) == Some(Kind::Word)
    };
    let more = |at: usize| failure.is_any(at, &[",", "or", "and"]) && is_member(failure, at + 1);
    let mut last = first;
    while more(last + 1) && !condition(last + 1) {
        last += 2;
    }
    last
}

/// `one of ()`
fn empty(failure: &Failure<'_>) -> Option<Explained> {
    let closes = failure.kind(failure.at) == Some(Kind::Close);
    let opened = failure.at.checked_sub(1).is_some_and(|at| failure.kind(at) == Some(Kind::Open));
    if !closes || !opened || !failure.expects(&[Rule::word]) {
        return None;
    }
    let span = failure.tokens.span_of(failure.at - 1, failure.at);
    let message = Diagnostic::error("empty-list", span, "this list has no words");
    Some((message.help("write at least one word between `(` and `)`"), insert(failure.at, "nothing")))
}

/// `(spring, not sure)`: a word of the language begins a word of several.
fn words_as_one(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let first = failure.kind(at) == Some(Kind::Word) && !failure.is_name(at);
    let member = first && matches!(failure.kind(at.wrapping_sub(1)), Some(Kind::Open | Kind::Comma));
    let word = |t: usize| failure.kind(t) == Some(Kind::Word) && !failure.is_any(t, &["or", "and"]);
    let end = (at..failure.head.end).find(|t| !word(*t))?;
    if !member || end < at + 2 || !failure.expects(&[Rule::word]) {
        return None;
    }
    let written = failure.text(at..end);
    let message = format!("`{written}` is more than one word");
    let help = format!("write it in quotes: `\"{written}\"`");
    let span = failure.tokens.span_of(at, end - 1);
    failure.error("list-word", span, message, help, super::replace(at..end, "\"\""))
}

/// `(a b)`, `(a or b)`, `(a; b)`
fn without_comma(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.expects(&[Rule::comma]) || !failure.expects(&[Rule::close]) {
        return None;
    }
    let at = failure.at;
    let written = failure.written(at);
    if failure.is(at, "or") || failure.is(at, "and") {
        let message = format!("words in parentheses are separated by commas, not by `{written}`");
        return Some(failure.instead(
            "list-comma",
            failure.span(at),
            message,
            vec![(at, Edit::Instead(",".to_owned()))],
        ));
    }
    let sign = failure.is(at, "-") || failure.is(at, "/") || failure.is(at, ".") || failure.is(at, "+");
    if sign && failure.is_name(at - 1) && matches!(failure.kind(at + 1), Some(Kind::Word | Kind::Number)) {
        let written: String = (at - 1..=at + 1).map(|t| failure.written(t)).collect();
        let message = format!("`{written}` is not one word");
        let span = failure.tokens.span_of(at - 1, at + 1);
        let mends = vec![(at - 1, Edit::Instead("\"\"".to_owned())), (at, Edit::Away), (at + 1, Edit::Away)];
        return Some((
            Diagnostic::error("list-word", span, message)
                .help(format!("write it in quotes: `\"{written}\"`")),
            mends,
        ));
    }
    let member = matches!(failure.kind(at), Some(Kind::Word | Kind::Text));
    if !member {
        return None;
    }
    let before = failure.written(at - 1);
    if failure.kind(at) == Some(Kind::Word) && failure.is_name(at - 1) {
        let both = format!("{before} {written}");
        let message = Diagnostic::error(
            "list-comma",
            failure.tokens.span_of(at - 1, at),
            format!("`{both}` is neither one word nor two"),
        );
        let help = format!("write `{before}, {written}` for two words, or `\"{both}\"` for one");
        return Some((message.help(help), insert(at, ",")));
    }
    Some(failure.instead(
        "list-comma",
        failure.span(at),
        format!("a comma is missing before `{written}`"),
        insert(at, ","),
    ))
}

/// `one of (1, 2)`
fn numbers_as_words(failure: &Failure<'_>) -> Option<Explained> {
    if failure.kind(failure.at) != Some(Kind::Number)
        || !failure.expects(&[Rule::word, Rule::string, Rule::name])
        || failure.expects(&[Rule::number])
    {
        return None;
    }
    let inside = failure
        .at
        .checked_sub(1)
        .is_some_and(|at| matches!(failure.kind(at), Some(Kind::Open | Kind::Comma)));
    if !inside {
        return None;
    }
    let written = failure.written(failure.at);
    let message = Diagnostic::error(
        "number-as-word",
        failure.span(failure.at),
        format!("`{written}` is a number, and here stand words"),
    );
    let mends = vec![(failure.at, Edit::Instead("\"\"".to_owned()))];
    Some((message.help(format!("write it in quotes: `\"{written}\"`")), mends))
}
