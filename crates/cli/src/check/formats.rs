//! What a check found, for people and for programs.

use std::io::{self, Write};

use anstyle::AnsiColor;
use leadpact::{Diagnostics, Located, Severity};
use serde_json::{Value, json};

use super::filled::Filled;
use crate::exit::{Failure, Outcome};
use crate::{output, terminal};

/// The version of the JSON document.
const VERSION: u32 = 1;

/// Errors and warnings with their line, the place underlined, the help below; then hints, two lines each.
pub fn human(found: &[Diagnostics]) -> Outcome {
    let is_person = terminal::is_stdout();
    let loud =
        found.iter().map(|list| list.only(|message| !is_quiet(message.severity, message.witness.is_some())));
    let mut drawn: Vec<String> =
        loud.filter(|list| !list.is_empty()).map(|list| terminal::messages(&list, is_person)).collect();
    let quiet =
        found.iter().flat_map(Diagnostics::located).filter(|at| is_quiet(at.severity, at.witness.is_some()));
    let (mut hints, mut helped) = (String::new(), None);
    for at in quiet {
        // The same advice twice in a row is enough once.
        let help = at.help.filter(|help| helped != Some((at.code, *help)));
        helped = at.help.map(|help| (at.code, help)).or(helped);
        hints += &hint(&at, help);
    }
    drawn.extend(Some(hints).filter(|hints| !hints.is_empty()));
    let text = drawn.join("\n");
    write(|out| if text.is_empty() { Ok(()) } else { writeln!(out, "{}", terminal::tamed(text.trim_end())) })
}

/// Whether two lines are enough: for hints, unless they show a lead.
fn is_quiet(severity: Severity, has_witness: bool) -> bool {
    severity == Severity::Hint && !has_witness
}

/// A hint in one line, its help in a second, or as many as the terminal needs.
fn hint(at: &Located<'_>, help: Option<&str>) -> String {
    const INDENT: &str = "      ";
    let style = anstyle::Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()));
    let width = if terminal::is_stdout() { terminal::width() - INDENT.len() } else { usize::MAX };
    let said = format!("{}:{}:{}: {} [{}]", at.file, at.start.line, at.start.column, at.message, at.code);
    let mut lines = output::lines(&said, width);
    lines.extend(help.iter().flat_map(|help| output::lines(&format!("help: {help}"), width)));
    format!("{style}hint{style:#}: {}\n", lines.join(&format!("\n{INDENT}")))
}

/// `inbound.pact:12:3: error: … [code]`
pub fn short(found: &[Diagnostics]) -> Outcome {
    write(|out| {
        each(found, |at| {
            let (line, column) = (at.start.line, at.start.column);
            let (severity, message, code) = (severity(at.severity), at.message, at.code);
            let text = format!("{}:{line}:{column}: {severity}: {message} [{code}]", at.file);
            writeln!(out, "{}", terminal::tamed(&text))
        })
    })
}

/// One document with a list of messages.
pub fn json(found: &[Diagnostics], filled: Option<&Filled>) -> Outcome {
    let list: Vec<Located<'_>> = found.iter().flat_map(Diagnostics::located).collect();
    let mut whole = json!({ "version": VERSION, "diagnostics": list });
    if let (Some(filled), Value::Object(whole)) = (filled, &mut whole) {
        whole.insert("filled".to_owned(), json!(filled));
    }
    document(&whole)
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
            let text = data(&whole(&at));
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

fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "hint",
    }
}

/// All that a message says, in lines.
pub fn whole(at: &Located<'_>) -> String {
    let mut text = at.message.to_owned();
    if let Some(help) = at.help {
        text += &format!("\nhelp: {help}");
    }
    for related in &at.related {
        text += &format!("\n{}:{}: {}", related.file, related.start.line, related.message);
    }
    if let Some(example) = at.witness {
        text += &format!("\nsuch a lead:\n{}", example.trim_end());
    }
    text
}

/// Text of a GitHub annotation.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a GitHub annotation.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

pub fn document(json: &Value) -> Outcome {
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
