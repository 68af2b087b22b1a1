//! Words that have to stand in quotes.

use super::{Edit, Explained, Failure, remove};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::lex::Kind;
use crate::values::text::quoted;

/// The words from the failure on, up to the next clause, have to stand in quotes.
pub(super) fn words(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let text = |t: usize| matches!(failure.mended.get(&t), Some(Edit::Instead(text)) if text.ends_with('"'));
    if at.checked_sub(1).is_some_and(text) {
        return None;
    }
    let path = failure.form == Rule::include && failure.kind(at) == Some(Kind::Word);
    let end = if path { failure.head.end } else { end_of_words(failure) };
    if end == at || keywords().is_reserved(failure.tokens.read(at)) {
        return None;
    }
    let written = failure.text(at..end);
    let right = quoted(&written);
    let before = if at > failure.head.start {
        let gap = super::absent::before_gap(failure);
        let changed = failure.mended.iter().filter(|(t, edit)| **t < at && !matches!(edit, Edit::Before(_)));
        let changed: Vec<_> = changed.map(|(t, edit)| (*t, edit.clone())).collect();
        super::corrected(failure.tokens, gap, &changed)
    } else {
        String::new()
    };
    let mut mends = vec![(at, Edit::Instead(right.clone()))];
    mends.extend(remove(at + 1..end));
    let message = format!("`{written}` has to stand in quotes");
    let before = if matches!(before.as_str(), "," | "and" | "or") { "" } else { &before };
    let help = format!("write `{}`", format!("{before} {right}").trim());
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
    let spread = |t: usize| failure.form == Rule::route && failure.is_any(t, &["and", "or", "else"]);
    let ends = |t: usize| clause(t) || placeholder(t) || spread(t);
    let word = |t: usize| failure.kind(t) == Some(Kind::Word) && !ends(t);
    let blank = |t: usize| failure.tokens.get(t).is_none_or(|t| t.blank);
    let glued = |t: usize| t > at && failure.kind(t) == Some(Kind::Sign) && !blank(t);
    (at..failure.head.end).find(|t| !word(*t) && !glued(*t)).unwrap_or(failure.head.end)
}
