//! What a pact means, written to be read: the plain evaluator.
//!
//! Every other engine (the plan, batches, SQL) must find the same [`Outcome`]. So this one walks over the
//! [`Model`] as the language describes it, sentence by sentence, works everything out as often as it is asked
//! for and takes no short cut. It serves tests and fuzzing only: where defines use a part twice at every
//! level, its time doubles with each level.
//!
//! | room          | what is written there                                                     |
//! |---------------|---------------------------------------------------------------------------|
//! | `view`        | what an evaluation looks at, and the values found so far                  |
//! | `truth`       | conditions: yes, no or unknown                                            |
//! | `quantity`    | numbers, and why there is none                                            |
//! | `select`      | which interactions count                                                  |
//! | `award`       | what interactions are worth: limits of number, fading, limits of points   |
//! | `score`       | rules, and the value of a score                                           |
//! | `interval`    | numbers of which only the lowest and the highest are known                |
//! | `bounds`      | the lowest and highest value that open rules could still make a score     |
//! | `derive`      | scores, ratings, tables and choices, in order                             |
//! | `lifecycle`   | start stage, automatic steps, and what is open in the stage reached       |
//! | `handover`    | waiting, pending, where it goes, and its two clocks                       |
//! | `missing`     | what is worth asking for                                                  |
//! | `changes`     | when something may change next                                            |
//! | `problems`    | divisions by zero and results out of range                                |

mod award;
mod bounds;
mod changes;
mod derive;
mod handover;
mod interval;
mod lifecycle;
mod missing;
mod problems;
mod quantity;
mod score;
mod select;
mod truth;
mod view;

use crate::assessment::{Outcome, Situation};
use crate::lead::Lead;
use crate::model::{CondId, Model};
use crate::values::{Instant, Truth};

/// Assesses a lead afresh: it enters its start stage, takes automatic steps until none applies, and is handed
/// over where the stage it reached has a handover that is ready.
#[must_use]
pub fn assess(model: &Model, lead: &Lead, as_of: Instant) -> Outcome {
    lifecycle::from_the_start(model, lead, as_of)
}

/// What holds of a lead that stands in a stage already, taking no step.
///
/// Route and deadlines are fixed when a handover begins and belong to the lead's state: there is no route
/// here, and `next_change` knows the timers of the stage but not the clocks of a handover.
#[must_use]
pub fn evaluate(model: &Model, lead: &Lead, as_of: Instant, situation: &Situation) -> Outcome {
    lifecycle::where_it_stands(model, lead, as_of, situation)
}

/// Whether a condition holds of a lead that stands in a stage. Conditions in a `where` have no truth of their own.
#[must_use]
pub fn truth(model: &Model, lead: &Lead, as_of: Instant, situation: &Situation, condition: CondId) -> Truth {
    let derived = derive::everything(model, lead, as_of, situation);
    let view = view::View { model, lead, as_of, situation, derived: &derived, own: None };
    truth::truth(&view, condition)
}

/// Whether each of some conditions holds of a lead that stands in a stage, found in one go.
#[must_use]
pub fn truths(
    model: &Model,
    lead: &Lead,
    as_of: Instant,
    situation: &Situation,
    conditions: &[CondId],
) -> Vec<Truth> {
    let derived = derive::everything(model, lead, as_of, situation);
    let view = view::View { model, lead, as_of, situation, derived: &derived, own: None };
    conditions.iter().map(|&condition| truth::truth(&view, condition)).collect()
}
