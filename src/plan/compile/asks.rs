//! Which fields are worth asking for, looked up once for each line of a pact.

use std::collections::BTreeSet;

use super::conditions::push;
use crate::model::{self, CondId, FieldId, Handover, IdMap, Model, QuantityId, RuleKind, Stage};
use crate::plan::slots::Slice;

/// Fields by condition, quantity and stage, each list in the order declared.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) struct Asks {
    fields: Vec<FieldId>,
    conditions: IdMap<CondId, Slice>,
    quantities: IdMap<QuantityId, Slice>,
    tracks: Vec<Slice>,
    stages: Vec<StageAsks>,
}

/// What the conditions of a stage ask for.
#[derive(Debug, Clone, Copy, Default)]
struct StageAsks {
    /// Its automatic ways, its commands, and when it hands over.
    ways: Slice,
    /// Its rejections.
    rejects: Slice,
}

impl Asks {
    pub fn condition(&self, id: CondId) -> &[FieldId] {
        self.list(self.conditions.get(&id))
    }

    pub fn quantity(&self, id: QuantityId) -> &[FieldId] {
        self.list(self.quantities.get(&id))
    }

    /// What a nurture track, by place, asks for, the condition of all tracks with it.
    pub fn track(&self, at: usize) -> &[FieldId] {
        self.list(self.tracks.get(at))
    }

    /// What the ways out of a stage, by place, ask for.
    pub fn ways(&self, at: usize) -> &[FieldId] {
        self.list(self.stages.get(at).map(|asks| &asks.ways))
    }

    /// What the rejections of a stage, by place, ask for.
    pub fn rejects(&self, at: usize) -> &[FieldId] {
        self.list(self.stages.get(at).map(|asks| &asks.rejects))
    }

    fn list(&self, slice: Option<&Slice>) -> &[FieldId] {
        slice.map_or(&[], |slice| slice.of(&self.fields))
    }

    fn add(&mut self, fields: BTreeSet<FieldId>) -> Slice {
        push(&mut self.fields, &fields.into_iter().collect::<Vec<_>>())
    }

    fn learn(&mut self, model: &Model, condition: CondId) {
        if !self.conditions.contains_key(&condition) {
            let slice = self.add(model::asks::condition(model, condition));
            self.conditions.insert(condition, slice);
        }
    }

    /// The fields of several conditions together.
    fn together(&mut self, model: &Model, conditions: impl Iterator<Item = CondId>) -> Slice {
        let mut all = BTreeSet::new();
        for condition in conditions {
            self.learn(model, condition);
            all.extend(self.condition(condition));
        }
        self.add(all)
    }
}

/// The lists of a pact.
pub(super) fn collect(model: &Model) -> Asks {
    let mut asks = Asks::default();
    for rule in model.rules.as_slice() {
        match &rule.kind {
            RuleKind::When { condition, .. } => asks.learn(model, *condition),
            RuleKind::Share { of, .. } if !asks.quantities.contains_key(of) => {
                let slice = asks.add(model::asks::quantity(model, *of));
                asks.quantities.insert(*of, slice);
            }
            _ => {}
        }
    }
    let always = model.scores.as_slice().iter().flat_map(|score| &score.always).map(|line| line.condition);
    let choices = model.choices.as_slice().iter().flat_map(|choice| &choice.lines).map(|line| line.condition);
    let starts = model.start.iter().filter_map(|line| line.condition);
    always.chain(choices).chain(starts).for_each(|condition| asks.learn(model, condition));
    for stage in model.stages.as_slice() {
        let stage = stage_asks(&mut asks, model, stage);
        asks.stages.push(stage);
    }
    if let Some(nurture) = &model.nurture {
        for track in &nurture.tracks {
            let both = nurture.condition.into_iter().chain(track.condition);
            let track = asks.together(model, both);
            asks.tracks.push(track);
        }
    }
    asks
}

fn stage_asks(asks: &mut Asks, model: &Model, stage: &Stage) -> StageAsks {
    let handover = stage.handover.as_ref();
    let of_handover = |handover: &Handover| {
        let clocks = handover.confirms.iter().chain(&handover.accepts).map(|clock| clock.condition);
        clocks.chain(handover.routes.iter().map(|route| route.condition)).flatten().collect::<Vec<_>>()
    };
    handover.map(of_handover).into_iter().flatten().for_each(|condition| asks.learn(model, condition));
    let ways = stage.automatic.iter().filter_map(|way| way.condition);
    let commands = stage.commands.iter().filter_map(|command| command.condition);
    let only_when = handover.and_then(|handover| handover.only_when);
    let rejects = handover.into_iter().flat_map(|handover| &handover.rejects);
    StageAsks {
        ways: asks.together(model, ways.chain(commands).chain(only_when)),
        rejects: asks.together(model, rejects.filter_map(|reject| reject.condition)),
    }
}
