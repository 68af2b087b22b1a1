//! Running the examples of a pact: what everybody agreed must become of a lead, held against what becomes of it.
//!
//! ```text
//!  example ──▶ lead + state ──start, then …──▶ lead + state ──▶ expect: yes, or what came instead
//! ```
//!
//! | room | what is in it |
//! |---|---|
//! | `run`, `expect` | one example, step by step; whether an expectation holds |
//! | `report`, `story`, `page` | what came of it: data, sentences, a page |
//! | `coverage` | which lines of the pact examples exercise, and on which sides of its thresholds they stand |

mod coverage;
mod expect;
mod page;
mod report;
mod run;
mod story;

pub use coverage::{Boundary, Coverage, CoverageKind, CoverageLine};
pub use report::{ExampleReport, Expectation};

pub(crate) use coverage::cover;
pub(crate) use run::run;
