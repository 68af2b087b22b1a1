//! What a check found, for people and for programs.

use std::collections::BTreeMap;
use std::io::{self, Write};

use leadpact::{Diagnostics, Located, Severity, Style};
use serde_json::{Value, json};

use crate::exit::{Failure, Outcome};

/// The version of the JSON document.
const VERSION: u32 = 1;
const SARIF_SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The line, the place underlined, the help below.
pub fn human(found: &[Diagnostics]) -> Outcome {
    let drawn =
        found.iter().filter(|list| !list.is_empty()).map(|list| leadpact::render(list, Style::Coloured));
    let text = drawn.collect::<Vec<_>>().join("\n");
    write(|out| if text.is_empty() { Ok(()) } else { writeln!(out, "{}", text.trim_end()) })
}

/// `inbound.pact:12:3: error: … [code]`
pub fn short(found: &[Diagnostics]) -> Outcome {
    write(|out| {
        each(found, |at| {
            let (line, column) = (at.start.line, at.start.column);
            let (severity, message, code) = (severity(at.severity), at.message, at.code);
            writeln!(out, "{}:{line}:{column}: {severity}: {message} [{code}]", at.file)
        })
    })
}

/// One document with a list of messages.
pub fn json(found: &[Diagnostics]) -> Outcome {
    let list: Vec<Located<'_>> = found.iter().flat_map(Diagnostics::located).collect();
    document(&json!({ "version": VERSION, "diagnostics": list }))
}

/// `::error file=…,line=…::message`
pub fn github(found: &[Diagnostics]) -> Outcome {
    write(|out| {
        each(found, |at| {
            let level = match at.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                _ => "notice",
            };
            let file = property(at.file);
            let (start, end, code) = (at.start, at.end, at.code);
            let text = match at.help {
                Some(help) => data(&format!("{}\nhelp: {help}", at.message)),
                None => data(at.message),
            };
            // Columns are only shown where the place ends on its line.
            let columns = if start.line == end.line {
                format!(",col={},endColumn={}", start.column, end.column)
            } else {
                String::new()
            };
            let lines = format!("line={},endLine={}", start.line, end.line);
            writeln!(out, "::{level} file={file},{lines}{columns},title={}::{text}", property(code))
        })
    })
}

/// SARIF 2.1.0.
pub fn sarif(found: &[Diagnostics]) -> Outcome {
    let list: Vec<Located<'_>> = found.iter().flat_map(Diagnostics::located).collect();
    let rules: BTreeMap<&str, Value> = list.iter().map(|at| (at.code, json!({ "id": at.code }))).collect();
    let results: Vec<Value> = list.iter().map(result).collect();
    let driver = json!({
        "name": "leadpact",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules.into_values().collect::<Vec<_>>(),
    });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    document(&json!({ "$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run] }))
}

fn result(at: &Located<'_>) -> Value {
    let level = match at.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "note",
    };
    let text = match at.help {
        Some(help) => format!("{}\nhelp: {help}", at.message),
        None => at.message.to_owned(),
    };
    let region = json!({
        "startLine": at.start.line,
        "startColumn": at.start.column,
        "endLine": at.end.line,
        "endColumn": at.end.column,
    });
    let place = json!({ "physicalLocation": { "artifactLocation": { "uri": at.file }, "region": region } });
    json!({ "ruleId": at.code, "level": level, "message": { "text": text }, "locations": [place] })
}

fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "hint",
    }
}

/// Text of a GitHub annotation.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a GitHub annotation.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn document(json: &Value) -> Outcome {
    write(|out| {
        serde_json::to_writer_pretty(&mut *out, json)?;
        writeln!(out)
    })
}

fn each(found: &[Diagnostics], say: impl FnMut(Located<'_>) -> io::Result<()>) -> io::Result<()> {
    found.iter().flat_map(Diagnostics::located).try_for_each(say)
}

/// Writes to standard output, whose colours go where nobody would see them.
fn write(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let done = write(&mut out).and_then(|()| out.flush());
    done.map_err(|error| Failure::writing("standard output", &error))
}
