//! The life of a small lead: the stage it is put in, and what is done then. Commands, timers and deadlines make a
//! difference only there.

mod live;
mod tries;

use std::fmt::Write as _;

use super::draft::{Deed, Draft};
use crate::model::Model;
use crate::plan::due;
use crate::values::{Instant, Period, format_instant};

pub(super) use live::{Event, Lived, Tongue, live};
pub(super) use tries::tries;

/// What happens to a lead; in the names of the new pact.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Life {
    /// The stage that it starts in.
    pub start: String,
    /// When; where nothing is said, when examples begin.
    pub on: Option<Instant>,
    pub then: Vec<Then>,
}

/// One thing that happens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Then {
    /// How long after the one before.
    pub after: Option<Period>,
    pub what: What,
}

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// Time passes.
    Time,
    Command {
        action: String,
        team: String,
        reason: Option<String>,
    },
    Did(Deed),
}

impl Life {
    /// When it begins and when each thing happens, by the calendar of a pact.
    pub fn instants(&self, model: &Model, begin: Instant) -> Option<Vec<Instant>> {
        let mut at = self.on.unwrap_or(begin);
        let mut instants = vec![at];
        for then in &self.then {
            at = then.after.map_or(Some(at), |after| due(model, at, after))?;
            instants.push(at);
        }
        Some(instants)
    }

    /// Whether time passes in it.
    pub fn waits(&self) -> bool {
        self.then.iter().any(|then| then.after.is_some())
    }

    /// The last command.
    pub fn action(&self) -> Option<&str> {
        self.then.iter().rev().find_map(|then| match &then.what {
            What::Command { action, .. } => Some(action.as_str()),
            _ => None,
        })
    }

    /// In a few words: `put in SAL, after 2 days qualify by sales`; with the instant at which that begins, where that
    /// is not the usual one, or is given because it matters.
    pub fn words(&self, model: &Model, begin: Option<Instant>) -> String {
        let mut text = format!("put in {}", self.start);
        if let Some(on) = self.on.or(begin) {
            // Writing to a string does not fail.
            let _ = write!(text, " on {}", minute(model, on));
        }
        for then in &self.then {
            let after = then.after.map_or_else(|| "then".to_owned(), |after| format!("after {after}"));
            let _ = match &then.what {
                What::Time => write!(text, ", {after}"),
                What::Command { .. } => write!(text, ", {after} {}", then.command()),
                What::Did(deed) => write!(text, ", {after} {}", deed.words()),
            };
        }
        text
    }

    /// The lines of an `example` of a pact.
    pub fn example_lines(&self, model: &Model) -> String {
        let on = self.on.map_or(String::new(), |on| format!(" on {}", minute(model, on)));
        let mut text = format!("  start in {}{on}\n", self.start);
        for then in &self.then {
            let after = then.after.map_or(String::new(), |after| format!(" after {after}"));
            let what = match &then.what {
                What::Time => String::new(),
                What::Command { .. } => format!(" {}", then.command()),
                What::Did(deed) => format!(" {}", deed.written(model)),
            };
            let _ = writeln!(text, "  then{after}{what}");
        }
        text
    }

    /// How much there is to read.
    pub fn size(&self) -> usize {
        1 + self.then.len() + usize::from(self.on.is_some())
    }

    /// With one thing less, each way there is; the last stays, for it is what is shown.
    pub fn lesser(&self) -> Vec<Self> {
        let fewer = (0..self.then.len().saturating_sub(1)).map(|at| {
            let mut less = self.clone();
            less.then.remove(at);
            less
        });
        let elsewhere = self.on.map(|_| Self { on: None, ..self.clone() });
        fewer.chain(elsewhere).collect()
    }
}

impl Then {
    /// `qualify by sales because student`; empty where no command is given.
    fn command(&self) -> String {
        let What::Command { action, team, reason } = &self.what else { return String::new() };
        let reason = reason.as_ref().map_or(String::new(), |reason| format!(" because {reason}"));
        format!("{action} by {team}{reason}")
    }
}

impl Draft {
    /// What it says and what happens then, in a few words.
    pub fn lived_words(&self, model: &Model, life: &Life, begin: Option<Instant>) -> String {
        let (lead, life) = (self.words(), life.words(model, begin));
        if self.size() == 0 { format!("{lead}, {life}") } else { format!("{lead}; {life}") }
    }
}

/// An instant in the pact's time zone, as people write it: `2026-03-02 11:00`.
pub(super) fn minute(model: &Model, at: Instant) -> String {
    let iso = format_instant(at, &model.zone);
    match (iso.get(..10), iso.get(11..16)) {
        (Some(day), Some(minute)) => format!("{day} {minute}"),
        _ => iso,
    }
}
