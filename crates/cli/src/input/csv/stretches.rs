//! Cuts a table into stretches of whole rows.

use std::io::{self, Read as _};

use super::rows::Signs;
use crate::input::text::Reader;

/// Bytes of a stretch: enough that handing it on costs nothing beside its rows, and few enough for the cache of a
/// processor.
const STRETCH: usize = 256 << 10;

/// A table that is read stretch by stretch.
pub struct Stretches {
    reader: Reader,
    signs: Signs,
    /// What was read of rows that are not whole yet.
    rest: Vec<u8>,
    end: End,
}

/// What is known of the end.
enum End {
    /// Nothing yet.
    Ahead,
    /// All is read.
    Reached,
    /// It cannot be read any further.
    Failed(io::Error),
}

impl Stretches {
    /// The stretches of a table.
    pub fn new(reader: Reader, signs: Signs) -> Self {
        Self { reader, signs, rest: Vec::new(), end: End::Ahead }
    }

    /// The signs that the table is written with.
    pub fn signs(&self) -> Signs {
        self.signs
    }

    /// Whether all was handed out.
    pub fn is_at_end(&self) -> bool {
        matches!(self.end, End::Reached) && self.rest.is_empty()
    }

    /// Reads the next stretch into a buffer; says whether there is one.
    pub fn next(&mut self, into: &mut Vec<u8>) -> io::Result<bool> {
        into.clear();
        into.append(&mut self.rest);
        let mut cut = Cut::default();
        let mut wanted = STRETCH;
        loop {
            self.read(into, wanted);
            if let End::Reached = self.end {
                return Ok(!into.is_empty());
            }
            let whole = cut.last_row(into, self.signs);
            if whole > 0 {
                self.rest.extend_from_slice(into.get(whole..).unwrap_or_default());
                into.truncate(whole);
                return Ok(true);
            }
            if let End::Failed(_) = self.end {
                return match std::mem::replace(&mut self.end, End::Reached) {
                    End::Failed(error) => Err(error),
                    End::Ahead | End::Reached => Ok(false),
                };
            }
            // A row longer than a stretch.
            wanted = into.len().saturating_mul(2);
        }
    }

    /// Reads until there are so many bytes.
    fn read(&mut self, into: &mut Vec<u8>, wanted: usize) {
        while let (End::Ahead, Some(missing @ 1..)) = (&self.end, wanted.checked_sub(into.len())) {
            match self.reader.by_ref().take(missing as u64).read_to_end(into) {
                Ok(0) => self.end = End::Reached,
                Ok(_) => {}
                Err(error) => self.end = End::Failed(error),
            }
        }
    }
}

/// Finds where the last whole row of a stretch ends; goes on where it stopped as the stretch grows.
#[derive(Debug, Default)]
struct Cut {
    /// So far was looked.
    seen: usize,
    /// Where the last row ends that was found.
    end: usize,
    place: Place,
}

/// Where in a row something stands.
#[derive(Debug, Clone, Copy, Default)]
enum Place {
    #[default]
    CellStart,
    Cell,
    Quoted,
    /// Behind a quote in a cell that began with one.
    BehindQuote,
}

impl Cut {
    fn last_row(&mut self, bytes: &[u8], signs: Signs) -> usize {
        let new = bytes.get(self.seen..).unwrap_or_default();
        if matches!(self.place, Place::CellStart | Place::Cell) && !new.contains(&signs.quote) {
            self.of_plain(new, signs);
        } else {
            self.of_quoted(new, signs);
        }
        self.seen = bytes.len();
        self.end
    }

    /// Where nothing is in quotes, whatever ends a line ends a row.
    fn of_plain(&mut self, new: &[u8], signs: Signs) {
        if let Some(at) = new.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')) {
            self.end = self.seen + at + 1;
        }
        match new.last() {
            Some(byte) if *byte == signs.delimiter || matches!(byte, b'\n' | b'\r') => {
                self.place = Place::CellStart;
            }
            Some(_) => self.place = Place::Cell,
            None => {}
        }
    }

    fn of_quoted(&mut self, new: &[u8], signs: Signs) {
        for (at, &byte) in new.iter().enumerate() {
            self.place = match self.place {
                Place::CellStart | Place::BehindQuote if byte == signs.quote => Place::Quoted,
                Place::Quoted if byte == signs.quote => Place::BehindQuote,
                Place::Quoted => Place::Quoted,
                _ if byte == signs.delimiter => Place::CellStart,
                _ if matches!(byte, b'\n' | b'\r') => {
                    self.end = self.seen + at + 1;
                    Place::CellStart
                }
                _ => Place::Cell,
            };
        }
    }
}
