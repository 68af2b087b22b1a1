//! Parses one statement, and when that fails, says why, mends it and tries again.

use std::ops::Range;

use pest::error::{Error, ErrorVariant};

use super::Reader;
use super::line::{LONG, Mended, place, reach};
use crate::diagnostics::Diagnostic;
use crate::syntax::build::{Cx, Part};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;
use crate::syntax::messages::{self, Edit, Failure, Mends};

/// How many mistakes of one statement are mended before it is left out.
const MENDED: usize = 8;

/// How many tokens behind a guess a further mistake is taken for a consequence of it.
const NEAR: usize = 3;

/// A statement that is being read.
pub(super) struct Attempt {
    form: Rule,
    head: Range<usize>,
    block: Holds,
    /// What was mended in it.
    mended: Mended,
    /// The last token of what was only guessed.
    guessed: Option<usize>,
}

impl Attempt {
    /// A statement with what has to be mended in its first words.
    pub(super) fn new(form: Rule, head: Range<usize>, block: Holds, mends: Mends) -> Self {
        Self { form, head, block, mended: mends.into_iter().collect(), guessed: None }
    }
}

impl Reader<'_> {
    /// Parses the tokens of a statement, mending what can be mended.
    pub(super) fn parse<T>(
        &mut self,
        mut attempt: Attempt,
        mut build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        let mended_text = |at: &usize| self.tokens.get(*at).is_some_and(|t| t.mended && t.kind == Kind::Text);
        attempt.guessed = attempt.head.clone().rev().find(mended_text);
        self.block_explained = false;
        let tries = if attempt.head.len() > LONG { 1 } else { MENDED };
        for _ in 0..=tries {
            self.block_explained |= attempt.mended.contains_key(&attempt.head.end);
            self.line.put(self.tokens, &attempt.head, &attempt.mended);
            match self.line.read(attempt.form) {
                Ok(()) => {
                    let part = Part::whole(&self.line.parts, &self.line.text)?;
                    let (tokens, starts, first) =
                        (self.tokens, self.line.starts.as_slice(), attempt.head.start);
                    let mut cx = Cx { tokens, starts, first, messages: Vec::new() };
                    let built = build(&mut cx, &part);
                    // What was guessed may stand where it should not: only what values say is certain then.
                    cx.messages.retain(|m| attempt.guessed.is_none() || of_value(m));
                    self.messages.append(&mut cx.messages);
                    return built;
                }
                Err(failed) => self.mend(&mut attempt, *failed)?,
            }
        }
        None
    }

    /// Says why a statement cannot be read, and mends it; `None` if it cannot be read on.
    fn mend(&mut self, attempt: &mut Attempt, failed: Error<Rule>) -> Option<()> {
        let byte = place(&failed);
        let at = attempt.head.start + self.line.starts.partition_point(|s| (*s as usize) < byte);
        if attempt.guessed.is_some_and(|last| at <= last + NEAR) || self.follows(attempt, at) {
            return None;
        }
        self.failures += 1;
        self.ends_too_early |= at >= attempt.head.end;
        let (message, mends) = self.explain(attempt, at, failed);
        if message.code == "line-break" {
            self.block_explained = true;
            self.damage(&(at..attempt.head.end), attempt.block);
        }
        // What was mended did not help: the same would be said again and again.
        if self.messages.last().is_some_and(|before| *before == message) {
            return None;
        }
        if is_guess(&message) {
            attempt.guessed = mends.iter().map(|(at, _)| *at).chain(attempt.guessed).max();
        }
        self.messages.push(message);
        let can_go_on = !mends.is_empty();
        attempt.mended.extend(mends);
        can_go_on.then_some(())
    }

    fn explain(&self, attempt: &Attempt, at: usize, failed: Error<Rule>) -> (Diagnostic, Mends) {
        let expected = match failed.variant {
            ErrorVariant::ParsingError { positives, .. } => positives,
            ErrorVariant::CustomError { .. } => Vec::new(),
        };
        let Attempt { form, head, block, mended, .. } = attempt;
        let reach = |mends: &[(usize, Edit)]| reach(self.tokens, *form, head, mended, mends);
        messages::explain(&Failure {
            tokens: self.tokens,
            head: head.clone(),
            at,
            expected,
            form: *form,
            block: *block,
            mended,
            reach: &reach,
        })
    }

    /// Whether a failure at a token is only the consequence of a mistake that has its message already.
    fn follows(&self, attempt: &Attempt, at: usize) -> bool {
        let said = |at: usize| attempt.head.contains(&at) && self.tokens.get(at).is_some_and(|t| t.mended);
        attempt.mended.contains_key(&at) || said(at) || at.checked_sub(1).is_some_and(said)
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
