//! Whether a line goes on with the statement of the line before it.

use super::blocks::Holds;
use super::shapes::{begins_rule, begins_statement};
use super::{is_name, says};
use crate::syntax::forms::FORMS;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::lex::{Kind, Tokens};
use crate::values::nearness::is_near;

/// Whether the first token of a line goes on with the statement that begins at `start`, in a block of that
/// kind.
pub(crate) fn continues(tokens: &Tokens<'_>, start: usize, at: usize, block: Holds) -> bool {
    if block == Holds::Rows {
        return tokens.kind(at.wrapping_sub(1)) == Some(Kind::Comma);
    }
    // A sign alone on its line is the sign of the number on the next.
    if at == start + 1 && tokens.kind(start) == Some(Kind::Sign) && tokens.kind(at) == Some(Kind::Number) {
        return true;
    }
    let unindented = block == Holds::Declarations && at_margin(tokens, at) && begins_with_keyword(tokens, at);
    if begins_statement(tokens, at, block) || unindented {
        return false;
    }
    if block == Holds::Declarations && lacks_body(tokens, start, at) {
        return true;
    }
    let condition = says(tokens, at, Rule::k_when) || says(tokens, at, Rule::k_otherwise);
    // `otherwise team "Partners"` is a route of its own, though in the wrong order.
    if block == Holds::Routes
        && says(tokens, at, Rule::k_otherwise)
        && begins_statement(tokens, at + 1, block)
    {
        return false;
    }
    let level = block == Holds::Levels && says(tokens, at, Rule::k_from);
    if ((block == Holds::Choices && condition) || level) && at != start + 1 {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    cannot_end(tokens, before)
        || (tokens.kind(at) == Some(Kind::Text)
            && text_continues(block)
            && !(block == Holds::Points && names_a_group(tokens, at)))
        || clause(tokens, at, block)
        || misspelt_clause(tokens, at, block)
}

/// Whether a line begins with something that goes on with the statement before it, but may not begin a line:
/// an operator, a comma, or a clause that belongs to the line before.
pub(super) fn goes_astray(tokens: &Tokens<'_>, at: usize, block: Holds) -> bool {
    const CLAUSES: [Rule; 11] = [
        Rule::k_owned_by,
        Rule::k_asked_by,
        Rule::k_renamed_from,
        Rule::k_identified_by,
        Rule::k_when_accepted,
        Rule::k_of_complete_data,
        Rule::k_of_the_handover,
        Rule::k_if_late,
        Rule::k_seal,
        Rule::k_first_that_fits,
        Rule::k_all_that_fit,
    ];
    if begins_statement(tokens, at, block) || begins_rule(tokens, at) {
        return false;
    }
    match tokens.kind(at) {
        Some(Kind::Comma) => true,
        // `= 0 while …`: `always` is meant.
        Some(Kind::Sign) if tokens.is(at, "=") && says(tokens, at + 2, Rule::k_while) => false,
        Some(Kind::Sign) => {
            block != Holds::Rows && (block != Holds::Points || !(tokens.is(at, "+") || tokens.is(at, "-")))
        }
        Some(Kind::Word) => {
            let next = tokens.kind(at + 1);
            CLAUSES.iter().any(|k| says(tokens, at, *k))
                || (says(tokens, at, Rule::k_on) && next == Some(Kind::Day) && block == Holds::Declarations)
                || (says(tokens, at, Rule::k_between) && matches!(next, Some(Kind::Number | Kind::Sign)))
                || (says(tokens, at, Rule::k_of) && is_name(tokens, at + 1) && block == Holds::Declarations)
        }
        _ => false,
    }
}

/// Whether the statement before is a `define` or `list` that ends before its `as`.
fn lacks_body(tokens: &Tokens<'_>, start: usize, at: usize) -> bool {
    let named = says(tokens, start, Rule::k_define) || says(tokens, start, Rule::k_list);
    // First how near its begin is: a statement may go on over all lines of a file.
    at > start + 1
        && at <= start + 4
        && named
        && !(start..at).any(|t| says(tokens, t, Rule::k_as))
        && !begins_with_keyword(tokens, at)
        && tokens.kind(at) != Some(Kind::BraceClose)
}

/// Whether nothing stands before a token on its line, not even a blank.
fn at_margin(tokens: &Tokens<'_>, at: usize) -> bool {
    let start = tokens.get(at).map_or(0, |t| t.start as usize);
    tokens.source.get(..start).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

/// Whether a line begins with a word that begins declarations, and a name or text.
fn begins_with_keyword(tokens: &Tokens<'_>, at: usize) -> bool {
    let declares =
        FORMS.iter().any(|(holds, keyword, _)| *holds == Holds::Declarations && says(tokens, at, *keyword));
    let tests = [Rule::k_is, Rule::k_and, Rule::k_or, Rule::k_in_the_last];
    declares
        && matches!(tokens.kind(at + 1), Some(Kind::Word | Kind::Text))
        && !tests.iter().any(|k| says(tokens, at + 1, *k))
}

/// Whether a statement cannot end with this token.
fn cannot_end(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Some(Kind::Comma | Kind::Colon) => true,
        Some(Kind::Sign) => !tokens.is(at, "%"),
        Some(Kind::Word) => {
            let before = at.wrapping_sub(1);
            let open = [
                Rule::k_and,
                Rule::k_or,
                Rule::k_not,
                Rule::k_when,
                Rule::k_where,
                Rule::k_is,
                Rule::k_because,
            ];
            let pairs = [
                Rule::k_at_least,
                Rule::k_at_most,
                Rule::k_more_than,
                Rule::k_less_than,
                Rule::k_starts_with,
                Rule::k_ends_with,
                Rule::k_any_of,
                Rule::k_all_of,
                Rule::k_one_of,
            ];
            says(tokens, at, Rule::k_as)
                || open.into_iter().any(|k| says(tokens, at, k))
                || pairs.into_iter().any(|k| says(tokens, before, k))
        }
        _ => false,
    }
}

/// `"Web site" up to 20 points {`: a group without its keyword, and no reason of the line before.
fn names_a_group(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at + 1) == Some(Kind::BraceOpen) && tokens.get(at + 1).is_some_and(|t| !t.line)
        || says(tokens, at + 1, Rule::k_up_to)
}

/// Whether a text at the beginning of a line belongs to the statement before it.
fn text_continues(block: Holds) -> bool {
    matches!(
        block,
        Holds::Declarations
            | Holds::Fields
            | Holds::Points
            | Holds::Questions
            | Holds::Ways
            | Holds::Handover
    )
}

/// Whether a clause begins here that goes on with a statement.
fn clause(tokens: &Tokens<'_>, at: usize, block: Holds) -> bool {
    let first = |keyword| says(tokens, at, keyword);
    let next = tokens.kind(at + 1);
    let whole = [
        Rule::k_and,
        Rule::k_or,
        Rule::k_when,
        Rule::k_where,
        Rule::k_because,
        Rule::k_resetting,
        Rule::k_otherwise,
        Rule::k_at_least,
        Rule::k_at_most,
        Rule::k_after_every,
        Rule::k_unknown_if,
        Rule::k_up_to,
        Rule::k_empty_means,
        Rule::k_from_column,
        Rule::k_from_type,
        Rule::k_in_the_last,
        Rule::k_in_the_next,
        Rule::k_in_this_stage,
        Rule::k_in_any,
        Rule::k_as_soon_as,
    ];
    whole.into_iter().any(first)
        || (first(Rule::k_needs) && !matches!(block, Holds::Handover | Holds::Declarations))
        || (tokens.is(at, "in") && !(tokens.is(at + 1, "every") || tokens.is(at + 1, "all")))
        || (first(Rule::k_as) && !first(Rule::k_as_of))
        || (first(Rule::k_after)
            && next == Some(Kind::Number)
            && (block != Holds::Story || says(tokens, at - 1, Rule::k_then)))
        || (first(Rule::k_within) && next == Some(Kind::Number))
        || (first(Rule::k_from) && matches!(next, Some(Kind::Text | Kind::Number)))
        || (first(Rule::k_by) && is_name(tokens, at + 1))
        || (first(Rule::k_while) && next == Some(Kind::Word))
        || tokens.kind(at) == Some(Kind::BraceOpen)
}

/// Whether the line begins with a word that is so near to that of a clause, and so far from beginning a
/// statement, that the clause is meant.
fn misspelt_clause(tokens: &Tokens<'_>, at: usize, block: Holds) -> bool {
    const CLAUSES: [Rule; 8] = [
        Rule::k_when,
        Rule::k_where,
        Rule::k_because,
        Rule::k_resetting,
        Rule::k_otherwise,
        Rule::k_needs,
        Rule::k_and,
        Rule::k_or,
    ];
    if block == Holds::Handover
        || tokens.kind(at) != Some(Kind::Word)
        || tokens.kind(at + 1) == Some(Kind::Colon)
    {
        return false;
    }
    let written = tokens.read(at);
    let known = tokens.get(at).is_some_and(|t| t.word != 0);
    !known && CLAUSES.into_iter().any(|k| is_near(written, keywords().spelled(k)))
}
