//! The shape of what a backtest finds, version 1.

use serde::Serialize;

use crate::explain::Line;
use crate::values::Number;

/// What a pact's criteria were worth, held against what became of leads.
///
/// Shares, lifts and areas are rounded to nine places. Intervals are those of 95 %.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BacktestReport {
    /// The version of this shape: 1.
    pub version: u32,
    /// The pact's name.
    pub pact: String,
    /// The fingerprint of its meaning.
    pub fingerprint: String,
    /// The instant that leads were assessed as of.
    pub as_of: String,
    /// All leads of which it is known what became of them.
    pub all: Share,
    /// The stages in the order of the pact.
    pub stages: Vec<StagePromise>,
    /// The ratings, tables and choices.
    pub words: Vec<WordShares>,
    /// The scores.
    pub scores: Vec<ScorePower>,
    /// The lines of scores, as written.
    pub rules: Vec<RuleLift>,
    /// What may make the criteria look better than they are.
    pub warnings: Vec<BacktestWarning>,
    /// Thresholds for what was asked for.
    pub thresholds: Vec<Threshold>,
}

/// How many of some leads were won.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Share {
    /// How many there are.
    pub leads: u64,
    /// How many of them were won.
    pub won: u64,
    /// The share that was won; none of no leads.
    pub share: Option<f64>,
    /// The least share that the numbers are compatible with: Wilson's interval.
    pub low: Option<f64>,
    /// The largest.
    pub high: Option<f64>,
}

/// What the numbers carry.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// More of them are won than of all leads.
    Better,
    /// Fewer.
    Worse,
    /// The interval spans the share of all leads.
    TooFewToTell,
}

/// What a stage promises.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StagePromise {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
    /// The leads that stand in it.
    pub here: Share,
    /// The leads that stand in it or have come further. The share is the precision of the stage as a promise.
    pub reached: Share,
    /// The share of all won leads that have come so far; none where none was won.
    pub recall: Option<f64>,
    /// What the numbers of those that have come so far carry.
    pub verdict: Verdict,
}

/// A rating, table or choice.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordShares {
    /// `rating`, `table` or `choice`.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
    /// Its words in the order of the pact; unknown last, where there are such leads.
    pub levels: Vec<LevelShare>,
    /// Levels of a rating of which the better one was won less often, and the numbers carry that.
    pub upside_down: Vec<(String, String)>,
}

/// A word of a rating, table or choice.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LevelShare {
    /// The word; none where unknown.
    pub word: Option<String>,
    /// Its leads.
    pub share: Share,
    /// What their numbers carry.
    pub verdict: Verdict,
}

/// How well a score puts leads in order.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ScorePower {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
    /// The leads that have it.
    pub known: Share,
    /// The area under the curve: how often a won lead has more points than one that was not, ties half. 0.5 is chance.
    /// None where not both are there.
    pub area: Option<f64>,
    /// The least area that the numbers are compatible with: Newcombe's interval.
    pub area_low: Option<f64>,
    /// The largest.
    pub area_high: Option<f64>,
    /// What the numbers carry: better than chance, worse, or neither.
    pub verdict: Verdict,
    /// Points against the share that was won, ascending.
    pub bins: Vec<ScoreBin>,
}

/// Leads with about as many points.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ScoreBin {
    /// The fewest points in it.
    pub from: Number,
    /// The most points in it.
    pub to: Number,
    /// Its leads.
    pub share: Share,
}

/// What a line of a score tells.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RuleLift {
    /// The score.
    pub score: String,
    /// The line.
    pub written: Line,
    /// Its reason.
    pub why: Option<String>,
    /// The leads to which it applies.
    pub applies: Share,
    /// How many leads it is open for, for want of data.
    pub open: u64,
    /// How many times as often as all leads they were won; none where none was.
    pub lift: Option<f64>,
    /// The least lift that the numbers are compatible with.
    pub lift_low: Option<f64>,
    /// The largest.
    pub lift_high: Option<f64>,
    /// What the numbers carry.
    pub verdict: Verdict,
    /// Whether it gives points to leads that are won less often, or takes them from those won more often.
    pub against: bool,
}

/// Something that may make criteria look better than they are.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BacktestWarning {
    /// What kind.
    pub kind: WarningKind,
    /// What it is about: a field, an interaction, or a line.
    pub about: String,
    /// The warning in words.
    pub words: String,
    /// The lines of scores that lean on it.
    pub lines: Vec<Line>,
}

/// What kind of warning.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WarningKind {
    /// Interactions or dates after the lead was won.
    AfterTheFact,
    /// A field that is filled for leads that were won, and hardly for others; or the other way round.
    FilledByOutcome,
    /// A line that tells nearly for certain how it ended.
    TooGood,
}

/// What a threshold is wanted for.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Goal {
    /// At least this share of the leads from it on was won.
    Precision(f64),
    /// About so many leads from it on.
    Volume(u64),
}

/// A threshold of a score for what was wanted.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Threshold {
    /// The score.
    pub score: String,
    /// What was wanted: `precision` or `volume`.
    pub wanted: &'static str,
    /// How much of it.
    pub goal: f64,
    /// From how many points on; none where no threshold gives it.
    pub from: Option<Number>,
    /// The leads from there on.
    pub reached: Share,
    /// The share of all won leads that is among them.
    pub recall: Option<f64>,
    /// Whether the numbers carry it: the least share is not below the one that was wanted.
    pub sure: bool,
}
