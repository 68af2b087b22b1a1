//! Where a replay stopped, so that another goes on from there: an object a line, the instant first, then a lead
//! with its state each, then the ids of records that were merged into others.

use std::io::{BufRead as _, Write as _};
use std::path::Path;

use leadpact::{Instant, LeadState, Pact, StoredLead};
use serde::{Deserialize, Serialize};

use super::leads::{End, Leads, Tracked};
use crate::exit::{Failure, Outcome};
use crate::files::{self, Sink};

/// The version of the shape of these lines. It rises when a key changes its meaning or goes away.
const VERSION: u32 = 1;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    version: u32,
    /// How far time has come.
    at: String,
    /// Whether what falls due at that very instant is done.
    done: bool,
}

/// A line behind it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Lead { lead: Box<StoredLead>, state: Option<Box<LeadState>>, next: Option<String> },
    Merged { merged: String, into: String },
}

/// How far time has come, and whether what falls due then is done.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    pub at: Instant,
    pub end: End,
}

/// Reads where a replay stopped.
pub fn read(path: &Path, leads: &mut Leads) -> Outcome<Stop> {
    let source = files::open(path)?;
    let name = source.name;
    let mut stop = None;
    for (text, line) in source.reader.lines().zip(1_u64..) {
        let text = text.map_err(|error| Failure::reading(&name, &error))?;
        let bad = |why: String| Failure::unreadable(format!("`{name}`, line {line}: {why}"));
        match stop {
            None => stop = Some(read_head(&text, &leads.pact).map_err(bad)?),
            Some(stop) => take(&text, stop, leads).map_err(bad)?,
        }
    }
    stop.ok_or_else(|| {
        Failure::unreadable(format!("`{name}` is empty"))
            .help("--state-in takes what --state-out has written")
    })
}

fn read_head(text: &str, pact: &Pact) -> Result<Stop, String> {
    let head: Head = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if head.version > VERSION {
        return Err(format!("version {} is not known yet", head.version));
    }
    let at = pact.instant(&head.at).ok_or_else(|| format!("`{}` is no instant", head.at))?;
    Ok(Stop { at, end: if head.done { End::Included } else { End::Excluded } })
}

fn take(text: &str, stop: Stop, leads: &mut Leads) -> Result<(), String> {
    match serde_json::from_str(text).map_err(|_| "this is no line of --state-out".to_owned())? {
        Line::Lead { lead, state, next } => {
            let lead = leads.pact.restore(&lead);
            let next = next.map(|text| leads.pact.instant(&text).ok_or(format!("`{text}` is no instant")));
            let mut next = next.transpose()?;
            let migrated = state.map(|state| leads.pact.migrate(&state)).transpose();
            let migrated = migrated.map_err(|error| format!("lead `{}`: {error}", lead.id()))?;
            if migrated.as_ref().is_some_and(|migrated| !migrated.changes.is_empty()) {
                // The pact means something else now: whoever stands where it does not belong moves at once.
                next = Some(stop.at);
            }
            leads.put(Tracked { lead, state: migrated.map(|of| of.state), next, into: None });
        }
        Line::Merged { merged, into } => {
            let place = leads.find(&into).ok_or_else(|| format!("there is no lead `{into}`"))?;
            leads.places.insert(merged, place);
        }
    }
    Ok(())
}

/// Writes where a replay stops.
pub fn write(path: &Path, stop: Stop, leads: &Leads) -> Outcome {
    let mut sink = Sink::create(path)?;
    let head =
        Head { version: VERSION, at: leads.pact.instant_text(stop.at), done: stop.end == End::Included };
    line(&mut sink, &head)?;
    for of in leads.all.iter().filter(|of| of.into.is_none()) {
        let next = of.next.map(|at| leads.pact.instant_text(at));
        line(
            &mut sink,
            &Line::Lead {
                lead: Box::new(leads.pact.store(&of.lead)),
                state: of.state.clone().map(Box::new),
                next,
            },
        )?;
    }
    let mut merged: Vec<_> = leads.places.keys().filter_map(|id| Some((id, kept(leads, id)?))).collect();
    merged.sort();
    for (merged, into) in merged {
        line(&mut sink, &Line::Merged { merged: merged.clone(), into: into.to_owned() })?;
    }
    sink.finish()
}

/// The id of the lead that a record was merged into.
fn kept<'l>(leads: &'l Leads, id: &str) -> Option<&'l str> {
    let kept = leads.all.get(leads.find(id)?)?.lead.id();
    (kept != id).then_some(kept)
}

fn line(sink: &mut Sink, of: &impl Serialize) -> Outcome {
    let written = serde_json::to_writer(&mut *sink, of).map_err(std::io::Error::from);
    written.and_then(|()| sink.write_all(b"\n")).map_err(|error| Failure::writing(sink.name(), &error))
}
