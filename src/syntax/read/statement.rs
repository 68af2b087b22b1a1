//! Parses one statement, and when that fails, says why, mends it and tries again.

use std::collections::BTreeMap;
use std::ops::Range;

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};

use super::{Previous, Reader};
use crate::diagnostics::Diagnostic;
use crate::syntax::MESSAGES;
use crate::syntax::build::{Cx, Part};
use crate::syntax::forms::{HasBlock, form, has_block};
use crate::syntax::grammar::{PactParser, Rule};
use crate::syntax::layout::{Holds, Statement, begins_statement};
use crate::syntax::lex::{Kind, Tokens};
use crate::syntax::messages::{self, Edit, Failure, Mends, Unknown};

/// How many mistakes of one statement are mended before it is left out.
const MENDED: usize = 8;

/// How many tokens behind a guess a further mistake is taken for a consequence of it.
const NEAR: usize = 3;

/// From how many tokens on a statement is so long that few ways to mend it are tried, to stay linear.
const LONG: usize = 500;

impl Reader<'_> {
    /// Reads the head of a statement; `None` if it has to be left out.
    pub(super) fn statement<T>(
        &mut self,
        statement: &Statement,
        block: Holds,
        build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        let head = &statement.head;
        if block == Holds::Unknown || self.is_empty(statement) {
            return None;
        }
        let before = std::mem::take(&mut self.unknown_before);
        if self.given_up(head) || self.too_deep(head) {
            self.damage(head, block);
            return None;
        }
        if statement.same_line {
            let (message, is_clause) = messages::same_line(self.tokens, head);
            self.messages.push(message);
            if is_clause {
                return None;
            }
        }
        let previous = self.previous.take().filter(|p| p.head.end == head.start);
        if previous.as_ref().is_some_and(|p| p.ends_too_early) && self.goes_on(previous.as_ref(), head, block)
        {
            return None;
        }
        let count = self.messages.len();
        let Some((form, mends)) = self.form(head, block, before) else {
            if self.goes_on(previous.as_ref(), head, block) {
                return None;
            }
            self.damage(head, block);
            return None;
        };
        self.ends_too_early = false;
        let built = self.parse(form, head.clone(), block, mends, build);
        let ends_too_early = self.ends_too_early;
        self.previous = Some(Previous { head: head.clone(), form, messages: count, ends_too_early });
        if built.is_some() {
            self.block_fits(form, statement);
        } else {
            self.damage(head, block);
        }
        built
    }

    /// Whether a statement that means nothing by itself goes on with the one before it; says that it may not
    /// begin a line then, instead of what was said of the two.
    fn goes_on(&mut self, previous: Option<&Previous>, head: &Range<usize>, block: Holds) -> bool {
        let Some(previous) = previous else { return false };
        let whole = previous.head.start..head.end;
        let own = begins_statement(self.tokens, head.start, block);
        if own || reach(self.tokens, previous.form, &whole, &BTreeMap::new(), &[]) <= whole.end {
            return false;
        }
        self.messages.truncate(previous.messages);
        self.messages.push(messages::broken_line(self.tokens, head.start));
        self.unknown_before = false;
        self.previous =
            Some(Previous { head: whole, messages: self.messages.len(), ends_too_early: false, ..*previous });
        true
    }

    /// Reads the first line of a table, with or without the `|` it begins with.
    pub(super) fn table_head<T>(
        &mut self,
        statement: &Statement,
        build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        let head = &statement.head;
        if self.tokens.kind(head.start) == Some(Kind::Bar) {
            return self.statement(statement, Holds::Rows, build);
        }
        let bar = vec![(head.start, Edit::Before("|".to_owned()))];
        self.parse(Rule::table_head, head.clone(), Holds::Rows, bar, build)
    }

    /// Whether a block stands there without a statement before it; says so.
    fn is_empty(&mut self, statement: &Statement) -> bool {
        if statement.head.is_empty() {
            let message = Diagnostic::error(
                "does-not-fit",
                self.tokens.span(statement.head.start),
                "this `{` belongs to no statement",
            );
            self.messages.push(message.help("write the statement before it, for example `score interest {`"));
        }
        statement.head.is_empty()
    }

    /// Whether so much could not be read that the rest of the file is not looked at; says so once.
    fn given_up(&mut self, head: &Range<usize>) -> bool {
        if self.failures == MESSAGES {
            let message = Diagnostic::error(
                "too-many-mistakes",
                self.tokens.span(head.start),
                "from here on nothing is looked at",
            );
            self.messages
                .push(message.help(format!("correct the {MESSAGES} statements before that cannot be read")));
            self.failures += 1;
        }
        self.failures > MESSAGES
    }

    /// The rule that reads a statement, and what has to be mended for it. Lines in a row of which nothing can
    /// be made out share one message.
    fn form(&mut self, head: &Range<usize>, block: Holds, unknown_before: bool) -> Option<(Rule, Mends)> {
        if let Some(form) = form(self.tokens, head, block) {
            return Some((form, Mends::new()));
        }
        self.failures += 1;
        let fits = |form: Rule, mends: &[(usize, Edit)]| {
            reach(self.tokens, form, head, &BTreeMap::new(), mends) > head.end
        };
        match messages::unknown_statement(self.tokens, head, block, &fits) {
            Unknown::Read(message, form, mends) => {
                self.messages.push(message);
                Some((form, mends))
            }
            Unknown::Lost(message) => {
                self.unknown_before = message.code == "unknown-statement";
                if !(unknown_before && self.unknown_before) {
                    self.messages.push(message);
                }
                None
            }
        }
    }

    /// Parses the tokens of a statement, mending what can be mended.
    fn parse<T>(
        &mut self,
        form: Rule,
        head: Range<usize>,
        block: Holds,
        mends: Mends,
        mut build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        let mut mended: BTreeMap<usize, Edit> = mends.into_iter().collect();
        let head_end = head.end;
        let mended_text = |at: &usize| self.tokens.get(*at).is_some_and(|t| t.mended && t.kind == Kind::Text);
        let mut guessed: Option<usize> = head.clone().rev().find(mended_text);
        let tries = if head.len() > LONG { 1 } else { MENDED };
        self.block_explained = false;
        for _ in 0..=tries {
            self.block_explained |= mended.contains_key(&head.end);
            one_line(self.tokens, &head, &mended, &mut self.line, &mut self.starts);
            let failed = match PactParser::parse(form, &self.line) {
                Ok(mut parsed) => {
                    let part = parsed.next()?;
                    let (tokens, starts, first) = (self.tokens, self.starts.as_slice(), head.start);
                    let mut cx = Cx { tokens, starts, first, messages: Vec::new() };
                    let built = build(&mut cx, &part);
                    // What was guessed may stand where it should not: only what values say is certain then.
                    cx.messages.retain(|m| guessed.is_none() || of_value(m));
                    self.messages.append(&mut cx.messages);
                    return built;
                }
                Err(failed) => failed,
            };
            let byte = place(&failed);
            let expected = match failed.variant {
                ErrorVariant::ParsingError { positives, .. } => positives,
                ErrorVariant::CustomError { .. } => Vec::new(),
            };
            let at = head.start + self.starts.partition_point(|s| (*s as usize) < byte);
            if guessed.is_some_and(|last| at <= last + NEAR) || self.follows_from_another(at, &head, &mended)
            {
                return None;
            }
            self.ends_too_early |= at >= head.end;
            let reach = |mends: &[(usize, Edit)]| reach(self.tokens, form, &head, &mended, mends);
            let (tokens, head) = (self.tokens, head.clone());
            let failure = Failure { tokens, head, at, expected, form, block, mended: &mended, reach: &reach };
            let (message, mends) = messages::explain(&failure);
            self.failures += 1;
            if message.code == "line-break" {
                self.block_explained = true;
                self.damage(&(at..head_end), block);
            }
            if is_guess(&message) {
                guessed = mends.iter().map(|(at, _)| *at).chain(guessed).max();
            }
            self.messages.push(message);
            if mends.is_empty() {
                return None;
            }
            mended.extend(mends);
        }
        None
    }

    /// Whether a failure at a token is only the consequence of a mistake that has its message already.
    fn follows_from_another(&self, at: usize, head: &Range<usize>, mended: &BTreeMap<usize, Edit>) -> bool {
        let mended_before = |at: usize| head.contains(&at) && self.tokens.get(at).is_some_and(|t| t.mended);
        mended.contains_key(&at) || mended_before(at) || at.checked_sub(1).is_some_and(mended_before)
    }

    /// Says where a block is missing, or one too many.
    fn block_fits(&mut self, form: Rule, statement: &Statement) {
        match (has_block(form), &statement.block) {
            (HasBlock::Must, None) => {
                self.messages.push(messages::missing_block(self.tokens, form, &statement.head));
            }
            (HasBlock::Never, Some(block)) if !self.block_explained => {
                self.messages.push(messages::surplus_block(self.tokens, &statement.head, block));
            }
            _ => {}
        }
    }

    /// Whether parentheses or `not`s are nested too deeply to be read; says so.
    fn too_deep(&mut self, head: &Range<usize>) -> bool {
        let (mut depth, mut nots) = (self.depth, 0_usize);
        for at in head.clone() {
            match self.tokens.kind(at) {
                Some(Kind::Open) => depth += 1,
                Some(Kind::Close) => depth = depth.saturating_sub(1),
                _ => {}
            }
            nots = if self.tokens.is(at, "not") { nots + 1 } else { 0 };
            if depth > self.limits.nesting || nots > self.limits.nesting {
                let message = format!("this is nested more than {} deep", self.limits.nesting);
                let message = Diagnostic::error("nesting-too-deep", self.tokens.span(at), message)
                    .help("give a part of it a name with `define`, and use the name here");
                self.messages.push(message);
                return true;
            }
        }
        false
    }

    /// Remembers the name that a statement which is left out seems to declare.
    fn damage(&mut self, head: &Range<usize>, block: Holds) {
        let at = match block {
            Holds::Declarations if self.tokens.is(head.start, "final") => head.start + 2,
            Holds::Declarations => head.start + 1,
            _ => head.start,
        };
        if head.contains(&at) && matches!(self.tokens.kind(at), Some(Kind::Word)) {
            let text = self.tokens.read(at).to_owned();
            self.damaged.push(crate::syntax::ast::Name { text, span: self.tokens.span(at) });
        }
    }
}

/// Puts the tokens of a statement on one line, with single blanks, and says where each begins.
fn one_line(
    tokens: &Tokens<'_>,
    head: &Range<usize>,
    mended: &BTreeMap<usize, Edit>,
    line: &mut String,
    starts: &mut Vec<u32>,
) {
    line.clear();
    starts.clear();
    for at in head.clone() {
        let Some(token) = tokens.get(at) else { break };
        let edit = mended.get(&at);
        if (token.blank || edit.is_some()) && !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
        starts.push(u32::try_from(line.len()).unwrap_or(u32::MAX));
        match edit {
            None => line.push_str(tokens.read(at)),
            Some(Edit::Away) => {}
            Some(Edit::Instead(text)) => line.push_str(text),
            Some(Edit::Token(other)) => line.push_str(tokens.read(*other)),
            Some(Edit::Before(text)) => {
                line.push_str(text);
                line.push(' ');
                line.push_str(tokens.read(at));
            }
        }
    }
    if let Some(Edit::Before(behind) | Edit::Instead(behind)) = mended.get(&head.end) {
        line.push(' ');
        line.push_str(behind);
    }
}

/// The token up to which a statement can be read with further mends; beyond its end if all of it can.
fn reach(
    tokens: &Tokens<'_>,
    form: Rule,
    head: &Range<usize>,
    mended: &BTreeMap<usize, Edit>,
    mends: &[(usize, Edit)],
) -> usize {
    if head.len() > LONG {
        return head.start;
    }
    let mut all = mended.clone();
    all.extend(mends.iter().cloned());
    let (mut line, mut starts) = (String::new(), Vec::new());
    one_line(tokens, head, &all, &mut line, &mut starts);
    match PactParser::parse(form, &line) {
        Ok(_) => head.end + 1,
        Err(failed) => head.start + starts.partition_point(|s| (*s as usize) < place(&failed)),
    }
}

/// Whether what was meant is only guessed, so that what follows may be wrong for that reason.
fn is_guess(message: &Diagnostic) -> bool {
    const GUESSES: [&str; 12] = [
        "incomplete",
        "does-not-fit",
        "list-joint",
        "reserved-name",
        "name-form",
        "field-type",
        "clock-start",
        "line-break",
        "no-then",
        "surplus-parenthesis",
        "unclosed-parenthesis",
        "stray-character",
    ];
    GUESSES.contains(&message.code)
}

/// Whether a message is about one value, whatever stands around it.
fn of_value(message: &Diagnostic) -> bool {
    const VALUES: [&str; 5] = ["number-too-large", "whole-number", "duration", "no-such-day", "no-such-time"];
    VALUES.contains(&message.code)
}

/// The byte at which parsing failed.
fn place(failed: &pest::error::Error<Rule>) -> usize {
    match failed.location {
        InputLocation::Pos(byte) | InputLocation::Span((byte, _)) => byte,
    }
}
