//! Which lines of a pact its examples exercise, and on which sides of its thresholds they stand.
//!
//! ```text
//!  Model ──lines, thresholds──▶ what there is ──┐
//!  example ──run, watched by a Trace────────────┴──▶ Coverage ──to_text──▶ a page
//! ```

mod boundary;
mod lines;
mod page;
mod trace;

pub use boundary::Boundary;

use serde::Serialize;

use super::run::run;
use crate::explain::Line;
use crate::lifecycle::World;
use crate::model::Example;
use crate::plan::Plan;

/// The version of the shape of [`Coverage`] in JSON.
const VERSION: u32 = 1;

/// Which lines of a pact its examples exercise.
///
/// A *moment* is an `expect`, or something that happens to the lead and is recorded. In JSON, keys are those of
/// the fields; `version` rises when a key changes its meaning or goes away.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Coverage {
    /// The version of the shape in JSON: 1.
    pub version: u32,
    /// How many examples were run.
    pub examples: usize,
    /// How many lines an example exercises.
    pub exercised: usize,
    /// Every line that an example can exercise, by kind, each kind in the order of the pact.
    pub lines: Vec<CoverageLine>,
    /// The thresholds, in the order of the pact.
    pub boundaries: Vec<Boundary>,
}

/// A line of a pact, or a part of one, that an example can exercise.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CoverageLine {
    /// What kind of line.
    pub kind: CoverageKind,
    /// The score, rating, table, choice or stage it belongs to; none where there is none, or several.
    pub of: Option<String>,
    /// What it is, in the words of the pact.
    pub text: String,
    /// Where it is written.
    pub line: Line,
    /// How many examples exercise it.
    pub examples: usize,
}

/// What kind of line, and when an example exercises it.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CoverageKind {
    /// A line of a score: it applied whenever the lead was looked at.
    Rule,
    /// A level of a rating: the rating was at it at a moment.
    Level,
    /// A cell of a table, as written: the table was at it at a moment.
    Cell,
    /// A line of a choice: it was the first that fitted at a moment.
    Choice,
    /// A line of `leads start in`: the lead started by it.
    Start,
    /// A way out, an acceptance or a confirmation: it was taken.
    Transition,
    /// A line of `goes to`: the lead was handed over by it.
    Route,
    /// The deadline of a handover: it ran out.
    Deadline,
    /// A notice of a stage: it was recorded.
    Notice,
    /// A reason: it was given in a command that was carried out.
    Reason,
    /// A track of `nurture`: it fitted at a moment.
    Track,
}

impl CoverageKind {
    /// What several of them are called.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Rule => "rules",
            Self::Level => "levels",
            Self::Cell => "cells of tables",
            Self::Choice => "lines of choices",
            Self::Start => "starts",
            Self::Transition => "transitions",
            Self::Route => "routes",
            Self::Deadline => "deadlines",
            Self::Notice => "notices",
            Self::Reason => "reasons",
            Self::Track => "nurture tracks",
        }
    }
}

impl Coverage {
    /// How many lines an example can exercise.
    #[must_use]
    pub fn total(&self) -> usize {
        self.lines.len()
    }

    /// Whether every line is exercised.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.exercised == self.total()
    }

    /// The lines that no example exercises.
    pub fn gaps(&self) -> impl Iterator<Item = &CoverageLine> {
        self.lines.iter().filter(|line| line.examples == 0)
    }
}

/// Runs examples and keeps track of what they exercise.
pub(crate) fn cover<'e>(
    world: World<'_>,
    plan: &Plan,
    examples: impl Iterator<Item = &'e Example>,
) -> Coverage {
    let mut listed = lines::all(world);
    let mut boundaries = boundary::all(world);
    let mut count = 0;
    for example in examples {
        count += 1;
        let mut trace = trace::Trace::new(world.model, &listed, &mut boundaries);
        run(world, plan, example, &mut trace);
        for place in trace.exercised() {
            if let Some((_, line)) = listed.get_mut(place) {
                line.examples += 1;
            }
        }
    }
    let lines: Vec<CoverageLine> = listed.into_iter().map(|(_, line)| line).collect();
    Coverage {
        version: VERSION,
        examples: count,
        exercised: lines.iter().filter(|line| line.examples > 0).count(),
        lines,
        boundaries: boundaries.into_iter().map(|(_, boundary)| boundary).collect(),
    }
}
