//! The leads of a replay on their way through time.
//!
//! Nobody is looked at without need: a heap knows which lead has something to do next, and when. What is
//! learnt of a lead at an instant makes it due at that instant, so all of it is seen together, after what fell
//! due before and, for commands, before what falls due at the same instant.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use leadpact::{Command, Instant, JsonReader, Lead, LeadState, Merged, Pact, Step, StepError};

use super::record::Record;
use crate::exit::Outcome;

/// A lead, where it stands, and when it has to be looked at next.
pub struct Tracked {
    pub lead: Lead,
    /// None until the instant at which it became known has passed.
    pub state: Option<LeadState>,
    pub next: Option<Instant>,
    /// The lead that this one was merged into.
    pub into: Option<usize>,
}

/// All leads: one record and one state each are in memory, and nothing else that grows.
pub struct Leads {
    pub pact: Pact,
    pub json: JsonReader,
    pub all: Vec<Tracked>,
    /// Those that were merged into others among them.
    pub places: HashMap<String, usize>,
    due: BinaryHeap<Reverse<(Instant, usize)>>,
}

/// Whether what falls due at the end is part of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Included,
    Excluded,
}

impl Leads {
    /// Nobody yet.
    pub fn new(pact: &Pact, json: JsonReader) -> Self {
        Self { pact: pact.clone(), json, all: Vec::new(), places: HashMap::new(), due: BinaryHeap::new() }
    }

    /// The place of a lead; of one that was merged into another, that of the other.
    pub fn find(&self, id: &str) -> Option<usize> {
        let mut place = *self.places.get(id)?;
        while let Some(into) = self.all.get(place)?.into {
            place = into;
        }
        Some(place)
    }

    /// The place of a lead, which is new if there is none of that id.
    pub fn find_or_new(&mut self, id: &str) -> usize {
        self.find(id).unwrap_or_else(|| {
            let lead = self.pact.lead(id).build();
            self.put(Tracked { lead, state: None, next: None, into: None })
        })
    }

    /// Takes in a lead.
    pub fn put(&mut self, tracked: Tracked) -> usize {
        let place = self.all.len();
        self.places.insert(tracked.lead.id().to_owned(), place);
        let next = tracked.next;
        self.all.push(tracked);
        self.due.extend(next.map(|at| Reverse((at, place))));
        place
    }

    /// A lead has to be looked at, at an instant.
    pub fn wake(&mut self, place: usize, at: Option<Instant>) {
        let Some(tracked) = self.all.get_mut(place) else { return };
        if tracked.next != at {
            tracked.next = at;
            self.due.extend(at.map(|at| Reverse((at, place))));
        }
    }

    /// Lets time pass: whatever falls due is done in the order of its instants.
    pub fn pass(&mut self, to: Instant, end: End, record: &mut Record) -> Outcome {
        while let Some(&Reverse((at, place))) = self.due.peek() {
            if at > to || at == to && end == End::Excluded {
                break;
            }
            self.due.pop();
            if self.all.get(place).is_some_and(|of| of.into.is_none() && of.next == Some(at)) {
                record.now(at)?;
                self.look(place, at, record)?;
            }
        }
        Ok(())
    }

    /// Looks at a lead: starts it, or takes the steps that are due.
    pub fn look(&mut self, place: usize, at: Instant, record: &mut Record) -> Outcome {
        let Some(of) = self.all.get(place) else { return Ok(()) };
        let step = match &of.state {
            None => self.pact.start(&of.lead, at),
            Some(state) => self.pact.advance(&of.lead, state, at),
        };
        match step {
            Ok(step) => self.take(place, step, record),
            Err(error) => {
                record.no_step(of.lead.id(), &error)?;
                self.wake(place, None);
                Ok(())
            }
        }
    }

    /// Starts a lead that became known at this very instant.
    pub fn look_if_new(&mut self, place: usize, at: Instant, record: &mut Record) -> Outcome {
        match self.all.get(place) {
            Some(of) if of.state.is_none() => self.look(place, at, record),
            _ => Ok(()),
        }
    }

    /// Gives a command; it is an error if it is not carried out.
    pub fn command(
        &mut self,
        place: usize,
        command: Command,
        at: Instant,
        record: &mut Record,
    ) -> Outcome<Result<(), StepError>> {
        self.look_if_new(place, at, record)?;
        let Some((lead, state)) = self.standing(place) else { return Ok(Ok(())) };
        match self.pact.command(lead, state, command, at) {
            Ok(step) => self.take(place, step, record).map(Ok),
            Err(error) => Ok(Err(error)),
        }
    }

    /// Makes one of two records; it is an error if the pact cannot.
    pub fn merge(
        &mut self,
        kept: usize,
        other: usize,
        at: Instant,
        record: &mut Record,
    ) -> Outcome<Result<(), StepError>> {
        self.look_if_new(kept, at, record)?;
        self.look_if_new(other, at, record)?;
        let (Some(kept_of), Some(other_of)) = (self.standing(kept), self.standing(other)) else {
            return Ok(Ok(()));
        };
        let merged = match self.pact.merge(kept_of, other_of, at) {
            Ok(merged) => merged,
            Err(error) => return Ok(Err(error)),
        };
        record.gone(other_of.1, at);
        let Merged { lead, state, transitions, .. } = merged;
        record.step(Some(kept_of.1), &state, &transitions)?;
        if let Some(of) = self.all.get_mut(kept) {
            (of.lead, of.state) = (lead, Some(state));
        }
        if let Some(of) = self.all.get_mut(other) {
            *of = Tracked { lead: Lead::default(), state: None, next: None, into: Some(kept) };
        }
        self.wake(kept, Some(at));
        Ok(Ok(()))
    }

    fn standing(&self, place: usize) -> Option<(&Lead, &LeadState)> {
        let of = self.all.get(place)?;
        Some((&of.lead, of.state.as_ref()?))
    }

    /// Keeps what a step came to.
    fn take(&mut self, place: usize, step: Step, record: &mut Record) -> Outcome {
        let Some(of) = self.all.get_mut(place) else { return Ok(()) };
        let Step { state, transitions, .. } = step;
        record.step(of.state.as_ref(), &state, &transitions)?;
        let next = self.pact.next_step(&of.lead, &state);
        of.state = Some(state);
        match next {
            Ok(next) => self.wake(place, next),
            Err(error) => record.no_step(of.lead.id(), &error)?,
        }
        Ok(())
    }
}
