//! Names, numbers, texts and conditions that are not there.

use std::ops::Range;

use super::words::joined;
use super::{Edit, Explained, Failure, insert, known};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::lex::Kind;

/// Something is missing before a token that cannot be it.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    before_test(failure).or_else(|| value(failure))
}

/// A name, a number, a text or a condition.
fn value(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let (what, stand_in) = wanted(failure)?;
    if !cannot_be_wanted(failure, stand_in) {
        return None;
    }
    let enough = if failure.at_end() { failure.head.end + 1 } else { at + 2 };
    let stand_ins = [stand_in, stand_in.trim_end_matches('%')];
    let mends = stand_ins.into_iter().map(|s| insert(at, s)).find(|m| (failure.reach)(m) >= enough)?;
    let next = failure.written(at);
    if at == failure.head.start {
        let message = format!("before `{next}` {what} is missing");
        let help = format!("write {what} before `{next}`");
        return failure.error("incomplete", failure.span(at), message, help, mends);
    }
    let gap = before_gap(failure);
    let before = failure.text(gap.clone());
    let place = match failure.at_end() {
        true => format!("behind `{before}`"),
        false => format!("between `{before}` and `{next}`"),
    };
    let message = format!("behind `{before}` {what} is missing");
    let span = failure.tokens.span_of(gap.start, gap.end - 1);
    failure.error("incomplete", span, message, format!("write {what} {place}"), mends)
}

/// Whether the token cannot be what is wanted: a clause begins there, or it is of another kind.
fn cannot_be_wanted(failure: &Failure<'_>, stand_in: &str) -> bool {
    let at = failure.at;
    let wants_word = stand_in.starts_with(|c: char| c.is_alphabetic() || c == '(');
    match failure.kind(at) {
        Some(Kind::Word) => {
            !wants_word || keywords().is_reserved(failure.tokens.read(at)) || clause_begins(failure, at)
        }
        Some(Kind::Comma | Kind::Close | Kind::Colon | Kind::Bar) => true,
        Some(Kind::Sign) => {
            !failure.is_any(at, &["-", "+", "%"]) || (failure.is(at, "%") && stand_in.ends_with('%'))
        }
        None => failure.at_end() && at > failure.head.start,
        _ => false,
    }
}

/// `where starts with "x"`, `when at least 5`: the keyword of a test was taken for a name.
fn before_test(failure: &Failure<'_>) -> Option<Explained> {
    const TESTS: [Rule; 6] = [
        Rule::k_starts_with,
        Rule::k_ends_with,
        Rule::k_at_least,
        Rule::k_at_most,
        Rule::k_more_than,
        Rule::k_less_than,
    ];
    let test = failure.at.checked_sub(1).filter(|t| *t > failure.head.start)?;
    let keyword = TESTS.into_iter().find(|k| failure.says(test, *k))?;
    let mends = insert(test, "x");
    if (failure.reach)(&mends) < failure.at + 2 {
        return None;
    }
    if let Some(turned) = turned(failure, test) {
        return Some(turned);
    }
    let (before, written) = (failure.written(test - 1), keywords().spelled(keyword));
    let message = format!("before `{written}` the name of a field is missing");
    let help = format!("write what is tested between `{before}` and `{written}`");
    failure.error("incomplete", failure.tokens.span_of(test, test + 1), message, help, mends)
}

/// `when at least 200 staff`: the name stands behind its test.
fn turned(failure: &Failure<'_>, test: usize) -> Option<Explained> {
    let (number, name) = (test + 2, test + 3);
    let value = failure.kind(number) == Some(Kind::Number) && failure.is_name(name);
    if let Some(counted) = super::beside::count(failure, name) {
        return Some(counted);
    }
    known::declared(failure, name).filter(|_| value)?;
    let mends = vec![(test, Edit::Before(failure.written(name).to_owned())), (name, Edit::Away)];
    let message = format!("`{}` stands before what is asked of it", failure.written(name));
    Some(failure.instead("word-order", failure.tokens.span_of(test, name), message, mends))
}

/// Whether a clause begins at a token, so that it is no name.
fn clause_begins(failure: &Failure<'_>, at: usize) -> bool {
    const CLAUSES: [Rule; 16] = [
        Rule::k_after,
        Rule::k_needs,
        Rule::k_owned_by,
        Rule::k_asked_by,
        Rule::k_renamed_from,
        Rule::k_from_column,
        Rule::k_from_type,
        Rule::k_empty_means,
        Rule::k_at_most,
        Rule::k_at_least,
        Rule::k_up_to,
        Rule::k_as_soon_as,
        Rule::k_all_that_fit,
        Rule::k_first_that_fits,
        Rule::k_of_the_handover,
        Rule::k_of_complete_data,
    ];
    CLAUSES.iter().any(|k| failure.says(at, *k))
}

/// The words before the gap: the keyword that asks for what is missing.
pub(super) fn before_gap(failure: &Failure<'_>) -> Range<usize> {
    let last = failure.at.saturating_sub(1);
    for count in [4, 3, 2] {
        let Some(from) = (last + 1).checked_sub(count).filter(|f| *f >= failure.head.start) else { continue };
        let words = joined(failure, from..last + 1);
        let all = Rule::all_rules().iter().flat_map(|k| keywords().spellings(*k));
        if all.into_iter().any(|s| s.text == words) {
            return from..last + 1;
        }
    }
    last..last + 1
}

/// What kind of value is missing, and something that may stand for it.
fn wanted(failure: &Failure<'_>) -> Option<(&'static str, &'static str)> {
    if failure.expects(&[Rule::string]) && failure.expected.len() == 1 {
        return Some(("a text in quotes", "\"\""));
    }
    if failure.expects(&[Rule::name]) {
        return Some((wanted_name(failure), "x"));
    }
    VALUES
        .into_iter()
        .find(|(part, ..)| failure.expects(&[*part]))
        .map(|(_, what, stand_in)| (what, stand_in))
}

/// Values by the part they stand for: in words, and something that may stand for them.
const VALUES: [(Rule, &str, &str); 22] = [
    (Rule::expr, "a condition", "x"),
    (Rule::sum, "a field or a number", "x"),
    (Rule::need, "the name of a field", "x"),
    (Rule::path, "the name of a field", "x"),
    (Rule::what, "the name of an interaction", "x"),
    (Rule::interactions, "the name of an interaction", "x"),
    (Rule::word, "a word", "x"),
    (Rule::operand, "a word", "x"),
    (Rule::list_ref, "a list of words", "(x)"),
    (Rule::words, "a list of words", "(x)"),
    (Rule::head, "a word", "x"),
    (Rule::heads, "a word", "x"),
    (Rule::data, "a value", "unknown"),
    (Rule::percent, "a share, such as `50%`,", "50%"),
    (Rule::points, "points with their sign, such as `+5`,", "+5"),
    (Rule::answer_points, "points with their sign, such as `+5`,", "+5"),
    (Rule::duration, "a span of time, such as `30 days`,", "1 day"),
    (Rule::plain, "a number", "1"),
    (Rule::digits, "a number", "1"),
    (Rule::day, "a day, such as `2026-11-20`,", "2026-11-20"),
    (Rule::date, "a day, such as `2026-11-20`,", "2026-11-20"),
    (Rule::needles, "a text in quotes", "\"\""),
];

/// Whose name is missing, told by the keyword before it.
fn wanted_name(failure: &Failure<'_>) -> &'static str {
    const NAMES: [(Rule, &str); 15] = [
        (Rule::k_becomes, "the name of a stage"),
        (Rule::k_to, "the name of a stage"),
        (Rule::k_start_in, "the name of a stage"),
        (Rule::k_earlier_stays_in, "the name of a stage"),
        (Rule::k_stage, "the name of a stage"),
        (Rule::k_final_stage, "the name of a stage"),
        (Rule::k_hand_over_to, "the name of a team"),
        (Rule::k_by, "the name of a team"),
        (Rule::k_owned_by, "the name of a team"),
        (Rule::k_asked_by, "the name of a team"),
        (Rule::k_agreed_by, "the name of a team"),
        (Rule::k_team, "the name of a team"),
        (Rule::k_resetting, "the name of a score"),
        (Rule::k_because, "the name of a reason"),
        (Rule::k_reason, "the name of a reason"),
    ];
    let before = |keyword: Rule| {
        let words = keywords().spelled(keyword).split(' ').count();
        failure.at.checked_sub(words).is_some_and(|from| failure.says(from, keyword))
    };
    NAMES.into_iter().find(|(keyword, _)| before(*keyword)).map_or("a name", |(_, what)| what)
}
