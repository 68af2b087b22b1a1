//! The one place that lists the rules: a `mod` line and a line in [`ALL`] for each.

mod consent_not_tested;
mod counted_twice;
mod covered_line;
mod deadline_without_notice;
mod decides_nothing;
mod endless_circle;
mod handover_without_data;
mod handover_without_deadline;
mod handover_without_way_back;
mod level_out_of_reach;
mod limit_never_bites;
mod lint_not_found;
mod list_then_and;
mod long_line;
mod lookalike_letters;
mod met_by_all;
mod missing_agreement;
mod mixed_and_or;
mod mostly_unknown;
mod negated_unknown;
mod never_fades_beside;
mod never_met;
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
mod stale_signature;
mod threshold_between_steps;
mod threshold_met_by_all;
mod threshold_out_of_reach;
mod tiers_add_up;
mod timer_never_due;
mod two_names;
mod two_ways_at_once;
mod undemanded_data;
mod unlabelled_field;
mod unlabelled_interaction;
mod unread_data;
mod unsealed_signature;
mod unused;
mod window_outlasts_award;

pub(super) use lint_not_found::LINT as LINT_NOT_FOUND;
pub(super) use mostly_unknown::LINT as MOSTLY_UNKNOWN;
pub(super) use stale_allow::LINT as STALE_ALLOW;

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
    &stale_signature::LINT,
    &unsealed_signature::LINT,
    &stage_without_meaning::LINT,
    &reason_without_meaning::LINT,
    &unlabelled_field::LINT,
    &unlabelled_interaction::LINT,
    &two_names::LINT,
    &similar_names::LINT,
    &unused::LINT,
    &unread_data::LINT,
    &decides_nothing::LINT,
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
    &consent_not_tested::LINT,
    // Missing data trap
    &negated_unknown::LINT,
    &mostly_unknown::LINT,
    // Time trap
    &never_fades_beside::LINT,
    &window_outlasts_award::LINT,
    &timer_never_due::LINT,
    // Reading trap
    &mixed_and_or::LINT,
    &list_then_and::LINT,
    &lookalike_letters::LINT,
    &several_units::LINT,
    &threshold_between_steps::LINT,
    &long_line::LINT,
    // Silenced lints
    &stale_allow::LINT,
    &lint_not_found::LINT,
];
