//! One example, step by step.

use super::expect::{Facts, look};
use super::report::{ExampleReport, Expectation};
use super::story;
use crate::explain::line_at;
use crate::lead::{Interaction, Lead};
use crate::lifecycle::{
    self, Command, LeadState, Refusal, Step, StepError, Transition, Watch, Watched, World,
};
use crate::model::{Example, ExampleKind, ExampleStep, FieldId, Happened, Id, Model, Value};
use crate::plan::{Plan, Unrecorded};
use crate::values::Instant;

/// The version of the shape of a report in JSON.
const VERSION: u32 = 1;

/// An example that is being run.
struct Running<'a, W> {
    world: World<'a>,
    plan: &'a Plan,
    watch: W,
    lead: Lead,
    /// None where the pact has no stages.
    state: Option<LeadState>,
    transitions: Vec<Transition>,
    /// The last command's, if it was refused.
    refusal: Option<Refusal>,
    expectations: Vec<Expectation>,
}

/// Somebody who is told of every look, and of what was expected.
pub(crate) trait Witness: Watch {
    /// The lead is in the state after a step, and something is expected of it.
    fn expected(&mut self, _look: Look<'_>) {}
    /// A step was taken, and this is a record of it.
    fn carried_out(&mut self, _transition: &Transition) {}
}

/// What is needed to look at the lead of an example where it stands.
pub(crate) struct Look<'a> {
    pub world: World<'a>,
    pub plan: &'a Plan,
    pub lead: &'a Lead,
    pub state: Option<&'a LeadState>,
    pub at: Instant,
}

impl Witness for Unrecorded {}

impl<W: Witness> Witness for &mut W {
    fn expected(&mut self, look: Look<'_>) {
        (**self).expected(look);
    }

    fn carried_out(&mut self, transition: &Transition) {
        (**self).carried_out(transition);
    }
}

/// Runs an example of a pact.
pub(crate) fn run<W: Witness>(world: World<'_>, plan: &Plan, example: &Example, watch: W) -> ExampleReport {
    let mut running = Running {
        world,
        plan,
        watch,
        lead: lead(world.model, example),
        state: None,
        transitions: Vec::new(),
        refusal: None,
        expectations: Vec::new(),
    };
    let error = running.all(example).err();
    let Running { transitions, expectations, .. } = running;
    ExampleReport {
        version: VERSION,
        story: transitions.iter().map(|of| story::tell(of, &world.model.zone)).collect(),
        title: example.title.clone(),
        line: line_at(world.sources, example.span),
        passed: error.is_none() && expectations.iter().all(Expectation::held),
        expectations,
        transitions,
        error: error.map(|error| error.to_string()),
    }
}

impl<W: Witness> Running<'_, W> {
    fn all(&mut self, example: &Example) -> Result<(), StepError> {
        if !self.world.model.stages.is_empty() {
            let engine = Watched::new(self.plan, self.world.model, &self.lead, example.at, &mut self.watch);
            let first = lifecycle::start(self.world, &self.lead, engine, example.start_in, example.at)?;
            self.take(first);
        }
        example.steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &ExampleStep) -> Result<(), StepError> {
        match &step.kind {
            ExampleKind::Expect(condition) => {
                self.expect(step, *condition);
                return Ok(());
            }
            ExampleKind::Time => {}
            ExampleKind::Command { action, team, reason } => {
                let team = self.world.model.teams.at(*team).name.as_str();
                let command = Command::new(action.as_str()).by(team);
                let command = match reason {
                    Some(reason) => command.because(reason.as_str()),
                    None => command,
                };
                self.command(&command, step.at)?;
            }
            ExampleKind::Interaction(happened) => add(&mut self.lead, happened),
            ExampleKind::Lead(values) => set(&mut self.lead, values),
        }
        self.advance(step.at)
    }

    /// A refused command is no error: it can be what is expected.
    fn command(&mut self, command: &Command, at: Instant) -> Result<(), StepError> {
        let Some(state) = &self.state else { return Ok(()) };
        let engine = Watched::new(self.plan, self.world.model, &self.lead, at, &mut self.watch);
        self.refusal = None;
        match lifecycle::command(self.world, &self.lead, engine, state, command, at) {
            Ok(step) => self.take(step),
            Err((error, _)) => match error.refusal() {
                Some(refusal) => self.refusal = Some(refusal.clone()),
                None => return Err(error),
            },
        }
        Ok(())
    }

    fn advance(&mut self, at: Instant) -> Result<(), StepError> {
        let Some(state) = &self.state else { return Ok(()) };
        let engine = Watched::new(self.plan, self.world.model, &self.lead, at, &mut self.watch);
        let step = lifecycle::advance(self.world, &self.lead, engine, state, at)?;
        self.take(step);
        Ok(())
    }

    fn take(&mut self, step: Step) {
        step.transitions.iter().for_each(|of| self.watch.carried_out(of));
        self.state = Some(step.state);
        self.transitions.extend(step.transitions);
    }

    fn expect(&mut self, step: &ExampleStep, condition: crate::model::CondId) {
        self.watch.expected(Look {
            world: self.world,
            plan: self.plan,
            lead: &self.lead,
            state: self.state.as_ref(),
            at: step.at,
        });
        let facts = Facts { state: self.state.as_ref(), refused: self.refusal.is_some() };
        let seen = look(self.world, self.plan, &self.lead, &facts, step.at, condition);
        self.expectations.push(Expectation {
            line: line_at(self.world.sources, step.span),
            refusal: self.refusal.clone(),
            transitions_before: self.transitions.len(),
            ..seen
        });
    }
}

/// The lead an example begins with; its id is the title.
fn lead(model: &Model, example: &Example) -> Lead {
    let values = model.fields.as_slice().iter().map(|field| field.empty_means.clone().unwrap_or_default());
    let mut lead = Lead { id: example.title.clone(), values: values.collect(), ..Lead::default() };
    set(&mut lead, &example.lead);
    example.history.iter().for_each(|happened| add(&mut lead, happened));
    lead
}

fn set(lead: &mut Lead, values: &[(FieldId, Value)]) {
    for (field, value) in values {
        if let Some(slot) = lead.values.get_mut(field.index()) {
            slot.clone_from(value);
        }
    }
}

/// Newest first; of the same instant the later in the example is the newer.
fn add(lead: &mut Lead, happened: &Happened) {
    let values = happened.values.iter().cloned().collect();
    lead.add([Interaction { what: happened.what, at: happened.at, values }]);
}
