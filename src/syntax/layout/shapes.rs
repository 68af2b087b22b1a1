//! What statements look like from their first words on, for telling where one begins when line ends, braces
//! or parentheses leave a doubt. A shape is narrow: what has it, begins a statement.

use super::blocks::Holds;
use super::{is_name, says};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::{Kind, Tokens};

/// Whether a declaration begins at a token: something that stands at the top of a file only.
pub(in crate::syntax) fn begins_declaration(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.kind(at + 1);
    let text_behind = |n: usize| tokens.kind(at + n) == Some(Kind::Text);
    let named = |after: &[Rule]| {
        is_name(tokens, at + 1)
            && tokens.read(at) != tokens.read(at + 1)
            && (text_behind(2) || after.iter().any(|k| says(tokens, at + 2, *k)))
    };
    let brace = |n: usize| tokens.kind(at + n) == Some(Kind::BraceOpen);
    let first = |keyword| says(tokens, at, keyword);
    (first(Rule::k_stage) && (named(&[Rule::k_owned_by, Rule::k_renamed_from]) || named_block(tokens, at)))
        || (first(Rule::k_score) && (named(&[Rule::k_between]) || named_block(tokens, at)))
        || (first(Rule::k_define) && named(&[Rule::k_as]))
        || (first(Rule::k_list) && named(&[Rule::k_as]))
        || (first(Rule::k_rating) && named(&[Rule::k_of]))
        || (first(Rule::k_table) && named(&[Rule::k_of]))
        || (first(Rule::k_choose) && named(&[Rule::k_first_that_fits]))
        || (first(Rule::k_questionnaire) && named(&[Rule::k_asked_by]))
        || (first(Rule::k_interaction) && is_name(tokens, at + 1) && !first(Rule::k_by_the_lead))
        || (first(Rule::k_team) && named(&[]))
        || (first(Rule::k_reason) && named(&[]))
        || ((first(Rule::k_example) || first(Rule::k_pact)) && next == Some(Kind::Text) && brace(2))
        || (first(Rule::k_include) && next == Some(Kind::Text))
        || (first(Rule::k_lead) && says(tokens, at + 1, Rule::k_identified_by))
        || (first(Rule::k_nurture) && says(tokens, at + 1, Rule::k_all_that_fit))
        || (first(Rule::k_agreed_by) && is_name(tokens, at + 2) && says(tokens, at + 3, Rule::k_on))
        || first(Rule::k_leads_start_in)
        || first(Rule::k_in_every_stage)
        || (first(Rule::k_final_stage) && is_name(tokens, at + 2))
        || (first(Rule::k_allow) && is_name(tokens, at + 1) && tokens.is(at + 2, "-"))
}

/// `score interest {`
fn named_block(tokens: &Tokens<'_>, at: usize) -> bool {
    is_name(tokens, at + 1) && tokens.kind(at + 2) == Some(Kind::BraceOpen)
}

/// Whether a statement of such a block begins at a token.
pub(in crate::syntax) fn begins_statement(tokens: &Tokens<'_>, at: usize, block: Holds) -> bool {
    let next = tokens.kind(at + 1);
    let first = |keyword| says(tokens, at, keyword);
    let second = |keyword| says(tokens, at + 1, keyword);
    let listed = is_name(tokens, at) || tokens.kind(at) == Some(Kind::Text);
    match block {
        Holds::Declarations => begins_declaration(tokens, at),
        Holds::Header => {
            [Rule::k_version, Rule::k_timezone, Rule::k_currency, Rule::k_work_time, Rule::k_holidays]
                .into_iter()
                .any(first)
        }
        Holds::Fields | Holds::Values => begins_field(tokens, at),
        Holds::Points => begins_points(tokens, at),
        Holds::Levels => listed && (second(Rule::k_from) || second(Rule::k_below)),
        Holds::Questions => is_name(tokens, at) && matches!(next, Some(Kind::Text | Kind::BraceOpen)),
        Holds::Answers => {
            (listed || first(Rule::k_yes) || first(Rule::k_no)) && begins_number(tokens, at + 1)
        }
        Holds::Rows => true,
        Holds::Choices => listed && (second(Rule::k_when) || second(Rule::k_otherwise)),
        Holds::Ways => begins_way(tokens, at),
        Holds::Handover => begins_handover_line(tokens, at),
        Holds::Routes => {
            (first(Rule::k_team) && next == Some(Kind::Text))
                || (first(Rule::k_person) && (next == Some(Kind::Text) || is_name(tokens, at + 1)))
                || first(Rule::k_previous)
                || first(Rule::k_spread_over)
        }
        Holds::Tracks => tokens.kind(at) == Some(Kind::Text),
        Holds::Story => begins_story_line(tokens, at),
        Holds::Unknown => false,
    }
}

/// Whether a statement begins at a token that stands in parentheses which are not closed yet.
pub(super) fn begins_in_parens(tokens: &Tokens<'_>, at: usize) -> bool {
    begins_declaration(tokens, at)
        || begins_field(tokens, at)
        || begins_way(tokens, at)
        || (begins_handover_line(tokens, at) && !says(tokens, at, Rule::k_needs))
        || (begins_points(tokens, at) && points_follow(tokens, at))
        || (says(tokens, at, Rule::k_expect) && is_name(tokens, at + 1))
}

/// `employees:`, `bant.budget:`
fn begins_field(tokens: &Tokens<'_>, at: usize) -> bool {
    let colon = |n: usize| tokens.kind(at + n) == Some(Kind::Colon);
    tokens.kind(at) == Some(Kind::Word) && (colon(1) || (tokens.is(at + 1, ".") && colon(3)))
}

/// `+5`, `5`
fn begins_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let sign = tokens.is(at, "+") || tokens.is(at, "-");
    tokens.kind(if sign { at + 1 } else { at }) == Some(Kind::Number)
}

/// `+5 when`, `5 per`: what makes a number the beginning of a rule.
fn points_follow(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = if tokens.kind(at) == Some(Kind::Sign) { at + 1 } else { at };
    tokens.kind(number) != Some(Kind::Number)
        || says(tokens, number + 1, Rule::k_when)
        || says(tokens, number + 1, Rule::k_per)
        || tokens.is(number + 1, "%")
}

/// `+5 when …`, `5 per …`
pub(super) fn begins_rule(tokens: &Tokens<'_>, at: usize) -> bool {
    begins_number(tokens, at) && points_follow(tokens, at)
}

/// `+5 …`, `group "…"`, `always 0 while …`
fn begins_points(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = |n: usize| begins_number(tokens, at + n);
    let first = |keyword| says(tokens, at, keyword);
    (number(0) && (tokens.kind(at) == Some(Kind::Sign) || points_follow(tokens, at)))
        || (first(Rule::k_group) && matches!(tokens.kind(at + 1), Some(Kind::Text | Kind::BraceOpen)))
        || first(Rule::k_highest_of)
        || (first(Rule::k_always) && number(1))
        || (first(Rule::k_keeps) && number(1))
        || first(Rule::k_fades_out_in)
}

/// `becomes …`, `sales may …`
fn begins_way(tokens: &Tokens<'_>, at: usize) -> bool {
    let text_next = tokens.kind(at + 1) == Some(Kind::Text);
    (text_next && (says(tokens, at, Rule::k_meaning) || says(tokens, at, Rule::k_notify)))
        || (says(tokens, at, Rule::k_becomes) && is_name(tokens, at + 1))
        || says(tokens, at, Rule::k_hand_over_to)
        || team_does(tokens, at, Rule::k_may)
}

/// `needs …`, `sales accepts …`
fn begins_handover_line(tokens: &Tokens<'_>, at: usize) -> bool {
    (says(tokens, at, Rule::k_needs) && (is_name(tokens, at + 1) || tokens.kind(at + 1) == Some(Kind::Open)))
        || says(tokens, at, Rule::k_only_when)
        || says(tokens, at, Rule::k_goes_to)
        || team_does(tokens, at, Rule::k_confirms_first)
        || team_does(tokens, at, Rule::k_accepts)
        || team_does(tokens, at, Rule::k_may)
}

/// `sales may`, `marketing or sales may`
fn team_does(tokens: &Tokens<'_>, at: usize, verb: Rule) -> bool {
    if !is_name(tokens, at) {
        return false;
    }
    let joined = says(tokens, at + 1, Rule::k_or) || tokens.kind(at + 1) == Some(Kind::Comma);
    says(tokens, at + 1, verb)
        || (joined && is_name(tokens, at + 2) && says(tokens, at + 3, verb))
        || (joined
            && is_name(tokens, at + 2)
            && says(tokens, at + 3, Rule::k_or)
            && says(tokens, at + 5, verb))
}

/// `lead {`, `3 days ago …`, `expect …`
fn begins_story_line(tokens: &Tokens<'_>, at: usize) -> bool {
    let first = |keyword| says(tokens, at, keyword);
    (first(Rule::k_lead) && tokens.kind(at + 1) == Some(Kind::BraceOpen))
        || first(Rule::k_as_of)
        || first(Rule::k_start_in)
        || first(Rule::k_then)
        || first(Rule::k_expect)
        || (tokens.kind(at) == Some(Kind::Number)
            && (says(tokens, at + 2, Rule::k_ago) || says(tokens, at + 3, Rule::k_ago)))
}
