//! One form for every pact: the same words, laid out as a person would who has time.
//!
//! ```text
//! text ──written──▶ statements ──cells──▶ columns ──wrap──▶ lines ──▶ text ──parse──▶ the same tree
//! ```
//!
//! The formatter moves words, it never changes them: it works on the tokens of a text that parses, and what it
//! made is parsed again and compared with what it was made from before anybody gets it.

mod align;
mod blocks;
mod cells;
mod comments;
mod marks;
mod spacing;
mod tables;
mod wrap;

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::sources::{FileId, Sources, Span};
use crate::syntax::written::{Tokens, written};
use crate::syntax::{Ast, Limits, parse};

use comments::Comments;
use marks::Marks;

/// No line is made longer than this, in characters, where the language lets it go on in the next.
const WIDTH: usize = 100;

/// A pact in the canonical form: the same statements and comments, in lines of at most 100 characters where the
/// language allows it. Formatting what was formatted changes nothing.
///
/// ```
/// let text = "team marketing \"Marketing\"\nteam sales „Sales“";
/// let formatted = leadpact::format("inbound.pact", text).expect("it can be read");
/// assert_eq!(formatted, "team marketing \"Marketing\"\nteam sales     \"Sales\"\n");
/// ```
///
/// Only the text itself is looked at: what it includes need not be there, and its names need not be declared. `name`
/// is what messages call it.
///
/// # Errors
/// All messages about what cannot be read. Such a text is not formatted at all.
pub fn format(name: &str, text: &str) -> Result<String, Diagnostics> {
    let limits = Limits::default();
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let (ast, messages) = parse(file, text, &limits);
    if messages.iter().any(|message| message.severity == Severity::Error) {
        return Err(Diagnostics::new(sources, messages));
    }
    let marks = Marks::of(&ast);
    // A line that may not go on where it was broken would be read as another statement: then it stays long.
    for longest in [WIDTH, usize::MAX] {
        let made = lay_out(file, text, &limits, &marks, longest);
        if is_same(&ast, text, &made, &limits) {
            return Ok(made);
        }
    }
    let message = "this pact cannot be formatted without changing it";
    let help = "leave it as it is, and send it to the makers of this formatter, whose mistake it is";
    let span = Span::new(file, 0, 0);
    Err(Diagnostics::new(sources, vec![Diagnostic::error("format-changes", span, message).help(help)]))
}

/// What everything that lays out lines needs to know.
struct Cx<'a> {
    tokens: &'a Tokens<'a>,
    marks: &'a Marks,
    comments: Comments,
    /// How long a line may be.
    longest: usize,
}

fn lay_out(file: FileId, text: &str, limits: &Limits, marks: &Marks, longest: usize) -> String {
    let (tokens, statements) = written(file, text, limits);
    let comments = Comments::of(&tokens);
    let mut cx = Cx { tokens: &tokens, marks, comments, longest };
    blocks::file(&mut cx, &statements)
}

/// Whether two texts say the same: the same tree but for places, and the same comments in the same order.
fn is_same(ast: &Ast, text: &str, made: &str, limits: &Limits) -> bool {
    let (again, messages) = parse(ast.file, made, limits);
    let comments = |ast: &Ast, text: &str| -> Vec<String> {
        let said = ast.comments.iter().map(|comment| written_at(text, comment.span).trim_end().to_owned());
        said.collect()
    };
    messages.is_empty()
        && comments(ast, text) == comments(&again, made)
        && without_places(ast) == without_places(&again)
}

/// What stands at a place.
fn written_at(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or("")
}

/// A tree as text, without the places of its nodes.
fn without_places(ast: &Ast) -> String {
    let whole = format!("{:?}", ast.items);
    let mut parts = whole.split("Span { file: ");
    let mut kept = parts.next().unwrap_or("").to_owned();
    for part in parts {
        // `FileId(0), start: 1, end: 2 }`, as it is derived.
        kept.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_left_out_and_nothing_else() {
        let tree = |text: &str| without_places(&parse(FileId::default(), text, &Limits::default()).0);
        assert_eq!(tree("team a \"A\""), tree("\n  team   a\n    \"A\"  # b"));
        assert_ne!(tree("team a \"A\""), tree("team a \"B\""));
        assert!(!tree("team a").contains("start"));
    }
}
