//! The reference work: 35 score rules, a rating, a choice of seven desks and two automatic stages over 16 fields.
//!
//! `criteria.pact` states it, `leads.csv` has leads for it, and each other file here does it in one way: by the pact,
//! or in Rust as somebody would have written it who had no pact. All must come to the same [`outcome::Outcome`] for
//! every lead, or comparing their speed means nothing.
//!
//! ```text
//! leads.csv ──leads──▶ Contact ──plain──────▶ Outcome     what is written first
//!                         ├──▶ Coded ──coded────▶ Outcome     the best by hand, lead by lead
//!                         │       └──▶ Columns ──columns──▶ Outcomes   the best by hand, a million leads at once
//!                         ├──▶ Typed ──by_pact──▶ Outcome     this library
//!                         └──▶ Table ──by_columns──▶ Outcomes   this library, a million leads at once
//! leads.csv ──from_json──▶ lines of JSON ──▶ each but columns
//! ```

#![allow(dead_code, reason = "each bench, test and example that takes this in uses a part of it")]

pub mod by_columns;
pub mod by_pact;
pub mod coded;
pub mod columns;
pub mod from_json;
pub mod leads;
pub mod many;
pub mod outcome;
pub mod passes;
pub mod plain;
pub mod titles;

/// The criteria, in the words of the pact.
pub const CRITERIA: &str = include_str!("criteria.pact");
