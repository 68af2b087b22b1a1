//! The life of one lead: a state that the host stores, and pure steps from one state to the next.
//!
//! ```text
//!  start ──▶ LeadState ──advance, command──▶ Step { state, transitions } ──▶ the host stores both
//!                ▲                                  │
//!                └──────────────────────────────────┘
//! ```
//!
//! | room | what is in it |
//! |---|---|
//! | `state`, `standing` | a state in names, as it is stored; the same in ids |
//! | `engine` | what is asked of an evaluator, so that the plan and the reference can both drive a lead |
//! | `drive` | what falls due and when; automatic ways |
//! | `handover` | waiting, confirmation, route, clocks |
//! | `command`, `refusal`, `actions` | what a team may do, and why it may not |
//! | `next` | when a lead has to be looked at again |
//! | `record`, `error` | audit records; why no step is taken |
//! | `change` | old states under new pacts, and two records that become one |

mod actions;
mod change;
mod command;
mod drive;
mod engine;
mod error;
mod handover;
mod next;
mod record;
mod refusal;
mod standing;
mod state;

pub use actions::Action;
pub use change::{Merged, Migration, StateChange};
pub(crate) use change::{join, merge, migrate};
pub use command::Command;
pub use error::{StepError, StepErrorKind};
pub use record::{Cause, Place, Step, Transition, TransitionKind};
pub use refusal::{Refusal, RefusalKind};
pub use state::{Clock, HandoverState, IfLate, LeadState};

pub(crate) use drive::World;
use engine::Engine;
#[cfg(feature = "reference")]
pub(crate) use engine::Referenced;
pub(crate) use engine::{Happening, Planned, Seen, Watch, Watched};
pub(crate) use next::{Ripening, Ripens, next};

use drive::{Drive, End};
use standing::Standing;

use crate::assessment::Situation;
use crate::lead::Lead;
use crate::model::{CondId, StageId};
use crate::values::Instant;

/// The first state of a lead, in its start stage or in the one given.
pub(crate) fn start<E: Engine>(
    world: World<'_>,
    lead: &Lead,
    engine: E,
    given: Option<StageId>,
    at: Instant,
) -> Result<Step, StepError> {
    Drive::start(world, lead, engine, given, at).map(step)
}

/// Everything that falls due up to an instant, then the automatic ways as of it.
pub(crate) fn advance<E: Engine>(
    world: World<'_>,
    lead: &Lead,
    engine: E,
    state: &LeadState,
    at: Instant,
) -> Result<Step, StepError> {
    let mut drive = drive(world, lead, engine, state)?;
    drive.run(at, End::Included)?;
    Ok(step(drive))
}

/// Advances a lead and carries out a command. The guard of a refusal comes with the situation it was looked at in.
pub(crate) fn command<E: Engine>(
    world: World<'_>,
    lead: &Lead,
    engine: E,
    state: &LeadState,
    command: &Command,
    at: Instant,
) -> Result<Step, (StepError, Option<(CondId, Situation)>)> {
    let mut drive = drive(world, lead, engine, state).map_err(|error| (error, None))?;
    match drive.command(command, at) {
        Ok(()) => Ok(step(drive)),
        Err(error) => {
            let guard = error.refusal().and_then(|refusal| refusal.guard);
            let looked_at = guard.map(|guard| (guard, drive.standing.situation.clone()));
            Err((error, looked_at))
        }
    }
}

/// What may be done at an instant, once the lead is advanced to it as a command would advance it.
pub(crate) fn actions<E: Engine>(
    world: World<'_>,
    lead: &Lead,
    engine: E,
    state: &LeadState,
    at: Instant,
) -> Result<Vec<Action>, StepError> {
    let mut drive = drive(world, lead, engine, state)?;
    drive.run(at, End::Excluded)?;
    drive.engine.study();
    Ok(drive.actions())
}

/// What conditions read of a state.
///
/// # Errors
/// If its stage is gone, or it was written by a later version.
pub(crate) fn situation(world: World<'_>, state: &LeadState) -> Result<Situation, StepError> {
    Standing::of(state, world.model).map(|standing| standing.situation)
}

fn drive<'a, E: Engine>(
    world: World<'a>,
    lead: &'a Lead,
    engine: E,
    state: &LeadState,
) -> Result<Drive<'a, E>, StepError> {
    Ok(Drive::new(world, lead, engine, Standing::of(state, world.model)?))
}

fn step<E>(drive: Drive<'_, E>) -> Step {
    let Drive { world, standing, transitions, .. } = drive;
    Step { state: standing.to_state(world.model, world.fingerprint), transitions }
}
