//! What does not fit in the data: shown in short, written in full where asked for.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::io::Write as _;
use std::path::Path;

use leadpact::{Problem, ProblemKind};
use serde::Serialize;

use crate::exit::{Failure, Outcome, tell, warn};
use crate::files::Sink;
use crate::output::{counted, grouped};

/// So many of each kind are shown.
const SHOWN: usize = 3;

/// What is wrong with a value, or with a whole row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A row with more or fewer cells than the header.
    RaggedRow,
    /// A row over so many lines that a quote must be missing.
    OpenQuote,
    /// A value that does not fit its field.
    #[serde(untagged)]
    Value(ProblemKind),
}

/// Gathers problems: a few of each kind, and how many there are.
#[derive(Default)]
pub struct Problems {
    kinds: BTreeMap<Kind, Found>,
    file: Option<Sink>,
}

#[derive(Debug, Default)]
struct Found {
    examples: Vec<String>,
    /// How many there are, by field.
    fields: BTreeMap<String, u64>,
}

/// A problem as `--problems` writes it, one JSON object a line.
#[derive(Serialize)]
struct Entry<'a> {
    file: &'a str,
    line: u64,
    lead: &'a str,
    field: &'a str,
    value: &'a str,
    kind: Kind,
    message: &'a str,
}

impl Problems {
    /// Writes all of them to a file, if there is one.
    pub fn new(file: Option<&Path>) -> Outcome<Self> {
        Ok(Self { kinds: BTreeMap::new(), file: file.map(Sink::create).transpose()? })
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.kinds.values().flat_map(|found| found.fields.values()).sum()
    }

    /// Takes down a value that does not fit. The line is that of the row, from 1; 0 where there is none.
    pub fn add(&mut self, file: &str, line: u64, problem: &Problem) -> Outcome {
        let Problem { lead, field, value, kind, .. } = problem;
        self.take(&Entry {
            file,
            line,
            lead,
            field,
            value,
            kind: Kind::Value(*kind),
            message: kind.message(),
        })
    }

    /// Takes down a row that does not fit.
    pub fn add_row(&mut self, file: &str, line: u64, lead: &str, kind: Kind, message: &str) -> Outcome {
        self.take(&Entry { file, line, lead, field: "", value: "", kind, message })
    }

    fn take(&mut self, entry: &Entry<'_>) -> Outcome {
        let found = self.kinds.entry(entry.kind).or_default();
        match found.fields.get_mut(entry.field) {
            Some(count) => *count += 1,
            None => drop(found.fields.insert(entry.field.to_owned(), 1)),
        }
        if found.examples.len() < SHOWN {
            found.examples.push(entry.to_string());
        }
        let Some(sink) = &mut self.file else { return Ok(()) };
        let written = serde_json::to_writer(&mut *sink, entry).map_err(std::io::Error::from);
        written.and_then(|()| sink.write_all(b"\n")).map_err(|error| Failure::writing(sink.name(), &error))
    }

    /// Says on standard error what was found, and finishes the file.
    pub fn finish(self) -> Outcome {
        let count = self.count();
        if count > 0 {
            let problems = counted(count, "data problem", "data problems");
            warn(format_args!("{problems}; what does not fit counts as unknown"));
        }
        for found in self.kinds.values() {
            found.examples.iter().for_each(|example| tell(format_args!("  {example}")));
            let all: u64 = found.fields.values().sum();
            let shown = found.examples.len() as u64;
            if all > shown {
                let more = grouped(all - shown);
                tell(format_args!("  … and {more} more like these ({found})"));
            }
        }
        self.file.map_or(Ok(()), Sink::finish)
    }
}

/// How many there are in each field.
impl Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (field, count)) in self.fields.iter().enumerate() {
            let before = if at == 0 { "" } else { ", " };
            let field = if field.is_empty() { "rows" } else { field };
            write!(f, "{before}{field}: {count}")?;
        }
        Ok(())
    }
}

/// `leads.csv:17: lead L-17: employees: "many" is not a number`
impl Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.file)?;
        if self.line > 0 {
            write!(f, "{}:", self.line)?;
        }
        if !self.lead.is_empty() {
            write!(f, " lead {}:", self.lead)?;
        }
        if !self.field.is_empty() {
            write!(f, " {}:", self.field)?;
        }
        if !self.value.is_empty()
            || matches!(self.kind, Kind::Value(kind) if kind != ProblemKind::DivisionByZero)
        {
            write!(f, " \"{}\"", self.value)?;
        }
        write!(f, " {}", self.message)
    }
}
