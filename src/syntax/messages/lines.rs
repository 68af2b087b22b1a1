//! Levels, answers, choices and rows of tables.

use super::{Edit, Explained, Failure, Mends, insert, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;
use crate::values::nearness::is_near;

/// Mistakes in lines that begin with a word of the pact's own.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    match failure.block {
        Holds::Levels => super::first_of(failure, &[no_level, sign_in_name, lowest_level, level]),
        Holds::Answers => answer(failure),
        Holds::Choices => super::first_of(failure, &[otherwise_first, sign_for_when, no_condition]),
        Holds::Rows => super::first_of(failure, &[ruler, last_bar, empty_cell, no_word, two_words]),
        _ => None,
    }
}

/// The number that a level begins from, however that is said.
fn threshold(failure: &Failure<'_>) -> Option<usize> {
    let at = failure.at;
    let behind_name = at > failure.head.start && failure.expects(&[Rule::k_from, Rule::k_below]);
    let near = ["from", "below"].iter().any(|k| is_near(failure.written(at), k));
    if !behind_name || (near && failure.kind(at) == Some(Kind::Word)) {
        return None;
    }
    (at..failure.head.end.min(at + 4)).find(|t| failure.kind(*t) == Some(Kind::Number))
}

/// `from 80`
fn no_level(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let number = threshold(failure)?;
    if failure.at != first + 1 || !failure.says(first, Rule::k_from) {
        return None;
    }
    let help = format!("write `A from {}`, for example", failure.written(number));
    let message = "before `from` the name of a level is missing";
    failure.error("incomplete", failure.span(first), message, help, insert(first, "x"))
}

/// `A+ from 90`
fn sign_in_name(failure: &Failure<'_>) -> Option<Explained> {
    let (first, at) = (failure.head.start, failure.at);
    let glued = failure.is_any(at, &["+", "-"]) && failure.tokens.get(at).is_some_and(|t| !t.blank);
    let apart = failure.tokens.get(at + 1).is_none_or(|t| t.blank || t.kind != Kind::Number);
    if at != first + 1 || !glued || !apart || failure.kind(first) != Some(Kind::Word) {
        return None;
    }
    let name = format!("{}{}", failure.written(first), failure.written(at));
    let message = format!("`{name}` has to stand in quotes");
    let mends = replace(first..at + 1, &format!("\"{name}\""));
    Some(failure.instead("quotes", failure.tokens.span_of(first, at), message, mends))
}

/// `D < 40`
fn lowest_level(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let number = threshold(failure)?;
    let less = failure.is_any(at, &["<", "<=", "under"]) || failure.says(at, Rule::k_less_than);
    let message = "the lowest level ends with `below`";
    let span = failure.tokens.span_of(at, number);
    less.then(|| failure.instead("said-otherwise", span, message, replace(at..number + 1, "below")))
}

/// `A >= 80`, `A 80`, `A: 80`
fn level(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let number = threshold(failure)?;
    let minus = if number > at && failure.is(number - 1, "-") { "-" } else { "" };
    let right = format!("from {minus}{}", failure.written(number));
    let message = format!("a level says from which score on it begins: `{right}`");
    let end = behind_threshold(failure, number);
    let mends = replace(at..end, &right);
    Some(failure.instead("said-otherwise", failure.tokens.span_of(at, end - 1), message, mends))
}

/// Whether a number stands there.
fn is_number(failure: &Failure<'_>, at: usize) -> bool {
    failure.kind(at) == Some(Kind::Number)
}

/// Where a threshold ends: `90+`, `90 and higher`, `90 or more`, `60 to 80`.
fn behind_threshold(failure: &Failure<'_>, number: usize) -> usize {
    let next = number + 1;
    let up = ["higher", "more", "above", "over", "up", "better", "greater"];
    match () {
        () if failure.is(next, "+") => next + 1,
        () if failure.is_any(next, &["and", "to", "-", "until"]) && is_number(failure, next + 1) => next + 2,
        () if failure.is_any(next, &["and", "or"]) && failure.is_any(next + 1, &up) => next + 2,
        () => next,
    }
}

/// `yes: +30`, `yes = 30`
fn answer(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let sign = failure.is_any(at, &[":", "="]);
    if !sign || !failure.expects(&[Rule::answer_points, Rule::sign, Rule::digits]) {
        return None;
    }
    let message = format!("between an answer and its points stands no `{}`", failure.written(at));
    Some(failure.instead("answer-points", failure.span(at), message, remove(at..at + 1)))
}

/// `otherwise unclear`, `else: unclear`
fn otherwise_first(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let said = failure.at <= first + 1 && failure.is_any(first, &["otherwise", "else", "default"]);
    let word = if failure.is(first + 1, ":") { first + 2 } else { first + 1 };
    if !said || failure.head.end != word + 1 {
        return None;
    }
    let mut mends = vec![(first, Edit::Token(word))];
    mends.push((first + 1, Edit::Instead("otherwise".to_owned())));
    mends.extend(remove(first + 2..failure.head.end));
    let span = failure.tokens.span_of(first, word);
    Some(failure.instead("said-otherwise", span, "the word stands before `otherwise`", mends))
}

/// `enterprise: employees at least 1000`
fn sign_for_when(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &[":", "="]) || !failure.expects(&[Rule::when_clause, Rule::k_when]) {
        return None;
    }
    let again = failure.says(at + 1, Rule::k_when) || failure.says(at + 1, Rule::k_otherwise);
    let mends = if again { remove(at..at + 1) } else { replace(at..at + 1, "when") };
    let message = format!("`{}` does not fit behind a word to choose", failure.written(at));
    Some(failure.instead("said-otherwise", failure.span(at), message, mends))
}

/// `unclear`
fn no_condition(failure: &Failure<'_>) -> Option<Explained> {
    let wanted = failure.expects(&[Rule::when_clause, Rule::k_when, Rule::k_otherwise]);
    if !failure.at_end() || !wanted {
        return None;
    }
    let word = failure.text(failure.head.clone());
    let message = format!("nothing says when `{word}` is chosen");
    let help = format!("write `{word} when …` with a condition, or `{word} otherwise` in the last line");
    let span = failure.span(failure.head.start);
    failure.error("incomplete", span, message, help, insert(failure.head.end, "otherwise"))
}

/// `---|---`
fn ruler(failure: &Failure<'_>) -> Option<Explained> {
    let drawn = |t: usize| matches!(failure.kind(t), Some(Kind::Bar | Kind::Colon | Kind::Sign));
    let signs = failure.head.clone().any(|t| failure.kind(t) == Some(Kind::Sign));
    if !signs || !failure.head.clone().all(drawn) {
        return None;
    }
    let span = failure.tokens.span_of(failure.head.start, failure.head.end - 1);
    let message = "a table has no line below its head";
    failure.error("table-line", span, message, "delete this line", Mends::new())
}

/// `C | P1 | P2 |`
fn last_bar(failure: &Failure<'_>) -> Option<Explained> {
    let last = failure.head.end.checked_sub(1)?;
    if !failure.at_end() || failure.kind(last) != Some(Kind::Bar) {
        return None;
    }
    let help = "delete this `|`, or write a word behind it";
    let message = "a row ends with a word, not with `|`";
    failure.error("table-cell", failure.span(last), message, help, remove(last..last + 1))
}

/// `C | | P2`
fn empty_cell(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let bar = |t: usize| failure.kind(t) == Some(Kind::Bar);
    if at == failure.head.start || !bar(at) || !bar(at - 1) {
        return None;
    }
    let message = "a cell of this row is empty";
    failure.error("table-cell", failure.span(at), message, "write a word into each cell", insert(at, "empty"))
}

/// `B | 1 | 3`
fn no_word(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !matches!(failure.kind(at), Some(Kind::Sign | Kind::Number)) {
        return None;
    }
    let written = failure.written(at);
    let digits = if written.bytes().all(|b| b.is_ascii_digit()) { written } else { "1" };
    let help = format!("write a word, such as `P{digits}`, or a text in quotes");
    let mends = vec![(at, Edit::Instead("word".to_owned()))];
    failure.error("table-cell", failure.span(at), format!("`{written}` is no word"), help, mends)
}

/// `A | P1 P2`
fn two_words(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let word = matches!(failure.kind(at), Some(Kind::Word | Kind::Text)) && at > failure.head.start;
    if !word || !failure.expects(&[Rule::bar]) {
        return None;
    }
    let both = failure.text(at - 1..at + 1);
    let span = failure.tokens.span_of(at - 1, at);
    let help = format!("put `|` between two cells, or write `\"{both}\"` for one");
    failure.error("table-cell", span, format!("`{both}` is more than one word"), help, insert(at, "|"))
}
