//! When a lead has to be looked at again.

use super::World;
use super::drive::Drive;
use super::error::StepError;
use super::standing::Standing;
use super::state::LeadState;
use crate::lead::Lead;
use crate::model::drift::{Drift, Drifts};
use crate::model::{HandoverPart, Model, Stage};
use crate::values::Instant;

/// Of each stage, by place: what in it may come to be by time alone, timers and deadlines aside.
#[derive(Debug)]
pub(crate) struct Ripening(Vec<OfStage>);

#[derive(Debug, Clone, Copy)]
struct OfStage {
    /// An automatic way may come to apply.
    ways: Ripens,
    /// A handover that waits may go on, or begin to wait for a confirmation.
    handover: Ripens,
}

/// Whether a condition may come to hold by time alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ripens {
    /// Only by new data.
    Never,
    /// Only where a cut-off jumps back, so that what has grown older is young again for a while.
    Back,
    /// As things grow older.
    Forth,
}

/// What is known of the next step without looking at the lead in full.
pub(crate) struct Next {
    /// The first timer, notice, deadline or interaction to come.
    pub due: Option<Instant>,
    /// Whether a condition may come to hold before that.
    pub ripens: Ripens,
}

impl Ripening {
    pub fn new(model: &Model) -> Self {
        let mut drifts = Drifts::new(model);
        Self(model.stages.as_slice().iter().map(|stage| of_stage(stage, &mut drifts)).collect())
    }
}

fn of_stage(stage: &Stage, drifts: &mut Drifts<'_>) -> OfStage {
    let mut drift = |condition: Option<_>| condition.map_or(Drift::NONE, |id| drifts.condition(id));
    let ways = stage.automatic.iter().map(|way| upwards(drift(way.condition))).max();
    let handover = stage.handover.as_ref().map(|of| {
        let moves = of.confirms.iter().any(|clock| drift(clock.condition).is_any());
        if moves { Ripens::Forth } else { upwards(drift(of.only_when)) }
    });
    OfStage { ways: ways.unwrap_or(Ripens::Never), handover: handover.unwrap_or(Ripens::Never) }
}

/// What moves downwards moves upwards where a cut-off jumps back.
fn upwards(drift: Drift) -> Ripens {
    match drift {
        Drift { up: true, .. } => Ripens::Forth,
        Drift { down: true, .. } => Ripens::Back,
        Drift { up: false, down: false } => Ripens::Never,
    }
}

/// What comes next after the last look at a lead, without new data.
///
/// # Errors
/// If the state's stage is gone, or it was written by a later version.
pub(crate) fn next(
    world: World<'_>,
    ripening: &Ripening,
    lead: &Lead,
    state: &LeadState,
) -> Result<Next, StepError> {
    let drive = Drive::new(world, lead, (), Standing::of(state, world.model)?);
    let to_come = lead.interactions.partition_point(|of| of.at > state.looked_at);
    let to_come = to_come.checked_sub(1).and_then(|place| lead.interactions.get(place)).map(|of| of.at);
    let due = [drive.next_due(), to_come].into_iter().flatten().min();
    Ok(Next { due, ripens: ripens(&drive, ripening) })
}

fn ripens(drive: &Drive<'_, ()>, ripening: &Ripening) -> Ripens {
    let Some(of) = ripening.0.get(usize::from(drive.standing.stage.0)) else { return Ripens::Never };
    let waiting = drive.stage().handover.as_ref();
    let waiting = waiting.filter(|_| drive.standing.situation.part == Some(HandoverPart::Waiting));
    // Where data is missing, nothing but data moves the handover.
    let may_go_on = |of: &&crate::model::Handover| drive.lead.has_all(&of.needs);
    if waiting.filter(may_go_on).is_some() { of.ways.max(of.handover) } else { of.ways }
}
