//! Rows and cells are those that the `csv` crate finds, however the bytes are cut.

use std::io::{Cursor, Read};

use csv::ReaderBuilder;
use proptest::prelude::*;

use super::rows::{Rows, Signs};
use super::stretches::Stretches;

const SIGNS: Signs = Signs { delimiter: b',', quote: b'"' };

type Cells = Vec<Vec<Vec<u8>>>;

fn ours(text: &[u8], signs: Signs) -> Cells {
    let mut stretches = Stretches::new(Box::new(Cursor::new(text.to_vec())), signs);
    let (mut rows, mut found, mut bytes) = (Rows::new(signs), Vec::new(), Vec::new());
    while stretches.next(&mut bytes).unwrap() {
        rows.fill(std::mem::take(&mut bytes));
        while rows.next() {
            found.push(rows.cells().map(<[u8]>::to_vec).collect());
        }
    }
    found
}

fn theirs(text: &[u8], signs: Signs) -> Cells {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(signs.delimiter).quote(signs.quote);
    // It takes a mark at the start away; ours is gone before.
    let mut reader = builder.from_reader(Cursor::new(b"\n").chain(text));
    reader.byte_records().map(|row| row.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
}

proptest! {
    #[test]
    fn cells_are_those_of_the_csv_crate(
        text in prop::collection::vec(
            prop::sample::select(&b"ab,,;\"\"'\n\r x\xc3\xbc"[..]), 0..60
        ),
        signs in prop::sample::select(vec![
            SIGNS,
            Signs { delimiter: b';', quote: b'\'' },
            Signs { delimiter: b'"', quote: b'"' },
            Signs { delimiter: b'\n', quote: b'"' },
        ]),
    ) {
        prop_assert_eq!(ours(&text, signs), theirs(&text, signs));
    }
}

/// Rows of all lengths, so that stretches end everywhere in them.
#[test]
fn cells_are_the_same_wherever_a_stretch_ends() {
    let mut text = Vec::new();
    for at in 0..60_000_usize {
        let long = "ab c".repeat(at % 7);
        let row = match at % 5 {
            0 => format!("{at},{long},\"quoted, and\r\nbroken \"\" {long}\",\"\"\r\n"),
            1 => format!("{at},{long}\"no quote\n"),
            2 => format!("{at},\"{long}\"behind,x\r"),
            3 => "\r\n".to_owned(),
            _ => format!("{at}\n"),
        };
        text.extend_from_slice(row.as_bytes());
    }
    assert!(text.len() > 3 << 18, "{} bytes are few stretches", text.len());
    assert!(ours(&text, SIGNS) == theirs(&text, SIGNS));
}

/// A quote that is not closed makes all that follows one row, however long.
#[test]
fn a_row_may_be_longer_than_a_stretch() {
    let text = format!("a,b\n1,\"{}", "x,\n".repeat(1 << 19));
    let found = ours(text.as_bytes(), SIGNS);
    assert_eq!(found.len(), 2);
    assert!(found == theirs(text.as_bytes(), SIGNS));
}

#[test]
fn lines_are_counted_to_where_a_row_begins() {
    let mut rows = Rows::new(SIGNS);
    rows.fill(b"a\r\n\r\n\"b\n\"\"\nb\"\r\nc\n\nd".to_vec());
    let mut lines = Vec::new();
    while rows.next() {
        lines.push((rows.lines_before(), rows.lines()));
    }
    assert_eq!(lines, [(0, 0), (2, 4), (5, 6), (7, 7)]);
}

#[test]
fn rows_before_an_error_are_handed_out() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("cut off"))
        }
    }
    let reader = std::io::BufReader::new(Cursor::new(b"a,b\n1,2\n3,").chain(Broken));
    let mut stretches = Stretches::new(Box::new(reader), SIGNS);
    let mut bytes = Vec::new();
    assert!(stretches.next(&mut bytes).unwrap());
    assert_eq!(bytes, b"a,b\n1,2\n");
    assert_eq!(stretches.next(&mut bytes).unwrap_err().to_string(), "cut off");
}
