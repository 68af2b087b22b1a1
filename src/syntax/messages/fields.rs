//! Fields, and the values of examples.

use super::{Explained, Failure, Mends, insert, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Mistakes in fields and values.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if !matches!(failure.block, Holds::Fields | Holds::Values) {
        return None;
    }
    super::first_of(
        failure,
        &[name, colon, placeholder, super::types::explain, clause, several_words, no_value],
    )
}

/// `first name: text`, `e-mail: text`
fn name(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    let near = first + 2..failure.head.end.min(first + 6);
    let colon = near.clone().find(|t| failure.kind(*t) == Some(Kind::Colon))?;
    let word = |t: usize| failure.kind(t) == Some(Kind::Word);
    let part = |t: usize| word(t) || failure.is_any(t, &["-", "/"]);
    if !failure.expects(&[Rule::colon]) || !(first..colon).all(part) {
        return None;
    }
    let written = failure.text(first..colon);
    let words: Vec<&str> = (first..colon).filter(|t| word(*t)).map(|t| failure.written(t)).collect();
    let name = words.join("_");
    let column = match failure.block {
        Holds::Fields => format!(", and `from column \"{written}\"` if the input calls it so"),
        _ => String::new(),
    };
    let span = failure.tokens.span_of(first, colon - 1);
    let message = format!("`{written}` is not one word");
    failure.error("name-form", span, message, format!("write `{name}`{column}"), replace(first..colon, &name))
}

/// `email text`, `email = text`, `email`
fn colon(failure: &Failure<'_>) -> Option<Explained> {
    let (first, at) = (failure.head.start, failure.at);
    if !failure.expects(&[Rule::colon]) || at == first {
        return None;
    }
    let name = failure.text(first..at);
    if failure.is_any(at, &["=", "is", "as"]) {
        let message = format!("behind `{name}` stands `:`, not `{}`", failure.written(at));
        return Some(failure.instead("colon", failure.span(at), message, replace(at..at + 1, ":")));
    }
    if failure.at_end() {
        let (what, example) =
            if failure.block == Holds::Fields { ("type", "text") } else { ("value", "\"…\"") };
        let help = format!("write `{name}: {example}`, for example");
        let message = format!("`{name}` has no {what}");
        return failure.error("incomplete", failure.span(first), message, help, Mends::new());
    }
    let message = format!("a `:` is missing behind `{name}`");
    Some(failure.instead("colon", failure.span(at - 1), message, insert(at, ":")))
}

/// `unknown if -`
fn placeholder(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let behind = failure.says(at.saturating_sub(2), Rule::k_unknown_if);
    if !behind || failure.at_end() || failure.kind(at) == Some(Kind::Text) || failure.is_name(at) {
        return None;
    }
    let written = failure.written(at);
    let message = format!("`{written}` has to stand in quotes");
    let help = format!("write `unknown if \"{written}\"`");
    failure.error("quotes", failure.span(at), message, help, replace(at..at + 1, "\"\""))
}

/// `from "Column"`, `default no`, `required`
fn clause(failure: &Failure<'_>) -> Option<Explained> {
    let behind_type = failure.block == Holds::Fields && failure.at > failure.head.start + 2;
    if !behind_type || !failure.expects(&[Rule::EOI]) {
        return None;
    }
    super::first_of(failure, &[from, default, null_if, flag])
}

fn from(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let column = failure.is(at, "from") && failure.kind(at + 1) == Some(Kind::Text);
    let message = "`from` lacks `column`";
    let span = failure.span(at);
    column.then(|| failure.instead("incomplete", span, message, replace(at..at + 1, "from column")))
}

fn default(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let end = if failure.is_any(at + 1, &["to", "is"]) { at + 2 } else { at + 1 };
    let said = failure.is_any(at, &["default", "defaults", "="]);
    said.then(|| failure.otherwise(at..end, "empty means"))
}

fn null_if(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let null = failure.is_any(at, &["null", "none", "missing", "blank"]) && failure.is(at + 1, "if");
    null.then(|| failure.otherwise(at..at + 2, "unknown if"))
}

fn flag(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["required", "mandatory", "optional", "nullable", "unique", "not"]) {
        return None;
    }
    let message = format!("a field is not declared `{}`", failure.written(at));
    let help =
        "leave it out: every field may be unknown, and a handover says with `needs` what must be known";
    failure.error("field-clause", failure.span(at), message, help, remove(at..failure.head.end))
}

/// `company: Acme Inc`
fn several_words(failure: &Failure<'_>) -> Option<Explained> {
    let (first, at) = (failure.head.start, failure.at);
    let word = |t: usize| failure.kind(t) == Some(Kind::Word);
    let of_value = failure.block == Holds::Values && at > first + 1 && word(at) && word(at - 1);
    if !of_value || failure.kind(at + 1) == Some(Kind::Colon) || !failure.expects(&[Rule::EOI]) {
        return None;
    }
    let colon = (first..at).rev().find(|t| failure.kind(*t) == Some(Kind::Colon))?;
    let written = failure.text(colon + 1..failure.head.end);
    let span = failure.tokens.span_of(colon + 1, failure.head.end - 1);
    let message = format!("`{written}` is more than one word");
    let help = format!("write it in quotes: `\"{written}\"`");
    failure.error("value-form", span, message, help, remove(at..failure.head.end))
}

/// `company:`, `company: null`
fn no_value(failure: &Failure<'_>) -> Option<Explained> {
    let (first, at) = (failure.head.start, failure.at);
    let nothing = failure.at_end() || failure.is_any(at, &["null", "none"]);
    let of_value = failure.block == Holds::Values && failure.expects(&[Rule::data]) && at > first + 1;
    if !nothing || !of_value {
        return None;
    }
    let name = failure.written(first);
    let message = format!("`{name}` has no value");
    let help = format!("write `{name}: unknown`, or leave the line out");
    failure.error("incomplete", failure.span(first), message, help, insert(failure.head.end, "unknown"))
}
