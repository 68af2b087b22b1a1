//! The bytes of a text file: its beginning to look at, and all of it to read.

use std::io::{BufRead, Cursor, Read};

use crate::exit::{Failure, Outcome};
use crate::files::Source;

/// So many bytes are looked at to find out what a file is.
const HEAD: u64 = 64 << 10;

const UTF8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
const UTF16_MARKS: [&[u8]; 2] = [&[0xff, 0xfe], &[0xfe, 0xff]];

/// The bytes of a file, from the first.
pub type Reader = Box<dyn BufRead + Send>;

/// The beginning of a text without its byte order mark, and a reader of all of it.
pub fn open(mut source: Source) -> Outcome<(Vec<u8>, Reader)> {
    let mut head = Vec::new();
    let read = source.reader.by_ref().take(HEAD).read_to_end(&mut head);
    read.map_err(|error| Failure::reading(&source.name, &error))?;
    if UTF16_MARKS.iter().any(|mark| head.starts_with(mark)) {
        let failure = Failure::unreadable(format!("`{}` is written in UTF-16", source.name));
        return Err(failure.help("save it as UTF-8; spreadsheets call it `CSV UTF-8`"));
    }
    if head.starts_with(UTF8_MARK) {
        head.drain(..UTF8_MARK.len());
    }
    let reader = Cursor::new(head.clone()).chain(source.reader);
    Ok((head, Box::new(reader)))
}
