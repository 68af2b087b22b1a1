//! What has been seen of a lead's interactions: lists of those that count, and what limits of number leave of
//! them.
//!
//! Everything in a list holds whatever instant the lead is looked at: the same interactions pass the same tests,
//! and which of them are left by `at most 5 times per day` depends on newer ones alone. So windows and resets
//! only cut the old end off, and a lead that is looked at again has but its new interactions to be read.

mod memory;
mod tally;
mod test;

pub(crate) use memory::give_back;
pub(super) use test::Test;

use tally::Tally;

use super::compile::ListPlan;
use super::{Cutoffs, Plan};
use crate::lead::{Interaction, Lead};
use crate::model::{Id, TypeId};
use crate::values::Instant;

/// Lists of a lead's interactions, the oldest first.
#[derive(Debug, Default)]
pub(super) struct History {
    plan: Option<u64>,
    /// Whether it is of one lead, which only ever learns of newer interactions. Else it is made anew for each.
    pub is_of_life: bool,
    /// How many of the lead's interactions have been read, from the oldest on.
    known: usize,
    /// How many interactions the lead has: places here count from the oldest, there from the newest.
    count: usize,
    /// By kind.
    kinds: Vec<Vec<Stamp>>,
    lists: Vec<List>,
    tallies: Vec<Tally>,
    /// How often an interaction was read.
    #[cfg(test)]
    pub read: usize,
}

/// An interaction that counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    /// When it was.
    pub at: Instant,
    /// Its place, counted from the oldest of the lead's.
    pub place: u32,
}

/// Interactions that pass a test.
#[derive(Debug)]
struct List {
    /// The kind of which it has all, by place; none if it has stamps of its own.
    all_of: Option<usize>,
    stamps: Vec<Stamp>,
    /// How many of its kind have been looked at; of several kinds, how many of all.
    done: usize,
}

impl History {
    /// Reads the lead's interactions up to an instant; of a life those that are new.
    pub fn read(&mut self, plan: &Plan, lead: &Lead, past: usize, as_of: &Cutoffs) {
        let all: &[Interaction] = &lead.interactions;
        self.count = all.len();
        if past == 0 && self.known == 0 && self.plan == Some(plan.id) {
            return;
        }
        if self.plan != Some(plan.id) || !self.is_of_life && self.known > 0 || self.known > past {
            self.forget(plan);
        }
        // A life is looked at as of many instants.
        let (reach, furthest) = if self.is_of_life { (&[][..], None) } else { as_of.reach() };
        self.sort(all, past, furthest);
        for (at, of) in plan.listing.lists.iter().enumerate() {
            self.list_more(at, of, reach.get(at).copied(), all);
        }
        for (tally, &list) in self.tallies.iter_mut().zip(&plan.listing.tallied_lists) {
            let stamps = self.lists.get(list as usize).map_or(&[][..], |list| list.all(&self.kinds));
            tally.add(stamps, all, &plan.zone);
        }
    }

    fn forget(&mut self, plan: &Plan) {
        let listing = &plan.listing;
        if self.plan != Some(plan.id) {
            self.plan = Some(plan.id);
            self.kinds = vec![Vec::new(); plan.sizes.kinds];
            self.lists = listing.lists.iter().map(List::new).collect();
            self.tallies = listing.tallies.iter().map(|of| Tally::new(of.clone())).collect();
        }
        self.kinds.iter_mut().for_each(Vec::clear);
        for list in &mut self.lists {
            list.stamps.clear();
            list.done = 0;
        }
        self.tallies.iter_mut().for_each(Tally::clear);
        self.known = 0;
    }

    /// Sorts those that are new by kind, but for what is so old that nobody asks for it.
    fn sort(&mut self, all: &[Interaction], past: usize, furthest: Option<Instant>) {
        let unread = all.get(all.len() - past..all.len() - self.known).unwrap_or(&[]);
        // Newest first, so that those outside of all windows stand at the end.
        let inside = match furthest {
            Some(furthest) => unread.partition_point(|interaction| interaction.at >= furthest),
            None => unread.len(),
        };
        let first = u32::try_from(self.known + unread.len() - inside).unwrap_or(u32::MAX);
        for (place, interaction) in (first..).zip(unread.get(..inside).unwrap_or(&[]).iter().rev()) {
            if let Some(kind) = self.kinds.get_mut(interaction.what.index()) {
                kind.push(Stamp { at: interaction.at, place });
            }
        }
        #[cfg(test)]
        {
            self.read += inside;
        }
        self.known = past;
    }

    /// Takes those that are new, and within reach, into a list.
    fn list_more(&mut self, at: usize, of: &ListPlan, reach: Option<Instant>, all: &[Interaction]) {
        let Some(list) = self.lists.get_mut(at).filter(|list| list.all_of.is_none()) else { return };
        let mut add = |new: &[Stamp]| {
            let near = reach.map_or(0, |reach| new.partition_point(|stamp| stamp.at < reach));
            let near = new.get(near..).unwrap_or(&[]);
            match &of.test {
                None => list.stamps.extend_from_slice(near),
                Some(test) => test.push_passing(near, all, &mut list.stamps),
            }
        };
        if let [kind] = *of.kinds {
            let stamps = self.kinds.get(kind.index()).map_or(&[][..], Vec::as_slice);
            add(stamps.get(list.done..).unwrap_or(&[]));
            list.done = stamps.len();
            return;
        }
        // Those of several kinds are taken one by one, in their order.
        let new = all.get(all.len() - self.known..all.len() - list.done).unwrap_or(&[]);
        for (place, interaction) in (0u32..).skip(list.done).zip(new.iter().rev()) {
            if of.kinds.binary_search(&interaction.what).is_ok() {
                add(&[Stamp { at: interaction.at, place }]);
            }
        }
        list.done = self.known;
    }

    /// A list by place.
    pub fn list(&self, at: u32) -> Option<&[Stamp]> {
        self.lists.get(at as usize).map(|list| list.all(&self.kinds))
    }

    /// By place in a list: whether a limit of number leaves it.
    pub fn kept(&self, tally: u32) -> &[bool] {
        self.tallies.get(tally as usize).map_or(&[], Tally::kept)
    }

    /// The newest of some kinds, by its place from the oldest.
    pub fn newest_of(&self, kinds: &[TypeId]) -> Option<u32> {
        let newest = kinds.iter().filter_map(|kind| self.kinds.get(kind.index())?.last());
        newest.map(|stamp| stamp.place).max()
    }

    /// The place in the lead's list, newest first, of one that is counted from the oldest; and back.
    pub fn turned(&self, place: u32) -> u32 {
        u32::try_from(self.count).unwrap_or(u32::MAX).saturating_sub(1).saturating_sub(place)
    }
}

impl List {
    fn new(of: &ListPlan) -> Self {
        let all_of = match *of.kinds {
            [kind] if of.test.is_none() => Some(kind.index()),
            _ => None,
        };
        Self { all_of, stamps: Vec::new(), done: 0 }
    }

    fn all<'l>(&'l self, kinds: &'l [Vec<Stamp>]) -> &'l [Stamp] {
        self.all_of.map_or(&self.stamps, |kind| kinds.get(kind).map_or(&[], Vec::as_slice))
    }
}

/// An interaction by its place from the oldest.
fn stamped(all: &[Interaction], place: u32) -> Option<&Interaction> {
    all.get(all.len().wrapping_sub(1).wrapping_sub(place as usize))
}
