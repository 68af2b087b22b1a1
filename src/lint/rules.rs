//! The one place that lists the rules: a `mod` line and a line in [`ALL`] for each.

mod always_met;
mod counted_twice;
mod covered_line;
mod level_out_of_reach;
mod limit_never_bites;
mod missing_agreement;
mod never_met;
mod order_reversed;
mod part_says_nothing;
mod points_cut_off;
mod row_never_applies;
mod rule_never_counts;
mod stage_never_entered;
mod stale_allow;
mod threshold_always_met;
mod threshold_out_of_reach;
mod tiers_add_up;
mod two_ways_at_once;
mod unknown_lint;

pub(super) use stale_allow::LINT as STALE_ALLOW;
pub(super) use unknown_lint::LINT as UNKNOWN_LINT;

use super::Lint;

/// All rules, by group.
pub(super) static ALL: &[&Lint] = &[
    // Never happens
    &never_met::LINT,
    &always_met::LINT,
    &threshold_out_of_reach::LINT,
    &threshold_always_met::LINT,
    &level_out_of_reach::LINT,
    &limit_never_bites::LINT,
    &points_cut_off::LINT,
    &rule_never_counts::LINT,
    &row_never_applies::LINT,
    &stage_never_entered::LINT,
    // Says two things
    &covered_line::LINT,
    &two_ways_at_once::LINT,
    &tiers_add_up::LINT,
    &counted_twice::LINT,
    &order_reversed::LINT,
    &part_says_nothing::LINT,
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
