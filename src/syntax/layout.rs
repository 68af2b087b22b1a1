//! From tokens to statements: where each begins and ends, and what stands in its braces.
//!
//! A statement ends with its line unless it cannot end there or the next line goes on with it
//! ([`continues`]). Braces that do not balance are told by what lines begin with ([`shapes`]) and by
//! their indentation.

mod blocks;
mod braces;
mod continues;
mod outline;
mod parens;
mod shapes;

use std::ops::Range;

pub(crate) use blocks::Holds;
pub(crate) use continues::continues;
pub(super) use shapes::begins_statement;

use super::lex::{Kind, Tokens};
use super::limits::Limits;
use crate::diagnostics::Diagnostic;

/// A statement: its own tokens, and its block.
#[derive(Debug)]
pub(crate) struct Statement {
    /// Its tokens, without those of the block.
    pub head: Range<usize>,
    /// Its block.
    pub block: Option<Block>,
    /// It stands on the line of what came before it.
    pub same_line: bool,
}

/// What stands in braces.
#[derive(Debug)]
pub(crate) struct Block {
    /// The `{`.
    pub open: usize,
    /// The `}`; the last token inside where there is none.
    pub last: usize,
    /// What it holds.
    pub holds: Holds,
    /// Its statements.
    pub statements: Vec<Statement>,
}

impl Statement {
    /// Its last token, that of the block included.
    pub fn last(&self) -> usize {
        self.block.as_ref().map_or(self.head.end.saturating_sub(1), |b| b.last)
    }
}

/// Splits a file into statements.
pub(super) fn layout(tokens: &mut Tokens<'_>, limits: &Limits) -> (Vec<Statement>, Vec<Diagnostic>) {
    parens::pair(tokens);
    let (statements, messages, astray) = braces::outline(tokens, limits);
    for at in astray {
        if let Some(token) = tokens.all.get_mut(at) {
            token.mended = true;
        }
    }
    (statements, messages)
}

/// How a statement is called in messages: its first words.
pub(super) fn title(tokens: &Tokens<'_>, head: &Range<usize>) -> String {
    let words = head.clone().take(5).take_while(|at| tokens.kind(*at) == Some(Kind::Word));
    let words: Vec<&str> = words.map(|at| tokens.read(at)).collect();
    let named = match words.as_slice() {
        ["hand", "over", "to", ..] | ["leads", "start", "in", ..] => 4,
        ["final", "stage", ..] | ["in", "every", "stage", ..] => 3,
        ["pact" | "example" | "group" | "lead", ..] => 1,
        _ => 2,
    };
    match words.get(..named.min(words.len())).unwrap_or(&[]) {
        [] if head.is_empty() => "this block".to_owned(),
        [] => {
            let first: String = head.clone().take(2).map(|at| tokens.written(at)).collect();
            format!("`{first} …`")
        }
        words => format!("`{}`", words.join(" ")),
    }
}

/// Whether a name stands there.
fn is_name(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == Some(Kind::Word) && !super::keywords::keywords().is_reserved(tokens.read(at))
}

/// Whether a keyword stands there.
pub(crate) fn says(tokens: &Tokens<'_>, at: usize, keyword: super::grammar::Rule) -> bool {
    let keywords = super::keywords::keywords();
    if tokens.get(at).is_none_or(|token| token.word == 0 || !keywords.may_begin(keyword, token.word)) {
        return false;
    }
    keywords.spellings(keyword).iter().any(|spelling| {
        spelling
            .words
            .iter()
            .enumerate()
            .all(|(i, word)| tokens.get(at + i).is_some_and(|t| t.word == *word && t.kind == Kind::Word))
    })
}
