//! A life under one pact.

use super::{Life, What};
use crate::compare::causes::Names;
use crate::explain::Line;
use crate::lead::Lead;
use crate::lifecycle::{
    self, Command, LeadState, Planned, Step, StepError, Transition, TransitionKind, World,
};
use crate::model::HandoverPart;
use crate::plan::Plan;
use crate::values::Instant;

/// What a life comes to.
#[derive(Debug)]
pub(in crate::compare) struct Lived {
    /// With what it did meanwhile.
    pub lead: Lead,
    pub state: LeadState,
    /// When it ends.
    pub at: Instant,
    pub events: Vec<Event>,
    /// Whether the last command was refused.
    pub refused: bool,
}

/// Something that happened, or a command that was refused.
#[derive(Debug)]
pub(in crate::compare) struct Event {
    pub at: Instant,
    /// None for a command that was refused.
    pub kind: Option<TransitionKind>,
    pub action: Option<String>,
    /// Where the lead was.
    pub stage: String,
    /// Where it is now.
    pub to: (String, Option<HandoverPart>),
    pub notify: Option<String>,
    pub route: Option<String>,
    pub resetting: Vec<String>,
    /// The lines that decided.
    pub lines: Vec<Line>,
}

/// How a pact calls things: lives are told in the names of the new one.
#[derive(Clone, Copy)]
pub(in crate::compare) enum Tongue<'n> {
    Old(Names<'n>),
    New,
}

impl Tongue<'_> {
    fn own<'s>(&'s self, kind: &str, name: &'s str) -> &'s str {
        match self {
            Self::Old(names) => names.old_name(kind, name),
            Self::New => name,
        }
    }

    fn told(&self, kind: &str, name: &str) -> String {
        match self {
            Self::Old(names) => names.new_name(kind, name).to_owned(),
            Self::New => name.to_owned(),
        }
    }
}

impl Event {
    /// Whether the same happened to a lead at the same time.
    pub fn is_like(&self, other: &Self) -> bool {
        let told = |of: &Self| {
            let parts = (of.stage.clone(), of.to.clone(), of.notify.clone(), of.route.clone());
            (of.at, of.kind, parts, of.resetting.clone())
        };
        told(self) == told(other)
    }

    fn of(transition: &Transition, tongue: Tongue<'_>) -> Self {
        let stage = |stage: &str| tongue.told("stage", stage);
        let Transition { at, kind, action, from, to, notify, route, resetting, lines, .. } = transition;
        Self {
            at: *at,
            kind: Some(*kind),
            action: action.clone(),
            stage: stage(&from.as_ref().unwrap_or(to).stage),
            to: (stage(&to.stage), to.handover.map(Into::into)),
            notify: notify.clone(),
            route: route.clone(),
            resetting: resetting.iter().map(|score| tongue.told("score", score)).collect(),
            lines: lines.clone(),
        }
    }
}

/// Lives a life; none where the pact does not know its stage, or it comes to no end.
pub(in crate::compare) fn live(
    (world, plan): (World<'_>, &Plan),
    lead: Lead,
    life: &Life,
    tongue: Tongue<'_>,
    instants: &[Instant],
) -> Option<Lived> {
    let (&begin, rest) = instants.split_first()?;
    let name = tongue.own("stage", &life.start);
    let (stage, _) = world.model.stages.iter().find(|(_, stage)| stage.name == name)?;
    let step =
        lifecycle::start(world, &lead, Planned::new(plan, world.model, &lead), Some(stage), begin).ok()?;
    let mut lived = Lived { lead, state: step.state.clone(), at: begin, events: Vec::new(), refused: false };
    lived.take(step, tongue);
    // It begins in both pacts.
    lived.events.retain(|event| event.kind != Some(TransitionKind::Started));
    for (then, &at) in life.then.iter().zip(rest) {
        match &then.what {
            What::Time => {}
            What::Did(deed) => lived.lead.add(deed.interaction(world.model, at)),
            What::Command { action, team, reason } => {
                let command = Command::new(action.as_str()).by(tongue.own("team", team));
                let command = match reason {
                    Some(reason) => command.because(reason.as_str()),
                    None => command,
                };
                lived.command((world, plan), &command, tongue, at)?;
            }
        }
        lived.advance((world, plan), tongue, at)?;
        lived.at = at;
    }
    Some(lived)
}

impl Lived {
    fn command(
        &mut self,
        (world, plan): (World<'_>, &Plan),
        command: &Command,
        tongue: Tongue<'_>,
        at: Instant,
    ) -> Option<()> {
        let engine = Planned::new(plan, world.model, &self.lead);
        let result = lifecycle::command(world, &self.lead, engine, &self.state, command, at);
        self.refused = result.is_err();
        match result {
            Ok(step) => self.take(step, tongue),
            Err((error, _)) => self.refuse(&error, tongue, at)?,
        }
        Some(())
    }

    fn refuse(&mut self, error: &StepError, tongue: Tongue<'_>, at: Instant) -> Option<()> {
        let refusal = error.refusal()?;
        let stage = tongue.told("stage", &refusal.stage);
        self.events.push(Event {
            at,
            kind: None,
            action: Some(refusal.action.clone()),
            to: (stage.clone(), refusal.handover.map(Into::into)),
            stage,
            notify: None,
            route: None,
            resetting: Vec::new(),
            lines: refusal.line.iter().cloned().collect(),
        });
        Some(())
    }

    fn advance(&mut self, (world, plan): (World<'_>, &Plan), tongue: Tongue<'_>, at: Instant) -> Option<()> {
        let engine = Planned::new(plan, world.model, &self.lead);
        let step = lifecycle::advance(world, &self.lead, engine, &self.state, at).ok()?;
        self.take(step, tongue);
        Some(())
    }

    fn take(&mut self, step: Step, tongue: Tongue<'_>) {
        self.events.extend(step.transitions.iter().map(|of| Event::of(of, tongue)));
        self.state = step.state;
    }
}
