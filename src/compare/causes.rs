//! Which changes make a lead fare otherwise: those whose line came to something else for it, among those that
//! what is different depends on.

mod across;
mod effect;
mod index;
mod life;
mod reach;

use std::cell::RefCell;

use super::looks::Look;
use super::outcomes::{Moved, Outcome, outcomes};
use super::{Became, Paired, Renames, Side};
use crate::lead::Lead;
use crate::values::Instant;

use effect::Both;
use index::Index;
pub(super) use life::Lives;
use reach::Reach;

/// Holds leads against both pacts.
pub(crate) struct Causes<'a> {
    pub(super) old: Look<'a>,
    pub(super) new: Look<'a>,
    old_index: Index,
    new_index: Index,
    paired: &'a [Paired],
    reach: Reach<'a>,
    names: Names<'a>,
    /// What the last lead comes to.
    last: Vec<Outcome>,
}

/// New names of old declarations, and the other way round.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a>(&'a Renames);

impl Names<'_> {
    /// The new name of an old declaration.
    pub fn new_name<'n>(&'n self, kind: &str, old: &'n str) -> &'n str {
        let found = self.0.iter().find(|((of, was), _)| is_of(of, kind) && was == old);
        found.map_or(old, |(_, now)| now)
    }

    /// The old name of a new one.
    pub fn old_name<'n>(&'n self, kind: &str, new: &'n str) -> &'n str {
        let found = self.0.iter().find(|((of, _), now)| is_of(of, kind) && *now == new);
        found.map_or(new, |((_, was), _)| was)
    }
}

/// Whether a declaration makes something of a kind: a questionnaire makes a score of its name, too.
fn is_of(declared: &str, kind: &str) -> bool {
    declared == kind || (kind == "score" && declared == "questionnaire")
}

impl<'a> Causes<'a> {
    pub fn new((old, new): (&Side<'a>, &Side<'a>), became: &'a Became, as_of: Instant) -> Self {
        Self {
            old: Look::new(old.model, old.plan, as_of),
            new: Look::new(new.model, new.plan, as_of),
            old_index: Index::new(old.model),
            new_index: Index::new(new.model),
            paired: &became.paired,
            reach: Reach::new(&became.paired),
            names: Names(&became.renames),
            last: Vec::new(),
        }
    }

    /// What the last lead comes to under both pacts.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.last
    }

    /// What is different for a lead, given as each of the pacts reads it; none where nothing is.
    pub fn of(&mut self, old: &Lead, new: &Lead) -> Option<Moved> {
        self.old.at(old);
        self.new.at(new);
        let names = self.names;
        self.last = outcomes(&self.old, &self.new, &|kind, name| names.new_name(kind, name).to_owned());
        let outcomes: Vec<Outcome> = self.last.iter().filter(|of| of.differs()).cloned().collect();
        if outcomes.is_empty() {
            return None;
        }
        let reached = self.reach.changes(outcomes.iter()).to_vec();
        let both = self.looked();
        let mut because: Vec<usize> =
            reached.iter().filter(|pair| both.differ(pair)).filter_map(|pair| pair.change).collect();
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

    /// The last lead under both pacts.
    fn looked(&self) -> Both<'_, 'a> {
        Both {
            old: &self.old,
            new: &self.new,
            old_index: &self.old_index,
            new_index: &self.new_index,
            paired: self.paired,
            names: self.names,
            lists: RefCell::default(),
        }
    }

    /// What lines of stages read, and who reads.
    pub(super) fn reach(&self) -> &Reach<'a> {
        &self.reach
    }

    /// New names of old declarations.
    pub(super) fn names(&self) -> Names<'a> {
        self.names
    }
}
