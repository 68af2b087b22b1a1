//! The texts a pact is made of, and places in them.
//!
//! Every later stage speaks of text by [`Span`]: a file and a range of bytes. [`Sources`] turns spans
//! back into names, lines and columns for people.

mod resolver;

pub use resolver::{NoIncludes, Resolver};

use std::sync::Arc;

use serde::Serialize;

/// A file of a pact: the main one, or one that was taken in with `include`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
pub struct FileId(pub u16);

/// A range of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of `file`; an end before the start is taken as the start.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { file, start, end }
    }

    /// The smallest span that holds both; `other` is ignored if it lies in another file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The place of the first byte, with no length.
    #[must_use]
    pub fn at_start(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The place behind the last byte, with no length.
    #[must_use]
    pub fn at_end(self) -> Self {
        Self { start: self.end, ..self }
    }
}

/// One text with its name.
#[derive(Debug, Clone)]
pub struct Source {
    /// How messages call it, for example `inbound.pact`.
    pub name: String,
    /// The whole text.
    pub text: Arc<str>,
    /// Where each line starts.
    lines: Vec<u32>,
    /// How many characters stand before each block of [`BLOCK`] bytes, so that a column in a long line is
    /// found without counting from its start.
    characters: Vec<u32>,
}

/// Bytes between two counts of characters.
const BLOCK: usize = 1024;

impl Source {
    /// The place in `lines` of the line that a byte stands on.
    fn line_at(&self, at: u32) -> usize {
        self.lines.partition_point(|&start| start <= at).saturating_sub(1)
    }

    /// The bytes of the line that a byte stands on, without its line break. Logarithmic in the number of lines.
    #[must_use]
    pub fn line_around(&self, at: u32) -> std::ops::Range<usize> {
        let line = self.line_at(at);
        let start = self.lines.get(line).map_or(0, |&start| start as usize);
        let end = self.lines.get(line + 1).map_or(self.text.len(), |&next| next as usize - 1);
        start..end
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, at: usize) -> usize {
        let block = at / BLOCK;
        let before = self.characters.get(block).copied().unwrap_or(0) as usize;
        let bytes = self.text.as_bytes().get(block * BLOCK..at).unwrap_or(&[]);
        before + bytes.iter().filter(|&&byte| begins_character(byte)).count()
    }
}

/// Whether a byte of a text is the first of its character.
const fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// A line and a column, both counted from 1; columns count characters.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// All texts of one pact, in the order in which they were read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No text yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a text. Beyond 65,535 files the last id is given again; the limit on includes is far below.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let text: Arc<str> = text.into();
        let (mut characters, mut counted) = (Vec::with_capacity(text.len() / BLOCK + 2), 0);
        for block in text.as_bytes().chunks(BLOCK) {
            characters.push(counted);
            let here = block.iter().filter(|&&byte| begins_character(byte)).count();
            counted += u32::try_from(here).unwrap_or(0);
        }
        let starts = text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let mut lines = vec![0];
        lines.extend(starts);
        let id = FileId(u16::try_from(self.files.len()).unwrap_or(u16::MAX));
        characters.push(counted);
        self.files.push(Source { name: name.into(), text, lines, characters });
        id
    }

    /// The text of an id.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.files.get(usize::from(file.0))
    }

    /// All texts, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(i, s)| (FileId(u16::try_from(i).unwrap_or(u16::MAX)), s))
    }

    /// The characters a span covers; empty where it does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).and_then(|s| s.text.get(span.start as usize..span.end as usize)).unwrap_or("")
    }

    /// The characters a span covers, without those of some places in it, which are in order.
    pub(crate) fn slice_without(&self, span: Span, holes: impl IntoIterator<Item = Span>) -> String {
        let (mut text, mut from) = (String::new(), span.start);
        for hole in holes {
            text.push_str(self.slice(Span { start: from, end: hole.start, ..span }));
            from = hole.end.max(from);
        }
        text.push_str(self.slice(Span { start: from, ..span }));
        text
    }

    /// Line and column of the first byte of a span.
    #[must_use]
    pub fn line_column(&self, span: Span) -> LineColumn {
        self.position(span.file, span.start)
    }

    /// Line and column of one byte of a file. Logarithmic in the number of lines.
    #[must_use]
    pub fn position(&self, file: FileId, at: u32) -> LineColumn {
        let Some(source) = self.get(file) else { return LineColumn { line: 1, column: 1 } };
        let line = source.line_at(at);
        let start = source.lines.get(line).copied().unwrap_or(0);
        // A byte order mark at the start of the text is no column of its own.
        let hidden = usize::from(start == 0 && at > 0 && source.text.starts_with('\u{feff}'));
        let before = |at: u32| source.characters_before((at as usize).min(source.text.len()));
        let column = before(at).saturating_sub(before(start)).saturating_sub(hidden) + 1;
        LineColumn {
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, FileId, Sources};

    #[test]
    fn lines_and_columns_are_counted_in_characters() {
        let mut sources = Sources::new();
        let text = format!("\u{feff}é\nab\n{}x", "„".repeat(BLOCK));
        let file = sources.add("a", text.as_str());
        let position = |at: usize| {
            let found = sources.position(file, u32::try_from(at).unwrap());
            (found.line as usize, found.column as usize)
        };
        let third = "\u{feff}é\nab\n".len();
        assert_eq!(position(0), (1, 1));
        assert_eq!(position(3), (1, 1));
        assert_eq!(position(5), (1, 2));
        assert_eq!(position(7), (2, 2));
        assert_eq!(position(third), (3, 1));
        assert_eq!(position(third + 3 * BLOCK), (3, BLOCK + 1));
        assert_eq!(position(text.len()), (3, BLOCK + 2));
        let source = sources.get(file).unwrap();
        assert_eq!(text.get(source.line_around(7)), Some("ab"));
        assert_eq!(source.line_around(u32::MAX), third..text.len());
        assert_eq!(sources.position(FileId(9), 0).line, 1);
    }
}
