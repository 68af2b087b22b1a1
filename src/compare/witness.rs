//! Small leads that fare otherwise under the new pact, found by trying.
//!
//! Leads are made of values on either side of what the pacts compare them with, changed at random, and kept where
//! they come to something that none before came to. What is reported was assessed under both pacts, and nothing in
//! it can be left out. The same pacts give the same leads.

mod example;
mod search;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::causes::Causes;
use super::draft::Draft;
use super::outcomes::{Moved, Outcome, OutcomeKind};
use super::pool::Pool;
use super::{Became, Comparison, Paired, Side};
use crate::model::Model;
use crate::values::{Date, Instant};

use search::Search;

/// No more leads than this are reported.
const MOST: usize = 24;

/// A small lead that fares otherwise under the new pact.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Witness {
    /// The lead in a few words.
    pub lead: String,
    /// What is different, the stage first.
    pub outcomes: Vec<Outcome>,
    /// The numbers of the changes that make the difference.
    pub because: Vec<usize>,
    /// The lead as an `example` of the new pact, which holds there.
    pub example: String,
}

/// What leads are tried on.
pub(super) struct Ground<'a> {
    pub old: &'a Model,
    pub new: &'a Model,
    pub as_of: Instant,
}

/// Leads for the changes and outcomes for which some were found; where the meaning is the same there are none.
pub(crate) fn witnesses(
    (old, new): (&Side<'_>, &Side<'_>),
    comparison: &Comparison,
    became: &Became,
) -> Vec<Witness> {
    if comparison.same_meaning {
        return Vec::new();
    }
    let ground = Ground { old: old.model, new: new.model, as_of: noon(new.model) };
    let causes = Causes::new((old, new), became, ground.as_of);
    let hot = mentioned(&became.paired);
    let pool = Pool::new([old.model, new.model], &hot, ground.as_of);
    let mut search = Search::new(&ground, causes, &pool, &hot);
    search.run();
    let mut chosen: Vec<(Draft, Moved)> = Vec::new();
    let numbers: Vec<usize> = comparison.changes().map(|(_, change)| change.number).collect();
    for number in numbers {
        if chosen.len() >= MOST {
            break;
        }
        let found = search.best_for_change(number);
        chosen.extend(found.filter(|(draft, _)| chosen.iter().all(|(other, _)| other != draft)));
    }
    for (kind, name) in search.outcomes() {
        if chosen.len() >= MOST {
            break;
        }
        let shows = |moved: &Moved| moved.outcomes.iter().any(|of| of.kind == kind && of.name == name);
        if !chosen.iter().any(|(_, moved)| shows(moved)) {
            chosen.extend(search.best_for_outcome(kind, name.as_deref()));
        }
    }
    let told = chosen.into_iter().zip(1..).filter_map(|((draft, _), at)| {
        let title = format!("Compared, lead {at}");
        let moved = search.held(&draft, &title)?;
        let example = example::of(new.model, &draft, &moved, search.causes(), &title);
        Some(Witness { lead: draft.words(), outcomes: moved.outcomes, because: moved.because, example })
    });
    told.collect()
}

/// When an example takes place that does not say.
fn noon(model: &Model) -> Instant {
    let day = Date::new(2026, 1, 15);
    day.and_then(|day| model.zone.resolve(day, 12, 0, 0, 0)).unwrap_or_default()
}

/// The names and words that changes mention, and what these mention in turn.
fn mentioned(paired: &[Paired]) -> BTreeSet<String> {
    let mut declared: HashMap<&String, Vec<&Paired>> = HashMap::new();
    for pair in paired.iter().filter(|pair| !matches!(pair.declaration.0, "stage" | "pact" | "team")) {
        pair.declaration.1.iter().for_each(|name| declared.entry(name).or_default().push(pair));
    }
    let mut hot = BTreeSet::new();
    let changed = paired.iter().filter(|pair| pair.change.is_some());
    let mut todo: Vec<&String> = changed.flat_map(|pair| pair.names.iter().chain(&pair.key)).collect();
    while let Some(name) = todo.pop() {
        if hot.insert(name.clone()) {
            todo.extend(declared.get(name).into_iter().flatten().flat_map(|pair| &pair.names));
        }
    }
    hot
}

/// How much an outcome tells a room: a stage more than a score.
pub(super) fn rank(kind: OutcomeKind) -> u8 {
    match kind {
        OutcomeKind::Stage | OutcomeKind::Handover | OutcomeKind::Route => 0,
        OutcomeKind::Responsible | OutcomeKind::Rating | OutcomeKind::Table | OutcomeKind::Choice => 1,
        OutcomeKind::Score | OutcomeKind::Nurture => 2,
    }
}
