//! Words that have to stand in quotes.

use super::{Edit, Explained, Failure, remove};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::lex::Kind;

/// The words from the failure on, up to the next clause, have to stand in quotes.
pub(super) fn words(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let path = failure.form == Rule::include && failure.kind(at) == Some(Kind::Word);
    let end = if path { failure.head.end } else { end_of_words(failure) };
    if end == at || keywords().is_reserved(failure.tokens.read(at)) {
        return None;
    }
    let written = failure.text(at..end);
    let before = if at > failure.head.start {
        failure.text(super::absent::before_gap(failure))
    } else {
        String::new()
    };
    let mut mends = vec![(at, Edit::Instead("\"\"".to_owned()))];
    mends.extend(remove(at + 1..end));
    let message = format!("`{written}` has to stand in quotes");
    let help = format!("write `{}`", format!("{before} \"{written}\"").trim());
    failure.error("quotes", failure.tokens.span_of(at, end - 1), message, help, mends)
}

/// `+5 when consent (Wants it)`: a why in parentheses.
pub(super) fn in_parentheses(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let last =
        failure.head.end.checked_sub(1).filter(|t| *t > at + 1 && failure.kind(*t) == Some(Kind::Close))?;
    let word = |t: usize| matches!(failure.kind(t), Some(Kind::Word | Kind::Number | Kind::Comma));
    let whole = failure.kind(at) == Some(Kind::Open) && (at + 1..last).all(word);
    if !whole || !failure.expects(&[Rule::string]) || !failure.expects(&[Rule::EOI]) {
        return None;
    }
    let written = failure.text(at + 1..last);
    let message = "what explains a line stands in quotes, not in parentheses";
    let mut mends = vec![(at, Edit::Instead("\"\"".to_owned()))];
    mends.extend(remove(at + 1..last + 1));
    let span = failure.tokens.span_of(at, last);
    failure.error("quotes", span, message, format!("write `\"{written}\"`"), mends)
}

/// Where the words end that belong together.
fn end_of_words(failure: &Failure<'_>) -> usize {
    const CLAUSES: [Rule; 7] = [
        Rule::k_when,
        Rule::k_otherwise,
        Rule::k_after,
        Rule::k_needs,
        Rule::k_because,
        Rule::k_up_to,
        Rule::k_between,
    ];
    let at = failure.at;
    let clause = |t: usize| CLAUSES.iter().any(|k| failure.says(t, *k));
    let placeholder = |t: usize| failure.form == Rule::field && failure.is_any(t, &["or", "unknown"]);
    let word = |t: usize| failure.kind(t) == Some(Kind::Word) && !clause(t) && !placeholder(t);
    let blank = |t: usize| failure.tokens.get(t).is_none_or(|t| t.blank);
    let glued = |t: usize| t > at && failure.kind(t) == Some(Kind::Sign) && !blank(t);
    (at..failure.head.end).find(|t| !word(*t) && !glued(*t)).unwrap_or(failure.head.end)
}
