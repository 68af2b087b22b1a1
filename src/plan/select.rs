//! Which interactions count.

use super::ops::{Pick, Since};
use super::run::Run;
use super::slots::Slice;
use super::{Plan, Recorder};
use crate::lead::Interaction;
use crate::model::{Id, SelectionId};
use crate::values::Instant;

impl<R: Recorder> Run<'_, R> {
    /// Sorts the lead's interactions by kind, once, and counts those to come.
    pub fn sort_interactions(&mut self) {
        let as_of = self.as_of.as_of();
        let all = &self.lead.interactions;
        let kinds = &mut self.scratch.kinds;
        // Newest first: those to come stand in front.
        kinds.first = all.partition_point(|interaction| interaction.at > as_of);
        self.out.future = u32::try_from(kinds.first).unwrap_or(u32::MAX);
        let past = all.get(kinds.first..).unwrap_or(&[]);
        kinds.starts.clear();
        kinds.starts.resize(self.plan.sizes.kinds + 1, 0);
        kinds.places.clear();
        kinds.places.resize(past.len(), 0);
        for interaction in past {
            if let Some(count) = kinds.starts.get_mut(interaction.what.index() + 1) {
                *count += 1;
            }
        }
        let mut before = 0;
        for start in &mut kinds.starts {
            before += *start;
            *start = before;
        }
        // Filling moves each start to its end, which is the next one's start.
        for (place, interaction) in (kinds.first..).zip(past) {
            let Some(next) = kinds.starts.get_mut(interaction.what.index()) else { continue };
            if let Some(slot) = kinds.places.get_mut(*next as usize) {
                *slot = u32::try_from(place).unwrap_or(u32::MAX);
            }
            *next += 1;
        }
    }

    /// Finds the interactions of a selection, newest first.
    pub fn select(&mut self, id: SelectionId) {
        let plan: &Plan = self.plan;
        let start = self.scratch.picks.len();
        if let Some(pick) = plan.picks.get(id.index()) {
            let open = Open { from: self.from(pick), after: self.reset(pick) };
            match *pick.kinds {
                [kind] => self.select_kind(pick, kind.index(), open),
                _ => self.select_kinds(pick, open),
            }
        }
        let slice = Slice::since(start, &self.scratch.picks);
        self.scratch.picked.set(id, slice);
    }

    fn select_kind(&mut self, pick: &Pick, kind: usize, open: Open) {
        let bound = |at: Option<usize>| {
            at.and_then(|at| self.scratch.kinds.starts.get(at)).map_or(0, |&place| place as usize)
        };
        let (start, end) = (bound(kind.checked_sub(1)), bound(Some(kind)));
        for at in start..end {
            let Some(&place) = self.scratch.kinds.places.get(at) else { return };
            if !self.consider(pick, place, open) {
                return;
            }
        }
    }

    fn select_kinds(&mut self, pick: &Pick, open: Open) {
        for (place, interaction) in (0u32..).zip(&self.lead.interactions).skip(self.scratch.kinds.first) {
            if pick.kinds.binary_search(&interaction.what).is_ok() && !self.consider(pick, place, open) {
                return;
            }
        }
    }

    /// Takes an interaction in if it counts; no if neither it nor any older one can.
    fn consider(&mut self, pick: &Pick, place: u32, open: Open) -> bool {
        let Some(interaction) = self.lead.interactions.get(place as usize) else { return false };
        if !open.holds(interaction.at) {
            return false;
        }
        if self.passes(pick, interaction) {
            self.scratch.picks.push(place);
        }
        true
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
        let past = self.lead.interactions.get(self.scratch.kinds.first..)?;
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
