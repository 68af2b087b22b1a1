//! What is said when a statement cannot be read: in the words of the person who wrote it, at the place, with
//! what to write instead.
//!
//! [`explain`] goes through the tables below in order, from what people are known to write to what merely
//! does not fit. A mistake whose meaning is clear is mended, so that the rest of the statement is read too.

mod absent;
mod alike;
mod beside;
mod blocks;
mod commands;
mod commas;
mod conditions;
mod dates;
mod declared;
mod expected;
mod fading;
mod fields;
mod gaps;
mod handover;
mod header;
mod heads;
mod known;
mod limits;
mod lines;
mod lists;
mod needs;
mod negations;
mod otherwise;
mod places;
mod quotes;
mod rules;
mod slips;
mod spans;
mod story;
mod synonyms;
mod types;
mod verbs;
mod ways;
mod wheres;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use super::grammar::Rule;
use super::keywords::keywords;
use super::layout::{Holds, says};
use super::lex::{Kind, Tokens};
use crate::diagnostics::Diagnostic;
use crate::sources::Span;

pub(super) use alike::joined;
pub(super) use blocks::{broken_line, calendar_fields, missing_block, same_line, surplus_block, table_heads};
pub(super) use heads::{Unknown, unknown_statement};

/// A statement that can be read no further than to a token.
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
    /// What was mended in it before.
    pub mended: &'a BTreeMap<usize, Edit>,
    /// The token up to which the statement can be read with some mends; beyond its end if all of it can.
    pub reach: &'a Reach<'a>,
}

/// How a token is read otherwise than it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// This stands before it; behind the statement, at its end.
    Before(String),
    /// This stands in its place.
    Instead(String),
    /// That token stands in its place.
    Token(usize),
    /// It is not there.
    Away,
}

/// How a statement has to be read, so that it can be read on.
pub(super) type Mends = Vec<(usize, Edit)>;

/// The token up to which a statement can be read with some mends.
pub(super) type Reach<'a> = dyn Fn(&[(usize, Edit)]) -> usize + 'a;

/// A message, and how to read on; without mends the statement is left out.
pub(super) type Explained = (Diagnostic, Mends);

/// Says what is wrong, and how to read on.
pub(super) fn explain(failure: &Failure<'_>) -> Explained {
    const TABLES: [fn(&Failure<'_>) -> Option<Explained>; 29] = [
        lists::parentheses,
        quotes::in_parentheses,
        words::stray,
        spans::number_word,
        dates::explain,
        words::doubled,
        words::other_case,
        rules::explain,
        lines::explain,
        fields::explain,
        header::explain,
        declared::explain,
        ways::explain,
        needs::explain,
        commands::explain,
        handover::explain,
        story::explain,
        conditions::explain,
        lists::explain,
        otherwise::explain,
        absent::explain,
        slips::misspelt,
        words::reserved,
        words::two_statements,
        beside::explain,
        gaps::missing,
        declared::name_of_several_words,
        places::elsewhere_first,
        gaps::surplus,
    ];
    let found = first_of(failure, &TABLES);
    let whole = |mends: &Mends| !mends.is_empty() && (failure.reach)(mends) > failure.head.end;
    // Neighbours in the wrong order look like several mistakes.
    let exchanged =
        if found.as_ref().is_some_and(|(_, mends)| whole(mends)) { None } else { words::exchanged(failure) };
    exchanged.or(found).unwrap_or_else(|| expected::explain(failure))
}

impl Failure<'_> {
    /// Whether a keyword stands there.
    fn says(&self, at: usize, keyword: Rule) -> bool {
        self.head.contains(&at) && says(self.tokens, at, keyword)
    }

    /// Whether this sign or word stands there.
    fn is(&self, at: usize, text: &str) -> bool {
        self.head.contains(&at) && self.tokens.is(at, text)
    }

    /// Whether one of these signs or words stands there.
    fn is_any(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.is(at, text))
    }

    /// Whether these words stand there, one after the other.
    fn phrase(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(i, word)| self.is(at + i, word))
    }

    /// The kind of a token of the statement.
    fn kind(&self, at: usize) -> Option<Kind> {
        if self.head.contains(&at) { self.tokens.kind(at) } else { None }
    }

    /// The token as it is written; empty behind the statement.
    fn written(&self, at: usize) -> &str {
        if self.head.contains(&at) { self.tokens.written(at) } else { "" }
    }

    /// Whether one of these would have fitted.
    fn expects(&self, any: &[Rule]) -> bool {
        any.iter().any(|r| self.expected.contains(r))
    }

    /// Whether the statement ends where something is missing.
    fn at_end(&self) -> bool {
        self.at >= self.head.end
    }

    /// Whether a name stands there.
    fn is_name(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word) && !keywords().is_reserved(self.tokens.read(at))
    }

    /// The place of a token; the last one where the statement has ended.
    fn span(&self, at: usize) -> Span {
        self.tokens.span(at.min(self.head.end.saturating_sub(1)).max(self.head.start))
    }

    /// The tokens as they are written, with single blanks.
    fn text(&self, range: Range<usize>) -> String {
        corrected(self.tokens, range, &[])
    }

    /// The statement with some tokens written otherwise, shortened around them.
    fn corrected(&self, mends: &[(usize, Edit)]) -> String {
        let first = mends.iter().map(|(at, _)| *at).min().unwrap_or(self.at);
        let last = mends.iter().map(|(at, _)| *at).max().unwrap_or(self.at);
        let mends: Mends = merged(self.mended, mends).into_iter().collect();
        let whole = corrected(self.tokens, self.head.clone(), &mends);
        if whole.chars().count() <= 64 {
            return whole;
        }
        let from = first.saturating_sub(4).max(self.head.start);
        let to = (last + 6).min(self.head.end);
        let before = if from > self.head.start { "… " } else { "" };
        let behind = if to < self.head.end { " …" } else { "" };
        format!("{before}{}{behind}", corrected(self.tokens, from..to, &mends))
    }

    /// An error with its help, and the mends to read on.
    #[expect(clippy::unnecessary_wraps, reason = "so that a table ends with it")]
    fn error(
        &self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
        mends: Mends,
    ) -> Option<Explained> {
        Some((Diagnostic::error(code, span, message).help(help), mends))
    }

    /// An error about words that a pact says otherwise.
    fn otherwise(&self, range: Range<usize>, right: &str) -> Explained {
        let written = self.text(range.clone());
        let span = self.tokens.span_of(range.start, range.end.saturating_sub(1).max(range.start));
        let message = format!("a pact says `{}`, not `{written}`", right.trim_start_matches(", "));
        self.instead("said-otherwise", span, message, replace(range, right))
    }

    /// An error whose help is the statement as it should be, with the mends to read it so.
    fn instead(&self, code: &'static str, span: Span, message: impl Into<String>, mends: Mends) -> Explained {
        let help = format!("write `{}`", self.corrected(&mends));
        (Diagnostic::error(code, span, message).help(help), mends)
    }
}

/// The first of some tables that knows the mistake.
fn first_of(failure: &Failure<'_>, tables: &[fn(&Failure<'_>) -> Option<Explained>]) -> Option<Explained> {
    tables.iter().find_map(|table| table(failure))
}

/// What was mended before with further mends: what stands before a token stays when the token changes.
pub(super) fn merged(mended: &BTreeMap<usize, Edit>, mends: &[(usize, Edit)]) -> BTreeMap<usize, Edit> {
    let mut all = mended.clone();
    for (at, edit) in mends {
        let both = match (all.get(at), edit) {
            (Some(Edit::Before(first)), Edit::Before(then)) => Edit::Before(beside(first, then)),
            (Some(Edit::Before(first)), Edit::Instead(then)) => Edit::Instead(beside(first, then)),
            (Some(Edit::Before(first)), Edit::Away) => Edit::Instead(first.clone()),
            _ => edit.clone(),
        };
        all.insert(*at, both);
    }
    all
}

/// Two parts of a line, with a blank where there has to be one.
fn beside(first: &str, then: &str) -> String {
    if then.starts_with(',') { format!("{first}{then}") } else { format!("{first} {then}") }
}

/// The mends that put something before a token, or at the end of the statement.
fn insert(at: usize, text: &str) -> Mends {
    vec![(at, Edit::Before(text.to_owned()))]
}

/// The mends that put a text in the place of some tokens.
fn replace(range: Range<usize>, text: &str) -> Mends {
    let first = range.start;
    let edit = |at| if at == first { Edit::Instead(text.to_owned()) } else { Edit::Away };
    range.map(|at| (at, edit(at))).collect()
}

/// The mends that exchange two tokens.
fn exchange(a: usize, b: usize) -> Mends {
    vec![(a, Edit::Token(b)), (b, Edit::Token(a))]
}

/// The mends that take some tokens away.
fn remove(range: Range<usize>) -> Mends {
    range.map(|at| (at, Edit::Away)).collect()
}

/// Tokens as they are written, with single blanks, some of them otherwise.
fn corrected(tokens: &Tokens<'_>, range: Range<usize>, mends: &[(usize, Edit)]) -> String {
    let mut line = String::new();
    for at in range.start..=range.end {
        let edit = mends.iter().find(|(m, _)| *m == at).map(|(_, edit)| edit);
        let blank = tokens.get(at).is_some_and(|t| t.blank);
        match edit {
            Some(Edit::Away) => {}
            Some(Edit::Instead(text)) => add(&mut line, text, blank),
            Some(Edit::Token(other)) => add(&mut line, shown(tokens, *other), blank),
            other => {
                if let Some(Edit::Before(text)) = other {
                    add(&mut line, text, true);
                }
                if at < range.end {
                    add(&mut line, shown(tokens, at), blank || other.is_some());
                }
            }
        }
    }
    line
}

/// Adds a word to a line, with a blank before it where there has to be one.
fn add(line: &mut String, text: &str, blank: bool) {
    let text = text.trim();
    let glued =
        text.starts_with([',', ')', ':', '%']) || line.ends_with('(') || line.is_empty() || text.is_empty();
    let words = text.starts_with(|c: char| c.is_alphanumeric() || c == '(') && line.ends_with(" of")
        || text.starts_with(char::is_alphanumeric)
            && line.ends_with(|c: char| c.is_alphanumeric() || c == '"');
    if words || (blank && !glued) {
        line.push(' ');
    }
    line.push_str(text);
}

/// A token as it should be written: what has a message already is shown mended.
fn shown<'a>(tokens: &'a Tokens<'_>, at: usize) -> &'a str {
    let mended = tokens.get(at).is_some_and(|t| t.mended && t.kind != Kind::Text);
    if mended { tokens.read(at) } else { tokens.written(at) }
}
