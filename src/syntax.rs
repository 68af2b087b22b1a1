//! From text to a syntax tree.
//!
//! ```text
//! text ──lex──▶ tokens ──layout──▶ statements ──quick, or grammar──▶ parts ──build──▶ Ast
//! ```
//!
//! [`parse`] never fails as a whole: what cannot be read is left out of the tree and has a message, and
//! reading goes on with the next statement. Nothing here knows what a name means.

pub mod ast;
mod build;
mod forms;
mod grammar;
mod keywords;
mod layout;
mod lex;
mod limits;
mod messages;
mod parts;
mod quick;
mod read;
pub(crate) mod written;

pub use ast::Ast;
pub use limits::Limits;

use crate::diagnostics::Diagnostic;
use crate::sources::{FileId, Span};

/// How many messages a file gets: with more mistakes it is no pact.
const MESSAGES: usize = 1_000;

/// Reads one file of a pact.
///
/// The tree holds what could be read; the messages say what could not. Takes time and memory in proportion
/// to the text, on any text.
#[must_use]
pub fn parse(file: FileId, text: &str, limits: &Limits) -> (Ast, Vec<Diagnostic>) {
    if text.len() > limits.source_bytes {
        let message =
            format!("this file has {} bytes, more than the {} allowed", text.len(), limits.source_bytes);
        let message = Diagnostic::error("source-too-large", Span::new(file, 0, 0), message)
            .help("split the pact into files and take them in with `include`");
        let ast = Ast { file, items: Vec::new(), comments: Vec::new(), damaged: Vec::new() };
        return (ast, vec![message]);
    }
    let (mut tokens, mut messages) = lex::lex(file, text);
    let (statements, braces) = layout::layout(&mut tokens, limits);
    messages.extend(braces);
    let (ast, unread) = read::file(tokens, &statements, limits);
    messages.extend(unread);
    messages.sort_by_key(|m| (m.span.start, m.span.end));
    let mut messages = messages::joined(text, messages);
    messages.truncate(MESSAGES + 1);
    (ast, messages)
}
