//! What happened to the lead of an example, in words.

use crate::explain::Line;
use crate::lifecycle::{Cause, Transition, TransitionKind};
use crate::values::{Instant, Zone, format_instant};

/// `2026-03-02 11:00: confirm by marketing (line 206)`
pub(super) fn tell(of: &Transition, zone: &Zone) -> String {
    let what = match of.kind {
        TransitionKind::Started => format!("it starts in {}", of.to.stage),
        TransitionKind::Moved => moved(of),
        TransitionKind::HandedOver => handed_over(of, zone),
        TransitionKind::Notified => notified(of),
        TransitionKind::Confirmed | TransitionKind::Merged => command(of),
    };
    let places: Vec<_> = of.lines.iter().map(|line| line.line.to_string()).collect();
    let places = match places.as_slice() {
        [] => String::new(),
        [one] => format!(" (line {one})"),
        [first @ .., last] => format!(" (lines {} and {last})", first.join(", ")),
    };
    format!("{}: {what}{places}", when(of.at, zone))
}

fn moved(of: &Transition) -> String {
    let from = of.from.as_ref().map_or("", |from| from.stage.as_str());
    let to = &of.to.stage;
    let again = if from == to { " again" } else { "" };
    match of.cause {
        Cause::Command => format!("{}: it becomes {to}{again}", command(of)),
        Cause::Deadline => format!("the deadline has passed: it becomes {to}{again}"),
        Cause::Timer => format!("time is up in {from}: it becomes {to}{again}"),
        _ => match of.lines.first() {
            Some(Line { text, .. }) => format!("from {from} it {text}"),
            None => format!("it becomes {to}{again}"),
        },
    }
}

fn handed_over(of: &Transition, zone: &Zone) -> String {
    let whom = of.route.as_ref().map_or(String::new(), |route| format!(" to \"{route}\""));
    let due = of.due.map_or(String::new(), |due| format!(", to be accepted until {}", when(due, zone)));
    format!("it is handed over{whom}{due}")
}

fn notified(of: &Transition) -> String {
    let who = of.notify.as_deref().unwrap_or_default();
    match of.cause {
        Cause::Deadline => format!("the deadline has passed: \"{who}\" is told"),
        _ => format!("\"{who}\" is told"),
    }
}

/// `reject by sales because student`
fn command(of: &Transition) -> String {
    let action = of.action.as_deref().unwrap_or("confirm");
    let team = of.team.as_ref().map_or(String::new(), |team| format!(" by {team}"));
    let reason = of.reason.as_ref().map_or(String::new(), |reason| format!(" because {reason}"));
    format!("{action}{team}{reason}")
}

/// A day and a time of day, to the minute unless there are seconds: `2026-03-02 11:00`.
pub(super) fn when(at: Instant, zone: &Zone) -> String {
    short(&format_instant(at, zone))
}

/// An instant in ISO 8601 as people write it.
pub(super) fn short(iso: &str) -> String {
    let (Some(day), Some(minute)) = (iso.get(..10), iso.get(11..16)) else { return iso.to_owned() };
    let rest = iso.get(16..).unwrap_or_default();
    let seconds: String = rest.chars().take_while(|c| *c == ':' || *c == '.' || c.is_ascii_digit()).collect();
    if seconds == ":00" { format!("{day} {minute}") } else { format!("{day} {minute}{seconds}") }
}
