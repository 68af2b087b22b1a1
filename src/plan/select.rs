//! Which interactions count.

use super::compile::Found;
use super::history::Stamp;
use super::ops::{Pick, Since};
use super::run::Run;
use super::scratch::Picked;
use super::slots::{Slice, narrow};
use super::{Plan, Recorder};
use crate::lead::Interaction;
use crate::model::{Id, SelectionId};
use crate::values::Instant;

impl<'a, R: Recorder> Run<'a, R> {
    /// Counts the lead's interactions to come, and lists all others.
    pub fn read_interactions(&mut self) {
        let (as_of, all) = (self.as_of.as_of(), &self.lead.interactions);
        // Newest first: those to come stand in front.
        let first = match all.first() {
            Some(newest) if newest.at > as_of => all.partition_point(|interaction| interaction.at > as_of),
            _ => 0,
        };
        self.out.future = narrow(first);
        self.scratch.first = first;
        self.scratch.history.read(self.plan, self.lead, all.len() - first, self.as_of);
    }

    /// Finds the interactions of a selection.
    pub fn select(&mut self, id: SelectionId) {
        let plan: &Plan = self.plan;
        let Some(pick) = plan.picks.get(id.index()) else { return };
        let open = Open { from: self.from(pick), after: self.reset(pick) };
        let start = self.scratch.picks.len();
        let picked = match plan.listing.found(id) {
            Found::Listed(list) => Picked { list: list + 1, slice: self.stretch(list, open) },
            Found::Asked(list) => {
                self.ask(pick, list, open);
                Picked { list: 0, slice: Slice::since(start, &self.scratch.picks) }
            }
            Found::Newest => {
                let newest = self.scratch.history.newest_of(&pick.kinds);
                let newest = newest.filter(|&place| self.counted(place).is_some_and(|of| open.holds(of.at)));
                self.scratch.picks.extend(newest);
                Picked { list: 0, slice: Slice::since(start, &self.scratch.picks) }
            }
        };
        self.scratch.picked.set(id, picked);
    }

    /// Where a list is open.
    fn stretch(&self, list: u32, open: Open) -> Slice {
        let Some(list) = self.scratch.history.list(list) else { return Slice::default() };
        let start = match list.first() {
            Some(oldest) if !open.holds(oldest.at) => list.partition_point(|stamp| !open.holds(stamp.at)),
            _ => 0,
        };
        Slice { start: narrow(start), len: narrow(list.len() - start) }
    }

    /// Asks the `where` of a selection of all in a list that are inside the window.
    fn ask(&mut self, pick: &Pick, list: u32, open: Open) {
        let slice = self.stretch(list, open);
        for at in (slice.start..slice.start + slice.len).rev() {
            let stamp = self.scratch.history.list(list).and_then(|list| list.get(at as usize)).copied();
            if let Some(Stamp { place, .. }) = stamp
                && let Some(interaction) = self.counted(place)
                && self.passes(pick, interaction)
            {
                self.scratch.picks.push(place);
            }
        }
    }

    /// An interaction by its place from the oldest.
    fn counted(&self, place: u32) -> Option<&'a Interaction> {
        self.lead.interactions.get(self.scratch.history.turned(place) as usize)
    }

    fn passes(&mut self, pick: &Pick, interaction: &Interaction) -> bool {
        let Some(test) = pick.test else { return true };
        for &op in test.ops.of(&self.plan.inner) {
            self.step(op, Some(interaction));
        }
        self.truth(test.condition).is_yes()
    }

    fn from(&self, pick: &Pick) -> Option<Instant> {
        match pick.since {
            Since::Ever => None,
            Since::Cut(cut) => Some(self.as_of.cut(cut)),
            Since::Entered => Some(self.scratch.situation.entered),
        }
    }

    fn reset(&self, pick: &Pick) -> Option<Instant> {
        pick.scope.and_then(|score| self.scratch.situation.reset(score))
    }

    /// Whether a selection's `where` is asked of an interaction up to `as_of`.
    pub fn is_candidate(&self, id: SelectionId, interaction: &Interaction) -> bool {
        let Some(pick) = self.plan.picks.get(id.index()) else { return false };
        let open = Open { from: self.from(pick), after: self.reset(pick) };
        pick.kinds.binary_search(&interaction.what).is_ok() && open.holds(interaction.at)
    }

    /// The newest interaction of a selection's kinds that has left its window, whatever its `where` says.
    pub fn newest_gone(&self, id: SelectionId) -> Option<&Interaction> {
        let pick = self.plan.picks.get(id.index())?;
        let (from, after) = (self.from(pick)?, self.reset(pick));
        let past = self.lead.interactions.get(self.scratch.first..)?;
        let gone = past.get(past.partition_point(|interaction| interaction.at >= from)..)?;
        let newest = gone.iter().find(|interaction| pick.kinds.binary_search(&interaction.what).is_ok());
        newest.filter(|interaction| after.is_none_or(|after| after < interaction.at))
    }
}

/// The stretch of time from which interactions count.
#[derive(Clone, Copy)]
struct Open {
    /// Not before.
    from: Option<Instant>,
    /// Only later.
    after: Option<Instant>,
}

impl Open {
    fn holds(self, at: Instant) -> bool {
        self.from.is_none_or(|from| from <= at) && self.after.is_none_or(|after| after < at)
    }
}
