//! The one place that lists the rules: a `mod` line and a line in [`ALL`] for each.

mod missing_agreement;
mod stale_allow;
mod unknown_lint;

pub(super) use stale_allow::LINT as STALE_ALLOW;
pub(super) use unknown_lint::LINT as UNKNOWN_LINT;

use super::Lint;

/// All rules, by group.
pub(super) static ALL: &[&Lint] = &[
    // Never happens

    // Says two things

    // Nobody agreed
    &missing_agreement::LINT,
    // Handover trap

    // Missing data trap

    // Time trap

    // Reading trap

    // Silenced lints
    &stale_allow::LINT,
    &unknown_lint::LINT,
];
