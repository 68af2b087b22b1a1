//! From text to tokens: words, numbers, texts and signs, each with its place.
//!
//! What is certainly a slip of the pen (`==`, `2,5`, `'a'`) gets its message here and is read as what was
//! meant, so that the rest of its statement is still looked at.

mod numbers;
mod signs;
mod strings;
mod suffixes;

use std::borrow::Cow;
use std::collections::HashMap;

use super::MESSAGES;
use super::ast::Comment;
use super::keywords::{WordId, keywords};
use crate::diagnostics::Diagnostic;
use crate::sources::{FileId, Span};
use crate::values::text::{continues_name, nfc, starts_name};

pub(crate) use strings::decode;
pub(super) use suffixes::scale_of;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or a word of the language.
    Word,
    /// Digits, perhaps with a point.
    Number,
    /// `2026-11-20`
    Day,
    /// A text with its quotes.
    Text,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `{`
    BraceOpen,
    /// `}`
    BraceClose,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `|`
    Bar,
    /// `+ - * / % . = != < > <= >=`
    Sign,
    /// A character that means nothing.
    Stray,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// Its first byte in the source.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
    /// Its word id, if it occurs in keywords.
    pub word: WordId,
    /// What it is.
    pub kind: Kind,
    /// Whether a blank or a line break stands before it.
    pub blank: bool,
    /// Whether a line break stands before it.
    pub line: bool,
    /// Whether it has a message already.
    pub mended: bool,
    /// Whether it is a parenthesis without its other half.
    pub alone: bool,
}

/// A text as tokens.
pub(crate) struct Tokens<'a> {
    /// The file.
    pub file: FileId,
    /// The text.
    pub source: &'a str,
    /// Its tokens.
    pub all: Vec<Token>,
    /// What a token is read as, where that is not what stands in the source.
    pub read_as: HashMap<usize, String>,
    /// The comments.
    pub comments: Vec<Comment>,
}

impl Tokens<'_> {
    /// A token.
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.all.get(at)
    }

    /// What kind of token stands there, if any.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.get(at).map(|t| t.kind)
    }

    /// The token as it stands in the source.
    pub fn written(&self, at: usize) -> &str {
        self.get(at).and_then(|t| self.source.get(t.start as usize..t.end as usize)).unwrap_or("")
    }

    /// The token as it is read: a text without what it says, a word in NFC.
    pub fn read(&self, at: usize) -> &str {
        if !self.read_as.is_empty()
            && let Some(text) = self.read_as.get(&at)
        {
            return text;
        }
        if self.kind(at) == Some(Kind::Text) { "\"\"" } else { self.written(at) }
    }

    /// The place of a token; behind the last one where there is none.
    pub fn span(&self, at: usize) -> Span {
        match self.get(at) {
            Some(t) => Span { file: self.file, start: t.start, end: t.end },
            None => Span::new(self.file, self.source.len(), self.source.len()),
        }
    }

    /// The place from one token to another, both included.
    pub fn span_of(&self, from: usize, last: usize) -> Span {
        self.span(from).to(self.span(last))
    }

    /// Whether the token is this sign or word.
    pub fn is(&self, at: usize, text: &str) -> bool {
        self.kind(at) != Some(Kind::Text) && self.read(at) == text
    }
}

/// Splits a text into tokens.
pub(super) fn lex(file: FileId, source: &str) -> (Tokens<'_>, Vec<Diagnostic>) {
    // Most tokens take so many bytes, or more.
    let all = Vec::with_capacity(source.len() / 5);
    let tokens = Tokens { file, source, all, read_as: HashMap::new(), comments: Vec::new() };
    let mut lexer = Lexer {
        tokens,
        at: 0,
        blank: true,
        line: true,
        messages: Vec::new(),
        bar_on_line: false,
        brackets: 0,
        no_comment_end: false,
        line_end: 0,
        never_closed: Vec::new(),
    };
    while let Some(c) = lexer.rest().chars().next() {
        lexer.step(c);
    }
    (lexer.tokens, lexer.messages)
}

/// Where the lexer is.
struct Lexer<'a> {
    tokens: Tokens<'a>,
    at: usize,
    /// A blank stands before `at`.
    blank: bool,
    /// A line break stands before `at`.
    line: bool,
    messages: Vec<Diagnostic>,
    /// A `|` stands before `at` on its line.
    bar_on_line: bool,
    /// How many `[` are open in the block.
    brackets: usize,
    /// No `*/` stands behind `at`: so it is looked for once only.
    no_comment_end: bool,
    /// Where the line ends that was looked at last.
    line_end: usize,
    /// Quotes that nothing closes on their line, with where it ends: so each is looked for once only.
    never_closed: Vec<(char, usize)>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.tokens.source.get(self.at..).unwrap_or("")
    }

    /// What is left of the line. The end of each line is looked for once.
    fn line(&mut self) -> &'a str {
        if self.line_end <= self.at {
            self.line_end = self.at + line_length(self.rest());
        }
        self.tokens.source.get(self.at..self.line_end).unwrap_or("")
    }

    /// Reports a mistake, unless there are too many already.
    fn say(&mut self, message: Diagnostic) {
        if !self.is_full() {
            self.messages.push(message);
        }
    }

    /// Whether there are so many mistakes that no further ones are looked for.
    fn is_full(&self) -> bool {
        self.messages.len() > MESSAGES
    }

    fn step(&mut self, c: char) {
        match c {
            '\n' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.skip(c.len_utf8(), true),
            '\r' => self.skip(1, !self.rest().starts_with("\r\n")),
            '#' => self.comment(),
            '0'..='9' => numbers::number(self),
            ' ' => self.skip(self.rest().bytes().take_while(|byte| *byte == b' ').count(), false),
            _ if is_blank(c) => self.skip(c.len_utf8(), false),
            _ if starts_name(c) => self.word(),
            _ if strings::opens(c) => strings::text(self, c),
            _ => signs::sign(self, c),
        }
    }

    fn skip(&mut self, bytes: usize, line: bool) {
        self.at += bytes;
        self.blank = true;
        self.line |= line;
        self.bar_on_line &= !line;
    }

    /// Adds a token that ends `bytes` from here.
    fn push(&mut self, kind: Kind, bytes: usize) -> usize {
        let span = Span::new(self.tokens.file, self.at, self.at + bytes);
        let (blank, line) = (self.blank, self.line);
        self.tokens.all.push(Token {
            start: span.start,
            end: span.end,
            word: 0,
            kind,
            blank,
            line,
            mended: false,
            alone: false,
        });
        self.at += bytes;
        self.blank = false;
        self.line = false;
        self.bar_on_line |= kind == Kind::Bar;
        if matches!(kind, Kind::BraceOpen | Kind::BraceClose) {
            self.brackets = 0;
        }
        self.tokens.all.len() - 1
    }

    /// Adds a token that is read as something else, and says so.
    fn mend(&mut self, kind: Kind, bytes: usize, read_as: impl Into<String>, message: Diagnostic) {
        self.say(message);
        let at = self.push(kind, bytes);
        self.read_as(at, read_as);
        if let Some(token) = self.tokens.all.get_mut(at) {
            token.mended = true;
        }
    }

    /// Says what a token is read as.
    fn read_as(&mut self, at: usize, text: impl Into<String>) {
        let text = text.into();
        if let Some(token) = self.tokens.all.get_mut(at) {
            token.word = keywords().word(&text);
        }
        self.tokens.read_as.insert(at, text);
    }

    /// The place from here, `bytes` long.
    fn place(&self, bytes: usize) -> Span {
        Span::new(self.tokens.file, self.at, self.at + bytes)
    }

    fn comment(&mut self) {
        let bytes = self.line().len();
        let span = self.place(bytes);
        self.tokens.comments.push(Comment { span, trailing: !self.line });
        self.skip(bytes, false);
    }

    fn word(&mut self) {
        let word = word_at(self.rest());
        let at = self.push(Kind::Word, word.len());
        match nfc(word) {
            Cow::Owned(normal) if normal != word => self.read_as(at, normal),
            _ => {
                if let Some(token) = self.tokens.all.get_mut(at) {
                    token.word = keywords().word(word);
                }
            }
        }
    }
}

/// Bytes up to the end of the line.
fn line_length(text: &str) -> usize {
    // Up to its first character beyond ASCII, a line can be looked at byte by byte.
    let plain =
        text.bytes().take_while(|byte| byte.is_ascii() && !matches!(byte, b'\n' | b'\r' | b'\x0b')).count();
    let rest = text.get(plain..).unwrap_or("");
    plain + rest.find(['\n', '\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}']).unwrap_or(rest.len())
}

/// The word a text begins with; empty if it begins with none.
fn word_at(text: &str) -> &str {
    let plain = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let goes_on = text.as_bytes().get(plain).is_some_and(|byte| !byte.is_ascii());
    if !goes_on && !text.starts_with(|c: char| c.is_ascii_digit()) {
        return text.get(..plain).unwrap_or("");
    }
    let end = text.char_indices().find(|&(at, c)| if at == 0 { !starts_name(c) } else { !continues_name(c) });
    text.get(..end.map_or(text.len(), |(at, _)| at)).unwrap_or("")
}

fn is_blank(c: char) -> bool {
    c == '\u{feff}' || c.is_whitespace()
}
