//! Entries of a journal: what became known of leads and what was done with them, a JSON object a line.

use std::collections::BTreeMap;
use std::io::BufRead as _;

use leadpact::{Command, Instant, Pact};
use serde_json::value::RawValue;

use crate::exit::{Failure, Outcome};
use crate::files::Source;
use crate::input;
use crate::problems::{EntryKind, WrongEntry};

/// The lines of a journal.
pub struct Journal {
    pub name: String,
    reader: input::Reader,
    text: Vec<u8>,
    line: u64,
}

/// An entry: an instant, and what happened to a lead then. Without a lead time passes, and nothing else.
pub struct Entry<'t> {
    pub at: Instant,
    pub lead: Option<String>,
    /// Fields that became known.
    pub set: Option<&'t str>,
    /// An interaction.
    pub did: Option<&'t str>,
    /// The id of another record of the same person.
    pub merge: Option<String>,
    pub command: Option<Command>,
    /// What of it means nothing.
    pub wrong: Vec<WrongEntry>,
}

impl Journal {
    /// The journal of a source that was opened.
    pub fn open(source: Source) -> Outcome<Self> {
        let name = source.name.clone();
        let (_, reader) = input::text(source)?;
        Ok(Self { name, reader, text: Vec::new(), line: 0 })
    }

    /// The line that was read last, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The next line that is not blank.
    pub fn next(&mut self) -> Outcome<Option<&str>> {
        loop {
            self.text.clear();
            let read = self.reader.read_until(b'\n', &mut self.text);
            if read.map_err(|error| Failure::reading(&self.name, &error))? == 0 {
                return Ok(None);
            }
            self.line += 1;
            if !self.text.trim_ascii().is_empty() {
                break;
            }
        }
        let text = std::str::from_utf8(&self.text);
        text.map(Some).map_err(|_| self.malformed("this is not text in UTF-8"))
    }

    /// The journal cannot be read any further.
    pub fn malformed(&self, what: &str) -> Failure {
        malformed(&self.name, self.line, what)
    }
}

/// A line that is no JSON object.
pub fn malformed(name: &str, line: u64, what: &str) -> Failure {
    Failure::unreadable(format!("`{name}`, line {line}: {what}"))
        .help("an entry is a JSON object, for example {\"at\": \"2026-11-20T09:00\", \"lead\": \"42\", \"set\": {}}")
}

/// A line as an entry.
///
/// # Errors
/// What is wrong with it, beside whose lead it is; or that it is no JSON object at all.
pub fn read<'t>(text: &'t str, pact: &Pact) -> Result<Entry<'t>, Unread> {
    let mut keys: BTreeMap<String, &'t RawValue> =
        serde_json::from_str(text).map_err(|error| Unread::Malformed(error.to_string()))?;
    let mut take = |key: &str| keys.remove(key).map(RawValue::get).filter(|raw| *raw != "null");
    let [at, lead, set, did, merge, command] =
        ["at", "lead", "set", "did", "merge", "command"].map(&mut take);
    let [team, reason, actor] = ["by", "because", "actor"].map(|key| (key, take(key)));
    let lead = lead.map(|raw| word("lead", raw)).transpose()?;
    let of_lead = |wrong: WrongEntry| Unread::Wrong(lead.clone().unwrap_or_default(), wrong);
    let at = instant(at, pact).map_err(of_lead)?;
    let merge = merge.map(|raw| word("merge", raw)).transpose().map_err(of_lead)?;
    let mut wrong = Vec::new();
    let command = match command {
        Some(raw) => Some(given(raw, [team, reason, actor]).map_err(of_lead)?),
        None => {
            let stray = [team, reason, actor].into_iter().filter(|(_, raw)| raw.is_some());
            wrong.extend(stray.map(|(key, _)| said(EntryKind::UnknownKey, key, "belongs to a `command`")));
            None
        }
    };
    let known = "an entry has `at`, `lead`, `set`, `did`, `command`, `by`, `because`, `actor`, `merge`";
    wrong.extend(keys.keys().map(|key| said(EntryKind::UnknownKey, key, &format!("means nothing; {known}"))));
    let happens = set.or(did).is_some() || merge.is_some() || command.is_some();
    if lead.is_some() != happens {
        let message = if happens { "no lead is named" } else { "nothing is said that happened to the lead" };
        return Err(of_lead(said(EntryKind::Incomplete, "lead", message)));
    }
    Ok(Entry { at, lead, set, did, merge, command, wrong })
}

/// Why a line is no entry.
pub enum Unread {
    /// It is no JSON object.
    Malformed(String),
    /// The lead, and what is wrong.
    Wrong(String, WrongEntry),
}

impl From<WrongEntry> for Unread {
    fn from(wrong: WrongEntry) -> Self {
        Self::Wrong(String::new(), wrong)
    }
}

/// What is wrong, where the message says it all.
pub fn said(kind: EntryKind, key: &str, message: &str) -> WrongEntry {
    WrongEntry { kind, key: key.to_owned(), value: String::new(), message: message.to_owned() }
}

fn given(raw: &str, [team, reason, actor]: [(&str, Option<&str>); 3]) -> Result<Command, WrongEntry> {
    let mut command = Command::new(word("command", raw)?);
    if let (key, Some(raw)) = team {
        command = command.by(word(key, raw)?);
    }
    if let (key, Some(raw)) = reason {
        command = command.because(word(key, raw)?);
    }
    if let (key, Some(raw)) = actor {
        command = command.actor(word(key, raw)?);
    }
    Ok(command)
}

fn instant(raw: Option<&str>, pact: &Pact) -> Result<Instant, WrongEntry> {
    let raw = raw.ok_or_else(|| said(EntryKind::NoInstant, "at", "is missing: say when it happened"))?;
    let text = word("at", raw)?;
    pact.instant(&text).ok_or_else(|| {
        let message = "is no instant, such as 2026-11-20 or 2026-11-20T14:30".to_owned();
        WrongEntry { kind: EntryKind::NoInstant, key: "at".to_owned(), value: text, message }
    })
}

/// A text or a whole number, as its text.
fn word(key: &str, raw: &str) -> Result<String, WrongEntry> {
    let text = match raw.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<String>(raw).ok().map(|text| text.trim().to_owned()),
        Some(b'0'..=b'9' | b'-') => Some(raw.to_owned()),
        _ => None,
    };
    text.filter(|text| !text.is_empty()).ok_or_else(|| {
        let message = "is not the text that belongs there".to_owned();
        WrongEntry { kind: EntryKind::WrongShape, key: key.to_owned(), value: raw.to_owned(), message }
    })
}
