//! Pacts as texts, their parts, and the pieces such a text is made of.

use leadpact::diagnostics::Diagnostics;
use leadpact::meaning::{Part, fingerprint, parts};
use leadpact::sources::{FileId, Sources};
use leadpact::syntax::{Limits, parse};

/// The parts of a text, if it can be read without a message.
pub fn readable(text: &str) -> Option<Vec<Part>> {
    let (ast, messages) = parse(FileId::default(), text, &Limits::default());
    messages.is_empty().then(|| parts(&ast.items.iter().collect::<Vec<_>>()))
}

/// The parts of a text that must be readable.
pub fn parts_of(text: &str) -> Vec<Part> {
    readable(text).unwrap_or_else(|| {
        let mut sources = Sources::new();
        let (_, messages) = parse(sources.add("pact", text), text, &Limits::default());
        panic!("{}", Diagnostics::new(sources, messages).render())
    })
}

/// The fingerprint of a text that must be readable.
pub fn print(text: &str) -> String {
    fingerprint(&parts_of(text))
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// `director`, `at`
    Word(&'t str),
    /// `250`, the digits of `2026-11-20`
    Number(&'t str),
    /// `"Acme"`, with its quotes
    Text(&'t str),
    /// `# to the end of the line`
    Comment(&'t str),
    /// Blanks without line breaks.
    Blank(&'t str),
    /// A line break.
    Break,
    /// Any other sign.
    Sign(&'t str),
}

impl<'t> Piece<'t> {
    pub fn text(self) -> &'t str {
        match self {
            Self::Word(t) | Self::Number(t) | Self::Text(t) | Self::Comment(t) | Self::Blank(t) => t,
            Self::Break => "\n",
            Self::Sign(t) => t,
        }
    }
}

/// All pieces of a text with straight quotes.
pub fn pieces<'t>(text: &'t str) -> Vec<Piece<'t>> {
    let mut found = Vec::new();
    let mut rest: &'t str = text;
    while let Some(first) = rest.chars().next() {
        let (bytes, piece): (usize, fn(&'t str) -> Piece<'t>) = match first {
            '\n' => (1, |_| Piece::Break),
            '#' => (rest.find('\n').unwrap_or(rest.len()), Piece::Comment),
            '"' => (closing(rest), Piece::Text),
            c if c.is_ascii_digit() => (run(rest, |c| c.is_ascii_digit() || c == '_'), Piece::Number),
            c if c.is_alphabetic() || c == '_' => {
                (run(rest, |c| c.is_alphanumeric() || c == '_'), Piece::Word)
            }
            ' ' => (run(rest, |c| c == ' '), Piece::Blank),
            c => (c.len_utf8(), Piece::Sign),
        };
        found.push(piece(&rest[..bytes]));
        rest = &rest[bytes..];
    }
    found
}

fn run(text: &str, belongs: fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn closing(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    panic!("a text without an end: {text}")
}
