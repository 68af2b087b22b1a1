//! A statement on one line, as the grammar reads it.

use std::collections::BTreeMap;
use std::ops::Range;

use pest::Parser;
use pest::error::{Error, InputLocation};

use crate::syntax::grammar::{PactParser, Rule};
use crate::syntax::lex::Tokens;
use crate::syntax::messages::{self, Edit};
use crate::syntax::parts::{self, Node};
use crate::syntax::quick::{self, Class, Read};

/// What is read otherwise than it is written, by token.
pub(super) type Mended = BTreeMap<usize, Edit>;

/// From how many tokens on a statement is so long that few ways to mend it are tried, to stay linear.
pub(super) const LONG: usize = 500;

/// Tests read statements of up to so many bytes in both ways: some measure how long very long ones take.
const COMPARED: usize = 4096;

/// A statement on one line, and its parts.
#[derive(Default)]
pub(super) struct Line {
    pub text: String,
    /// Where each of its tokens begins in the text.
    pub starts: Vec<u32>,
    /// What its tokens begin with, by their first byte.
    classes: Vec<Class>,
    /// Its parts, once it is read.
    pub parts: Vec<Node>,
}

impl Line {
    /// Puts the tokens of a statement on the line.
    pub(super) fn put(&mut self, tokens: &Tokens<'_>, head: &Range<usize>, mended: &Mended) {
        self.classes.clear();
        if !mended.is_empty() || !self.put_plain(tokens, head) {
            self.classes.clear();
            one_line(tokens, head, mended, &mut self.text, &mut self.starts);
        }
    }

    /// Puts tokens on the line that are well written, and finds out what they begin with; `false` if one has a
    /// message already: what such a token begins with is not certain.
    fn put_plain(&mut self, tokens: &Tokens<'_>, head: &Range<usize>) -> bool {
        self.text.clear();
        self.starts.clear();
        for at in head.clone() {
            let Some(token) = tokens.get(at) else { break };
            if token.mended {
                return false;
            }
            if token.blank && !self.text.is_empty() {
                self.text.push(' ');
            }
            let (start, text) = (self.text.len(), tokens.read(at));
            self.starts.push(parts::small(start));
            self.classes.resize(start, quick::UNKNOWN);
            self.classes.push(quick::class(token.kind, token.word, text));
            self.text.push_str(text);
        }
        self.classes.resize(self.text.len(), quick::UNKNOWN);
        self.classes.push(quick::END);
        true
    }

    /// Reads the parts of the statement that is on the line; what is well written the quick way.
    pub(super) fn read(&mut self, form: Rule) -> Result<(), Box<Error<Rule>>> {
        if !self.classes.is_empty() {
            let read = quick::read(form, &self.text, &self.classes, &mut self.parts);
            if cfg!(all(debug_assertions, feature = "reference")) && self.text.len() < COMPARED {
                self.compare(form, read);
            }
            if read == Read::Whole {
                return Ok(());
            }
        }
        self.parts.clear();
        parts::list(PactParser::parse(form, &self.text)?, &mut self.parts);
        Ok(())
    }

    /// Tests and fuzzing read every statement both ways.
    fn compare(&self, form: Rule, read: Read) {
        let mut right = Vec::new();
        let is_right = PactParser::parse(form, &self.text).map(|read| parts::list(read, &mut right)).is_ok();
        let agree = match read {
            Read::Whole => is_right && self.parts == right,
            Read::Wrong => !is_right,
            Read::TooDeep => true,
        };
        assert!(agree, "`{}` is read in two ways: {:?}, {right:?}", self.text, self.parts);
    }
}

/// Puts the tokens of a statement on one line, with single blanks, and says where each begins.
fn one_line(
    tokens: &Tokens<'_>,
    head: &Range<usize>,
    mended: &Mended,
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
            Some(Edit::Instead(text)) => put_mend(line, text),
            Some(Edit::Token(other)) => line.push_str(tokens.read(*other)),
            Some(Edit::Before(text)) => {
                put_mend(line, text);
                line.push(' ');
                line.push_str(tokens.read(at));
            }
        }
    }
    if let Some(Edit::Before(behind) | Edit::Instead(behind)) = mended.get(&head.end) {
        line.push(' ');
        put_mend(line, behind);
    }
}

/// Adds what was mended: texts in quotes are empty for the grammar, as those of tokens are.
fn put_mend(line: &mut String, text: &str) {
    let parts = text.split('"').enumerate();
    let outside = parts.filter(|(at, _)| at % 2 == 0).map(|(_, part)| part);
    line.push_str(&outside.collect::<Vec<_>>().join("\"\""));
}

/// The token up to which a statement can be read with further mends; beyond its end if all of it can.
pub(super) fn reach(
    tokens: &Tokens<'_>,
    form: Rule,
    head: &Range<usize>,
    mended: &Mended,
    mends: &[(usize, Edit)],
) -> usize {
    if head.len() > LONG {
        return head.start;
    }
    let all = messages::merged(mended, mends);
    let (mut line, mut starts) = (String::new(), Vec::new());
    one_line(tokens, head, &all, &mut line, &mut starts);
    match PactParser::parse(form, &line) {
        Ok(_) => head.end + 1,
        Err(failed) => failed_at(&starts, head, &all, place(&failed)).0,
    }
}

/// The token at which a line that begins its tokens there could not be read, and whether what was put before
/// that token could.
pub(super) fn failed_at(starts: &[u32], head: &Range<usize>, mended: &Mended, byte: usize) -> (usize, bool) {
    let behind = starts.partition_point(|s| (*s as usize) < byte);
    let before = behind.checked_sub(1).and_then(|i| Some((head.start + i, *starts.get(i)? as usize)));
    if let Some((at, start)) = before
        && let Some(Edit::Before(text)) = mended.get(&at)
    {
        let mut put = String::new();
        put_mend(&mut put, text);
        let own = start + put.len() + 1;
        if byte <= own {
            return (at, byte == own);
        }
    }
    // Nothing is left of a token that is not there.
    let gone = |at: &usize| mended.get(at) == Some(&Edit::Away);
    let at = (head.start + behind..head.end).find(|at| !gone(at)).unwrap_or(head.start + behind);
    (if gone(&at) { head.end } else { at }, false)
}

/// The byte at which parsing failed.
pub(super) fn place(failed: &Error<Rule>) -> usize {
    match failed.location {
        InputLocation::Pos(byte) | InputLocation::Span((byte, _)) => byte,
    }
}
