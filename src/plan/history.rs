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

use super::compile::Listing;
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
    lists: Vec<List>,
    tallies: Vec<Tally>,
    /// By kind, behind the place of the newest; 0 where there is none.
    newest: Vec<u32>,
    /// How often an interaction was read.
    #[cfg(test)]
    pub read: usize,
}

/// Interactions that pass a test.
#[derive(Debug, Default)]
pub(super) struct List {
    /// When they were.
    pub at: Vec<Instant>,
    /// Their places, counted from the oldest of the lead's.
    pub places: Vec<u32>,
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
        let (reach, oldest) = if self.is_of_life { (&[][..], None) } else { as_of.reach() };
        let unread = all.get(all.len() - past..all.len() - self.known).unwrap_or(&[]);
        // Newest first, so that those outside of all windows stand at the end.
        let inside = match oldest {
            Some(oldest) => unread.partition_point(|interaction| interaction.at >= oldest),
            None => unread.len(),
        };
        let first = self.known + unread.len() - inside;
        for (place, interaction) in (0u32..).skip(first).zip(unread.get(..inside).unwrap_or(&[]).iter().rev())
        {
            self.take_in(plan, reach, all, place, interaction);
        }
        self.known = past;
    }

    fn forget(&mut self, plan: &Plan) {
        let Listing { lists, tallies, .. } = &plan.listing;
        if self.plan != Some(plan.id) {
            self.plan = Some(plan.id);
            self.lists = lists.iter().map(|_| List::default()).collect();
            self.tallies = tallies.iter().map(|of| Tally::new(of.clone())).collect();
        }
        for list in &mut self.lists {
            list.at.clear();
            list.places.clear();
        }
        self.tallies.iter_mut().for_each(Tally::clear);
        self.newest.clear();
        self.newest.resize(plan.sizes.kinds, 0);
        self.known = 0;
    }

    fn take_in(
        &mut self,
        plan: &Plan,
        reach: &[Instant],
        all: &[Interaction],
        place: u32,
        interaction: &Interaction,
    ) {
        #[cfg(test)]
        {
            self.read += 1;
        }
        let (listing, kind) = (&plan.listing, interaction.what);
        super::run::put(&mut self.newest, kind.index(), place + 1);
        for &at in listing.of_kind(kind) {
            let at = at as usize;
            let (Some(of), Some(list)) = (listing.lists.get(at), self.lists.get_mut(at)) else { return };
            let is_far = reach.get(at).is_some_and(|&reach| interaction.at < reach);
            if is_far || of.test.as_ref().is_some_and(|test| !test.passes(interaction)) {
                continue;
            }
            list.at.push(interaction.at);
            list.places.push(place);
            for &tally in &of.tallies {
                if let Some(tally) = self.tallies.get_mut(tally as usize) {
                    tally.add(list, all, &plan.zone);
                }
            }
        }
    }

    /// A list by place.
    pub fn list(&self, at: u32) -> Option<&List> {
        self.lists.get(at as usize)
    }

    /// By place in a list: whether a limit of number leaves it.
    pub fn kept(&self, tally: u32) -> &[bool] {
        self.tallies.get(tally as usize).map_or(&[], Tally::kept)
    }

    /// The newest of some kinds, by its place from the oldest.
    pub fn newest_of(&self, kinds: &[TypeId]) -> Option<u32> {
        let newest = kinds.iter().filter_map(|kind| self.newest.get(kind.index()));
        newest.max().and_then(|behind| behind.checked_sub(1))
    }

    /// The place in the lead's list, newest first, of one that is counted from the oldest; and back.
    pub fn turned(&self, place: u32) -> u32 {
        u32::try_from(self.count).unwrap_or(u32::MAX).saturating_sub(1).saturating_sub(place)
    }
}
