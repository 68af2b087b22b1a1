//! What a pact says, for people who do not read pacts: the lifecycle as a graph.
//!
//! Nothing is drawn here: a [`Lifecycle`] is data, with its text as Mermaid and DOT.

mod lifecycle;
mod words;

pub(crate) use lifecycle::lifecycle;
pub use lifecycle::{Lifecycle, LifecycleStage, LifecycleStep, LifecycleTeam, StepKind};
