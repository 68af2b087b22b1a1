//! Running the examples of a pact: what everybody agreed must become of a lead, held against what becomes of it.
//!
//! ```text
//!  example ──▶ lead + state ──start, then …──▶ lead + state ──▶ expect: yes, or what came instead
//! ```

mod expect;
mod report;
mod run;

pub use report::{ExampleReport, Expectation};

pub(crate) use run::run;
