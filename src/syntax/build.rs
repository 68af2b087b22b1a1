//! From the parts of a statement to the tree.
//!
//! What the grammar reads but the language does not say (clauses in another order, a list without its last
//! `and`) gets its message here; the tree then holds what was probably meant.

pub(super) mod declare;
pub(super) mod example;
mod expr;
pub(super) mod lifecycle;
mod lists;
mod order;
pub(super) mod scoring;
mod tests;
mod values;

use std::collections::BTreeMap;

use super::ast::{Name, Path, Str, Word};
use super::grammar::Rule;
use super::lex::{Kind, Tokens, decode};
use super::messages::Edit;
pub(super) use super::parts::Part;
use super::parts::Parts;
use crate::diagnostics::Diagnostic;
use crate::sources::Span;

/// What the builders of one statement share.
pub(super) struct Cx<'a> {
    /// The file.
    pub tokens: &'a Tokens<'a>,
    /// Where each token begins in the text that was parsed.
    pub starts: &'a [u32],
    /// The first token of the statement.
    pub first: usize,
    /// What is read otherwise than it is written, by token.
    pub mended: &'a BTreeMap<usize, Edit>,
    /// What is wrong.
    pub messages: Vec<Diagnostic>,
}

impl Cx<'_> {
    /// The place of a part.
    pub fn span(&self, part: &Part<'_>) -> Span {
        let first = self.token_at(part.start());
        let last = self.token_at(part.end().saturating_sub(1).max(part.start()));
        self.tokens.span_of(first, last)
    }

    /// The token that holds a byte of the text that was parsed.
    fn token_at(&self, byte: usize) -> usize {
        self.first + self.starts.partition_point(|s| *s as usize <= byte).saturating_sub(1)
    }

    /// A name.
    pub fn name(&self, part: &Part<'_>) -> Name {
        Name { text: part.as_str().to_owned(), span: self.span(part) }
    }

    /// A text.
    pub fn text(&self, part: &Part<'_>) -> Str {
        let span = self.span(part);
        let written = match self.mended.get(&self.token_at(part.start())) {
            Some(Edit::Instead(text)) if text.starts_with('"') => text,
            _ => self.tokens.source.get(span.start as usize..span.end as usize).unwrap_or(""),
        };
        Str { value: decode(written), span }
    }

    /// A word of a list: a name, a text, `yes`, `no` or `unknown`.
    pub fn word(&self, part: &Part<'_>) -> Option<Word> {
        let inner = part.inner().next().unwrap_or(*part);
        let span = self.span(&inner);
        Some(if inner.as_rule() == Rule::string {
            Word { text: self.text(&inner).value, quoted: true, span }
        } else {
            Word { text: inner.as_str().to_owned(), quoted: false, span }
        })
    }

    /// `employees`, `lead.country`
    pub fn path(&self, part: &Part<'_>) -> Option<Path> {
        let span = self.span(part);
        let mut names = all(part, Rule::name);
        let first = self.name(&names.next()?);
        Some(match names.next() {
            Some(second) => Path { owner: Some(first), name: self.name(&second), span },
            None => Path { owner: None, name: first, span },
        })
    }

    /// A part as it is written, or as it should be.
    pub fn written(&self, part: &Part<'_>) -> String {
        let last = self.token_at(part.end().saturating_sub(1).max(part.start()));
        let mut line = String::new();
        for at in self.token_at(part.start())..=last {
            let Some(token) = self.tokens.get(at) else { break };
            if token.blank && !line.is_empty() {
                line.push(' ');
            }
            match self.mended.get(&at) {
                Some(Edit::Instead(text)) => line.push_str(text),
                Some(Edit::Away) => {}
                _ => line.push_str(self.as_read(at)),
            }
        }
        line
    }

    /// A token as it is written, or as it should be.
    fn as_read(&self, at: usize) -> &str {
        let mended = self.tokens.get(at).is_some_and(|token| token.mended && token.kind != Kind::Text);
        if mended { self.tokens.read(at) } else { self.tokens.written(at) }
    }

    /// Reports a mistake.
    pub fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.messages.push(Diagnostic::error(code, span, message).help(help));
    }
}

/// The first part of a kind in a part.
pub(super) fn child<'i>(part: &Part<'i>, kind: Rule) -> Option<Part<'i>> {
    part.inner().find(|p| p.as_rule() == kind)
}

/// Whether a part has a part of a kind.
pub(super) fn has(part: &Part<'_>, kind: Rule) -> bool {
    child(part, kind).is_some()
}

/// The parts of a kind in a part.
pub(super) fn all<'i>(part: &Part<'i>, kind: Rule) -> impl Iterator<Item = Part<'i>> {
    part.inner().filter(move |p| p.as_rule() == kind)
}

/// The parts of a part.
pub(super) fn parts<'i>(part: &Part<'i>) -> Parts<'i> {
    part.inner()
}
