//! What came, as one JSON document.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Tested;

/// The version of the document.
const VERSION: u32 = 1;

pub fn write(out: &mut dyn Write, tested: &[Tested]) -> io::Result<()> {
    let files: Vec<Value> = tested.iter().map(file).collect();
    serde_json::to_writer_pretty(&mut *out, &json!({ "version": VERSION, "files": files }))?;
    writeln!(out)
}

/// A pact with errors has no examples that could be run; its messages are those of `check`.
fn file(of: &Tested) -> Value {
    let Some(ran) = &of.ran else {
        return json!({ "file": of.file, "pact": null, "passed": 0, "failed": 0, "examples": [], "coverage": null });
    };
    json!({
        "file": of.file,
        "pact": ran.pact,
        "passed": ran.reports.len() - ran.failed(),
        "failed": ran.failed(),
        "examples": ran.reports,
        "coverage": ran.coverage,
    })
}
