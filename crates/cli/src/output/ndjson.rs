//! A JSON object a line for each lead, in the shape that the library documents.

use std::io::{self, Write};

use leadpact::Assessment;

/// Writes a line.
pub fn write(out: &mut impl Write, of: &Assessment) -> io::Result<()> {
    serde_json::to_writer(&mut *out, of)?;
    out.write_all(b"\n")
}
