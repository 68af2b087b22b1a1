//! Words that are too much of the language, or in another case, twice, or in the wrong order.

use std::ops::Range;

use super::expected::expected_keywords;
use super::{Edit, Explained, Failure, exchange, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::begins_statement;
use crate::syntax::lex::Kind;

/// A character that means nothing outside texts.
pub(super) fn stray(failure: &Failure<'_>) -> Option<Explained> {
    let near = [failure.at, failure.at.wrapping_sub(1)];
    let at = near.into_iter().find(|at| failure.kind(*at) == Some(Kind::Stray))?;
    if let Some(explained) = unquoted(failure, at) {
        return Some(explained);
    }
    let message = format!("`{}` means nothing here", failure.written(at));
    let help = "leave it out; texts stand in quotes: `\"…\"`";
    failure.error("stray-character", failure.span(at), message, help, vec![(at, Edit::Away)])
}

/// A text without its quotes: `email contains @gmail`.
fn unquoted(failure: &Failure<'_>, at: usize) -> Option<Explained> {
    let joined = |next: &usize| {
        failure.kind(*next) == Some(Kind::Word) && failure.tokens.get(*next).is_some_and(|of| !of.blank)
    };
    let next = Some(at + 1).filter(|next| failure.head.contains(next)).filter(joined)?;
    let text = format!("{}{}", failure.written(at), failure.written(next));
    let mends = replace(at..next + 1, "\"\"");
    if (failure.reach)(&mends) <= next {
        return None;
    }
    let message = format!("`{text}` is a text, and texts stand in quotes");
    let help = format!("write `{}`", failure.corrected(&replace(at..next + 1, &format!("\"{text}\""))));
    failure.error("text-without-quotes", failure.tokens.span_of(at, next), message, help, mends)
}

/// A word written twice.
pub(super) fn doubled(failure: &Failure<'_>) -> Option<Explained> {
    let near = failure.at.saturating_sub(2).max(failure.head.start)..=failure.at + 3;
    let kinds = [Kind::Word, Kind::Number, Kind::Text, Kind::Sign, Kind::Comma];
    let twice = |at: &usize| {
        let once = failure.kind(*at).is_some_and(|k| kinds.contains(&k)) && failure.head.contains(&(at + 1));
        once && failure.written(*at) == failure.written(at + 1)
    };
    let helps = |at: &usize| {
        let reach = (failure.reach)(&remove(at + 1..at + 2));
        reach > failure.head.end || reach > failure.at.max(at + 1) + 2
    };
    let at = near.filter(twice).find(helps)?;
    let message = format!("`{}` stands here twice", failure.written(at));
    Some(failure.instead("doubled", failure.span(at + 1), message, remove(at + 1..at + 2)))
}

/// Two neighbours in the wrong order.
pub(super) fn exchanged(failure: &Failure<'_>) -> Option<Explained> {
    let from = failure.at.saturating_sub(2).max(failure.head.start);
    let kept = |at: usize| failure.head.contains(&at) && !failure.mended.contains_key(&at);
    let mut pairs = (from..=failure.at + 1).filter(|a| kept(*a) && kept(a + 1));
    let at = pairs.find(|a| (failure.reach)(&exchange(*a, a + 1)) > failure.head.end)?;
    let (first, second) = (failure.written(at), failure.written(at + 1));
    let message = format!("`{first}` and `{second}` stand in the wrong order");
    let span = failure.tokens.span_of(at, at + 1);
    Some(failure.instead("word-order", span, message, exchange(at, at + 1)))
}

/// A keyword with capital letters.
pub(super) fn other_case(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.kind(at) != Some(Kind::Word) {
        return None;
    }
    let candidates = expected_keywords(&failure.expected);
    let spelled = candidates.iter().flat_map(|k| keywords().spellings(*k)).map(|s| s.text.as_str());
    let (range, right) = spelled
        .filter_map(|right| same_but_case(failure, at, right).map(|r| (r, right)))
        .max_by_key(|(r, _)| r.len())?;
    Some(in_lower_case(failure, range, right))
}

/// The tokens that say `right` in another case.
fn same_but_case(failure: &Failure<'_>, at: usize, right: &str) -> Option<Range<usize>> {
    let range = at..at + right.split(' ').count();
    if range.end > failure.head.end {
        return None;
    }
    let written = joined(failure, range.clone());
    (written != right && written.to_lowercase() == right).then_some(range)
}

/// The message for a keyword in another case.
pub(super) fn in_lower_case(failure: &Failure<'_>, range: Range<usize>, right: &str) -> Explained {
    let written = joined(failure, range.clone());
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let message = format!("`{written}` has to be written in small letters");
    failure.instead("keyword-case", span, message, replace(range, right))
}

/// Tokens as they are read, with single blanks.
pub(super) fn joined(failure: &Failure<'_>, range: Range<usize>) -> String {
    range.map(|at| failure.tokens.read(at)).collect::<Vec<_>>().join(" ")
}

/// A word of the language where a name has to stand.
pub(super) fn reserved(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let written = failure.written(at);
    let is_reserved = failure.kind(at) == Some(Kind::Word) && keywords().is_reserved(failure.tokens.read(at));
    if !is_reserved || failure.expects(&[Rule::expr, Rule::sum, Rule::EOI]) {
        return None;
    }
    if failure.expects(&[Rule::word, Rule::head, Rule::operand, Rule::data]) {
        let message = format!("`{written}` is a word of the language");
        let help = format!("write it in quotes: `\"{written}\"`");
        let mends = replace(at..at + 1, &format!("{written}_"));
        return failure.error("reserved-name", failure.span(at), message, help, mends);
    }
    if !failure.expects(&[Rule::name, Rule::path, Rule::need, Rule::list_ref]) {
        return None;
    }
    let message = format!("`{written}` cannot be a name, for it is a word of the language");
    let help = format!("choose another name, such as `{written}_1`");
    let mends = replace(at..at + 1, &format!("{written}_1"));
    failure.error("reserved-name", failure.span(at), message, help, mends)
}

/// A second statement on the same line.
pub(super) fn two_statements(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let could_end = at > failure.head.start && !failure.at_end() && failure.expects(&[Rule::EOI]);
    if !could_end || !begins_statement(failure.tokens, at, failure.block) {
        return None;
    }
    let help = match failure.block.splits_at_commas() {
        true => "write a comma before it, or begin a new line",
        false => "begin a new line before it",
    };
    let message = format!("`{}` begins a statement of its own", failure.written(at));
    failure.error("line-break", failure.span(at), message, help, remove(at..failure.head.end))
}
