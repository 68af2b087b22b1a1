//! A stretch of a table, row by row, where it lies: no cell is copied.
//!
//! What is a row and what a cell is as the `csv` crate has it: `\r` and `\n` each end a row, empty lines are none, and
//! quotes count only where they begin a cell.

/// The signs that a table is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    /// Between the cells.
    pub delimiter: u8,
    /// Around a cell that holds delimiters or line breaks; two of them inside stand for one.
    pub quote: u8,
}

/// Bytes that are looked at at once.
const WORD: usize = 8;
/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// The rows of a stretch that begins and ends with whole rows.
#[derive(Debug)]
pub struct Rows {
    signs: Signs,
    /// The stretch, and line breaks behind it that are not of it, so that words may be read up to its end.
    bytes: Vec<u8>,
    /// Bytes of the stretch.
    len: usize,
    /// Where each cell of the present row begins and ends. Cells in quotes are freed of them where they lie.
    cells: Vec<(usize, usize)>,
    /// Where the row behind the present one begins.
    next: usize,
    /// Line breaks before the present row, and before the one behind it.
    lines: (u64, u64),
}

impl Rows {
    /// No rows yet.
    pub fn new(signs: Signs) -> Self {
        Self { signs, bytes: Vec::new(), len: 0, cells: Vec::new(), next: 0, lines: (0, 0) }
    }

    /// A buffer for the bytes of the next stretch.
    pub fn take_buffer(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Goes to the beginning of a stretch.
    pub fn fill(&mut self, mut bytes: Vec<u8>) {
        self.len = bytes.len();
        bytes.extend_from_slice(&[b'\n'; WORD]);
        self.bytes = bytes;
        (self.next, self.lines) = (0, (0, 0));
        self.cells.clear();
    }

    /// Goes to the next row; says whether there is one.
    #[inline]
    pub fn next(&mut self) -> bool {
        self.cells.clear();
        self.skip_breaks();
        self.lines.0 = self.lines.1;
        if self.next >= self.len {
            return false;
        }
        let mut start = self.next;
        loop {
            let end = if self.bytes.get(start) == Some(&self.signs.quote) && start < self.len {
                let (cell, end) = self.unquote(start + 1);
                self.cells.push(cell);
                end
            } else {
                self.plain_cells(start)
            };
            let sign = self.bytes.get(end).copied().filter(|_| end < self.len);
            if sign != Some(self.signs.delimiter) {
                self.next = end + 1;
                self.lines.1 += u64::from(sign == Some(b'\n'));
                return true;
            }
            start = end + 1;
        }
    }

    /// Takes cells without quotes, up to one that begins with a quote or to the end of the row; tells where the last
    /// of them ended.
    #[inline]
    fn plain_cells(&mut self, mut start: usize) -> usize {
        let Self { signs: Signs { delimiter, quote }, ref bytes, len, ref mut cells, .. } = *self;
        let mut word_at = start;
        loop {
            // Behind the end all are line breaks.
            let word = bytes.get(word_at..).and_then(|rest| rest.first_chunk::<WORD>());
            let mut found = stops(u64::from_le_bytes(word.copied().unwrap_or([b'\n'; WORD])), delimiter);
            while found != 0 {
                let at = word_at + (found.trailing_zeros() / 8) as usize;
                found &= found - 1;
                let sign = bytes.get(at).copied().unwrap_or(b'\n');
                if sign == delimiter && at < len {
                    cells.push((start, at));
                    start = at + 1;
                    if bytes.get(start) == Some(&quote) {
                        return at;
                    }
                } else if matches!(sign, b'\n' | b'\r') {
                    cells.push((start, at));
                    return at;
                }
            }
            word_at += WORD;
        }
    }

    /// The bytes in a column of the row.
    #[inline]
    pub fn cell(&self, column: usize) -> Option<&[u8]> {
        let &(start, end) = self.cells.get(column)?;
        self.bytes.get(start..end)
    }

    /// The cells of the row.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.cells.iter().map(|&(start, end)| self.bytes.get(start..end).unwrap_or_default())
    }

    /// Line breaks of the stretch before the row.
    pub fn lines_before(&self) -> u64 {
        self.lines.0
    }

    /// Line breaks of the stretch up to the end of the row.
    pub fn lines(&self) -> u64 {
        self.lines.1
    }

    fn skip_breaks(&mut self) {
        while let Some(sign @ (b'\n' | b'\r')) = self.bytes.get(self.next)
            && self.next < self.len
        {
            self.lines.1 += u64::from(*sign == b'\n');
            self.next += 1;
        }
    }

    /// Frees a cell of its quotes; gives the cell, and where it ended. The cell begins behind a quote.
    #[inline(never)]
    fn unquote(&mut self, start: usize) -> ((usize, usize), usize) {
        let quote = self.signs.quote;
        let (mut read, mut write) = (start, start);
        loop {
            let rest = self.bytes.get(read..self.len).unwrap_or_default();
            let Some(len) = rest.iter().position(|byte| *byte == quote) else {
                let len = rest.len();
                return self.unquoted(start, (read, read + len), write);
            };
            write = self.shift((read, read + len), write);
            read += len + 1;
            if read >= self.len || self.bytes.get(read) != Some(&quote) {
                let end = self.end_of_cell(read);
                return self.unquoted(start, (read, end), write);
            }
            write = self.shift((read, read + 1), write);
            read += 1;
        }
    }

    /// The cell up to its end, the last bytes of which are still to be moved.
    fn unquoted(&mut self, start: usize, last: (usize, usize), write: usize) -> ((usize, usize), usize) {
        let write = self.shift(last, write);
        let cell = self.bytes.get(start..write).unwrap_or_default();
        self.lines.1 += cell.iter().filter(|byte| **byte == b'\n').count() as u64;
        ((start, write), last.1)
    }

    /// Moves bytes to the left; tells where they end now.
    fn shift(&mut self, (from, to): (usize, usize), into: usize) -> usize {
        if from != into {
            self.bytes.copy_within(from..to, into);
        }
        into + (to - from)
    }

    /// Where a cell ends at the latest if no quotes count any more: at a delimiter, a line break, or the end of all.
    fn end_of_cell(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..self.len).unwrap_or_default();
        let ends = |byte: &u8| *byte == self.signs.delimiter || matches!(byte, b'\n' | b'\r');
        from + rest.iter().position(ends).unwrap_or(rest.len())
    }
}

/// The highest bit of each byte that may end a cell: those that are the delimiter, and eight signs of which two end a
/// line. Eight bytes are looked at at once.
#[inline]
fn stops(word: u64, delimiter: u8) -> u64 {
    // `\n` is 0x0a and `\r` is 0x0d.
    zeros(word ^ (EACH * u64::from(delimiter))) | zeros((word & (EACH * 0xf8)) ^ (EACH * 0x08))
}

/// The highest bit of each byte that is 0.
#[inline]
fn zeros(word: u64) -> u64 {
    const LOW: u64 = EACH * 0x7f;
    !(((word & LOW) + LOW) | word | LOW)
}
