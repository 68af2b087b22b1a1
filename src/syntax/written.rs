//! A file as it is written, for the formatter: its tokens, and which of them make a statement.

pub(crate) use super::grammar::Rule as Keyword;
pub(crate) use super::layout::{Block, Holds, Statement, continues, says};
pub(crate) use super::lex::{Kind, Tokens, decode};

use super::limits::Limits;
use super::{layout, lex};
use crate::sources::FileId;

/// Splits a text into tokens and these into statements. Of a text that [`super::parse`] has nothing to say
/// about, every token is in a statement, or is the comma or a brace of one.
pub(crate) fn written<'a>(file: FileId, text: &'a str, limits: &Limits) -> (Tokens<'a>, Vec<Statement>) {
    let (mut tokens, _) = lex::lex(file, text);
    let (statements, _) = layout::layout(&mut tokens, limits);
    (tokens, statements)
}
