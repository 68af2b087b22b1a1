//! The rows of a table, as the `csv` crate reads them. A line without quotes is a row as it stands, and is divided into
//! cells by whoever wants these; what has quotes is read by `csv-core`.

use std::io::{self, BufRead as _, BufReader, ErrorKind};
use std::iter;

use csv_core::{ReadRecordResult, ReaderBuilder};
use memchr::{memchr_iter, memchr3};

use super::dialect::Dialect;
use super::text::Reader;

/// Where rows come from.
pub struct Rows {
    reader: BufReader<Reader>,
    dialect: Dialect,
    /// Reads rows with quotes, and the first one.
    parser: csv_core::Reader,
    has_begun: bool,
    /// The line that is read next, from 1.
    line: u64,
}

/// A row, in buffers that are used again.
#[derive(Debug, Default)]
pub struct Row {
    bytes: Vec<u8>,
    /// Where each cell ends; that of a line is found by [`Row::divide`].
    ends: Vec<usize>,
    /// How many bytes stand between two cells.
    gap: usize,
    /// The line at which it begins, from 1.
    pub line: u64,
    /// How many lines it has.
    pub lines: u64,
}

impl Rows {
    /// Those of a text that is written in some way, from its first line.
    pub fn new(reader: Reader, dialect: Dialect) -> Self {
        let parser = ReaderBuilder::new().delimiter(dialect.delimiter).quote(dialect.quote).build();
        let reader = BufReader::with_capacity(128 << 10, reader);
        Self { reader, dialect, parser, has_begun: false, line: 1 }
    }

    /// Reads the next row, to be divided; says whether there is one.
    pub fn next(&mut self, row: &mut Row) -> io::Result<bool> {
        while self.has_begun {
            let bytes = filled(&mut self.reader)?;
            let Some((line, all)) = plain_line(bytes, self.dialect.quote) else { break };
            row.bytes.clear();
            row.bytes.extend_from_slice(line);
            self.reader.consume(all);
            self.line += 1;
            // What is empty is no row.
            if !row.bytes.is_empty() {
                row.ends.clear();
                (row.gap, row.line, row.lines) = (1, self.line - 1, 1);
                return Ok(true);
            }
        }
        self.has_begun = true;
        self.parse(row)
    }

    /// Reads a row with quotes, or one that is not in the buffer as a whole.
    fn parse(&mut self, row: &mut Row) -> io::Result<bool> {
        let (mut written, mut cells) = (0, 0);
        (row.gap, row.line) = (0, self.line);
        let more = loop {
            let bytes = filled(&mut self.reader)?;
            let (into, ends) = (row.bytes.get_mut(written..), row.ends.get_mut(cells..));
            let found = self.parser.read_record(bytes, into.unwrap_or_default(), ends.unwrap_or_default());
            let (result, read, out, ended) = found;
            self.line += memchr_iter(b'\n', bytes.get(..read).unwrap_or_default()).count() as u64;
            self.reader.consume(read);
            (written, cells) = (written + out, cells + ended);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => grow(&mut row.bytes),
                ReadRecordResult::OutputEndsFull => grow(&mut row.ends),
                ReadRecordResult::Record => break true,
                ReadRecordResult::End => break false,
            }
        };
        row.bytes.truncate(written);
        row.ends.truncate(cells);
        row.lines = 1 + memchr_iter(b'\n', row.bytes.trim_ascii_end()).count() as u64;
        Ok(more)
    }
}

impl Row {
    /// Finds the cells of a line; a row that has its cells stays as it is.
    pub fn divide(&mut self, delimiter: u8) {
        let Self { bytes, ends, gap: 1, .. } = self else { return };
        if ends.is_empty() {
            ends.extend(memchr_iter(delimiter, bytes).chain(iter::once(bytes.len())));
        }
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The bytes in a column.
    #[inline]
    pub fn cell(&self, column: usize) -> Option<&[u8]> {
        let end = *self.ends.get(column)?;
        let start = match column.checked_sub(1) {
            Some(before) => self.ends.get(before)? + self.gap,
            None => 0,
        };
        self.bytes.get(start..end)
    }

    /// The bytes of all cells.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).filter_map(|column| self.cell(column))
    }
}

/// The line that bytes begin with, and how many bytes it takes with its end; none if it has a quote or its end is not
/// there.
fn plain_line(bytes: &[u8], quote: u8) -> Option<(&[u8], usize)> {
    let (line, rest) = bytes.split_at_checked(memchr3(quote, b'\n', b'\r', bytes)?)?;
    match rest {
        [b'\n', ..] => Some((line, line.len() + 1)),
        [b'\r', b'\n', ..] => Some((line, line.len() + 2)),
        _ => None,
    }
}

/// What is read and not yet consumed; nothing at the end.
fn filled(reader: &mut BufReader<Reader>) -> io::Result<&[u8]> {
    while let Err(error) = reader.fill_buf() {
        if error.kind() != ErrorKind::Interrupted {
            return Err(error);
        }
    }
    Ok(reader.buffer())
}

fn grow<T: Clone + Default>(list: &mut Vec<T>) {
    list.resize((list.len() * 2).max(32), T::default());
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::{Dialect, Row, Rows};

    /// Reads few bytes at a time.
    fn ours(text: &str, quote: u8, at_once: usize) -> Vec<Vec<Vec<u8>>> {
        let text = text.to_owned().into_bytes();
        let reader = BufReader::with_capacity(at_once, std::io::Cursor::new(text));
        let dialect = Dialect { delimiter: b';', quote, skip: 0 };
        let mut rows = Rows {
            reader: BufReader::with_capacity(at_once, Box::new(reader)),
            ..Rows::new(Box::new(std::io::empty()), dialect)
        };
        let (mut row, mut all) = (Row::default(), Vec::new());
        while rows.next(&mut row).unwrap() {
            row.divide(b';');
            all.push(row.cells().map(<[u8]>::to_vec).collect());
        }
        all
    }

    fn theirs(text: &str, quote: u8) -> Vec<Vec<Vec<u8>>> {
        let mut builder = csv::ReaderBuilder::new();
        let builder = builder.has_headers(false).flexible(true).delimiter(b';').quote(quote);
        let rows = builder.from_reader(text.as_bytes()).into_byte_records();
        rows.map(|row| row.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn rows_are_those_of_the_csv_crate(
            text in "([ab'\";\n\r]|\r\n|\n\n|abcdef;|\"a;\nb\"\"\"|'a;b'){0,40}",
            quote in prop::sample::select(vec![b'"', b'\'']),
            at_once in 1..40_usize,
        ) {
            prop_assert_eq!(ours(&text, quote, at_once), theirs(&text, quote));
        }
    }

    #[test]
    fn lines_of_rows() {
        let text = "id;a\r\n1;2\r\n\r\n2;\"x\r\ny\"\r\n3;4\n5;\"6\"";
        let dialect = Dialect { delimiter: b';', quote: b'"', skip: 0 };
        let mut rows = Rows::new(Box::new(text.as_bytes()), dialect);
        let (mut row, mut lines) = (Row::default(), Vec::new());
        while rows.next(&mut row).unwrap() {
            lines.push((row.line, row.lines));
        }
        assert_eq!(lines, [(1, 1), (2, 1), (4, 2), (6, 1), (7, 1)]);
    }
}
