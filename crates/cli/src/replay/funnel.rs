//! How leads go through the stages: counted while they do.

use std::collections::{BTreeMap, HashMap};

use leadpact::{Cause, Clock, Handover, Instant, LeadState, Pact, Place, Transition, TransitionKind};
use serde::Serialize;

use super::leads::{End, Leads};
use super::states::Stop;

/// Counts by stage.
pub struct Funnel {
    pub stages: Vec<Stage>,
    places: HashMap<String, usize>,
    /// Where the replay goes on from, if it does: deadlines up to then were counted by the one before.
    since: Option<Stop>,
}

/// What became of the leads in a stage.
#[derive(Debug, Default)]
pub struct Stage {
    pub name: String,
    /// Leads that stood there when the replay began.
    pub before: u64,
    pub entered: u64,
    pub left: u64,
    /// Leads that stand there now.
    pub there: There,
    /// How long each stay was that has ended, in milliseconds; those of records that were merged into others aside.
    pub stays: Vec<i64>,
    /// None in a stage without a handover.
    pub handover: Option<Handovers>,
}

/// How many leads stand in a stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct There {
    pub leads: u64,
    pub waiting: u64,
    pub pending: u64,
}

/// What became of the handovers out of a stage.
#[derive(Debug, Default)]
pub struct Handovers {
    /// Pending when the replay began.
    pub before: u64,
    pub handed_over: u64,
    pub accepted: u64,
    pub rejected: u64,
    pub reasons: BTreeMap<String, u64>,
    /// Ended in another way: withdrawn, late, merged.
    pub otherwise: u64,
    pub confirms: Deadlines,
    pub accepts: Deadlines,
}

/// Deadlines that were kept, and that were missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Deadlines {
    pub kept: u64,
    pub missed: u64,
}

/// Where leads stand as of an instant.
pub struct Standing<'f> {
    pub as_of: Instant,
    pub stages: Vec<(&'f str, There)>,
}

impl Funnel {
    /// Nobody yet.
    pub fn new(pact: &Pact) -> Self {
        let stages: Vec<Stage> = pact.stages().map(|of| Stage::new(of.name)).collect();
        let places = stages.iter().zip(0..).map(|(stage, place)| (stage.name.clone(), place)).collect();
        Self { stages, places, since: None }
    }

    /// The leads that were there before.
    pub fn begin(&mut self, leads: &Leads, since: Stop) {
        self.since = Some(since);
        for state in leads.all.iter().filter_map(|of| of.state.as_ref()) {
            let part = part(state);
            let Some(stage) = self.stage(&state.stage) else { continue };
            stage.before += 1;
            stage.there.count(part, true);
            if part == Some(Handover::Pending) {
                stage.handovers().before += 1;
            }
        }
    }

    /// A lead has taken a step, all of which happened at one instant, or started.
    pub fn step(&mut self, before: Option<&LeadState>, after: &LeadState, transitions: &[Transition]) {
        if let Some(before) = before {
            self.clock(before, after, transitions);
        }
        let mut since = before.map(|state| state.since);
        for transition in transitions {
            self.transition(transition, &mut since);
        }
        let mut moved = |state: &LeadState, comes: bool| {
            if let Some(stage) = self.stage(&state.stage) {
                stage.there.count(part(state), comes);
            }
        };
        if let Some(before) = before {
            moved(before, false);
        }
        moved(after, true);
        if let Some(stage) = self.stage(&after.stage).filter(|_| part(after).is_some()) {
            // From the first lead in one on, a stage has handovers to tell of.
            stage.handovers();
        }
    }

    fn transition(&mut self, of: &Transition, since: &mut Option<Instant>) {
        match of.kind {
            TransitionKind::Started => self.enters(&of.to, of.at, since),
            TransitionKind::Moved => {
                if let Some(from) = &of.from {
                    self.leaves(from, of, *since);
                }
                self.enters(&of.to, of.at, since);
            }
            TransitionKind::HandedOver => {
                if let Some(stage) = self.stage(&of.to.stage) {
                    stage.handovers().handed_over += 1;
                }
            }
            _ => {}
        }
    }

    fn enters(&mut self, to: &Place, at: Instant, since: &mut Option<Instant>) {
        *since = Some(at);
        if let Some(stage) = self.stage(&to.stage) {
            stage.entered += 1;
        }
    }

    fn leaves(&mut self, from: &Place, of: &Transition, since: Option<Instant>) {
        let Some(stage) = self.stage(&from.stage) else { return };
        stage.left += 1;
        stage.stays.extend(since.map(|since| of.at.millis().saturating_sub(since.millis())));
        if from.handover != Some(Handover::Pending) {
            return;
        }
        let handovers = stage.handovers();
        match of.action.as_deref() {
            Some("accept") => handovers.accepted += 1,
            Some("reject") => {
                handovers.rejected += 1;
                let reason = of.reason.clone().unwrap_or_default();
                *handovers.reasons.entry(reason).or_default() += 1;
            }
            _ => handovers.otherwise += 1,
        }
    }

    /// A record was merged into another: it is gone.
    pub fn gone(&mut self, state: &LeadState, at: Instant) {
        if let Some((stage, clock)) =
            running(state).filter(|(_, clock)| clock.due.is_some_and(|due| due < at))
        {
            self.decide(stage, state, clock, false);
        }
        let part = part(state);
        let Some(stage) = self.stage(&state.stage) else { return };
        stage.left += 1;
        stage.there.count(part, false);
        if part == Some(Handover::Pending) {
            stage.handovers().otherwise += 1;
        }
    }

    /// Counts the clock that ran before a step, if the step has ended it.
    fn clock(&mut self, before: &LeadState, after: &LeadState, transitions: &[Transition]) {
        let Some((stage, clock)) = running(before) else { return };
        let still = running(after).is_some_and(|(_, now)| {
            after.since == before.since
                && (now.since, now.due, &now.team) == (clock.since, clock.due, &clock.team)
        });
        if still {
            return;
        }
        let ended = transitions.first().map_or(after.looked_at, |transition| transition.at);
        let late = transitions.iter().any(|of| of.cause == Cause::Deadline)
            || clock.due.is_some_and(|due| due < ended);
        let done = transitions.iter().any(|of| {
            of.kind == TransitionKind::Confirmed || matches!(of.action.as_deref(), Some("accept" | "reject"))
        });
        if late || done {
            self.decide(stage, before, clock, !late);
        }
    }

    /// Counts a deadline, unless a replay before this one has counted it as missed.
    fn decide(&mut self, stage: &str, state: &LeadState, clock: &Clock, kept: bool) {
        let Some(due) = clock.due else { return };
        let counted =
            self.since.is_some_and(|since| due < since.at || due == since.at && since.end == End::Included);
        let part = part(state);
        let Some(stage) = self.stage(stage).filter(|_| !counted) else { return };
        let handovers = stage.handovers();
        let deadlines = match part {
            Some(Handover::Pending) => &mut handovers.accepts,
            _ => &mut handovers.confirms,
        };
        if kept { deadlines.kept += 1 } else { deadlines.missed += 1 }
    }

    /// The end of the replay: deadlines that have passed and still are not met are missed.
    pub fn end(&mut self, leads: &Leads, stop: Stop) {
        for state in leads.all.iter().filter_map(|of| of.state.as_ref()) {
            let Some((stage, clock)) = running(state) else { continue };
            let passed = |due: Instant| due < stop.at || due == stop.at && stop.end == End::Included;
            if clock.due.is_some_and(passed) {
                self.decide(stage, state, clock, false);
            }
        }
    }

    /// Where leads stand.
    pub fn standing(&self, as_of: Instant) -> Standing<'_> {
        let stages = self.stages.iter().map(|stage| (stage.name.as_str(), stage.there)).collect();
        Standing { as_of, stages }
    }

    fn stage(&mut self, name: &str) -> Option<&mut Stage> {
        self.stages.get_mut(*self.places.get(name)?)
    }
}

impl Stage {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    fn handovers(&mut self) -> &mut Handovers {
        self.handover.get_or_insert_default()
    }

    /// The middle of the stays that have ended, in milliseconds; of two the middle between them.
    pub fn median(&self) -> Option<i64> {
        let mut stays = self.stays.clone();
        stays.sort_unstable();
        let upper = *stays.get(stays.len() / 2)?;
        let lower = *stays.get(stays.len().saturating_sub(1) / 2)?;
        Some(lower + (upper - lower) / 2)
    }
}

impl There {
    fn count(&mut self, part: Option<Handover>, comes: bool) {
        let counts = match part {
            None => [Some(&mut self.leads), None],
            Some(Handover::Waiting) => [Some(&mut self.leads), Some(&mut self.waiting)],
            Some(Handover::Pending) => [Some(&mut self.leads), Some(&mut self.pending)],
        };
        for count in counts.into_iter().flatten() {
            *count = if comes { *count + 1 } else { count.saturating_sub(1) };
        }
    }
}

impl Handovers {
    /// Whether there is anything to tell of.
    pub fn is_any(&self) -> bool {
        let clocks = [self.confirms, self.accepts];
        self.before + self.handed_over > 0 || clocks.iter().any(|of| of.kept + of.missed > 0)
    }

    /// How many have ended.
    pub fn ended(&self) -> u64 {
        self.accepted + self.rejected + self.otherwise
    }
}

fn part(state: &LeadState) -> Option<Handover> {
    state.handover.as_ref().map(|handover| handover.part)
}

/// The clock that runs, with the stage.
fn running(state: &LeadState) -> Option<(&str, &Clock)> {
    Some((&state.stage, state.handover.as_ref()?.clock.as_ref()?))
}
