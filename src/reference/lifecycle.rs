//! The way of a lead through the stages, as far as it goes by itself.

use crate::assessment::{Open, OpenWhat, Outcome, Situation, Step};
use crate::lead::Lead;
use crate::model::{Automatic, HandoverPart, Model, Stage, StageId, TeamId};
use crate::values::{Instant, Truth};

use super::derive::{everything, first_that_fits};
use super::handover::{self, Settled};
use super::missing::{open_on, worth_asking_for};
use super::truth::truth;
use super::view::{Derived, View};
use super::{changes, problems};

/// Everything that is found of one lead: what every room here is given.
struct Standing<'a> {
    model: &'a Model,
    lead: &'a Lead,
    as_of: Instant,
    situation: Situation,
    derived: Derived,
}

/// Start stage, automatic steps, handover.
pub(super) fn from_the_start(model: &Model, lead: &Lead, as_of: Instant) -> Outcome {
    let before = Situation { entered: as_of, ..Situation::default() };
    let mut standing = Standing::new(model, lead, as_of, before);
    let (start, start_open) = start_stage(&standing.view());
    let Some(start) = start else { return report(standing, Settled::default(), Vec::new(), start_open) };
    standing = standing.in_stage(start);

    let mut steps = Vec::new();
    // The checker refuses circles; should one come by all the same, it ends here.
    while steps.len() < model.stages.len() * 2 + 8 {
        let Some(step) = next_step(&standing.view()) else { break };
        standing = standing.moved(step);
        steps.push(step);
    }
    let settled = handover::begin(&standing.view());
    standing.situation.part = settled.part;
    report(standing, settled, steps, start_open)
}

/// What holds in a given situation, taking no step.
pub(super) fn where_it_stands(model: &Model, lead: &Lead, as_of: Instant, situation: &Situation) -> Outcome {
    let standing = Standing::new(model, lead, as_of, situation.clone());
    let settled = handover::look_at(&standing.view());
    report(standing, settled, Vec::new(), Vec::new())
}

impl<'a> Standing<'a> {
    fn new(model: &'a Model, lead: &'a Lead, as_of: Instant, situation: Situation) -> Self {
        let derived = everything(model, lead, as_of, &situation);
        Self { model, lead, as_of, situation, derived }
    }

    fn view(&self) -> View<'_> {
        View {
            model: self.model,
            lead: self.lead,
            as_of: self.as_of,
            situation: &self.situation,
            derived: &self.derived,
            own: None,
        }
    }

    /// The lead enters a stage, and everything is derived anew.
    fn in_stage(self, stage: StageId) -> Self {
        let situation = Situation { stage: Some(stage), entered: self.as_of, part: None, ..self.situation };
        Self::new(self.model, self.lead, self.as_of, situation)
    }

    /// The lead goes an automatic way: the scores that it resets see only later interactions.
    fn moved(mut self, step: Step) -> Self {
        let ways = &self.model.stages.at(step.from).automatic;
        let Some(Automatic { way, .. }) = ways.get(usize::from(step.way)) else { return self };
        for &score in &way.resetting {
            self.situation.set_reset(score, self.as_of);
        }
        self.in_stage(way.to)
    }
}

/// The first line of `leads start in` that fits, else the first stage; none where the pact has no stages.
fn start_stage(view: &View) -> (Option<StageId>, Vec<Open>) {
    let lines = &view.model.start;
    let (line, unknown) = first_that_fits(view, lines.iter().map(|line| line.condition));
    let stage = line.and_then(|place| lines.get(usize::from(place))).map(|line| line.stage);
    let open =
        unknown.into_iter().map(|(place, condition)| open_on(view, OpenWhat::Start(place), &[condition]));
    (stage.or_else(|| view.model.stages.ids().next()), open.collect())
}

/// The first automatic way out of the present stage whose condition is yes. One with a timer is not due yet: the
/// lead has only just come.
fn next_step(view: &View) -> Option<Step> {
    let from = view.situation.stage?;
    let applies = |way: &Automatic| {
        way.after.is_none() && way.condition.is_some_and(|condition| truth(view, condition).is_yes())
    };
    let mut ways = (0..).zip(&view.model.stages.at(from).automatic);
    let (way, _) = ways.find(|(_, way)| applies(way))?;
    Some(Step { from, way })
}

/// The result, with all that remains to be said of the stage that was reached.
fn report(standing: Standing, settled: Settled, steps: Vec<Step>, start_open: Vec<Open>) -> Outcome {
    let view = standing.view();
    let stage = view.situation.stage.map(|id| (id, view.model.stages.at(id)));
    let (nurture, nurture_open) = nurture(&view);
    let mut open = view.derived.open.clone();
    open.extend(start_open);
    open.extend(stage.map_or_else(Vec::new, |(id, stage)| ways_open(&view, id, stage)));
    open.extend(settled.open);
    open.extend(nurture_open);
    Outcome {
        scores: view.derived.scores.clone(),
        ratings: view.derived.ratings.clone(),
        tables: view.derived.tables.clone(),
        choices: view.derived.choices.clone(),
        stage: view.situation.stage,
        part: view.situation.part,
        responsible: stage.map(|(_, stage)| responsible(&view, stage)),
        route: settled.route,
        nurture,
        steps,
        missing: worth_asking_for(&view, &open),
        open,
        next_change: changes::next(&view, settled.due),
        future: in_the_future(&view),
        problems: problems::of(&view),
    }
}

/// The taking team while a handover is pending, else the owner of the stage.
fn responsible(view: &View, stage: &Stage) -> TeamId {
    match &stage.handover {
        Some(handover) if view.situation.part == Some(HandoverPart::Pending) => handover.to,
        _ => stage.owner,
    }
}

/// The ways out of the present stage whose condition is unknown; also those whose time has not come.
fn ways_open(view: &View, id: StageId, stage: &Stage) -> Vec<Open> {
    let automatic = (0..).zip(&stage.automatic);
    let automatic = automatic.map(|(place, way)| (OpenWhat::Way(id, place), way.condition));
    let commands = (0..).zip(&stage.commands);
    let commands = commands.map(|(place, command)| (OpenWhat::Command(id, place), command.condition));
    let unknown = automatic.chain(commands).filter_map(|(what, condition)| Some((what, condition?)));
    let unknown = unknown.filter(|&(_, condition)| truth(view, condition).is_unknown());
    unknown.map(|(what, condition)| open_on(view, what, &[condition])).collect()
}

/// The tracks whose condition holds, by place, together with that of all; and those of which it is unknown.
fn nurture(view: &View) -> (Vec<u16>, Vec<Open>) {
    let (mut fitting, mut open) = (Vec::new(), Vec::new());
    let Some(nurture) = &view.model.nurture else { return (fitting, open) };
    for (place, track) in (0..).zip(&nurture.tracks) {
        let conditions: Vec<_> = nurture.condition.into_iter().chain(track.condition).collect();
        match conditions.iter().map(|&id| truth(view, id)).fold(Truth::Yes, Truth::and) {
            Truth::Yes => fitting.push(place),
            Truth::No => {}
            Truth::Unknown => open.push(open_on(view, OpenWhat::Nurture(place), &conditions)),
        }
    }
    (fitting, open)
}

fn in_the_future(view: &View) -> u32 {
    let future = view.lead.interactions.iter().filter(|interaction| interaction.at > view.as_of);
    u32::try_from(future.count()).unwrap_or(u32::MAX)
}
