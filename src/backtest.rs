//! A pact held against what became of leads: how many were won at each level and stage, what each rule tells, and how
//! well each score puts leads in order.
//!
//! ```text
//!  Lead, won? ──assess, line by line──▶ counts ──▶ BacktestReport: shares with intervals, lifts, curves, warnings
//! ```
//!
//! Only counts are kept, so memory does not grow with the leads, but with how many different values a score has.

mod counts;
mod report;
mod shape;
mod statistics;
mod warnings;

pub use shape::{
    BacktestReport, BacktestWarning, Goal, LevelShare, RuleLift, ScoreBin, ScorePower, Share, StagePromise,
    Threshold, Verdict, WarningKind, WordShares,
};

pub(crate) use counts::{Counts, Desk};
pub(crate) use report::report;
