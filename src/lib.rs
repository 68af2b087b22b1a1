//! One agreed definition of a qualified lead, written once by marketing and sales, run by machines.
//!
//! A *pact* is a text in a small language that says what a lead is, how its interest and its qualification
//! are scored, in which stages it lives, who owns each, and how it is handed over. This crate checks a pact
//! and assesses leads against it. It does no I/O, reads no clock, starts no thread and does not panic.
//!
//! ```text
//! .pact text ──syntax──▶ Ast ──check──▶ Model ──plan──▶ Plan ──▶ Assessment
//!                                                 ▲        └────▶ Explanation
//!   JSON, builder, your types ──▶ Lead ───────────┘
//! ```
//!
//! Leads come from JSON ([`Pact::lead_from_json`]), field by field ([`Pact::lead`]), or from types of your own, which
//! are bound to a pact once ([`Pact::bind`]; the module [`typed`] says how, the feature `derive` does it for you):
//!
//! ```
//! # #[cfg(feature = "derive")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! #[derive(leadpact::Lead)]
//! struct Contact {
//!     id: String,
//!     email: Option<String>,
//!     employees: Option<u32>,
//! }
//!
//! let pact = leadpact::Pact::parse(
//!     r#"pact "Demo" { version 1 }
//!     lead identified by id { email: text, employees: number }
//!     score fit { +60 when employees at least 50 }"#,
//! )?;
//! let bound = pact.bind::<Contact>()?; // every mismatch is reported here, at start-up
//! let contact = Contact { id: "L-1".into(), email: None, employees: Some(300) };
//! let assessment = bound.assess(&contact, &[], std::time::SystemTime::now());
//! assert_eq!(assessment.score("fit").and_then(|fit| fit.value), Some(60.into()));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "derive"))]
//! # fn main() {}
//! ```

#![forbid(unsafe_code)]

#[doc(hidden)]
pub mod assessment;
#[doc(hidden)]
pub mod backtest;
#[doc(hidden)]
pub mod check;
#[doc(hidden)]
pub mod compare;
#[doc(hidden)]
pub mod diagnostics;
mod docs;
#[doc(hidden)]
pub mod example;
#[doc(hidden)]
pub mod explain;
mod format;
#[doc(hidden)]
pub mod lead;
#[doc(hidden)]
pub mod lifecycle;
#[doc(hidden)]
pub mod lint;
#[doc(hidden)]
pub mod meaning;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod plan;
#[doc(hidden)]
pub mod reason;
#[cfg(feature = "reference")]
#[doc(hidden)]
pub mod reference;
#[doc(hidden)]
pub mod sources;
#[doc(hidden)]
pub mod syntax;
pub mod typed;
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

pub use assessment::Handover;
pub use backtest::{
    BacktestReport, BacktestWarning, Goal, LevelShare, RuleLift, ScoreBin, ScorePower, Share, StagePromise,
    Threshold, Verdict, WarningKind, WordShares,
};
pub use compare::{
    ChangeWhat, Comparison, DeclarationChange, Edition, MeaningChange, Moved, Outcome, OutcomeKind, Witness,
};
pub use diagnostics::{
    Diagnostic, Diagnostics, Located, LocatedRelated, Related, Severity, Style, render, render_within,
};
pub use docs::{Document, Lifecycle, LifecycleStage, LifecycleStep, LifecycleTeam, StepKind};
pub use example::{Boundary, Coverage, CoverageKind, CoverageLine, ExampleReport, Expectation};
pub use explain::Explanation;
pub use format::format;
pub use lead::{
    Batch, BatchError, BatchErrorKind, BatchMismatch, Column, ColumnKind, Columns, DateFormat,
    DateFormatError, FieldKey, FieldName, FieldValue, HeaderError, HeaderErrorKind, Ignored, Interaction,
    InteractionRow, InteractionTable, JsonError, JsonErrorKind, JsonReader, Lead, LeadBuilder, LeadError,
    LeadErrorKind, LeadTable, MissingColumn, Problem, ProblemKind, StoredLead,
};
#[cfg(feature = "derive")]
pub use leadpact_derive::{Interaction, Lead, LeadFields, Word};
pub use lifecycle::{
    Action, Cause, Clock, Command, HandoverState, IfLate, LeadState, Merged, Migration, Place, Refusal,
    RefusalKind, StateChange, Step, StepError, StepErrorKind, Transition, TransitionKind,
};
pub use lint::{Lint, LintGroup, explain_code};
pub use pact::{
    Assessment, Assessments, Assessor, Backtest, BatchAssessor, Bound, BoundAssessor, BoundBatchAssessor,
    Checked, FieldInfo, Fill, Info, OpenKind, OpenPoint, Pact, PactPair, PairAssessor, Score, ScoreKey,
    Scores, SignError, StageInfo, WordKey, Words,
};
pub use sources::{FileId, LineColumn, NoIncludes, Resolver, Span};
pub use syntax::Limits;
pub use typed::BindError;
pub use values::{Date, Instant, Number, NumberError, Truth};

/// The parts of an [`Explanation`], some of which refusals and reports of examples have, too.
pub mod explanation {
    pub use crate::explain::{
        AlwaysWhy, Change, ChangeKind, Input, Line, Move, Named, NextLevel, RouteWhy, RuleKind, RuleWhy,
        ScoreWhy, StageWhy, StepWhy, TestWhy, ValueRange, WayKind, WayWhy, WordKind, WordWhy,
    };
}
