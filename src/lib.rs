//! LeadPact.
#![forbid(unsafe_code)]

pub mod assessment;
pub mod diagnostics;
pub mod lead;
pub mod model;
#[cfg(feature = "reference")]
#[doc(hidden)]
pub mod reference;
pub mod sources;
pub mod syntax;
pub mod values;
