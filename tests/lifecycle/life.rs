//! A random life: a lead under a pact, and what happens to it.

use leadpact::model::Model;
use leadpact::{Command, Lead, LeadState, Limits, NoIncludes, Pact, Step, StepError, check};
use proptest::test_runner::TestCaseError;

use crate::draw::Draw;
use crate::lead::{self, RandomLead};
use crate::world::World;
use crate::{declare, lifecycle, scoring, time};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A pact, read twice: for its leads, and to look into it.
pub struct Subject {
    pub world: World,
    pub pact: Pact,
    pub model: Model,
}

impl Subject {
    /// A random pact; none if it has no stages.
    pub fn new(draw: &mut Draw) -> Result<Option<Self>, TestCaseError> {
        let mut world = declare::head(draw, false);
        scoring::derived(draw, &mut world);
        lifecycle::lifecycle(draw, &mut world);
        let pact = Pact::parse(&world.text)
            .map_err(|messages| TestCaseError::fail(format!("{}\n{}", world.text, messages.render())))?;
        let (model, _) = check::load("pact", &world.text, &NoIncludes, &Limits::default());
        let model = model.expect("a pact that parses has a model");
        Ok((!model.stages.is_empty()).then_some(Self { world, pact, model }))
    }
}

/// A lead on its way.
pub struct Life<'a> {
    pub subject: &'a Subject,
    random: RandomLead,
    pub state: LeadState,
    /// The instant up to which it has lived.
    pub at: i64,
}

/// What happens next: the lead it is then, when, and a command if one is given.
#[derive(Debug, Clone)]
pub struct Deed {
    pub json: String,
    pub to: i64,
    pub command: Option<Command>,
}

impl<'a> Life<'a> {
    /// A random lead that starts.
    pub fn new(subject: &'a Subject, draw: &mut Draw) -> Result<Self, TestCaseError> {
        let at = time::as_of(draw, subject.world.zone);
        let random = lead::lead(draw, &subject.world, at, true);
        let lead = subject.pact.lead_from_json(&random.to_json()).expect("it is JSON");
        let step = subject.pact.start(&lead, at).map_err(|why| TestCaseError::fail(why.to_string()))?;
        Ok(Self { subject, random, state: step.state, at })
    }

    /// The lead as its input has it.
    pub fn lead_json(&self) -> String {
        self.random.to_json()
    }

    pub fn lead(&self) -> Lead {
        self.read(&self.lead_json())
    }

    fn read(&self, json: &str) -> Lead {
        self.subject.pact.lead_from_json(json).expect("it is JSON")
    }

    /// Something random, at most so many days later. It has happened to the lead already, not to its state.
    pub fn draw(&mut self, draw: &mut Draw, longest: i64) -> Deed {
        let to = self.later(draw, longest * DAY);
        match draw.below(4) {
            1 => self.learn(draw, to),
            2 => self.random.interactions.push(lead::interaction(draw, &self.subject.world, to, to, true)),
            _ => {}
        }
        let json = self.lead_json();
        let command = draw.chance(60).then(|| self.command(draw, &json, to));
        Deed { json, to, command }
    }

    /// Often exactly when something falls due, or a little before or after.
    fn later(&self, draw: &mut Draw, longest: i64) -> i64 {
        let short = [0, 1, HOUR, 4 * HOUR, DAY, 30 * MINUTE][draw.below(6)];
        let long = (draw.below(1000) as i64) * (longest / 1000);
        let due = crate::promises::next_due(self.subject, &self.state, self.at).unwrap_or(self.at);
        let to = match draw.below(4) {
            0 => self.at + short,
            1 => self.at + long,
            2 => due,
            _ => due + [0, 1, -1, HOUR][draw.below(4)],
        };
        to.clamp(self.at, self.at + longest)
    }

    /// Some fields become known, unknown, or something else.
    fn learn(&mut self, draw: &mut Draw, to: i64) {
        for field in &self.subject.world.fields {
            match draw.below(4) {
                1 => {
                    self.random.fields.remove(&field.name);
                }
                2 | 3 => {
                    let value = lead::value(draw, &field.ty, to);
                    self.random.fields.insert(field.name.clone(), value);
                }
                _ => {}
            }
        }
    }

    /// Mostly one that is open.
    fn command(&self, draw: &mut Draw, json: &str, to: i64) -> Command {
        let pact = &self.subject.pact;
        let actions = pact.actions(&self.read(json), &self.state, to).unwrap_or_default();
        let open: Vec<_> = actions.iter().filter(|action| action.is_open || draw.chance(20)).collect();
        let any = |draw: &mut Draw| {
            let action = draw.pick(&["accept", "reject", "confirm", "qualify", "recycle", "give_up"]);
            let command = Command::new(action).by(draw.pick(&["marketing", "sales"]));
            if draw.chance(50) {
                command.because(draw.pick(&["bad_data", "no_budget", "spam"]))
            } else {
                command
            }
        };
        let Some(action) = draw.one_of(&open).filter(|_| draw.chance(85)) else { return any(draw) };
        let Some(team) = draw.one_of(&action.teams) else { return any(draw) };
        let command = Command::new(action.action.as_str()).by(team.as_str()).actor("somebody");
        match draw.one_of(&action.reasons) {
            Some(reason) => command.because(reason.as_str()),
            None => command,
        }
    }

    pub fn step(&self, deed: &Deed) -> Result<Step, StepError> {
        self.step_from(&self.state, deed)
    }

    pub fn step_from(&self, state: &LeadState, deed: &Deed) -> Result<Step, StepError> {
        let (pact, lead) = (&self.subject.pact, self.read(&deed.json));
        match &deed.command {
            Some(command) => pact.command(&lead, state, command.clone(), deed.to),
            None => pact.advance(&lead, state, deed.to),
        }
    }

    pub fn step_by_reference(&self, deed: &Deed) -> Result<Step, StepError> {
        let (pact, lead) = (&self.subject.pact, self.read(&deed.json));
        match &deed.command {
            Some(command) => pact.command_by_reference(&lead, &self.state, command, deed.to),
            None => pact.advance_by_reference(&lead, &self.state, deed.to),
        }
    }

    /// What is refused leaves the state as it was.
    pub fn go_on(&mut self, deed: &Deed) -> Result<(), TestCaseError> {
        match self.step(deed) {
            Ok(step) => self.state = step.state,
            Err(why) if why.refusal().is_some() => {}
            Err(why) => return Err(TestCaseError::fail(why.to_string())),
        }
        self.at = deed.to;
        Ok(())
    }
}
