//! Puts statements into their blocks, and finds the braces that are missing or too many.

use super::blocks::{self, Holds};
use super::continues::{continues, goes_astray};
use super::shapes::{begins_declaration, begins_statement};
use super::{Block, Statement, says};
use crate::diagnostics::Diagnostic;
use crate::syntax::MESSAGES;
use crate::syntax::grammar::Rule;
use crate::syntax::lex::{Kind, Tokens};
use crate::syntax::limits::Limits;

/// Splits a file into statements with their blocks; gives also the lines that begin with what may not begin
/// one.
///
/// Where braces do not balance, it is done again by indentation, and the reading with fewer complaints is
/// taken: in a file that is indented, this finds the brace that is really missing.
pub(super) fn outline(tokens: &Tokens<'_>, limits: &Limits) -> (Vec<Statement>, Vec<Diagnostic>, Vec<usize>) {
    let plain = Outline::new(tokens, limits, false).run();
    let found = if plain.messages.is_empty() {
        plain
    } else {
        let indented = Outline::new(tokens, limits, true).run();
        let better = !indented.not_indented && indented.messages.len() <= plain.messages.len();
        if better { indented } else { plain }
    };
    let mut messages = found.messages;
    messages.extend(found.astray.iter().take(MESSAGES).map(|at| astray(tokens, *at)));
    (found.statements, messages, found.astray)
}

/// A file as statements.
struct Found {
    statements: Vec<Statement>,
    /// What is wrong with its braces.
    messages: Vec<Diagnostic>,
    /// Where lines begin with what may not begin a line.
    astray: Vec<usize>,
    /// A block ended by indentation before anything stood in it: the file is not indented.
    not_indented: bool,
}

/// A block that is open.
struct Frame {
    holds: Holds,
    /// Its `{`; none for the file itself.
    open: Option<usize>,
    /// How far the line is indented on which its statement begins.
    indent: usize,
    statements: Vec<Statement>,
    /// The first token of the statement that is being read, and how far its line is indented.
    current: Option<(usize, usize)>,
    /// How many of the statements a surplus brace has been looked for among.
    settled: usize,
    /// How many parentheses are open in it.
    parens: usize,
    /// The statement that opened the block.
    head: std::ops::Range<usize>,
    same_line: bool,
    /// A message has spoken of its braces.
    said: bool,
}

struct Outline<'a> {
    tokens: &'a Tokens<'a>,
    limits: &'a Limits,
    by_indent: bool,
    frames: Vec<Frame>,
    messages: Vec<Diagnostic>,
    astray: Vec<usize>,
    not_indented: bool,
    /// How far the line is indented that is being read.
    indent: usize,
    /// How many `{` were left out as doubled, each of which may have its `}`.
    doubled: usize,
    /// How many braces beyond the limit are open.
    too_deep: usize,
}

impl<'a> Outline<'a> {
    fn new(tokens: &'a Tokens<'a>, limits: &'a Limits, by_indent: bool) -> Self {
        let file = Frame {
            holds: Holds::Declarations,
            open: None,
            indent: 0,
            statements: Vec::new(),
            current: None,
            settled: 0,
            parens: 0,
            head: 0..0,
            same_line: false,
            said: false,
        };
        Self {
            tokens,
            limits,
            by_indent,
            frames: vec![file],
            messages: Vec::new(),
            astray: Vec::new(),
            not_indented: false,
            indent: 0,
            doubled: 0,
            too_deep: 0,
        }
    }

    fn run(mut self) -> Found {
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
            Kind::BraceOpen => self.open(at),
            Kind::BraceClose => self.brace_close(at),
            Kind::Comma if self.splits(at) => self.finish(at),
            _ if self.too_deep > 0 => {}
            kind => self.plain(at, kind, token.alone),
        }
    }

    fn inside(&self) -> bool {
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

    /// Whether the statement that is being read should have opened its block before this token: what follows
    /// stands in such blocks only.
    fn lacks_brace(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let Some((start, _)) = frame.current.filter(|_| frame.parens == 0) else { return false };
        let line = self.tokens.get(at).is_some_and(|t| t.line);
        let entry = matches!(self.tokens.kind(at + 1), Some(Kind::Colon))
            && self.tokens.kind(at + 2) != Some(Kind::BraceOpen);
        let answer = frame.holds == Holds::Questions && at > start + 1;
        let header = frame.holds == Holds::Declarations && says(self.tokens, start, Rule::k_pact);
        if !(line || entry || answer || header) || self.tokens.kind(at) == Some(Kind::Comma) {
            return false;
        }
        // A statement that is not whole yet opens no block.
        let unfinished = ["by", "of", "as", "in", "to", "that", "the", "and", "or", "from", "between"];
        if at <= start + 1 || unfinished.iter().any(|w| self.tokens.is(at - 1, w)) {
            let keyword = says(self.tokens, start, Rule::k_lead) || frame.holds == Holds::Questions;
            if !(keyword && at == start + 1) {
                return false;
            }
        }
        let story = frame.holds == Holds::Story
            && !(says(self.tokens, start, Rule::k_lead)
                || says(self.tokens, start, Rule::k_then)
                || self.tokens.kind(start) == Some(Kind::Number));
        if story {
            return false;
        }
        let holds = blocks::holds(self.tokens, start..at, frame.holds);
        let inside = match holds {
            Holds::Unknown => false,
            Holds::Rows => self.tokens.kind(at) == Some(Kind::Bar),
            _ if !line => holds.splits_at_commas() && begins_statement(self.tokens, at, holds),
            _ => begins_statement(self.tokens, at, holds),
        };
        if holds == frame.holds {
            let deeper = frame.current.is_some_and(|(_, indent)| line && self.indent > indent);
            return inside && deeper && holds == Holds::Points;
        }
        inside && !begins_statement(self.tokens, at, frame.holds)
    }

    /// Opens the block of the statement that is being read, and says that its `{` is missing.
    fn open_without_brace(&mut self, at: usize) {
        let head = self.frames.last().and_then(|f| f.current).map_or(at..at, |(start, _)| start..at);
        let last = at.saturating_sub(1).max(head.start);
        let title = super::title(self.tokens, &head);
        let message = format!("the `{{` of {title} is missing");
        let help = format!("write `{{` behind `{}`", self.tokens.written(last));
        self.say(
            Diagnostic::error("missing-brace", self.tokens.span_of(head.start, last), message).help(help),
        );
        self.open(at);
        if let Some(frame) = self.frames.last_mut() {
            frame.open = Some(last);
            frame.said = true;
        }
    }

    /// Ends the statement that is being read before this token.
    fn finish(&mut self, end: usize) {
        let tokens = self.tokens;
        let Some(frame) = self.frames.last_mut() else { return };
        let Some((start, _)) = frame.current.take() else { return };
        let same_line = frame.statements.last().is_some_and(|s| s.block.is_some())
            && !tokens.get(start).is_some_and(|t| t.line);
        frame.statements.push(Statement { head: start..end, block: None, same_line });
    }

    fn open(&mut self, at: usize) {
        let before = at.checked_sub(1).filter(|t| self.tokens.kind(*t) == Some(Kind::BraceOpen));
        let same_line = !self.tokens.get(at).is_some_and(|t| t.line);
        if before.is_some()
            && same_line
            && self.tokens.kind(at) == Some(Kind::BraceOpen)
            && self.too_deep == 0
        {
            self.doubled += 1;
            let message =
                Diagnostic::error("surplus-brace", self.tokens.span(at), "this `{` is one too many");
            return self.say(message.help("delete it: a block has one `{`"));
        }
        if self.frames.len() > self.limits.nesting {
            if self.too_deep == 0 {
                self.say(too_deep(self.tokens, at, self.limits));
            }
            self.too_deep += 1;
            return;
        }
        let Some(frame) = self.frames.last_mut() else { return };
        let (start, indent) = frame.current.take().unwrap_or((at, self.indent));
        let same_line = frame.statements.last().is_some_and(|s| s.block.is_some())
            && !self.tokens.get(start).is_some_and(|t| t.line);
        let head = start..at;
        let holds = blocks::holds(self.tokens, head.clone(), frame.holds);
        self.frames.push(Frame {
            holds,
            open: Some(at),
            indent,
            statements: Vec::new(),
            current: None,
            settled: 0,
            parens: 0,
            head,
            same_line,
            said: false,
        });
    }

    fn brace_close(&mut self, at: usize) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
        } else if self.inside() {
            self.close(at, Some(at));
        } else {
            self.surplus(at);
        }
    }

    /// Closes the innermost block before the token `end`, at its brace if it has one.
    fn close(&mut self, end: usize, brace: Option<usize>) {
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

    /// Closes the blocks that a new line shows to be unclosed.
    fn close_by_line(&mut self, at: usize, kind: Kind) {
        if begins_declaration(self.tokens, at) {
            while self.inside() {
                self.missing(at);
                self.close(at, None);
            }
            self.too_deep = 0;
            return;
        }
        if !self.by_indent {
            return;
        }
        let here = self.indent;
        let brace = kind == Kind::BraceClose;
        while self.frames.len() > 2 && self.ended_before(at, here, brace) {
            self.not_indented |=
                self.frames.last().is_some_and(|f| f.statements.is_empty() && f.current.is_none());
            self.missing(at);
            self.close(at, None);
        }
    }

    /// Whether the indentation of a line shows that the innermost block has ended before it.
    fn ended_before(&self, at: usize, here: usize, brace: bool) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let goes_on = frame.current.is_some_and(|(start, _)| continues(self.tokens, start, at, frame.holds));
        let starts = frame.parens == 0 && !goes_on;
        if brace { here < frame.indent } else { starts && here <= frame.indent }
    }

    /// Says that the innermost block has no closing brace.
    fn missing(&mut self, at: usize) {
        let Some(frame) = self.frames.last().filter(|f| !f.said) else { return };
        let Some(open) = frame.open else { return };
        let what = super::title(self.tokens, &frame.head);
        let mut message = Diagnostic::error(
            "unclosed-block",
            self.tokens.span(open),
            format!("the `{{` of {what} is never closed"),
        );
        message = if self.tokens.get(at).is_some() {
            let next = self.tokens.written(at);
            let next = if next == "}" { "this".to_owned() } else { format!("this `{next}`") };
            message
                .related(self.tokens.span(at), format!("a `}}` is missing before {next}"))
                .help(format!("write `}}` on a line of its own where {what} ends"))
        } else {
            message.help(format!("write `}}` on a line of its own where {what} ends"))
        };
        self.say(message);
    }

    /// Reports a mistake, unless there are too many already.
    fn say(&mut self, message: Diagnostic) {
        if self.messages.len() <= MESSAGES {
            self.messages.push(message);
        }
    }

    /// A `}` that closes nothing.
    fn surplus(&mut self, at: usize) {
        if self.doubled > 0 {
            self.doubled -= 1;
            return;
        }
        self.finish(at);
        let Some(frame) = self.frames.last_mut() else { return };
        let tokens = self.tokens;
        let unsettled = frame.statements.get(frame.settled..).unwrap_or(&[]);
        let stray = unsettled.iter().rev().take_while(|s| !begins_declaration(tokens, s.head.start)).count();
        let keep = frame.statements.len() - stray;
        let early = keep
            .checked_sub(1)
            .filter(|_| stray > 0)
            .and_then(|last| frame.statements.get(last))
            .and_then(|s| s.block.as_ref());
        let place = match early.map(|b| b.last) {
            Some(early) => {
                let orphans = frame.statements.split_off(keep);
                if let Some(block) = frame.statements.last_mut().and_then(|s| s.block.as_mut()) {
                    block.statements.extend(orphans);
                    block.last = at;
                }
                early
            }
            None => at,
        };
        frame.settled = frame.statements.len();
        let message = Diagnostic::error("surplus-brace", tokens.span(place), "this `}` is one too many")
            .help("delete it: each `}` closes one `{`");
        self.say(message);
    }
}

fn astray(tokens: &Tokens<'_>, at: usize) -> Diagnostic {
    let word = tokens.is(at, "owned") || tokens.is(at, "asked");
    let written = if word {
        format!("{} {}", tokens.written(at), tokens.written(at + 1))
    } else {
        tokens.written(at).to_owned()
    };
    let span = if word { tokens.span_of(at, at + 1) } else { tokens.span(at) };
    Diagnostic::error("line-break", span, format!("a line cannot begin with `{written}`"))
        .help(format!("put `{written}` at the end of the line before"))
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
