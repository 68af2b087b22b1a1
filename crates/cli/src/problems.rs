//! What does not fit in the data: shown in short, written in full where asked for.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::io::Write as _;
use std::path::Path;

use leadpact::{Problem, ProblemKind};
use serde::Serialize;

use crate::exit::{Failure, Outcome, hanging, tell, warn};
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
    /// What is wrong with an entry of a journal.
    #[serde(untagged)]
    Entry(EntryKind),
    /// A value that does not fit its field.
    #[serde(untagged)]
    Value(ProblemKind),
}

impl Kind {
    /// What to do about it, where that is the same for all.
    fn advice(self) -> Option<&'static str> {
        match self {
            Self::Value(ProblemKind::NotADate) => {
                Some("help: if dates are written in another form, name it: `--date-format DD.MM.YYYY`")
            }
            Self::Value(ProblemKind::NotUnicode) => {
                Some("help: save the file as UTF-8, which Excel calls `CSV UTF-8`")
            }
            _ => None,
        }
    }
}

/// What is wrong with an entry of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// No instant, or none that can be read.
    NoInstant,
    /// Earlier than an entry before it.
    OutOfOrder,
    /// No lead, or a lead to which nothing happens.
    Incomplete,
    /// A key that means nothing.
    UnknownKey,
    /// Not the object or the text that is wanted.
    WrongShape,
    /// A command or a merge of a lead that is not there.
    UnknownLead,
    /// A command that the pact does not allow.
    Refused,
    /// A step that could not be taken.
    NoStep,
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

/// What is wrong with an entry of a journal, and where in it.
#[derive(Debug)]
pub struct WrongEntry {
    pub kind: EntryKind,
    /// The key, or the command.
    pub key: String,
    /// What stands there, if that says more than the message.
    pub value: String,
    /// What is wrong with it.
    pub message: String,
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

    /// Takes down an entry of a journal, or a part of it, that is not taken.
    pub fn add_entry(&mut self, place: (&str, u64), lead: &str, wrong: &WrongEntry) -> Outcome {
        let WrongEntry { kind, key, value, message } = wrong;
        let ((file, line), kind) = (place, Kind::Entry(*kind));
        self.take(&Entry { file, line, lead, field: key, value, kind, message })
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

    /// [`Problems::finish`], and fails if there are any where that is asked for.
    pub fn close(self, strict: bool) -> Outcome {
        let any = self.count() > 0;
        self.finish()?;
        if strict && any { Err(Failure::NotHeld) } else { Ok(()) }
    }

    /// Says on standard error what was found, and finishes the file.
    pub fn finish(self) -> Outcome {
        let (entries, values): (Vec<_>, Vec<_>) =
            self.kinds.iter().partition(|(kind, _)| matches!(kind, Kind::Entry(_)));
        let count = |of: &[(&Kind, &Found)]| of.iter().flat_map(|(_, found)| found.fields.values()).sum();
        let (entries, values) = (count(&entries), count(&values));
        if entries > 0 {
            let problems = counted(entries, "problem", "problems");
            warn(format_args!("{problems} with entries of the journal; what is wrong is left out"));
        }
        if values > 0 {
            let problems = counted(values, "data problem", "data problems");
            warn(format_args!("{problems}; what does not fit counts as unknown"));
        }
        for (kind, found) in &self.kinds {
            found.examples.iter().for_each(|example| tell(format_args!("  {}", hanging(example, 2, 4))));
            let all: u64 = found.fields.values().sum();
            let shown = found.examples.len() as u64;
            if all > shown {
                let more = grouped(all - shown);
                let text = format!("… and {more} more like these ({found})");
                tell(format_args!("  {}", hanging(&text, 2, 4)));
            }
            kind.advice().into_iter().for_each(|advice| tell(format_args!("  {}", hanging(advice, 2, 4))));
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
