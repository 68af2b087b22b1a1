//! What a pact says, for people who do not read pacts: the lifecycle as a graph, and the page that teams sign.
//!
//! Nothing is drawn here: a [`Lifecycle`] is data, with its text as Mermaid and DOT; a [`Document`] is headings, tables and
//! sentences, with its text as Markdown and HTML.

mod document;
mod lifecycle;
mod wording;
mod words;

pub use document::Document;
pub(crate) use document::document;
pub(crate) use lifecycle::lifecycle;
pub use lifecycle::{Lifecycle, LifecycleStage, LifecycleStep, LifecycleTeam, StepKind};
