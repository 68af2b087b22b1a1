//! Whether an expectation holds of a lead in its state.

use super::report::Expectation;
use crate::explain::{Extra, Line, expectation};
use crate::lead::Lead;
use crate::lifecycle::{LeadState, World, situation};
use crate::model::CondId;
use crate::plan::Plan;
use crate::values::{Instant, format_instant};

/// What besides the lead is looked at.
pub(super) struct Facts<'a> {
    pub state: Option<&'a LeadState>,
    pub refused: bool,
}

/// Looks at a lead as of an instant; line and history are the caller's to fill.
pub(super) fn look(
    world: World<'_>,
    plan: &Plan,
    lead: &Lead,
    facts: &Facts<'_>,
    at: Instant,
    condition: CondId,
) -> Expectation {
    let situation = facts.state.and_then(|state| situation(world, state).ok());
    let extra =
        Extra { route: facts.state.and_then(LeadState::route).map(str::to_owned), refused: facts.refused };
    let (state, tests, scores) =
        expectation((world.model, world.sources, plan), lead, situation.as_ref(), extra, at, condition);
    Expectation {
        line: Line::default(),
        at: format_instant(at, &world.model.zone),
        state,
        tests,
        scores,
        refusal: None,
        transitions_before: 0,
    }
}
