//! Parses one statement, and when that fails, says why, mends it and tries again.

use std::ops::Range;

use pest::error::{Error, ErrorVariant};

use super::Reader;
use super::line::{LONG, Mended, failed_at, place, reach};
use crate::diagnostics::Diagnostic;
use crate::syntax::build::{Cx, Part};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::{Holds, says};
use crate::syntax::lex::Kind;
use crate::syntax::messages::{self, Edit, Failure, Mends};

/// How many mistakes of one statement are mended before it is left out.
const MENDED: usize = 8;

/// How many tokens behind a guess a further mistake is taken for a consequence of it.
const NEAR: usize = 3;

/// How many tokens at most are left out to read on behind them.
const PASSED: usize = 12;

/// Words that are known to be said for others, wherever they stand.
const WORDS: [&str; 4] = ["said-otherwise", "as-soon-as", "keyword-case", "keyword-misspelt"];

/// What is said of a mistake may be wrong behind a guess, though it is no guess itself.
const UNTOLD: [&str; 2] = ["doubled", "word-order"];

/// A statement that is being read.
pub(super) struct Attempt {
    form: Rule,
    head: Range<usize>,
    block: Holds,
    /// What was mended in it.
    mended: Mended,
    /// The last token of what was only guessed.
    guessed: Option<usize>,
    /// Something was mended of which nothing is said: the statement is read on for its messages alone.
    lost: bool,
}

impl Attempt {
    /// A statement with what has to be mended in its first words.
    pub(super) fn new(form: Rule, head: Range<usize>, block: Holds, mends: Mends) -> Self {
        Self { form, head, block, mended: mends.into_iter().collect(), guessed: None, lost: false }
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
                Ok(()) if attempt.lost => return None,
                Ok(()) => {
                    let part = Part::whole(&self.line.parts, &self.line.text)?;
                    let (tokens, starts, first) =
                        (self.tokens, self.line.starts.as_slice(), attempt.head.start);
                    let mended = &attempt.mended;
                    let mut cx = Cx { tokens, starts, first, mended, messages: Vec::new() };
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
    ///
    /// What may only follow from a guess before it is mended without a word, so that what stands further
    /// behind is found in the same run.
    fn mend(&mut self, attempt: &mut Attempt, failed: Error<Rule>) -> Option<()> {
        let (at, behind_added) = failed_at(&self.line.starts, &attempt.head, &attempt.mended, place(&failed));
        let follows = !behind_added && self.follows(attempt, at);
        let before = at.saturating_sub(1);
        let near = self.is_said(attempt, before)
            || attempt.guessed.is_some_and(|last| last <= at + 1 && at <= last + NEAR);
        let (message, mends) = self.explain(attempt, at, failed);
        let vague = is_vague(&message) && attempt.mended.contains_key(&before);
        if follows || vague || (near && !self.is_certain(attempt, &message, &mends)) {
            return self.go_on(attempt, at, mends);
        }
        self.failures += 1;
        self.ends_too_early |= at >= attempt.head.end;
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
        if mends.is_empty() {
            return self.pass_over(attempt, at);
        }
        attempt.mended = messages::merged(&attempt.mended, &mends);
        Some(())
    }

    /// Reads on behind a mistake of which nothing is said.
    fn go_on(&self, attempt: &mut Attempt, at: usize, mends: Mends) -> Option<()> {
        attempt.lost = true;
        if mends.is_empty() || mends.iter().any(|(at, _)| attempt.mended.contains_key(at)) {
            return self.pass_over(attempt, at);
        }
        attempt.guessed = mends.iter().map(|(at, _)| *at).chain(attempt.guessed).max();
        attempt.mended.extend(mends);
        Some(())
    }

    /// Whether a mistake behind a guess stands for itself: it is known by its own words, and without it the
    /// statement can be read well on.
    fn is_certain(&self, attempt: &Attempt, message: &Diagnostic, mends: &Mends) -> bool {
        let whole = message.code == "list-parentheses" || message.lacks_a_word();
        let adds = !whole && mends.iter().any(|(_, edit)| matches!(edit, Edit::Before(_)));
        let Some(last) = mends.iter().map(|(at, _)| *at).max().filter(|_| !adds) else { return false };
        let Attempt { form, head, mended, .. } = attempt;
        let reached = reach(self.tokens, *form, head, mended, mends);
        let words = WORDS.contains(&message.code);
        let well_on = if words { last + 1 } else { (last + 1 + NEAR).min(head.end + 1) };
        let again = mends.iter().any(|(at, _)| mended.get(at).is_some_and(|e| !matches!(e, Edit::Before(_))));
        !again && (whole || !is_guess(message)) && !UNTOLD.contains(&message.code) && reached >= well_on
    }

    /// Leaves out the words from a token on up to where a clause begins with which the statement can be read
    /// on; `None` if there is none.
    fn pass_over(&self, attempt: &mut Attempt, at: usize) -> Option<()> {
        let Attempt { form, head, mended, .. } = attempt;
        if head.len() > LONG {
            return None;
        }
        let ends = (at + 1..head.end.min(at + PASSED)).filter(|end| self.begins_clause(*end));
        let read_on = |end: &usize| {
            let away: Mends = (at..*end).map(|at| (at, Edit::Away)).collect();
            reach(self.tokens, *form, head, mended, &away) > end + 1
        };
        let end = ends.into_iter().find(read_on)?;
        attempt.lost = true;
        attempt.guessed = attempt.guessed.max(Some(end - 1));
        attempt.mended.extend((at..end).map(|at| (at, Edit::Away)));
        Some(())
    }

    /// Whether a clause may begin with a token.
    fn begins_clause(&self, at: usize) -> bool {
        const CLAUSES: [Rule; 16] = [
            Rule::k_and,
            Rule::k_or,
            Rule::k_when,
            Rule::k_where,
            Rule::k_in_the_last,
            Rule::k_at_most,
            Rule::k_up_to,
            Rule::k_as_soon_as,
            Rule::k_after,
            Rule::k_within,
            Rule::k_needs,
            Rule::k_because,
            Rule::k_if_late,
            Rule::k_from_column,
            Rule::k_unknown_if,
            Rule::k_empty_means,
        ];
        self.tokens.kind(at) == Some(Kind::Comma) || CLAUSES.iter().any(|k| says(self.tokens, at, *k))
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
        attempt.mended.contains_key(&at) || self.is_said(attempt, at)
    }

    /// Whether a token has its message already.
    fn is_said(&self, attempt: &Attempt, at: usize) -> bool {
        attempt.head.contains(&at) && self.tokens.get(at).is_some_and(|t| t.mended)
    }
}

/// Whether a message says no more than that something is too much, or that something may be missing.
fn is_vague(message: &Diagnostic) -> bool {
    const CODES: [&str; 3] = ["does-not-fit", "word-order", "value-form"];
    CODES.contains(&message.code) || message.message.contains("` is missing before `")
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
