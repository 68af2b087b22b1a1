//! A statement on one line, as the grammar reads it.

use std::collections::BTreeMap;
use std::ops::Range;

use pest::Parser;
use pest::error::{Error, InputLocation};

use crate::syntax::grammar::{PactParser, Rule};
use crate::syntax::lex::Tokens;
use crate::syntax::messages::Edit;

/// What is read otherwise than it is written, by token.
pub(super) type Mended = BTreeMap<usize, Edit>;

/// From how many tokens on a statement is so long that few ways to mend it are tried, to stay linear.
pub(super) const LONG: usize = 500;

/// Puts the tokens of a statement on one line, with single blanks, and says where each begins.
pub(super) fn one_line(
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
    let mut all = mended.clone();
    all.extend(mends.iter().cloned());
    let (mut line, mut starts) = (String::new(), Vec::new());
    one_line(tokens, head, &all, &mut line, &mut starts);
    match PactParser::parse(form, &line) {
        Ok(_) => head.end + 1,
        Err(failed) => head.start + starts.partition_point(|s| (*s as usize) < place(&failed)),
    }
}

/// The byte at which parsing failed.
pub(super) fn place(failed: &Error<Rule>) -> usize {
    match failed.location {
        InputLocation::Pos(byte) | InputLocation::Span((byte, _)) => byte,
    }
}
