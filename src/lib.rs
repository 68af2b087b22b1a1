//! LeadPact.
#![forbid(unsafe_code)]

pub mod diagnostics;
pub mod sources;
pub mod values;
