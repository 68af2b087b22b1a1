//! Which changes make a lead fare otherwise: those whose line came to something else for it, among those that
//! what is different depends on.

mod across;
mod effect;
mod index;
mod reach;

use std::cell::RefCell;

use super::looks::Look;
use super::outcomes::{Moved, Outcome, outcomes};
use super::{Comparison, Paired, Side};
use crate::lead::Lead;
use crate::values::Instant;

use effect::Both;
use index::Index;
use reach::Reach;

/// Holds leads against both pacts.
pub(crate) struct Causes<'a> {
    pub(super) old: Look<'a>,
    pub(super) new: Look<'a>,
    old_index: Index,
    new_index: Index,
    paired: &'a [Paired],
    reach: Reach,
    names: Names,
}

/// New names of old declarations, and the other way round.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(Vec<(String, String, String)>);

impl Names {
    fn new(comparison: &Comparison) -> Self {
        let renamed = comparison.changes().filter(|(_, change)| change.what == super::ChangeWhat::Renamed);
        let names = renamed.filter_map(|(of, change)| {
            let old = change.words.split('`').nth(1)?;
            Some((of.kind.clone(), old.to_owned(), of.name.clone()?))
        });
        Self(names.collect())
    }

    pub fn new_name(&self, kind: &str, old: &str) -> String {
        let found = self.0.iter().find(|(of, was, _)| of == kind && was == old);
        found.map_or(old, |(_, _, now)| now).to_owned()
    }

    pub fn old_name<'n>(&'n self, kind: &str, new: &'n str) -> &'n str {
        let found = self.0.iter().find(|(of, _, now)| of == kind && now == new);
        found.map_or(new, |(_, was, _)| was)
    }
}

impl<'a> Causes<'a> {
    pub fn new(
        (old, new): (&Side<'a>, &Side<'a>),
        comparison: &'a Comparison,
        paired: &'a [Paired],
        as_of: Instant,
    ) -> Self {
        Self {
            old: Look::new(old.model, old.plan, as_of),
            new: Look::new(new.model, new.plan, as_of),
            old_index: Index::new(old.model),
            new_index: Index::new(new.model),
            paired,
            reach: Reach::new(paired),
            names: Names::new(comparison),
        }
    }

    /// What the last lead comes to under both pacts.
    pub fn outcomes(&self) -> Vec<Outcome> {
        outcomes(&self.old, &self.new, &|kind, name| self.names.new_name(kind, name))
    }

    /// What is different for a lead, given as each of the pacts reads it; none where nothing is.
    pub fn of(&mut self, old: &Lead, new: &Lead) -> Option<Moved> {
        self.old.at(old);
        self.new.at(new);
        let mut outcomes = self.outcomes();
        outcomes.retain(Outcome::differs);
        if outcomes.is_empty() {
            return None;
        }
        let roots = outcomes.iter().map(|outcome| (outcome.kind, outcome.name.as_deref()));
        let reached = self.reach.from(roots);
        let both = Both {
            old: &self.old,
            new: &self.new,
            old_index: &self.old_index,
            new_index: &self.new_index,
            paired: self.paired,
            names: &self.names,
            lists: RefCell::default(),
        };
        let relevant = self.paired.iter().filter(|pair| pair.change.is_some() && reached.contains(pair));
        let mut because: Vec<usize> =
            relevant.filter(|pair| both.differ(pair)).filter_map(|pair| pair.change).collect();
        because.sort_unstable();
        because.dedup();
        if because.is_empty() {
            // What all lines read: the time zone, the holidays.
            let header = self.paired.iter().filter(|pair| pair.declaration.0 == "pact");
            because.extend(header.filter_map(|pair| pair.change));
            because.dedup();
        }
        Some(Moved { id: new.id().to_owned(), outcomes, because })
    }
}
