//! Ways out, and what keeps a lead from taking them.

use super::sheet::{Paint, Sheet};
use super::{called, names};
use crate::explain::{Named, StageWhy, TestWhy, WayKind, WayWhy};
use crate::values::Truth;

/// The ways out of a stage: those the lead takes by itself with what they wait for, then what teams may do.
pub(super) fn ways(stage: &StageWhy, sheet: &mut Sheet) {
    if stage.ways.is_empty() {
        return;
    }
    sheet.blank();
    sheet.heading("The ways on:");
    for way in &stage.ways {
        sheet.item(2, "-", &headline(way, sheet));
        for need in &way.needs {
            sheet.painted_item(4, "-", &format!("needs {}", any_of(need)), &[(1..usize::MAX, Paint::Open)]);
        }
        way.tests.iter().for_each(|of| test(of, 4, sheet));
    }
}

/// `to MQL, by itself as soon as (line 12):`
fn headline(way: &WayWhy, sheet: &Sheet) -> String {
    let to = called(&way.to);
    let teams = way.teams.join(" or ");
    let due = way.due.as_ref().map_or(String::new(), |due| format!(" from {due} on"));
    let what = match way.kind {
        WayKind::Automatic => format!("to {to} by itself"),
        WayKind::Timer => format!("to {to} by itself{due}"),
        WayKind::Handover => match &way.confirms {
            Some(team) => format!("to {to} through the handover to {teams}, after {team} has confirmed"),
            None => format!("to {to} through the handover to {teams}"),
        },
        WayKind::Accept => {
            let until = way.due.as_ref().map_or(String::new(), |due| format!(", until {due}"));
            format!("to {to} when {teams} accepts{until}")
        }
        WayKind::Command => {
            format!("to {to} when {teams} does `{}`{due}", way.action.as_deref().unwrap_or_default())
        }
    };
    let waits = if way.tests.is_empty() && way.needs.is_empty() { "" } else { ", waits for:" };
    format!("{what} ({}){waits}", sheet.at(&way.written))
}

fn any_of(fields: &[Named]) -> String {
    fields.iter().map(called).collect::<Vec<_>>().join(" or ")
}

/// A test that does not hold, and what is the matter with it.
pub(crate) fn test(of: &TestWhy, indent: usize, sheet: &mut Sheet) {
    sheet.item(indent, "-", &sentence(of));
    if of.any && !of.parts.is_empty() {
        sheet.text(indent + 2, "one of these would do:");
    }
    of.parts.iter().for_each(|part| test(part, indent + 2, sheet));
}

/// `interest is 22, has to be at least 30: 8 short`
fn sentence(of: &TestWhy) -> String {
    let needed = of.needed.as_ref().map_or(String::new(), |needed| format!(", has to be {needed}"));
    let name = of.subject.as_ref().map(called);
    let mut text = match (&name, &of.actual, of.parts.is_empty()) {
        (Some(name), actual, true) => {
            let is = format!("{name} is {}{needed}", actual.as_deref().unwrap_or("unknown"));
            // Where it is not said what is needed, the test as written says it.
            if of.needed.is_some() || of.text.is_empty() { is } else { format!("{}: {is}", of.text) }
        }
        (None, Some(actual), true) if of.needed.is_some() => {
            format!("{}: it is {actual}{needed}", of.text)
        }
        (None, Some(actual), true) => {
            let are = if actual == "none" || actual == "1" { "is" } else { "are" };
            format!("{}: there {are} {actual}", of.text)
        }
        (Some(name), ..) => name.clone(),
        _ => of.text.clone(),
    };
    if let Some(short) = of.short {
        let (by, how) = if short.raw() < 0 { (-short, "too many") } else { (short, "short") };
        text = format!("{text}: {by} {how}");
    }
    let behind = of.fields.iter().filter(|field| of.subject.as_ref() != Some(field)).cloned();
    let behind: Vec<_> = behind.collect();
    if of.state == Truth::Unknown && of.parts.is_empty() && !behind.is_empty() {
        text = format!("{text}; depends on {}", names(&behind));
    }
    text
}
