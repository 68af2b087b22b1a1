//! The parser that is made from `grammar/pact.pest`. Beyond `syntax`, only the formatter sees its keywords.

/// Reads one statement.
#[derive(pest_derive::Parser)]
#[grammar = "grammar/pact.pest"]
pub(super) struct PactParser;

/// The text of the grammar, from which the spellings of keywords are read.
pub(super) const GRAMMAR: &str = include_str!("../../grammar/pact.pest");
