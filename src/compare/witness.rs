//! Small leads that fare otherwise under the new pact, found by trying.
//!
//! Leads are made of values on either side of what the pacts compare them with, changed at random, and kept where
//! they come to something that none before came to. What is reported was assessed under both pacts, and nothing in
//! it can be left out. The same pacts give the same leads.

mod example;
mod lived;
mod maker;
mod search;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::causes::{Causes, Lives};
use super::draft::Draft;
use super::lives::Life;
use super::outcomes::{Moved, Outcome, OutcomeKind};
use super::pool::Pool;
use super::{Became, Comparison, Paired, Side};
use crate::model::Model;
use crate::values::{Date, Instant};

use lived::Living;
use search::Search;

/// No more leads than this are reported.
const MOST: usize = 24;

/// A small lead that fares otherwise under the new pact.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Witness {
    /// The lead in a few words, and what is done with it.
    pub lead: String,
    /// What is different, the stage first.
    pub outcomes: Vec<Outcome>,
    /// The numbers of the changes that make the difference.
    pub because: Vec<usize>,
    /// The lead as an `example` of the new pact, which holds there and not under the old one. None where no example
    /// can show it: who is told and when, or a command that the new pact does not know.
    pub example: Option<String>,
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
    let lives = Lives::new((old, new), &became.paired, ground.as_of);
    let living = Living::new(&ground, lives, &pool, &became.paired, search.kept());
    let numbers = comparison.changes().map(|(_, change)| change.number);
    let chosen = choose(&mut search, &living, numbers);
    let told = chosen.into_iter().zip(1..).filter_map(|(of, at)| {
        let title = format!("Compared, lead {at}");
        match of {
            Shown::Assessed(draft) => assessed(&mut search, new.model, &draft, &title),
            Shown::Lived(draft, life) => living.told(search.causes(), new.model, (&draft, &life), &title),
        }
    });
    told.collect()
}

/// What shows a change: a lead that is assessed, or one that lives.
enum Shown {
    Assessed(Draft),
    Lived(Draft, Life),
}

/// One for each change, then one for each outcome that none of these shows.
fn choose<'a>(
    search: &mut Search<'_, 'a>,
    living: &Living<'_, 'a>,
    numbers: impl Iterator<Item = usize>,
) -> Vec<Shown> {
    let mut chosen: Vec<(Shown, Moved)> = Vec::new();
    let is_chosen = |chosen: &[(Shown, Moved)], draft: &Draft| {
        chosen.iter().any(|(of, _)| matches!(of, Shown::Assessed(known) if known == draft))
    };
    for number in numbers {
        if chosen.len() >= MOST {
            break;
        }
        if let Some((draft, moved)) = search.best_for_change(number) {
            if !is_chosen(&chosen, &draft) {
                chosen.push((Shown::Assessed(draft), moved));
            }
        } else if !chosen.iter().any(|(_, moved)| moved.because == [number])
            && let Some((draft, life, moved)) = living.best(search.causes(), number)
        {
            chosen.push((Shown::Lived(draft, life), moved));
        }
    }
    for (kind, name) in search.outcomes() {
        let shows = |moved: &Moved| moved.outcomes.iter().any(|of| of.kind == kind && of.name == name);
        if chosen.len() < MOST && !chosen.iter().any(|(_, moved)| shows(moved)) {
            let found = search.best_for_outcome(kind, name.as_deref());
            chosen.extend(found.map(|(draft, moved)| (Shown::Assessed(draft), moved)));
        }
    }
    chosen.into_iter().map(|(shown, _)| shown).collect()
}

fn assessed(search: &mut Search<'_, '_>, model: &Model, draft: &Draft, title: &str) -> Option<Witness> {
    let moved = search.held(draft, title)?;
    let example = example::of(&draft.example_lines(model), &moved, search.causes(), title);
    Some(Witness { lead: draft.words(), outcomes: moved.outcomes, because: moved.because, example })
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
        OutcomeKind::Stage | OutcomeKind::Handover | OutcomeKind::Route | OutcomeKind::Command => 0,
        OutcomeKind::Responsible | OutcomeKind::Rating | OutcomeKind::Table | OutcomeKind::Choice => 1,
        OutcomeKind::Score | OutcomeKind::Nurture | OutcomeKind::Notice => 2,
    }
}
