//! Which rule of the grammar reads a statement, told by its first words and the block it stands in. So a
//! mistake in a statement is found where it is, and not at the statement's first word.

use std::ops::Range;

use super::grammar::Rule;
use super::layout::{Holds, says};
use super::lex::{Kind, Tokens};

/// Statements that begin with a word of the language, by the block they stand in.
pub(super) const FORMS: [(Holds, Rule, Rule); 45] = [
    (Holds::Declarations, Rule::k_language, Rule::language),
    (Holds::Declarations, Rule::k_include, Rule::include),
    (Holds::Declarations, Rule::k_pact, Rule::pact),
    (Holds::Declarations, Rule::k_team, Rule::team),
    (Holds::Declarations, Rule::k_agreed_by, Rule::agreed),
    (Holds::Declarations, Rule::k_lead, Rule::lead),
    (Holds::Declarations, Rule::k_interaction, Rule::interaction),
    (Holds::Declarations, Rule::k_list, Rule::list),
    (Holds::Declarations, Rule::k_define, Rule::define),
    (Holds::Declarations, Rule::k_score, Rule::score),
    (Holds::Declarations, Rule::k_rating, Rule::rating),
    (Holds::Declarations, Rule::k_questionnaire, Rule::questionnaire),
    (Holds::Declarations, Rule::k_table, Rule::table),
    (Holds::Declarations, Rule::k_choose, Rule::choose),
    (Holds::Declarations, Rule::k_stage, Rule::stage),
    (Holds::Declarations, Rule::k_final_stage, Rule::stage),
    (Holds::Declarations, Rule::k_in_every_stage, Rule::every_stage),
    (Holds::Declarations, Rule::k_leads_start_in, Rule::leads_start),
    (Holds::Declarations, Rule::k_nurture, Rule::nurture),
    (Holds::Declarations, Rule::k_example, Rule::example),
    (Holds::Declarations, Rule::k_reason, Rule::reason),
    (Holds::Declarations, Rule::k_allow, Rule::allow),
    (Holds::Header, Rule::k_version, Rule::version),
    (Holds::Header, Rule::k_timezone, Rule::timezone),
    (Holds::Header, Rule::k_currency, Rule::currency_entry),
    (Holds::Header, Rule::k_work_time, Rule::work_time),
    (Holds::Header, Rule::k_holidays, Rule::holidays),
    (Holds::Points, Rule::k_group, Rule::group),
    (Holds::Points, Rule::k_highest_of, Rule::highest),
    (Holds::Points, Rule::k_always, Rule::always),
    (Holds::Points, Rule::k_keeps, Rule::fade_line),
    (Holds::Points, Rule::k_fades_out_in, Rule::fade_line),
    (Holds::Ways, Rule::k_meaning, Rule::meaning),
    (Holds::Ways, Rule::k_becomes, Rule::becomes),
    (Holds::Ways, Rule::k_hand_over_to, Rule::hand_over),
    (Holds::Ways, Rule::k_notify, Rule::notify),
    (Holds::Handover, Rule::k_needs, Rule::needs_line),
    (Holds::Handover, Rule::k_only_when, Rule::only_when),
    (Holds::Handover, Rule::k_goes_to, Rule::goes_to),
    (Holds::Story, Rule::k_lead, Rule::example_lead),
    (Holds::Story, Rule::k_as_of, Rule::as_of),
    (Holds::Story, Rule::k_start_in, Rule::start_in),
    (Holds::Story, Rule::k_then, Rule::then),
    (Holds::Story, Rule::k_expect, Rule::expect),
    (Holds::Routes, Rule::k_team, Rule::route),
];

/// The rule that reads a statement; none where its first words say nothing.
pub(super) fn form(tokens: &Tokens<'_>, head: &Range<usize>, block: Holds) -> Option<Rule> {
    let at = head.start;
    let by_word = FORMS.iter().find(|(holds, keyword, _)| *holds == block && says(tokens, at, *keyword));
    if let Some((.., form)) = by_word {
        return Some(*form);
    }
    let within = |keyword: Rule| head.clone().take(8).any(|at| says(tokens, at, keyword));
    match block {
        Holds::Fields => Some(Rule::field),
        Holds::Values => Some(Rule::entry),
        Holds::Levels => Some(Rule::level),
        Holds::Questions => Some(Rule::question),
        Holds::Answers => Some(Rule::answer),
        Holds::Choices => Some(Rule::choice),
        Holds::Tracks => Some(Rule::track),
        Holds::Rows if tokens.kind(at) == Some(Kind::Bar) => Some(Rule::table_head),
        Holds::Rows => Some(Rule::table_row),
        Holds::Points if tokens.is(at, "+") || tokens.is(at, "-") => Some(Rule::award),
        Holds::Points if tokens.kind(at) == Some(Kind::Number) => Some(Rule::award),
        Holds::Ways | Holds::Handover if within(Rule::k_may) => Some(Rule::may),
        Holds::Handover if within(Rule::k_confirms_first) || within(Rule::k_accepts) => Some(Rule::clock),
        Holds::Routes if [Rule::k_person, Rule::k_previous, Rule::k_spread_over].iter().any(|k| says(tokens, at, *k)) => {
            Some(Rule::route)
        }
        Holds::Story if tokens.kind(at) == Some(Kind::Number) => Some(Rule::happened),
        _ => None,
    }
}

/// Whether a statement has a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HasBlock {
    /// Always.
    Must,
    /// It may.
    May,
    /// Never.
    Never,
}

/// Whether the statements of a rule have a block.
pub(super) fn has_block(form: Rule) -> HasBlock {
    match form {
        Rule::lead
        | Rule::score
        | Rule::rating
        | Rule::questionnaire
        | Rule::table
        | Rule::choose
        | Rule::every_stage
        | Rule::leads_start
        | Rule::nurture
        | Rule::example
        | Rule::group
        | Rule::highest
        | Rule::question
        | Rule::hand_over
        | Rule::goes_to
        | Rule::example_lead => HasBlock::Must,
        Rule::pact | Rule::interaction | Rule::stage | Rule::happened | Rule::then => HasBlock::May,
        _ => HasBlock::Never,
    }
}
