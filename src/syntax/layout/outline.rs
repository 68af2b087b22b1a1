//! Puts statements into their blocks, token by token.

use std::ops::Range;

use super::blocks::{self, Holds};
use super::braces;
use super::continues::{continues, goes_astray};
use super::shapes::begins_statement;
use super::{Block, Statement, says};
use crate::diagnostics::Diagnostic;
use crate::syntax::MESSAGES;
use crate::syntax::grammar::Rule;
use crate::syntax::lex::{Kind, Tokens};
use crate::syntax::limits::Limits;

/// A file as statements.
pub(super) struct Found {
    pub(super) statements: Vec<Statement>,
    /// What is wrong with its braces.
    pub(super) messages: Vec<Diagnostic>,
    /// Where lines begin with what may not begin a line.
    pub(super) astray: Vec<usize>,
    /// A block ended by indentation before anything stood in it: the file is not indented.
    pub(super) not_indented: bool,
}

/// A block that is open.
pub(super) struct Frame {
    pub(super) holds: Holds,
    /// Its `{`; none for the file itself.
    pub(super) open: Option<usize>,
    /// How far the line is indented on which its statement begins.
    pub(super) indent: usize,
    pub(super) statements: Vec<Statement>,
    /// The first token of the statement that is being read, and how far its line is indented.
    pub(super) current: Option<(usize, usize)>,
    /// How many of the statements a surplus brace has been looked for among.
    pub(super) settled: usize,
    /// How many parentheses are open in it.
    pub(super) parens: usize,
    /// The statement that opened the block.
    pub(super) head: Range<usize>,
    pub(super) same_line: bool,
    /// A message has spoken of its braces.
    pub(super) said: bool,
}

impl Frame {
    fn new(holds: Holds, head: Range<usize>) -> Self {
        Self {
            holds,
            open: None,
            indent: 0,
            statements: Vec::new(),
            current: None,
            settled: 0,
            parens: 0,
            head,
            same_line: false,
            said: false,
        }
    }
}

/// A file that is being split.
pub(super) struct Outline<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    limits: &'a Limits,
    pub(super) by_indent: bool,
    pub(super) frames: Vec<Frame>,
    messages: Vec<Diagnostic>,
    astray: Vec<usize>,
    pub(super) not_indented: bool,
    /// How far the line is indented that is being read.
    pub(super) indent: usize,
    /// How many `{` were left out as doubled, each of which may have its `}`.
    pub(super) doubled: usize,
    /// How many braces beyond the limit are open.
    pub(super) too_deep: usize,
}

impl<'a> Outline<'a> {
    pub(super) fn new(tokens: &'a Tokens<'a>, limits: &'a Limits, by_indent: bool) -> Self {
        Self {
            tokens,
            limits,
            by_indent,
            frames: vec![Frame::new(Holds::Declarations, 0..0)],
            messages: Vec::new(),
            astray: Vec::new(),
            not_indented: false,
            indent: 0,
            doubled: 0,
            too_deep: 0,
        }
    }

    pub(super) fn run(mut self) -> Found {
        for at in 0..self.tokens.all.len() {
            self.token(at);
        }
        let end = self.tokens.all.len();
        while self.frames.len() > 1 {
            self.missing(end);
            self.close(end, None);
        }
        self.finish(end);
        let statements = self.frames.pop().map(|f| f.statements).unwrap_or_default();
        Found { statements, messages: self.messages, astray: self.astray, not_indented: self.not_indented }
    }

    fn token(&mut self, at: usize) {
        let Some(token) = self.tokens.get(at).copied() else { return };
        if token.line {
            self.indent = indent(self.tokens.source, token.start as usize);
        }
        if token.line && self.inside() {
            self.close_by_line(at, token.kind);
        }
        match token.kind {
            Kind::BraceOpen => self.brace_open(at),
            Kind::BraceClose => self.brace_close(at),
            Kind::Comma if self.splits(at) => self.finish(at),
            _ if self.too_deep > 0 => {}
            kind => self.plain(at, kind, token.alone),
        }
    }

    pub(super) fn inside(&self) -> bool {
        self.frames.len() > 1
    }

    /// A token that is no brace: it goes on with the statement, or begins one.
    fn plain(&mut self, at: usize, kind: Kind, alone: bool) {
        if self.lacks_brace(at) {
            self.open_without_brace(at);
        } else if self.begins(at) {
            let holds = self.frames.last().map_or(Holds::Unknown, |f| f.holds);
            if goes_astray(self.tokens, at, holds) {
                self.astray.push(at);
            } else {
                self.finish(at);
            }
        }
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.current.is_none() {
            frame.current = Some((at, self.indent));
            frame.parens = 0;
        }
        match kind {
            Kind::Open if !alone => frame.parens += 1,
            Kind::Close if !alone => frame.parens = frame.parens.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether a statement begins at this token while another is being read.
    fn begins(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let line = self.tokens.get(at).is_some_and(|t| t.line);
        let Some((start, _)) = frame.current else { return false };
        line && frame.parens == 0 && !continues(self.tokens, start, at, frame.holds)
    }

    /// Whether the comma at this token ends a statement.
    fn splits(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let next = self.tokens.kind(at + 1);
        let goes_on = match frame.holds {
            Holds::Fields => next == Some(Kind::Text) || self.lists_words(frame, at + 1),
            Holds::Header => {
                next != Some(Kind::Word) || !begins_statement(self.tokens, at + 1, Holds::Header)
            }
            _ => false,
        };
        frame.holds.splits_at_commas() && frame.parens == 0 && !goes_on
    }

    /// Whether the field that is being read lists words without parentheses: `one of a, b`.
    fn lists_words(&self, frame: &Frame, next: usize) -> bool {
        let Some((start, _)) = frame.current else { return false };
        let lists =
            says(self.tokens, start + 2, Rule::k_one_of) || says(self.tokens, start + 2, Rule::k_some_of);
        let unclosed = self.tokens.get(start + 4).is_some_and(|t| t.alone);
        let listed = unclosed || matches!(self.tokens.kind(start + 4), Some(Kind::Word | Kind::Text));
        lists && listed && !begins_statement(self.tokens, next, Holds::Fields)
    }

    /// Reports a mistake, unless there are too many already.
    pub(super) fn say(&mut self, message: Diagnostic) {
        if self.messages.len() <= MESSAGES {
            self.messages.push(message);
        }
    }

    /// Ends the statement that is being read before this token.
    pub(super) fn finish(&mut self, end: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        let Some((start, _)) = frame.current.take() else { return };
        let same_line = stands_behind_block(self.tokens, frame, start);
        frame.statements.push(Statement { head: start..end, block: None, same_line });
    }

    /// Opens a block at its `{`.
    fn brace_open(&mut self, at: usize) {
        let doubled = at.checked_sub(1).is_some_and(|t| self.tokens.kind(t) == Some(Kind::BraceOpen))
            && !self.tokens.get(at).is_some_and(|t| t.line);
        if doubled && self.too_deep == 0 {
            self.doubled += 1;
            let message =
                Diagnostic::error("surplus-brace", self.tokens.span(at), "this `{` is one too many");
            return self.say(message.help("delete it: a block has one `{`"));
        }
        self.open(at);
    }

    /// Opens the block of the statement that is being read.
    pub(super) fn open(&mut self, at: usize) {
        if self.frames.len() > self.limits.nesting {
            if self.too_deep == 0 {
                self.say(too_deep(self.tokens, at, self.limits));
            }
            self.too_deep += 1;
            return;
        }
        let Some(frame) = self.frames.last_mut() else { return };
        let (start, indent) = frame.current.take().unwrap_or((at, self.indent));
        let same_line = stands_behind_block(self.tokens, frame, start);
        let holds = blocks::holds(self.tokens, start..at, frame.holds);
        self.frames.push(Frame { open: Some(at), indent, same_line, ..Frame::new(holds, start..at) });
    }

    fn brace_close(&mut self, at: usize) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if self.closes_by_mistake(at) {
            self.say(braces::one_too_many(self.tokens, at));
        } else if self.inside() {
            self.close(at, Some(at));
        } else {
            self.surplus(at);
        }
    }

    /// Closes the innermost block before the token `end`, at its brace if it has one.
    pub(super) fn close(&mut self, end: usize, brace: Option<usize>) {
        self.finish(end);
        let Some(frame) = self.frames.pop() else { return };
        let Some(open) = frame.open else { return };
        let block = Block {
            open,
            last: brace.unwrap_or(end.saturating_sub(1)),
            holds: frame.holds,
            statements: frame.statements,
        };
        if let Some(outer) = self.frames.last_mut() {
            outer.statements.push(Statement {
                head: frame.head,
                block: Some(block),
                same_line: frame.same_line,
            });
        }
    }
}

/// Whether a statement stands on the line of a block before it.
fn stands_behind_block(tokens: &Tokens<'_>, frame: &Frame, start: usize) -> bool {
    let block = frame.statements.last().is_some_and(|s| s.block.is_some());
    block && !tokens.get(start).is_some_and(|t| t.line)
}

fn too_deep(tokens: &Tokens<'_>, at: usize, limits: &Limits) -> Diagnostic {
    let message = format!("blocks are nested more than {} deep", limits.nesting);
    Diagnostic::error("nesting-too-deep", tokens.span(at), message)
        .help("close the blocks before opening further ones")
}

/// How far the line is indented whose first token stands there.
fn indent(source: &str, start: usize) -> usize {
    let before = source.get(..start).unwrap_or("");
    let blanks = before.chars().rev().take_while(|c| *c != '\n' && c.is_whitespace());
    blanks.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}
