//! What a handover or a command needs: names of fields, each one word.

use super::{Explained, Failure, known, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;

/// `needs company, e-mail and phone number`
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let own_line = failure.form == Rule::needs_line;
    let said = (failure.head.start..at).rev().find(|t| is_clause(failure, *t));
    let last_clause = if own_line { failure.head.start } else { said? };
    let of_words = is_part(failure, at) && at > last_clause + 1 && is_part(failure, at - 1);
    if !(own_line || failure.says(last_clause, Rule::k_needs)) || !of_words {
        return None;
    }
    let first = (last_clause + 1..at).rev().take_while(|t| is_part(failure, *t)).last()?;
    let end = (at..failure.head.end).find(|t| !is_part(failure, *t)).unwrap_or(failure.head.end);
    let words: Vec<&str> = (first..end).filter(|t| failure.is_name(*t)).map(|t| failure.written(t)).collect();
    let name = field_of(failure, &words);
    let written = failure.text(first..end);
    let message = format!("`{written}` is not one word, as names of fields are");
    let span = failure.tokens.span_of(first, end - 1);
    Some(failure.instead("name-form", span, message, replace(first..end, &name)))
}

/// Whether a token may be part of a name of several words.
fn is_part(failure: &Failure<'_>, at: usize) -> bool {
    let glue = failure.kind(at) == Some(Kind::Sign) && failure.is_any(at, &["-", "/"]);
    glue || (failure.is_name(at) && !is_clause(failure, at))
}

/// Whether a clause of the statement begins there.
fn is_clause(failure: &Failure<'_>, at: usize) -> bool {
    let clauses = [Rule::k_needs, Rule::k_because, Rule::k_when, Rule::k_resetting, Rule::k_after];
    clauses.iter().any(|k| failure.says(at, *k))
}

/// The field that some words mean: one that is declared if there is one.
fn field_of(failure: &Failure<'_>, words: &[&str]) -> String {
    let joined = [words.join("_"), words.concat()];
    let mut names = joined.iter().map(String::as_str).chain(words.iter().copied());
    let declared = names.find(|name| known::is_field(failure, name));
    declared.map_or_else(|| words.join("_"), str::to_owned)
}
