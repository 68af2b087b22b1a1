//! Why a command is not carried out, in data and in words.

use std::fmt;

use serde::Serialize;

use super::command::{Command, Fails, Way};
use super::drive::Drive;
use super::engine::Engine;
use crate::assessment::Handover;
use crate::explain::{Line, TestWhy, line_at};
use crate::model::CondId;
use crate::values::time::utc;
use crate::values::{Instant, format_instant};

/// Why a command is not carried out. Its `Display` is a sentence that a user interface can show.
///
/// Of several lines with the same action it speaks of the one that came furthest.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Refusal {
    /// The version of the shape in JSON: 1.
    pub version: u32,
    /// Why.
    pub kind: RefusalKind,
    /// The sentence.
    pub message: String,
    /// The command.
    pub action: String,
    /// The team that gave it.
    pub team: Option<String>,
    /// The reason that was given.
    pub reason: Option<String>,
    /// The stage the lead is in.
    pub stage: String,
    /// The part of its handover.
    pub handover: Option<Handover>,
    /// The teams that may give the command.
    pub teams: Vec<String>,
    /// The commands that are open now, each once.
    pub actions: Vec<String>,
    /// The reasons of which one must be given.
    pub reasons: Vec<String>,
    /// From when on the command is open.
    #[serde(with = "utc::maybe")]
    #[cfg_attr(test, schemars(with = "Option<utc::Text>"))]
    pub opens_at: Option<Instant>,
    /// Of each need that is not met the fields, of which one must be known.
    pub missing: Vec<Vec<String>>,
    /// The unknown fields that the guard reads: what to ask for.
    pub ask_for: Vec<String>,
    /// The tests of the guard that do not hold, and how far off they are.
    pub tests: Vec<TestWhy>,
    /// The line of the pact that came furthest.
    pub line: Option<Line>,
    #[serde(skip)]
    pub(super) guard: Option<CondId>,
}

/// Why a command is not carried out, in the order in which it is looked at.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RefusalKind {
    /// No way leads out of the stage.
    FinalStage,
    /// There is no such command in this stage, or in this part of its handover.
    UnknownAction,
    /// Another team may give it, not this one.
    WrongTeam,
    /// It opens later.
    TooEarly,
    /// It needs a reason, and none was given.
    MissingReason,
    /// The reason that was given is not on its list.
    UnlistedReason,
    /// Its condition does not hold.
    GuardNotMet,
    /// Whether its condition holds is unknown.
    GuardUnknown,
    /// Data that it needs is missing.
    MissingData,
}

/// The version of the shape of [`Refusal`] in JSON.
const REFUSAL_VERSION: u32 = 1;

impl<E: Engine> Drive<'_, E> {
    /// A refusal that says no more than its kind.
    pub fn refusal(&self, kind: RefusalKind, command: &Command) -> Refusal {
        let place = self.place();
        let message = format!("`{}` is a final stage: no way leads out of it", place.stage);
        Refusal {
            version: REFUSAL_VERSION,
            kind,
            message,
            action: command.action.clone(),
            team: command.team.clone(),
            reason: command.reason.clone(),
            stage: place.stage,
            handover: place.handover,
            teams: Vec::new(),
            actions: Vec::new(),
            reasons: Vec::new(),
            opens_at: None,
            missing: Vec::new(),
            ask_for: Vec::new(),
            tests: Vec::new(),
            line: None,
            guard: None,
        }
    }

    pub fn unknown_action(&self, command: &Command) -> Refusal {
        let mut actions: Vec<String> = Vec::new();
        for way in self.ways().iter().filter(|way| self.opens_at(way).is_none()) {
            if !actions.iter().any(|action| action == way.action) {
                actions.push(way.action.to_owned());
            }
        }
        let plain = self.refusal(RefusalKind::UnknownAction, command);
        let part =
            plain.handover.map_or(String::new(), |part| format!(" while its handover is {}", part.word()));
        let open = if actions.is_empty() {
            "no command is open now".to_owned()
        } else {
            format!("open now: {}", ticked(&actions, "and"))
        };
        let message = format!("there is no `{}` in `{}`{part}; {open}", plain.action, plain.stage);
        Refusal { message, actions, ..plain }
    }

    pub fn refused(&self, command: &Command, fails: Fails, way: &Way<'_>) -> Refusal {
        let kind = match fails {
            Fails::Team => RefusalKind::WrongTeam,
            Fails::TooEarly => RefusalKind::TooEarly,
            Fails::Reason if command.reason.is_none() => RefusalKind::MissingReason,
            Fails::Reason => RefusalKind::UnlistedReason,
            Fails::GuardNo => RefusalKind::GuardNotMet,
            Fails::GuardUnknown => RefusalKind::GuardUnknown,
            Fails::Needs => RefusalKind::MissingData,
        };
        let guard = way.condition.filter(|_| matches!(fails, Fails::GuardNo | Fails::GuardUnknown));
        let mut refusal = Refusal {
            teams: self.team_names(&way.teams),
            reasons: self.reason_names(way.reasons),
            opens_at: self.opens_at(way),
            missing: if fails == Fails::Needs { self.unmet(way.needs) } else { Vec::new() },
            ask_for: guard.map_or_else(Vec::new, |guard| self.asked_by(guard)),
            line: Some(line_at(self.world.sources, way.span)),
            guard,
            ..self.refusal(kind, command)
        };
        let written =
            guard.map(|guard| line_at(self.world.sources, self.world.model.condition_span(guard)).text);
        let opens = refusal.opens_at.map(|at| format_instant(at, &self.world.model.zone));
        refusal.message = sentence(&refusal, opens, written);
        refusal
    }
}

fn sentence(of: &Refusal, opens: Option<String>, guard: Option<String>) -> String {
    let (action, stage, guard) = (&of.action, &of.stage, guard.unwrap_or_default());
    match of.kind {
        RefusalKind::FinalStage | RefusalKind::UnknownAction => of.message.clone(),
        RefusalKind::WrongTeam => {
            let may = ticked(&of.teams, "or");
            match &of.team {
                Some(team) => format!("`{team}` may not `{action}` in `{stage}`: {may} may"),
                None => format!("nobody says who wants to `{action}`: {may} may"),
            }
        }
        RefusalKind::TooEarly => {
            format!("too early: `{action}` opens at {}", opens.unwrap_or_default())
        }
        RefusalKind::MissingReason => format!("`{action}` needs a reason: {}", ticked(&of.reasons, "or")),
        RefusalKind::UnlistedReason => {
            let given = of.reason.as_deref().unwrap_or_default();
            let are = if of.reasons.len() == 1 { "is" } else { "are" };
            format!("`{given}` is no reason to `{action}`: there {are} {}", ticked(&of.reasons, "and"))
        }
        RefusalKind::GuardNotMet => format!("`{action}` needs `{guard}`, and that does not hold"),
        RefusalKind::GuardUnknown => {
            let ask = ticked(&of.ask_for, "and");
            let ask = if ask.is_empty() { String::new() } else { format!(": ask for {ask}") };
            format!("`{action}` needs `{guard}`, and that is unknown{ask}")
        }
        RefusalKind::MissingData => {
            let needs: Vec<_> = of.missing.iter().map(|fields| ticked(fields, "or")).collect();
            format!("`{action}` needs {}", listed(&needs, "and"))
        }
    }
}

fn ticked(names: &[String], joint: &str) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    listed(&names, joint)
}

/// `a, b and c`
fn listed(items: &[String], joint: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
