//! LeadPact.
#![forbid(unsafe_code)]

pub mod assessment;
pub mod diagnostics;
pub mod lead;
pub mod model;
pub mod plan;
pub mod sources;
pub mod syntax;
pub mod values;
