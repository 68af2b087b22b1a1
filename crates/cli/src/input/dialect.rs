//! How a table is written: its delimiter and its quotes, found out from its beginning.

use csv::{ByteRecord, ReaderBuilder};

/// The delimiter and the quote of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// Between the cells.
    pub delimiter: u8,
    /// Around a cell that holds delimiters or line breaks.
    pub quote: u8,
    /// Bytes of a first line `sep=;`, which spreadsheets write and read, and which is no row.
    pub skip: usize,
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
const QUOTES: [u8; 2] = [b'"', b'\''];
/// Rows that are looked at.
const ROWS: usize = 50;

/// How a table is written, of which some columns are known by name.
///
/// That is the way in which most of the known columns are found; then the one in which the most rows have as
/// many cells as the header; then the one with the most columns.
pub fn find(head: &[u8], known: &[&str]) -> Dialect {
    let skip = sep_line(head);
    if let Some((skip, delimiter)) = skip {
        return Dialect { delimiter, quote: b'"', skip };
    }
    let quotes = QUOTES.iter().filter(|&&quote| quote == b'"' || begins_cells(quote, head));
    let ways = quotes.flat_map(|&quote| DELIMITERS.iter().map(move |&delimiter| (delimiter, quote)));
    // Of equals `max_by_key` takes the last, and the usual one is first.
    let best = ways.rev().max_by_key(|&(delimiter, quote)| fitness(head, delimiter, quote, known));
    let (delimiter, quote) = best.unwrap_or((b',', b'"'));
    Dialect { delimiter, quote, skip: 0 }
}

/// Whether a sign stands where cells begin.
fn begins_cells(sign: u8, head: &[u8]) -> bool {
    let mut before = head.windows(2).filter(|pair| pair.ends_with(&[sign])).filter_map(|pair| pair.first());
    head.first() == Some(&sign) || before.any(|byte| *byte == b'\n' || DELIMITERS.contains(byte))
}

/// The length of a line `sep=;` with its end, and the delimiter it says.
fn sep_line(head: &[u8]) -> Option<(usize, u8)> {
    let (&[s, e, p, b'=', delimiter], rest) = head.split_first_chunk::<5>()? else { return None };
    let ends = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => return None,
    };
    [s, e, p].eq_ignore_ascii_case(b"sep").then_some((5 + ends, delimiter))
}

fn fitness(head: &[u8], delimiter: u8, quote: u8, known: &[&str]) -> (usize, usize, usize) {
    let mut reader = ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).delimiter(delimiter).quote(quote);
    let mut reader = reader.from_reader(head);
    let mut header = ByteRecord::new();
    if !matches!(reader.read_byte_record(&mut header), Ok(true)) {
        return (0, 0, 0);
    }
    let is_known = |cell: &&[u8]| known.iter().any(|name| name.as_bytes() == cell.trim_ascii());
    let found = header.iter().filter(is_known).count();
    let mut lengths: Vec<usize> = reader.byte_records().flatten().take(ROWS).map(|row| row.len()).collect();
    // The last row of the beginning may be cut off.
    if lengths.len() > 1 && lengths.len() < ROWS {
        lengths.pop();
    }
    let even = lengths.iter().filter(|&&length| length == header.len()).count() * 100 / lengths.len().max(1);
    // Rows of one cell are even whatever the delimiter.
    let even = if header.len() == 1 { 0 } else { even };
    (found, even, header.len())
}

#[cfg(test)]
mod tests {
    use super::{Dialect, find};

    fn found(text: &str) -> (char, char, usize) {
        let Dialect { delimiter, quote, skip } = find(text.as_bytes(), &["id", "job.title", "city"]);
        (delimiter.into(), quote.into(), skip)
    }

    #[test]
    fn delimiters_and_quotes() {
        let cases = [
            ("id,city\n1,Bonn\n", (',', '"', 0)),
            ("id;city\n1;\"Bonn; am Rhein\"\n", (';', '"', 0)),
            ("\"id\";\"job.title\"\r\n1;\"a, b, c, d\"\r\n", (';', '"', 0)),
            ("id\tcity\n1\tBonn, DE\n", ('\t', '"', 0)),
            ("id|city\n1|Bonn\n", ('|', '"', 0)),
            ("'id','city'\n'1','Bonn'\n", (',', '\'', 0)),
            ("key,name\n1,'Miller, Ann'\n2,'Weber, Jo'\n", (',', '\'', 0)),
            ("key,name\n1,\"O'Neil, Ann\"\n2,'t Hooft\n", (',', '"', 0)),
            ("sep=;\r\nid;city\r\n", (';', '"', 7)),
            ("id\n1\n2\n", (',', '"', 0)),
            ("", (',', '"', 0)),
        ];
        for (text, want) in cases {
            assert_eq!(found(text), want, "{text:?}");
        }
    }
}
