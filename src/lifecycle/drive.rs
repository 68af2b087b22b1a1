//! Taking steps: the automatic ways, and what falls due between two instants.
//!
//! ```text
//!  run(to): the next instant at which something falls due ──▶ notices, deadline, timers ──▶ settle
//!              ▲                                                                            │
//!              └────────────────────────────────────────────────────────────────────────────┘
//!           then settle as of `to`: automatic ways until none applies, the handover, once more from the start
//! ```

use super::engine::{Engine, Happening};
use super::error::StepError;
use super::record::{Cause, Place, Transition, TransitionKind};
use super::standing::{Handing, Standing, find_stage};
use super::state::IfLate;
use crate::assessment::Situation;
use crate::explain::{Line, line_at};
use crate::lead::Lead;
use crate::model::{Automatic, CondId, HandoverPart, Model, Move, ScoreId, Stage, StageId, StartLine};
use crate::plan::due;
use crate::sources::{Sources, Span};
use crate::values::{Instant, Period, Truth};

/// So many records one call makes at most.
const MOST_STEPS: usize = 10_000;

/// What steps are taken by: the pact, and how it is called in records.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
    pub fingerprint: &'a str,
}

/// A lead on its way.
pub(super) struct Drive<'a, E> {
    pub world: World<'a>,
    pub lead: &'a Lead,
    pub engine: E,
    pub standing: Standing,
    pub transitions: Vec<Transition>,
    /// The instant of the last look.
    pub at: Instant,
    /// Stays that ended while the lead had no state yet: they do not count before it has one.
    unborn: Option<Vec<StageId>>,
}

/// Whether what falls due at the end of a run is part of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Included,
    /// A command comes first.
    Excluded,
}

/// What falls due; those of the same instant in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Notice(usize),
    LateNotice,
    Timer(usize),
    LateWay,
    /// A deadline of which nothing is said to happen: the automatic ways are looked at, as at any other.
    Passes,
}

impl<'a, E: Engine> Drive<'a, E> {
    /// A lead that enters its start stage, or the one given.
    pub fn start(
        world: World<'a>,
        lead: &'a Lead,
        mut engine: E,
        given: Option<StageId>,
        at: Instant,
    ) -> Result<Self, StepError> {
        let first = world.model.stages.ids().next().ok_or_else(StepError::no_stages)?;
        engine.look(&Situation { entered: at, ..Situation::default() }, at);
        engine.study();
        let fits = |line: &&StartLine| line.condition.is_none_or(|id| engine.truth(id).is_yes());
        let line = world.model.start.iter().find(fits).filter(|_| given.is_none());
        let stage = given.or(line.map(|line| line.stage)).unwrap_or(first);
        let lines: Vec<_> = line.iter().map(|line| line.span).collect();
        let mut drive = Self::new(world, lead, engine, Standing::new(stage, at));
        drive.unborn = Some(Vec::new());
        let record = drive.draft(TransitionKind::Started, Cause::Start, &lines);
        drive.enter(stage);
        drive.record(Transition { from: None, ..record })?;
        drive.settle(End::Included)?;
        for stage in drive.unborn.take().unwrap_or_default() {
            drive.standing.add_stays(stage, 1);
        }
        Ok(drive)
    }

    /// Takes everything that falls due up to an instant, then the automatic ways as of it.
    pub fn run(&mut self, to: Instant, end: End) -> Result<(), StepError> {
        if to < self.standing.last_step {
            let zone = &self.world.model.zone;
            return Err(StepError::before_last_step(to, self.standing.last_step, zone));
        }
        while let Some(at) = self.next_due().filter(|&at| at < to || end == End::Included && at == to) {
            self.fall_due(at)?;
        }
        self.look(to);
        self.settle(end)?;
        let next = if end == End::Included { to.plus_millis(1) } else { to };
        self.standing.from = self.standing.from.max(next);
        Ok(())
    }

    /// Looks at the lead as of an instant.
    pub fn look(&mut self, at: Instant) {
        self.at = at;
        self.engine.look(&self.standing.situation, at);
        if let Some(line) = self.silent_deadline() {
            self.engine.happened(Happening::RanOut(line));
        }
    }

    /// A condition that may be left out.
    pub fn guard(&self, condition: Option<CondId>) -> Truth {
        condition.map_or(Truth::Yes, |condition| self.engine.truth(condition))
    }
}

/// What falls due, and when.
impl<'a, E> Drive<'a, E> {
    /// A lead that stands somewhere.
    pub fn new(world: World<'a>, lead: &'a Lead, engine: E, standing: Standing) -> Self {
        let at = standing.last_step;
        Self { world, lead, engine, standing, transitions: Vec::new(), at, unborn: None }
    }

    /// The present stage.
    pub fn stage(&self) -> &'a Stage {
        self.world.model.stages.at(self.standing.stage)
    }

    /// When something falls due that counts from the entry into the stage.
    pub fn due_in_stage(&self, after: Period) -> Option<Instant> {
        due(self.world.model, self.standing.situation.entered, after)
    }

    /// What of the present stay is still to fall due, with its instant.
    fn dues(&self) -> impl Iterator<Item = (Instant, Due)> {
        let stage = self.stage();
        let notices = stage.notices.iter().enumerate().map(|(at, of)| (of.after, Due::Notice(at)));
        let timers =
            stage.automatic.iter().enumerate().filter_map(|(at, of)| Some((of.after?, Due::Timer(at))));
        let counted = notices.chain(timers).filter_map(|(after, due)| Some((self.due_in_stage(after)?, due)));
        let (from, last_step) = (self.standing.from, self.standing.last_step);
        let counted = counted.filter(move |&(at, _)| at >= from);
        // After a merge something may have fallen due before the last step: it comes now.
        counted.chain(self.deadline()).map(move |(at, due)| (at.max(last_step), due))
    }

    fn deadline(&self) -> Option<(Instant, Due)> {
        let clock = self.standing.handover.as_ref()?.clock.as_ref()?;
        let at = clock.due?;
        match clock.if_late.as_ref() {
            Some(IfLate::Notify(_)) => Some((at, Due::LateNotice)),
            Some(IfLate::Becomes { .. }) => Some((at, Due::LateWay)),
            None => Some((at, Due::Passes)).filter(|_| at >= self.standing.from),
        }
    }

    /// The first instant at which something falls due.
    pub fn next_due(&self) -> Option<Instant> {
        self.dues().map(|(at, _)| at).min()
    }
}

/// What is done when it falls due.
impl<E: Engine> Drive<'_, E> {
    /// The line of a deadline that has passed and of which nothing comes.
    fn silent_deadline(&self) -> Option<Span> {
        let clock = self.standing.handover.as_ref()?.clock.as_ref()?;
        let passed = clock.if_late.is_none() && clock.due.is_some_and(|due| due <= self.at);
        if passed { self.clock_line() } else { None }
    }

    /// Everything that falls due at an instant, until the lead leaves its stage; then the automatic ways.
    fn fall_due(&mut self, at: Instant) -> Result<(), StepError> {
        self.look(at);
        self.stop_clock();
        let mut dues: Vec<_> = self.dues().filter(|&(due, _)| due == at).map(|(_, due)| due).collect();
        dues.sort_unstable();
        self.standing.from = at.plus_millis(1);
        for due in dues {
            let has_left = match due {
                Due::Notice(place) => self.notice(place)?,
                Due::Timer(place) => self.timer(place)?,
                Due::LateNotice | Due::LateWay => self.late()?,
                Due::Passes => false,
            };
            if has_left {
                break;
            }
        }
        self.settle(End::Included)
    }

    fn notice(&mut self, place: usize) -> Result<bool, StepError> {
        let Some(notice) = self.stage().notices.get(place) else { return Ok(false) };
        if self.guard(notice.condition).is_yes() {
            let record = self.draft(TransitionKind::Notified, Cause::Timer, &[notice.span]);
            self.record(Transition { notify: Some(notice.who.clone()), ..record })?;
        }
        Ok(false)
    }

    fn timer(&mut self, place: usize) -> Result<bool, StepError> {
        let way = self.stage().automatic.get(place);
        let Some(way) = way.filter(|way| self.applies(way)) else { return Ok(false) };
        self.go_by(&way.way, Cause::Timer)?;
        Ok(true)
    }

    fn late(&mut self) -> Result<bool, StepError> {
        let line = self.clock_line();
        let clock = self.standing.handover.as_mut().and_then(|handover| handover.clock.as_mut());
        let Some(late) = clock.and_then(|clock| clock.if_late.take()) else { return Ok(false) };
        match late {
            IfLate::Notify(who) => {
                let record = self.draft(TransitionKind::Notified, Cause::Deadline, line.as_slice());
                self.record(Transition { notify: Some(who), ..record })?;
                Ok(false)
            }
            IfLate::Becomes { stage, resetting, why } => {
                let model = self.world.model;
                let to = find_stage(model, &stage).ok_or_else(|| StepError::unknown_stage(&stage, model))?;
                let scores = model.scores.iter().filter(|(_, score)| resetting.contains(&score.name));
                let scores: Vec<_> = scores.map(|(id, _)| id).collect();
                let record = self.draft(TransitionKind::Moved, Cause::Deadline, line.as_slice());
                self.go(to, &scores, Transition { why, ..record })?;
                Ok(true)
            }
        }
    }
}

/// Automatic ways.
impl<E: Engine> Drive<'_, E> {
    /// Automatic ways until none applies; then the handover, which may let a timer apply.
    pub fn settle(&mut self, end: End) -> Result<(), StepError> {
        loop {
            let ways = &self.stage().automatic;
            let applies = |way: &&Automatic| self.has_come(way, end) && self.applies(way);
            if let Some(way) = ways.iter().find(applies) {
                let cause = if way.after.is_some() { Cause::Timer } else { Cause::Automatic };
                self.go_by(&way.way, cause)?;
            } else if !self.hand_over_if_ready()? {
                return Ok(());
            }
        }
    }

    fn has_come(&self, way: &Automatic, end: End) -> bool {
        let Some(after) = way.after else { return way.condition.is_some() };
        let due = self.due_in_stage(after);
        due.is_some_and(|due| due < self.at || end == End::Included && due == self.at)
    }

    fn applies(&self, way: &Automatic) -> bool {
        let part = self.standing.situation.part.unwrap_or(HandoverPart::Waiting);
        way.during.is_none_or(|during| during == part) && self.guard(way.condition).is_yes()
    }

    fn go_by(&mut self, way: &Move, cause: Cause) -> Result<(), StepError> {
        let record = self.draft(TransitionKind::Moved, cause, &[way.span]);
        self.go(way.to, &way.resetting, Transition { why: way.why.clone(), ..record })
    }

    /// Leaves the stage for another, or for the same.
    pub fn go(&mut self, to: StageId, resetting: &[ScoreId], record: Transition) -> Result<(), StepError> {
        let from = self.standing.stage;
        match &mut self.unborn {
            Some(ended) => ended.push(from),
            None => self.standing.add_stays(from, 1),
        }
        for &score in resetting {
            self.standing.situation.set_reset(score, self.at);
        }
        let names = resetting.iter().map(|&score| self.world.model.scores.at(score).name.clone());
        let resetting = names.collect();
        self.enter(to);
        self.record(Transition { resetting, ..record })
    }

    fn enter(&mut self, stage: StageId) {
        let has_handover = self.world.model.stages.at(stage).handover.is_some();
        let (standing, at) = (&mut self.standing, self.at);
        standing.stage = stage;
        standing.situation.stage = Some(stage);
        standing.situation.entered = at;
        standing.situation.part = has_handover.then_some(HandoverPart::Waiting);
        standing.handover = has_handover.then(|| Handing::new(at));
        standing.from = at.plus_millis(1);
        self.look(at);
    }
}

/// Records.
impl<E: Engine> Drive<'_, E> {
    pub fn place(&self) -> Place {
        let handover = self.standing.situation.part.map(Into::into);
        Place { stage: self.stage().name.clone(), handover }
    }

    /// A record of what is about to happen, with what is known now.
    pub fn draft(&mut self, kind: TransitionKind, cause: Cause, lines: &[Span]) -> Transition {
        self.engine.study();
        self.engine.happened(Happening::Recorded(kind, cause, lines));
        let (model, outcome) = (self.world.model, self.engine.outcome());
        let scores = model.scores.as_slice().iter().zip(&outcome.scores);
        let ratings = model.ratings.as_slice().iter().zip(&outcome.ratings);
        Transition {
            version: super::record::TRANSITION_VERSION,
            lead: self.lead.id().to_owned(),
            at: self.at,
            kind,
            cause,
            from: Some(self.place()),
            to: self.place(),
            action: None,
            team: None,
            actor: None,
            reason: None,
            why: None,
            notify: None,
            merged: None,
            route: None,
            due: None,
            resetting: Vec::new(),
            scores: scores.map(|(score, of)| (score.name.clone(), of.value)).collect(),
            ratings: ratings
                .map(|(of, at)| (of.name.clone(), at.map(|at| of.levels.word(at).to_owned())))
                .collect(),
            pact: self.world.fingerprint.to_owned(),
            lines: lines.iter().map(|&span| self.line(span)).collect(),
        }
    }

    fn line(&self, span: Span) -> Line {
        line_at(self.world.sources, span)
    }

    /// Keeps a record of what has happened.
    pub fn record(&mut self, draft: Transition) -> Result<(), StepError> {
        if self.transitions.len() >= MOST_STEPS {
            return Err(StepError::too_many_steps(MOST_STEPS));
        }
        self.standing.last_step = self.at;
        self.transitions.push(Transition { to: self.place(), ..draft });
        Ok(())
    }
}
