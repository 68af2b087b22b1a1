//! Messages of the same kind that stand beside each other on a line: one message says it of all.

use crate::diagnostics::Diagnostic;
use crate::sources::Span;

/// Messages of one value each, which come in lists: `holidays 24.12.2026, 25.12.2026`.
const OF_VALUES: [&str; 3] = ["answer-points", "date-form", "number-as-word"];

/// How much may stand between two values of a list.
const APART: usize = 16;

/// Joins the messages of values that stand in one list; the messages are in the order of their places.
pub(in crate::syntax) fn joined(text: &str, messages: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(messages.len());
    for message in messages {
        let both = kept.last().and_then(|before| of_both(text, before, &message));
        match (both, kept.last_mut()) {
            (Some(both), Some(last)) => *last = both,
            _ => kept.push(message),
        }
    }
    kept
}

/// What is said of two values that stand beside each other.
fn of_both(text: &str, one: &Diagnostic, other: &Diagnostic) -> Option<Diagnostic> {
    if one.code != other.code || !OF_VALUES.contains(&one.code) {
        return None;
    }
    let between = text.get(one.span.end as usize..other.span.start as usize)?;
    let (right, rest) = quoted(one.help.as_deref()?)?;
    let (another, other_rest) = quoted(other.help.as_deref()?)?;
    if between.len() > APART || between.contains('\n') || rest != other_rest || rest.contains('`') {
        return None;
    }
    let span = Span { end: other.span.end, ..one.span };
    let whole = text.get(span.start as usize..span.end as usize)?;
    let message = match one.message.split_once("` ").filter(|_| one.message.starts_with('`')) {
        Some((_, said)) => format!("`{whole}` {said}"),
        None => one.message.clone(),
    };
    let both = Diagnostic::error(one.code, span, message);
    Some(both.help(format!("write `{right}, {another}`{rest}")))
}

/// What a help says to write, and what stands behind it.
fn quoted(help: &str) -> Option<(&str, &str)> {
    help.strip_prefix("write `")?.split_once('`')
}
