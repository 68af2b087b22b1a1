//! One agreed definition of a qualified lead, written once by marketing and sales, run by machines.
//!
//! A *pact* is a text in a small language that says what a lead is, how its interest and its qualification
//! are scored, in which stages it lives, who owns each, and how it is handed over. This crate checks a pact
//! and assesses leads against it. It does no I/O, reads no clock, starts no thread and does not panic.
//!
//! ```text
//! .pact text ──syntax──▶ Ast ──check──▶ Model ──plan──▶ Plan ──▶ Assessment
//!                                                 ▲        └────▶ Explanation
//!              JSON, builder ──▶ Lead ────────────┘
//! ```

#![forbid(unsafe_code)]

#[doc(hidden)]
pub mod assessment;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod diagnostics;
#[doc(hidden)]
pub mod example;
#[doc(hidden)]
pub mod explain;
#[doc(hidden)]
pub mod lead;
#[doc(hidden)]
pub mod lifecycle;
#[doc(hidden)]
pub mod meaning;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod plan;
#[cfg(feature = "reference")]
#[doc(hidden)]
pub mod reference;
#[doc(hidden)]
pub mod sources;
#[doc(hidden)]
pub mod syntax;
#[doc(hidden)]
pub mod values;

mod pact;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]
mod schemas;

/// A page whose code is run as tests of this crate.
#[cfg(doctest)]
#[doc = include_str!("../docs/guide/embedding.md")]
pub struct Embedding;

/// A page whose code is run as tests of this crate.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

pub use assessment::{Assessment, Handover, OpenKind, OpenPoint, Score};
pub use diagnostics::{Diagnostic, Diagnostics, Located, Severity, Style, render};
pub use example::{ExampleReport, Expectation};
pub use explain::Explanation;
pub use lead::{
    Columns, DateFormat, DateFormatError, FieldKey, FieldName, FieldValue, HeaderError, Ignored, Interaction,
    InteractionRow, InteractionTable, JsonError, JsonReader, Lead, LeadBuilder, LeadError, LeadTable,
    MissingColumn, Problem, ProblemKind, StoredLead,
};
pub use lifecycle::{
    Action, Cause, Change, Clock, Command, HandoverState, IfLate, LeadState, Merged, Migration, Place,
    Refusal, RefusalKind, Step, StepError, StepErrorKind, Transition, TransitionKind,
};
pub use pact::{Assessor, Checked, FieldInfo, Info, Pact, StageInfo};
pub use sources::{LineColumn, NoIncludes, Resolver, Span};
pub use syntax::Limits;
pub use values::{Instant, Number, NumberError};
