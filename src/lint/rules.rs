//! The one place that lists the rules: a `mod` line and a line in [`ALL`] for each.

mod met_by_all;
mod and_beside_or;
mod counted_twice;
mod covered_line;
mod deadline_without_notice;
mod endless_circle;
mod field_without_label;
mod handover_without_data;
mod handover_without_deadline;
mod handover_without_way_back;
mod interaction_without_label;
mod level_out_of_reach;
mod limit_never_bites;
mod list_then_and;
mod long_line;
mod lookalike_letters;
mod missing_agreement;
mod negated_unknown;
mod never_fades_beside;
mod never_met;
mod no_consent_test;
mod one_sided_agreement;
mod one_team_only;
mod order_reversed;
mod part_says_nothing;
mod points_cut_off;
mod reason_without_meaning;
mod recycling_without_reset;
mod rejection_without_reason;
mod row_never_applies;
mod rule_never_counts;
mod several_units;
mod similar_names;
mod stage_never_entered;
mod stage_without_meaning;
mod stage_without_way_out;
mod stale_allow;
mod threshold_met_by_all;
mod threshold_out_of_reach;
mod tiers_add_up;
mod timer_never_due;
mod two_names;
mod two_ways_at_once;
mod undemanded_data;
mod unknown_lint;
mod unread_data;
mod unused;
mod window_outlasts_award;

pub(super) use stale_allow::LINT as STALE_ALLOW;
pub(super) use unknown_lint::LINT as UNKNOWN_LINT;

use super::Lint;

/// All rules, by group.
pub(super) static ALL: &[&Lint] = &[
    // Never happens
    &never_met::LINT,
    &met_by_all::LINT,
    &threshold_out_of_reach::LINT,
    &threshold_met_by_all::LINT,
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
    &one_sided_agreement::LINT,
    &stage_without_meaning::LINT,
    &reason_without_meaning::LINT,
    &field_without_label::LINT,
    &interaction_without_label::LINT,
    &two_names::LINT,
    &similar_names::LINT,
    &unused::LINT,
    &unread_data::LINT,
    &one_team_only::LINT,
    // Handover trap
    &handover_without_data::LINT,
    &handover_without_deadline::LINT,
    &handover_without_way_back::LINT,
    &rejection_without_reason::LINT,
    &deadline_without_notice::LINT,
    &undemanded_data::LINT,
    &recycling_without_reset::LINT,
    &endless_circle::LINT,
    &stage_without_way_out::LINT,
    &no_consent_test::LINT,
    // Missing data trap
    &negated_unknown::LINT,
    // Time trap
    &never_fades_beside::LINT,
    &window_outlasts_award::LINT,
    &timer_never_due::LINT,
    // Reading trap
    &and_beside_or::LINT,
    &list_then_and::LINT,
    &lookalike_letters::LINT,
    &several_units::LINT,
    &long_line::LINT,
    // Silenced lints
    &stale_allow::LINT,
    &unknown_lint::LINT,
];
