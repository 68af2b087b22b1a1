//! Looks over the shoulder of an example that is being run.

use std::collections::{HashMap, HashSet};

use super::super::run::{Look, Witness};
use super::boundary::Watched;
use super::lines::{Key, Listed};
use crate::assessment::{Outcome, Situation};
use crate::lifecycle::{Cause, Happening, Seen, Transition, TransitionKind, Watch, situation};
use crate::model::{Choice, Id, Model, Operand, RatingId, RuleId, Value, Worded};
use crate::plan::{Cutoffs, Recorder, RuleRecord, Scratch};
use crate::sources::Span;

/// What an example exercises.
pub(super) struct Trace<'a> {
    model: &'a Model,
    places: HashMap<Key, usize>,
    seen: HashSet<usize>,
    boundaries: &'a mut [Watched],
    /// The line of the deadline for accepting that runs.
    accepts: Option<Span>,
}

impl<'a> Trace<'a> {
    pub fn new(model: &'a Model, listed: &Listed, boundaries: &'a mut [Watched]) -> Self {
        let places = listed.iter().enumerate().map(|(place, (key, _))| (*key, place)).collect();
        Self { model, places, seen: HashSet::new(), boundaries, accepts: None }
    }

    /// The places of the lines that were exercised.
    pub fn exercised(self) -> impl Iterator<Item = usize> {
        self.seen.into_iter()
    }

    fn mark(&mut self, key: Key) {
        self.seen.extend(self.places.get(&key));
    }

    /// What is no line of that kind is passed over.
    fn mark_all(&mut self, lines: &[Span], key: fn(Span) -> Key) {
        lines.iter().for_each(|&line| self.mark(key(line)));
    }

    /// Ratings, tables, choices, tracks and thresholds, where the lead stands now.
    fn moment(&mut self, seen: Seen<'_>) {
        let model = self.model;
        for (level, at) in seen.outcome.ratings.iter().zip(0..) {
            if let Some(level) = *level {
                self.mark(Key::Level(RatingId(at), level));
            }
        }
        for table in model.tables.as_slice() {
            let place = table.place(word(seen, table.rows), word(seen, table.columns));
            if let Some(&span) = table.cell_spans.get(place) {
                self.mark(Key::Cell(span));
            }
        }
        for (id, choice) in model.choices.iter() {
            self.mark(Key::Choice(id, line_of(seen, choice)));
        }
        for &track in &seen.outcome.nurture {
            self.mark(Key::Track(track));
        }
        for (sources, boundary) in self.boundaries.iter_mut() {
            sources.iter().for_each(|source| source.read(seen, &mut |value| boundary.see(value)));
        }
    }

    fn recorded(&mut self, kind: TransitionKind, cause: Cause, lines: &[Span]) {
        match (kind, cause) {
            (TransitionKind::HandedOver, _) => {
                self.mark_all(lines, Key::Route);
                let last = lines.last().copied();
                self.accepts = last.filter(|&line| self.places.contains_key(&Key::Deadline(line)));
            }
            (_, Cause::Deadline) => lines.iter().for_each(|&line| self.ran_out(line)),
            (TransitionKind::Confirmed, _) => self.mark_all(lines, Key::Confirm),
            (TransitionKind::Started, _) => self.mark_all(lines, Key::Start),
            (TransitionKind::Notified, _) => self.mark_all(lines, Key::Notice),
            _ => {
                self.mark_all(lines, Key::Way);
                self.mark_all(lines, Key::Accept);
            }
        }
        if kind == TransitionKind::Moved {
            self.accepts = None;
        }
    }

    fn ran_out(&mut self, line: Span) {
        self.mark(Key::Deadline(self.accepts.unwrap_or(line)));
    }
}

impl Recorder for Trace<'_> {
    fn rule(&mut self, rule: RuleId, record: impl FnOnce() -> RuleRecord) {
        if record().state.is_yes() {
            self.mark(Key::Rule(rule));
        }
    }
}

impl Watch for Trace<'_> {
    fn looked(&mut self, seen: Seen<'_>) {
        for (id, score) in self.model.scores.iter() {
            let mut lines = score.always.iter().zip(0..);
            if let Some((_, line)) = lines.find(|(line, _)| seen.scratch.truth(line.condition).is_yes()) {
                self.mark(Key::Always(id, line));
            }
        }
    }

    fn happened(&mut self, happening: Happening<'_>, seen: Seen<'_>) {
        match happening {
            Happening::RanOut(line) => self.ran_out(line),
            Happening::Recorded(kind, cause, lines) => {
                self.recorded(kind, cause, lines);
                self.moment(seen);
            }
        }
    }
}

impl Witness for Trace<'_> {
    fn expected(&mut self, look: Look<'_>) {
        let Look { world, plan, lead, state, at } = look;
        let situation = state.and_then(|state| situation(world, state).ok());
        let situation = situation.unwrap_or_else(|| Situation { entered: at, ..Situation::default() });
        let cutoffs = Cutoffs::new(plan, at);
        let (mut scratch, mut outcome) = (Scratch::new(plan), Outcome::default());
        let (buffer, into) = (&mut scratch, &mut outcome);
        plan.evaluate_recorded(world.model, lead, &situation, &cutoffs, buffer, into, self);
        let seen = Seen { lead, at, scratch: &scratch, outcome: &outcome };
        self.looked(seen);
        self.moment(seen);
    }

    fn carried_out(&mut self, transition: &Transition) {
        let reasons = &self.model.reasons;
        let given = transition.reason.as_ref();
        let given = given.and_then(|name| reasons.iter().find(|(_, reason)| reason.name == *name));
        if let Some((id, _)) = given {
            self.mark(Key::Reason(id));
        }
    }
}

/// The word that a row or column of a table is looked up by.
fn word(seen: Seen<'_>, of: Worded) -> Option<u16> {
    match of {
        Worded::Field(Operand::Lead(field)) => match seen.lead.value(field) {
            Value::Word(word) => Some(*word),
            _ => None,
        },
        Worded::Field(_) => None,
        Worded::Rating(id) => seen.outcome.ratings.get(id.index()).copied().flatten(),
        Worded::Table(id) => seen.outcome.tables.get(id.index()).copied().flatten(),
        Worded::Choice(id) => seen.outcome.choices.get(id.index()).copied(),
    }
}

/// The line of a choice that is the first that fits; behind the last for `otherwise`.
fn line_of(seen: Seen<'_>, choice: &Choice) -> u16 {
    let fits = choice.lines.iter().position(|line| seen.scratch.truth(line.condition).is_yes());
    u16::try_from(fits.unwrap_or(choice.lines.len())).unwrap_or(u16::MAX)
}
