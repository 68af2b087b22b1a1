//! Where a lead stands, in ids: a [`LeadState`] bound to a pact.

use std::collections::BTreeMap;

use super::error::StepError;
use super::state::{Clock, HandoverState, IfLate, LeadState, STATE_VERSION};
use crate::assessment::Situation;
use crate::model::{HandoverPart, Id, Model, Stage, StageId};
use crate::values::Instant;

/// Where a lead stands while steps are taken.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    /// What conditions read.
    pub situation: Situation,
    pub stage: StageId,
    /// The handover; none in a stage without one.
    pub handover: Option<Handing>,
    pub last_step: Instant,
    /// Timers, notices and deadlines before this instant have been looked at.
    pub from: Instant,
    pub previous_route: Option<String>,
    /// What of the state has no counterpart in the pact.
    pub lost: Lost,
}

/// A handover under way. Its clock speaks in names, for it survives a new pact.
#[derive(Debug, Clone)]
pub(super) struct Handing {
    pub since: Instant,
    pub confirmed: Option<Instant>,
    pub route: Option<String>,
    pub clock: Option<Clock>,
}

/// Names of a state that the pact does not know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lost {
    pub resets: BTreeMap<String, Instant>,
    pub stays: BTreeMap<String, u32>,
}

impl Standing {
    /// A lead that has just entered its first stage.
    pub fn new(stage: StageId, at: Instant) -> Self {
        let situation = Situation { stage: Some(stage), entered: at, ..Situation::default() };
        Self {
            situation,
            stage,
            handover: None,
            last_step: at,
            from: at.plus_millis(1),
            previous_route: None,
            lost: Lost::default(),
        }
    }

    /// A state under a pact: stages and stays that were renamed are carried over.
    ///
    /// # Errors
    /// If the state is of a later version, or its stage is gone.
    pub fn of(state: &LeadState, model: &Model) -> Result<Self, StepError> {
        if state.version > STATE_VERSION {
            return Err(StepError::version(state.version));
        }
        let stage =
            find_stage(model, &state.stage).ok_or_else(|| StepError::unknown_stage(&state.stage, model))?;
        let mut standing = Self::new(stage, state.since);
        standing.last_step = state.last_step.max(state.since);
        standing.from = state.looked_at.max(state.since).plus_millis(1);
        standing.previous_route.clone_from(&state.previous_route);
        standing.take_resets(state, model);
        standing.take_stays(state, model);
        standing.take_handover(state.handover.as_ref(), model);
        Ok(standing)
    }

    /// A stage may have lost its handover, or got one, since the state was written.
    fn take_handover(&mut self, handover: Option<&HandoverState>, model: &Model) {
        if model.stages.at(self.stage).handover.is_none() {
            return;
        }
        let part = handover.map_or(HandoverPart::Waiting, |handover| handover.part.into());
        self.situation.part = Some(part);
        self.handover = Some(handover.map_or_else(
            || Handing::new(self.last_step),
            |of| Handing {
                since: of.since,
                confirmed: of.confirmed,
                route: of.route.clone(),
                clock: of.clock.clone().map(|clock| renamed(clock, model)),
            },
        ));
    }

    fn take_resets(&mut self, state: &LeadState, model: &Model) {
        for (name, &at) in &state.resets {
            match model.scores.iter().find(|(_, score)| score.name == *name) {
                Some((score, _)) => self.situation.set_reset(score, at),
                None => {
                    self.lost.resets.insert(name.clone(), at);
                }
            }
        }
    }

    fn take_stays(&mut self, state: &LeadState, model: &Model) {
        for (name, &count) in &state.ended_stays {
            match find_stage(model, name) {
                Some(stage) => self.add_stays(stage, count),
                None => {
                    self.lost.stays.insert(name.clone(), count);
                }
            }
        }
    }

    /// More stays in a stage have ended.
    pub fn add_stays(&mut self, stage: StageId, more: u32) {
        let stays = &mut self.situation.stays;
        if stays.len() <= stage.index() {
            stays.resize(stage.index() + 1, 0);
        }
        if let Some(count) = stays.get_mut(stage.index()) {
            *count = count.saturating_add(more);
        }
    }

    /// The state to store. What the pact does not know stays in it.
    pub fn to_state(&self, model: &Model, fingerprint: &str) -> LeadState {
        let resets = self.situation.resets.iter().zip(model.scores.as_slice());
        let resets = resets.filter_map(|(at, score)| Some((score.name.clone(), (*at)?)));
        let stays = self.situation.stays.iter().zip(model.stages.as_slice());
        let stays = stays.filter(|&(&count, _)| count > 0).map(|(&count, of)| (of.name.clone(), count));
        LeadState {
            version: STATE_VERSION,
            pact: fingerprint.to_owned(),
            stage: model.stages.at(self.stage).name.clone(),
            since: self.situation.entered,
            last_step: self.last_step,
            looked_at: self.from.plus_millis(-1),
            handover: self.handover.as_ref().map(|of| of.to_state(self.situation.part)),
            previous_route: self.previous_route.clone(),
            resets: resets.chain(self.lost.resets.clone()).collect(),
            ended_stays: stays.chain(self.lost.stays.clone()).collect(),
        }
    }
}

impl Handing {
    /// A handover that begins to wait.
    pub fn new(since: Instant) -> Self {
        Self { since, confirmed: None, route: None, clock: None }
    }

    fn to_state(&self, part: Option<HandoverPart>) -> HandoverState {
        HandoverState {
            part: part.unwrap_or(HandoverPart::Waiting).into(),
            since: self.since,
            confirmed: self.confirmed,
            route: self.route.clone(),
            clock: self.clock.clone(),
        }
    }
}

/// A clock whose way leads to the stage by the name that it has now.
fn renamed(mut clock: Clock, model: &Model) -> Clock {
    if let Some(IfLate::Becomes { stage, .. }) = &mut clock.if_late
        && let Some(now) = find_stage(model, stage)
    {
        model.stages.at(now).name.clone_into(stage);
    }
    clock
}

/// A stage by its name, or by the one it had before.
pub(super) fn find_stage(model: &Model, name: &str) -> Option<StageId> {
    let named = |(_, stage): &(StageId, &Stage)| stage.name == name;
    let renamed = |(_, stage): &(StageId, &Stage)| stage.renamed_from.as_deref() == Some(name);
    model.stages.iter().find(named).or_else(|| model.stages.iter().find(renamed)).map(|(id, _)| id)
}
