//! The shape of an explanation, version 1.

mod moves;

pub use moves::{Change, ChangeKind, Move, ValueRange};

use serde::Serialize;

use crate::lead::Problem;
use crate::values::{Number, Truth};

/// Why a lead stands where it stands, and what would move it on.
///
/// As JSON it has these keys; what does not apply is `null` or an empty list, instants are ISO 8601 in the
/// pact's time zone, and states are `"yes"`, `"no"` or `"unknown"`. `version` rises when a key changes its
/// meaning or goes away.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The version of this shape: 1.
    pub version: u32,
    /// The pact's name.
    pub pact: String,
    /// The pact's main file, which lines belong to unless they name another.
    pub file: String,
    /// The lead's id.
    pub id: String,
    /// The instant it was assessed as of.
    pub as_of: String,
    /// The scores in the order of the pact, each with its lines.
    pub scores: Vec<ScoreWhy>,
    /// The ratings, tables and choices, each kind in the order of the pact.
    pub words: Vec<WordWhy>,
    /// The stage; none where the pact has no stages.
    pub stage: Option<StageWhy>,
    /// The nurture tracks that fit.
    pub nurture: Vec<Line>,
    /// The unknown fields worth asking for, in the order declared.
    pub missing: Vec<Named>,
    /// What would move the lead on, each found by assessing the lead with that change.
    pub moves: Vec<Move>,
    /// The first instant at which, without new data, something may change.
    pub next_change: Option<String>,
    /// How many interactions are dated after `as_of` and do not count.
    pub future_interactions: u32,
    /// The values that did not fit their fields.
    pub problems: Vec<Problem>,
}

/// Something with the name that rules use and the label that people use.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Named {
    /// What rules call it.
    pub name: String,
    /// What people call it.
    pub label: Option<String>,
}

/// A place in the pact, with what is written there.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Line {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The text as written, on one line.
    pub text: String,
}

/// A score.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ScoreWhy {
    /// Which.
    #[serde(flatten)]
    pub named: Named,
    /// None for a questionnaire of which no question is answered.
    pub value: Option<Number>,
    /// The lowest value that open lines could still make it.
    pub lowest: Number,
    /// The highest value that open lines could still make it.
    pub highest: Number,
    /// The lowest and highest it may be.
    pub range: Option<(Number, Number)>,
    /// Its lines as written.
    pub rules: Vec<RuleWhy>,
    /// Its `always` lines, as far as they were looked at: the last decides if it is yes.
    pub always: Vec<AlwaysWhy>,
}

/// A line of a score.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RuleWhy {
    /// What kind of line.
    pub kind: RuleKind,
    /// Yes where it applies, no where not, unknown where it is open.
    pub state: Truth,
    /// Its points.
    pub points: Number,
    /// The lowest that open lines could still make it.
    pub lowest: Number,
    /// The highest that open lines could still make it.
    pub highest: Number,
    /// Whether its points are in the sum: of a ladder only the largest are.
    pub counts: bool,
    /// The interactions that count, or for `without` the full periods.
    pub count: Option<u64>,
    /// What a group or ladder is called.
    pub label: Option<String>,
    /// The reason in quotes behind it.
    pub why: Option<String>,
    /// Where it is written.
    pub written: Line,
    /// The unknown fields on which it depends.
    pub fields: Vec<Named>,
    /// The lines inside of a group or ladder.
    pub rules: Vec<RuleWhy>,
}

/// What kind of line of a score.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RuleKind {
    /// `+40 when …`
    When,
    /// `+20 per …`
    Per,
    /// `-10 per full … without …`
    Without,
    /// `+60% of …`
    Share,
    /// A question of a questionnaire.
    Question,
    /// `group … { … }`
    Group,
    /// `highest of … { … }`
    Highest,
}

/// An `always` line of a score.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AlwaysWhy {
    /// The score it makes.
    pub points: Number,
    /// Whether its condition holds.
    pub state: Truth,
    /// The reason in quotes behind it.
    pub why: Option<String>,
    /// Where it is written.
    pub written: Line,
    /// The unknown fields on which it depends.
    pub fields: Vec<Named>,
}

/// A rating, table or choice.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordWhy {
    /// What kind.
    pub kind: WordKind,
    /// Which.
    #[serde(flatten)]
    pub named: Named,
    /// Its word; none if unknown.
    pub word: Option<String>,
    /// What it is looked up by: the score of a rating, the two inputs of a table.
    pub of: Vec<Input>,
    /// The line of a choice that fits, or the level of a rating.
    pub written: Option<Line>,
    /// The next better level of a rating.
    pub next: Option<NextLevel>,
}

/// What kind of word.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WordKind {
    /// Levels of a score.
    Rating,
    /// A word for a pair of words.
    Table,
    /// The first line that fits.
    Choice,
}

/// What a word is looked up by.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Input {
    /// Which.
    pub name: String,
    /// Its value; none if unknown.
    pub value: Option<String>,
}

/// The next better level of a rating.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct NextLevel {
    /// Its name.
    pub level: String,
    /// The score it begins at.
    pub from: Number,
    /// How many points are missing.
    pub short: Number,
}

/// The stage, how the lead came there, and the ways out.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StageWhy {
    /// Which.
    #[serde(flatten)]
    pub named: Named,
    /// What it means.
    pub meaning: Option<String>,
    /// `waiting` or `pending`; none outside of a handover.
    pub handover: Option<&'static str>,
    /// The team that is responsible.
    pub responsible: Option<Named>,
    /// Where the handover goes.
    pub route: Option<RouteWhy>,
    /// The stage the lead started in.
    pub started: String,
    /// The line of `leads start in` that fits; none where none does.
    pub start: Option<Line>,
    /// The automatic steps that were taken, in order.
    pub steps: Vec<StepWhy>,
    /// The ways out: automatic ones and the handover first, then commands.
    pub ways: Vec<WayWhy>,
}

/// Where a handover goes.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RouteWhy {
    /// The team or person.
    pub to: String,
    /// The line that fits.
    pub written: Line,
}

/// An automatic step that was taken.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StepWhy {
    /// The stage that was left.
    pub from: String,
    /// The stage that was entered.
    pub to: String,
    /// The reason in quotes behind the line.
    pub why: Option<String>,
    /// The line that was taken.
    pub written: Line,
}

/// A way out of the present stage.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WayWhy {
    /// What kind of way.
    pub kind: WayKind,
    /// The stage it leads to.
    pub to: Named,
    /// Whether that is further on: a stage that is declared later, and final only where the handover leads there.
    pub onward: bool,
    /// Who takes it; nobody for a way the lead takes by itself.
    pub teams: Vec<String>,
    /// What the command is called.
    pub action: Option<String>,
    /// Yes if it is open to be taken or only a team's act is missing; no or unknown by its tests.
    pub state: Truth,
    /// When a timer, or a command that may not come too early, falls due; until when a handover has to be accepted.
    pub due: Option<String>,
    /// What must be known and is not: one field of each list.
    pub needs: Vec<Vec<Named>>,
    /// The tests that do not hold.
    pub tests: Vec<TestWhy>,
    /// The team that has to confirm first.
    pub confirms: Option<String>,
    /// The reason in quotes behind it.
    pub why: Option<String>,
    /// Where it is written.
    pub written: Line,
}

/// What kind of way out.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WayKind {
    /// `becomes STAGE as soon as …`
    Automatic,
    /// `becomes STAGE after …`
    Timer,
    /// `hand over to TEAM`, while it waits.
    Handover,
    /// Accepting what was handed over.
    Accept,
    /// `TEAM may ACTION to STAGE`, also a rejection while the handover is pending.
    Command,
}

/// A test that does not hold.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TestWhy {
    /// The test as written.
    pub text: String,
    /// No, or unknown.
    pub state: Truth,
    /// What is tested, where that is one thing with a name.
    pub subject: Option<Named>,
    /// What it is; none if unknown.
    pub actual: Option<String>,
    /// What it would have to be, for example `at least 30`.
    pub needed: Option<String>,
    /// By how much a number falls short of what is needed; below zero where it is too large.
    pub short: Option<Number>,
    /// The unknown fields on which it depends.
    pub fields: Vec<Named>,
    /// The tests it is made of that do not hold.
    pub parts: Vec<TestWhy>,
    /// Whether one of the parts would do, instead of all.
    pub any: bool,
}
