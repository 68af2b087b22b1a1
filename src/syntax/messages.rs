//! What is said when a statement cannot be read: the words of the person who wrote it, the place, and what
//! to write instead.

use std::ops::Range;

use super::ast::Field;
use super::grammar::Rule;
use super::keywords::keywords;
use super::layout::{Block, Holds, Statement, title};
use super::lex::Tokens;
use crate::diagnostics::Diagnostic;

/// A statement that cannot be read further than to a token.
pub(super) struct Failure<'a> {
    /// The file.
    pub tokens: &'a Tokens<'a>,
    /// The statement.
    pub head: Range<usize>,
    /// The token that does not fit; the one behind the statement if something is missing at its end.
    pub at: usize,
    /// What would have fitted.
    pub expected: Vec<Rule>,
    /// The rule of the statement.
    pub form: Rule,
    /// The block it stands in.
    pub block: Holds,
}

/// What a token has to be replaced with, so that the statement can be read on.
pub(super) struct Mend {
    /// The token; the one behind the statement to add something at its end.
    pub at: usize,
    /// What it is read as.
    pub text: String,
}

/// Says what is wrong, and how to read on.
pub(super) fn explain(failure: &Failure<'_>) -> (Diagnostic, Option<Mend>) {
    let written = failure.tokens.written(failure.at);
    let expected: Vec<String> =
        failure.expected.iter().map(|r| format!("{r:?} {}", keywords().spelled(*r))).collect();
    let message = Diagnostic::error(
        "syntax",
        failure.tokens.span(failure.at),
        format!("`{written}` {:?} {:?} does not fit here: {expected:?}", failure.form, failure.block),
    );
    (message, None)
}

pub(super) fn unknown_statement(
    tokens: &Tokens<'_>,
    statement: &Statement,
    block: Holds,
    before: bool,
    messages: &mut Vec<Diagnostic>,
) -> bool {
    let at = statement.head.start;
    let _ = (block, before);
    messages.push(Diagnostic::error(
        "unknown-statement",
        tokens.span(at),
        format!("`{}` begins no statement", tokens.written(at)),
    ));
    true
}

pub(super) fn same_line(tokens: &Tokens<'_>, head: &Range<usize>, messages: &mut Vec<Diagnostic>) {
    messages.push(Diagnostic::error("line-break", tokens.span(head.start), "begin a new line here"));
}

pub(super) fn missing_block(
    tokens: &Tokens<'_>,
    _form: Rule,
    head: &Range<usize>,
    messages: &mut Vec<Diagnostic>,
) {
    messages.push(Diagnostic::error(
        "missing-block",
        tokens.span(head.start),
        format!("{} has no block", title(tokens, head)),
    ));
}

pub(super) fn surplus_block(
    tokens: &Tokens<'_>,
    _form: Rule,
    head: &Range<usize>,
    block: &Block,
    messages: &mut Vec<Diagnostic>,
) {
    messages.push(Diagnostic::error(
        "surplus-block",
        tokens.span(block.open),
        format!("{} has a block", title(tokens, head)),
    ));
}

pub(super) fn calendar_fields(_fields: &[Field], _messages: &mut Vec<Diagnostic>) {}

pub(super) fn table_heads(_tokens: &Tokens<'_>, _block: &Block, _messages: &mut Vec<Diagnostic>) {}
