//! What to look at when a replay has come to its end: deadlines that have passed, and who stands longest.

use std::fmt::Write as _;

use leadpact::{Instant, LeadState, Pact};

use super::leads::Leads;
use super::report::{duration, minutes};
use crate::output::{counted, cut};

/// So many leads of a kind are named.
const NAMED: usize = 5;
/// The widest the name of a stage, the id of a lead and the name of a team are.
const NAME: usize = 19;
const ID: usize = 17;
const TEAM: usize = 14;

/// A deadline that has passed without an answer.
struct Late<'l> {
    due: Instant,
    lead: &'l str,
    stage: &'l str,
    /// The team that has to answer.
    team: &'l str,
}

/// The lead that stands longest in a stage.
struct Longest<'l> {
    stage: &'l str,
    lead: &'l str,
    since: Instant,
}

/// What to look at, for people; empty if there is nothing.
pub fn text(pact: &Pact, leads: &Leads, end: Instant) -> String {
    let standing: Vec<(&str, &LeadState)> = leads
        .all
        .iter()
        .filter_map(|of| Some((of.lead.id(), of.state.as_ref().filter(|_| of.into.is_none())?)))
        .collect();
    let mut text = String::new();
    late(pact, &standing, end, &mut text);
    longest(pact, &standing, end, &mut text);
    text
}

/// Deadlines that have passed, the oldest first.
fn late(pact: &Pact, standing: &[(&str, &LeadState)], end: Instant, text: &mut String) {
    let late = standing.iter().filter_map(|&(lead, state)| {
        let clock = state.handover.as_ref()?.clock.as_ref()?;
        let due = clock.due.filter(|due| *due < end)?;
        Some(Late { due, lead, stage: &state.stage, team: &clock.team })
    });
    let mut late: Vec<Late<'_>> = late.collect();
    late.sort_by_key(|of| (of.due, of.lead));
    if late.is_empty() {
        return;
    }
    // Writing to a string does not fail.
    let count = counted(late.len() as u64, "lead waits", "leads wait");
    let _ = writeln!(text, "\nLate: {count} for an answer whose deadline has passed");
    for of in late.iter().take(NAMED) {
        let (stage, lead, team) = (cut(of.stage, NAME), cut(of.lead, ID), cut(of.team, TEAM));
        let _ = writeln!(text, "  {stage:<20}{lead:<18}{team:<15}due {}", minutes(pact, of.due));
    }
    more(late.len(), text);
}

/// Who stands longest in each stage that is not final.
fn longest(pact: &Pact, standing: &[(&str, &LeadState)], end: Instant, text: &mut String) {
    let stages = pact.stages().filter(|stage| !stage.is_final);
    let longest = stages.filter_map(|stage| {
        let there = standing.iter().filter(|(_, state)| state.stage == stage.name);
        let (lead, state) = there.min_by_key(|(lead, state)| (state.since, *lead))?;
        Some(Longest { stage: stage.name, lead, since: state.since })
    });
    let longest: Vec<Longest<'_>> = longest.collect();
    if longest.is_empty() {
        return;
    }
    text.push_str("\nLongest in their stage\n");
    for of in longest {
        let (stage, lead) = (cut(of.stage, NAME), cut(of.lead, ID));
        let stay = duration(end.millis().saturating_sub(of.since.millis()));
        let _ = writeln!(text, "  {stage:<20}{lead:<18}{stay}");
    }
}

fn more(count: usize, text: &mut String) {
    let rest = count.saturating_sub(NAMED);
    if rest > 0 {
        let _ = writeln!(text, "  and {}", counted(rest as u64, "more", "more"));
    }
}
