//! What came of an example.

use serde::Serialize;

use crate::explain::{Line, ScoreWhy, TestWhy};
use crate::lifecycle::{Refusal, Transition};
use crate::values::Truth;

/// What came of an example.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ExampleReport {
    /// The version of the shape in JSON: 1.
    pub version: u32,
    /// Its title.
    pub title: String,
    /// Where it is written.
    pub line: Line,
    /// Whether everything came as expected.
    pub passed: bool,
    /// What was expected, in the order written.
    pub expectations: Vec<Expectation>,
    /// What happened to the lead, oldest first.
    pub transitions: Vec<Transition>,
    /// The same in words, a sentence for each.
    pub story: Vec<String>,
    /// Why it could not be run to its end: a step the lifecycle cannot take, other than a refused command.
    pub error: Option<String>,
}

/// An `expect` of an example.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Expectation {
    /// Where it is written.
    pub line: Line,
    /// As of when, ISO 8601 in the pact's time zone.
    pub at: String,
    /// Whether it holds; only yes is as expected.
    pub state: Truth,
    /// The tests that do not hold: what was expected, and what came.
    pub tests: Vec<TestWhy>,
    /// The scores that these tests speak of, line by line.
    pub scores: Vec<ScoreWhy>,
    /// Why the last command was refused, if it was.
    pub refusal: Option<Refusal>,
    /// How many of the example's transitions, and sentences of its story, had happened before.
    pub transitions_before: usize,
}

impl Expectation {
    /// Whether it came as expected.
    #[must_use]
    pub fn held(&self) -> bool {
        self.state.is_yes()
    }
}
