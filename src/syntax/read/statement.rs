//! Parses one statement, and when that fails, says why, mends it and tries again.

use std::collections::BTreeMap;
use std::ops::Range;

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};

use super::Reader;
use crate::diagnostics::Diagnostic;
use crate::syntax::build::{Cx, Part};
use crate::syntax::forms::{HasBlock, form, has_block};
use crate::syntax::grammar::{PactParser, Rule};
use crate::syntax::layout::{Holds, Statement};
use crate::syntax::lex::Kind;
use crate::syntax::messages::{self, Failure};

/// How many mistakes of one statement are mended before it is left out.
const MENDED: usize = 8;

/// How many messages a file gets; beyond, it is no pact.
const MESSAGES: usize = 1_000;

impl Reader<'_> {
    /// Reads the head of a statement; `None` if it has to be left out.
    pub(super) fn statement<T>(
        &mut self,
        statement: &Statement,
        block: Holds,
        build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        if block == Holds::Unknown {
            return None;
        }
        let head = &statement.head;
        let before = std::mem::take(&mut self.unknown_before);
        if self.messages.len() > MESSAGES || self.too_deep(head) {
            self.damage(head, block);
            return None;
        }
        if statement.same_line {
            messages::same_line(self.tokens, head, &mut self.messages);
        }
        let Some(form) = form(self.tokens, head, block) else {
            self.unknown_before =
                messages::unknown_statement(self.tokens, statement, block, before, &mut self.messages);
            self.damage(head, block);
            return None;
        };
        let built = self.parse(form, head.clone(), block, build);
        if built.is_some() {
            self.block_fits(form, statement);
        } else {
            self.damage(head, block);
        }
        built
    }

    /// Parses the tokens of a statement, mending what can be mended.
    fn parse<T>(
        &mut self,
        form: Rule,
        head: Range<usize>,
        block: Holds,
        mut build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        let mut mended: BTreeMap<usize, String> = BTreeMap::new();
        for _ in 0..=MENDED {
            self.one_line(&head, &mended);
            let failed = match PactParser::parse(form, &self.line) {
                Ok(mut parsed) => {
                    let part = parsed.next()?;
                    let (tokens, starts, first) = (self.tokens, self.starts.as_slice(), head.start);
                    let mut cx = Cx { tokens, starts, first, messages: Vec::new() };
                    let built = build(&mut cx, &part);
                    self.messages.append(&mut cx.messages);
                    return built;
                }
                Err(failed) => failed,
            };
            let byte = match failed.location {
                InputLocation::Pos(byte) | InputLocation::Span((byte, _)) => byte,
            };
            let expected = match failed.variant {
                ErrorVariant::ParsingError { positives, .. } => positives,
                ErrorVariant::CustomError { .. } => Vec::new(),
            };
            let at = head.start + self.starts.partition_point(|s| (*s as usize) < byte);
            if self.follows_from_another(at, &head, &mended) {
                return None;
            }
            let failure = Failure { tokens: self.tokens, head: head.clone(), at, expected, form, block };
            let (message, mend) = messages::explain(&failure);
            self.messages.push(message);
            let mend = mend?;
            mended.insert(mend.at, mend.text);
        }
        None
    }

    /// Whether a failure at a token is only the consequence of a mistake that has its message already.
    fn follows_from_another(&self, at: usize, head: &Range<usize>, mended: &BTreeMap<usize, String>) -> bool {
        let near = [at.checked_sub(1), Some(at)].into_iter().flatten().filter(|t| head.contains(t));
        let mut near = near.peekable();
        near.any(|t| mended.contains_key(&t) || self.tokens.get(t).is_some_and(|t| t.mended))
            || (at == head.end && mended.contains_key(&at))
    }

    /// Puts the tokens of a statement on one line, with single blanks.
    fn one_line(&mut self, head: &Range<usize>, mended: &BTreeMap<usize, String>) {
        self.line.clear();
        self.starts.clear();
        for at in head.clone() {
            let Some(token) = self.tokens.get(at) else { break };
            if token.blank && !self.line.is_empty() {
                self.line.push(' ');
            }
            self.starts.push(u32::try_from(self.line.len()).unwrap_or(u32::MAX));
            self.line.push_str(mended.get(&at).map_or_else(|| self.tokens.read(at), String::as_str));
        }
        if let Some(behind) = mended.get(&head.end) {
            self.line.push_str(behind);
        }
    }

    /// Says where a block is missing, or one too many.
    fn block_fits(&mut self, form: Rule, statement: &Statement) {
        match (has_block(form), &statement.block) {
            (HasBlock::Must, None) => {
                messages::missing_block(self.tokens, form, &statement.head, &mut self.messages);
            }
            (HasBlock::Never, Some(block)) => {
                messages::surplus_block(self.tokens, form, &statement.head, block, &mut self.messages);
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
