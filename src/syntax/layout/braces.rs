//! Braces that are missing or too many: told by what lines begin with, and by their indentation.

use super::Statement;
use super::blocks::{self, Holds};
use super::continues::continues;
use super::outline::{Frame, Outline};
use super::says;
use super::shapes::{begins_declaration, begins_statement};
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

/// No statement that has a block takes so many tokens before it.
const LONG: usize = 400;

impl Outline<'_> {
    /// Whether the statement that is being read should have opened its block before this token: what follows
    /// stands in such blocks only.
    pub(super) fn lacks_brace(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let Some((start, indent)) = frame.current.filter(|_| frame.parens == 0) else { return false };
        if at > start + LONG
            || !self.may_begin_block(frame, start, at)
            || !self.may_have_block(frame, start, at)
        {
            return false;
        }
        let line = self.tokens.get(at).is_some_and(|t| t.line);
        let deeper = line && self.indent > indent;
        let begins = begins_statement(self.tokens, at, frame.holds);
        // Most lines begin a statement beside the one before: then what the block would hold need not be known.
        if begins && !(deeper && frame.holds == Holds::Points) {
            return false;
        }
        let holds = blocks::holds(self.tokens, start..at, frame.holds);
        let inside = match holds {
            Holds::Unknown => false,
            Holds::Rows => self.tokens.kind(at) == Some(Kind::Bar),
            _ if !line => holds.splits_at_commas() && begins_statement(self.tokens, at, holds),
            _ => begins_statement(self.tokens, at, holds),
        };
        // A group in a score: only the indentation tells.
        inside && if holds == frame.holds { deeper && holds == Holds::Points } else { !begins }
    }

    /// Whether a block may begin at this token: on a new line, or with what stands in blocks of one line.
    fn may_begin_block(&self, frame: &Frame, start: usize, at: usize) -> bool {
        let line = || self.tokens.get(at).is_some_and(|t| t.line);
        let colon = || self.tokens.kind(at + 1) == Some(Kind::Colon);
        let ago = || says(self.tokens, at, Rule::k_ago);
        let entry = || colon() && !ago() && self.tokens.kind(at + 2) != Some(Kind::BraceOpen);
        let answer = || frame.holds == Holds::Questions && at > start + 1;
        let header = || frame.holds == Holds::Declarations && says(self.tokens, start, Rule::k_pact);
        (line() || entry() || answer() || header()) && self.tokens.kind(at) != Some(Kind::Comma)
    }

    /// Whether a statement that ends before this token is whole, and may have a block.
    fn may_have_block(&self, frame: &Frame, start: usize, at: usize) -> bool {
        const UNFINISHED: [&str; 11] =
            ["by", "of", "as", "in", "to", "that", "the", "and", "or", "from", "between"];
        let lead = says(self.tokens, start, Rule::k_lead);
        let one_word = at == start + 1 && (lead || frame.holds == Holds::Questions);
        let unfinished = at <= start + 1 || UNFINISHED.iter().any(|w| self.tokens.is(at - 1, w));
        let then = says(self.tokens, start, Rule::k_then);
        let in_story = lead || then || self.tokens.kind(start) == Some(Kind::Number);
        (one_word || !unfinished) && (frame.holds != Holds::Story || in_story)
    }

    /// Opens the block of the statement that is being read, and says that its `{` is missing.
    pub(super) fn open_without_brace(&mut self, at: usize) {
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

    /// Whether the indentation shows that this `}` closes nothing: its line is indented further than the
    /// statement whose block it would close, and that one does not stand on the same line.
    pub(super) fn closes_by_mistake(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last().filter(|_| self.by_indent && self.frames.len() > 1) else {
            return false;
        };
        let other_line = frame
            .open
            .is_some_and(|open| (open + 1..=at).any(|t| self.tokens.get(t).is_some_and(|t| t.line)));
        other_line && self.indent > frame.indent
    }

    /// Closes the blocks that a new line shows to be unclosed.
    pub(super) fn close_by_line(&mut self, at: usize, kind: Kind) {
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
    pub(super) fn missing(&mut self, at: usize) {
        let Some(frame) = self.frames.last().filter(|f| !f.said) else { return };
        let Some(open) = frame.open else { return };
        let what = super::title(self.tokens, &frame.head);
        let message = format!("the `{{` of {what} is never closed");
        let help = format!("write `}}` on a line of its own where {what} ends");
        let mut message = Diagnostic::error("unclosed-block", self.tokens.span(open), message).help(help);
        if self.tokens.get(at).is_some() {
            let next = self.tokens.written(at);
            let next = if next == "}" { "this".to_owned() } else { format!("this `{next}`") };
            message = message.related(self.tokens.span(at), format!("a `}}` is missing before {next}"));
        }
        self.say(message);
    }

    /// A `}` that closes nothing.
    pub(super) fn surplus(&mut self, at: usize) {
        if self.doubled > 0 {
            self.doubled -= 1;
            return;
        }
        self.finish(at);
        let tokens = self.tokens;
        let Some(frame) = self.frames.last_mut() else { return };
        let early = closed_early(tokens, frame, at);
        frame.settled = frame.statements.len();
        self.say(one_too_many(tokens, early.unwrap_or(at)));
    }
}

/// If statements of a block stand behind it, that one was closed too early: puts them back, and says where.
fn closed_early(tokens: &Tokens<'_>, frame: &mut Frame, at: usize) -> Option<usize> {
    let unsettled = frame.statements.get(frame.settled..).unwrap_or(&[]);
    let stray = unsettled.iter().rev().take_while(|s| !begins_declaration(tokens, s.head.start)).count();
    let keep = frame.statements.len() - stray;
    let last = keep.checked_sub(1).filter(|_| stray > 0)?;
    let early = frame.statements.get(last)?.block.as_ref()?.last;
    let orphans = frame.statements.split_off(keep);
    let block = frame.statements.last_mut()?.block.as_mut()?;
    block.statements.extend(orphans);
    block.last = at;
    Some(early)
}

pub(super) fn one_too_many(tokens: &Tokens<'_>, at: usize) -> Diagnostic {
    Diagnostic::error("surplus-brace", tokens.span(at), "this `}` is one too many")
        .help("delete it: each `}` closes one `{`")
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
