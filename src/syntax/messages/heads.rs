//! Statements whose first words say nothing: misspelt, in another block, or said in other words.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Explained, Failure, Mends, insert, places, replace, slips, synonyms, verbs, words};
use crate::diagnostics::Diagnostic;
use crate::syntax::forms::{FORMS, HasBlock, form, has_block};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::{Holds, begins_statement};
use crate::syntax::lex::{Kind, Tokens};

/// Whether a statement can be read by a rule, with some mends.
pub(in crate::syntax) type Fits<'a> = dyn Fn(Rule, &[(usize, super::Edit)]) -> bool + 'a;

/// What becomes of a statement whose first words say nothing.
pub(in crate::syntax) enum Unknown {
    /// It is read by this rule, with these mends.
    Read(Diagnostic, Rule, Mends),
    /// It is left out.
    Lost(Diagnostic),
}

/// Says what is wrong with the first words of a statement.
///
/// `fits` tells whether the statement can be read by a rule, with some mends.
pub(in crate::syntax) fn unknown_statement(
    tokens: &Tokens<'_>,
    head: &Range<usize>,
    block: Holds,
    fits: &Fits<'_>,
) -> Unknown {
    let failure = Failure {
        tokens,
        head: head.clone(),
        at: head.start,
        expected: Vec::new(),
        form: Rule::EOI,
        block,
        mended: &BTreeMap::new(),
        reach: &|_| 0,
    };
    doubled(&failure)
        .or_else(|| fades_over(&failure))
        .or_else(|| otherwise_first(&failure))
        .or_else(|| no_kind_of_route(&failure))
        .or_else(|| exchanged(&failure, fits))
        .or_else(|| nearly(&failure))
        .or_else(|| synonyms::said_otherwise(&failure))
        .or_else(|| verbs::explain(&failure))
        .or_else(|| points_in_words(&failure))
        .or_else(|| points_behind_condition(&failure))
        .or_else(|| loses(&failure))
        .or_else(|| interaction_first(&failure))
        .or_else(|| interaction_alone(&failure))
        .or_else(|| keyword_missing(&failure, fits))
        .or_else(|| places::elsewhere(&failure).map(Unknown::Lost))
        .unwrap_or_else(|| Unknown::Lost(places::nothing(&failure)))
}

/// `final final stage …`
fn doubled(failure: &Failure<'_>) -> Option<Unknown> {
    let at = failure.at;
    let twice = failure.head.contains(&(at + 1)) && failure.written(at) == failure.written(at + 1);
    let form = form(failure.tokens, &(at + 1..failure.head.end), failure.block).filter(|_| twice)?;
    let message = format!("`{}` stands here twice", failure.written(at));
    let (message, mends) =
        failure.instead("doubled", failure.span(at + 1), message, super::remove(at..at + 1));
    Some(Unknown::Read(message, form, mends))
}

/// `agreed sales by on …`: with two neighbours exchanged, the statement can be read.
fn exchanged(failure: &Failure<'_>, fits: &Fits<'_>) -> Option<Unknown> {
    let at = failure.at;
    if failure.head.len() < 3 || failure.head.len() > 40 {
        return None;
    }
    for first in at..at + 2 {
        let mends = super::exchange(first, first + 1);
        let listed = FORMS.iter().filter(|(holds, ..)| *holds == failure.block);
        let Some(form) = listed.map(|(.., form)| *form).find(|form| fits(*form, &mends)) else { continue };
        let (one, other) = (failure.written(first), failure.written(first + 1));
        let message = format!("`{one}` and `{other}` stand in the wrong order");
        let span = failure.tokens.span_of(first, first + 1);
        let (message, mends) = failure.instead("word-order", span, message, mends);
        return Some(Unknown::Read(message, form, mends));
    }
    None
}

/// The keywords that begin statements in a block.
fn openers(block: Holds) -> impl Iterator<Item = &'static str> {
    let more: &[Rule] = match block {
        Holds::Routes => &[Rule::k_person, Rule::k_previous, Rule::k_spread_over],
        _ => &[],
    };
    let listed = FORMS.iter().filter(move |(holds, ..)| *holds == block).map(|(_, keyword, _)| *keyword);
    listed.chain(more.iter().copied()).map(|k| keywords().spelled(k))
}

/// A first word in another case or with a letter wrong.
fn nearly(failure: &Failure<'_>) -> Option<Unknown> {
    let at = failure.at;
    for right in openers(failure.block) {
        let range = at..at + right.split(' ').count();
        if range.end <= failure.head.end && words::joined(failure, range.clone()).to_lowercase() == right {
            return reread(failure, words::in_lower_case(failure, range, right));
        }
    }
    let (range, right) = slips::best(failure, at, openers(failure.block))?;
    let written = failure.text(range.clone());
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let message = format!("`{written}` begins no statement: did you mean `{right}`?");
    reread(failure, failure.instead("keyword-misspelt", span, message, replace(range, right)))
}

/// Reads the statement again by the rule its mended first words name.
pub(super) fn reread(failure: &Failure<'_>, (message, mends): Explained) -> Option<Unknown> {
    let right = mends.iter().find_map(|(_, edit)| match edit {
        super::Edit::Instead(text) | super::Edit::Before(text) => Some(text.as_str()),
        super::Edit::Away | super::Edit::Token(_) => None,
    })?;
    let begins =
        |keyword: &str| right.strip_prefix(keyword).is_some_and(|r| r.is_empty() || r.starts_with(' '));
    let named =
        |keyword: Rule| !keywords().spelled(keyword).is_empty() && begins(keywords().spelled(keyword));
    let here = FORMS.iter().filter(|(holds, keyword, _)| *holds == failure.block && named(*keyword));
    let listed = here.max_by_key(|(_, keyword, _)| keywords().spelled(*keyword).len());
    let form = match listed {
        Some((.., form)) => *form,
        None if failure.block == Holds::Routes => Rule::route,
        None => return None,
    };
    Some(Unknown::Read(message, form, mends))
}

/// `grade "…" of fit`: with a keyword before it, the statement can be read.
fn keyword_missing(failure: &Failure<'_>, fits: &Fits<'_>) -> Option<Unknown> {
    let at = failure.at;
    if failure.head.len() < 2 || failure.head.len() > 40 {
        return None;
    }
    let listed = FORMS.iter().filter(|(holds, ..)| *holds == failure.block);
    let words = listed.map(|(_, keyword, form)| (keywords().spelled(*keyword), *form));
    let block = failure.tokens.kind(failure.head.end) == Some(Kind::BraceOpen);
    let has_place = |form: Rule| !block || has_block(form) != HasBlock::Never;
    let fitting: Vec<(&str, Rule)> =
        words.filter(|(word, form)| has_place(*form) && fits(*form, &insert(at, word))).collect();
    let (first, form) = *fitting.first()?;
    let named: Vec<String> = fitting.iter().take(3).map(|(word, _)| format!("`{word}`")).collect();
    let message = format!("{} is missing before `{}`", named.join(" or "), failure.written(at));
    let (message, mends) = failure.instead("incomplete", failure.span(at), message, insert(at, first));
    Some(Unknown::Read(message, form, mends))
}

/// `plus 10 points if …`, `subtract 5 when …`
fn points_in_words(failure: &Failure<'_>) -> Option<Unknown> {
    const SIGNS: [(&str, char); 9] = [
        ("plus", '+'),
        ("add", '+'),
        ("adds", '+'),
        ("give", '+'),
        ("gives", '+'),
        ("minus", '-'),
        ("subtract", '-'),
        ("deduct", '-'),
        ("remove", '-'),
    ];
    let (first, number) = (failure.at, failure.at + 1);
    let (_, sign) = SIGNS.into_iter().find(|(word, _)| failure.is(first, word))?;
    let points = failure.block == Holds::Points && failure.kind(number) == Some(Kind::Number);
    let end = if failure.is_any(number + 1, &["points", "point", "pts"]) { number + 2 } else { number + 1 };
    let right = format!("{sign}{}", failure.written(number));
    let (message, mends) = failure.otherwise(first..end, &right);
    points.then_some(Unknown::Read(message, Rule::award, mends))
}

/// `if a then +5`, `when a: +5`
fn points_behind_condition(failure: &Failure<'_>) -> Option<Unknown> {
    let first = failure.at;
    let condition = failure.block == Holds::Points && failure.is_any(first, &["if", "when"]);
    let number = failure.head.end.checked_sub(1).filter(|t| failure.kind(*t) == Some(Kind::Number))?;
    let sign = number.checked_sub(1).filter(|s| condition && failure.is_any(*s, &["+", "-"]))?;
    let end = (first..sign).rev().find(|t| !failure.is_any(*t, &["then", ":", ","]))? + 1;
    let condition = failure.text(first + 1..end);
    let message = "the points stand before their condition";
    let help = format!("write `{} when {condition}`", failure.text(sign..number + 1));
    Some(Unknown::Lost(Diagnostic::error("no-then", failure.span(first), message).help(help)))
}

/// `otherwise team "Partners"`
fn otherwise_first(failure: &Failure<'_>) -> Option<Unknown> {
    let first = failure.at;
    let words = failure.is_any(first, &["otherwise", "else", "default"]);
    let second = if failure.is(first + 1, ":") { first + 2 } else { first + 1 };
    if failure.block != Holds::Routes || !words || !begins_statement(failure.tokens, second, Holds::Routes) {
        return None;
    }
    let mut mends = super::remove(first..second);
    mends.extend(insert(failure.head.end, "otherwise"));
    let message = "`otherwise` stands at the end of its line";
    let (message, mends) = failure.instead("word-order", failure.span(first), message, mends);
    Some(Unknown::Read(message, Rule::route, mends))
}

/// `"Eva" when …`: a team or a person?
fn no_kind_of_route(failure: &Failure<'_>) -> Option<Unknown> {
    let first = failure.at;
    let clause = failure.says(first + 1, Rule::k_when) || failure.says(first + 1, Rule::k_otherwise);
    if failure.block != Holds::Routes || failure.kind(first) != Some(Kind::Text) || !clause {
        return None;
    }
    let name = failure.written(first);
    let message = format!("`person` or `team` is missing before `{name}`");
    let help = format!("write `person {name} …` for a colleague, or `team {name} …` for a team");
    let message = Diagnostic::error("incomplete", failure.span(first), message).help(help);
    Some(Unknown::Read(message, Rule::route, insert(first, "person")))
}

/// `loses 40% every 30 days`
fn loses(failure: &Failure<'_>) -> Option<Unknown> {
    let first = failure.at;
    let words = ["loses", "lose", "decays", "decay", "drops", "shrinks", "minus"];
    let number = if failure.is(first + 1, "by") { first + 2 } else { first + 1 };
    let percent = failure.is(number + 1, "%") && failure.is_any(first, &words);
    let lost: u8 = failure.tokens.read(number).parse().ok().filter(|_| percent)?;
    let every = (number + 2..failure.head.end).find(|t| failure.kind(*t) == Some(Kind::Number))?;
    let kept = 100_u8.checked_sub(lost)?;
    let mends = replace(first..every, &format!("keeps {kept}% after every"));
    let message = "a pact says how much is kept, not how much is lost";
    let span = failure.tokens.span_of(first, number + 1);
    let (message, mends) = failure.instead("said-otherwise", span, message, mends);
    Some(Unknown::Read(message, Rule::fade_line, mends))
}

/// `fades out over 6 months`
fn fades_over(failure: &Failure<'_>) -> Option<Unknown> {
    let first = failure.at;
    let phrases =
        ["fades out over", "fades over", "fades out within", "fades within", "fades in", "fades out"];
    let phrase = phrases.into_iter().find(|phrase| failure.phrase(first, phrase))?;
    let number = first + phrase.split(' ').count();
    let span_of_time =
        failure.kind(number) == Some(Kind::Number) && super::spans::is_unit(failure, number + 1);
    if failure.block != Holds::Points || !span_of_time {
        return None;
    }
    let (steps, unit) = (failure.written(number), super::fading::one(failure.written(number + 1)));
    let mends = replace(first..number + 2, &format!("fades out in {steps} steps of 1 {unit}"));
    let message = format!("a pact says `fades out in … steps of …`, not `{phrase}`");
    let span = failure.tokens.span_of(first, number + 1);
    let (message, mends) = failure.instead("said-otherwise", span, message, mends);
    Some(Unknown::Read(message, Rule::fade_line, mends))
}

/// `whitepaper_download 3 days ago`
fn interaction_first(failure: &Failure<'_>) -> Option<Unknown> {
    let at = failure.at;
    let named = failure.block == Holds::Story && failure.is_name(at);
    let number = failure.kind(at + 1) == Some(Kind::Number);
    let ago = (at + 1..failure.head.end).find(|t| named && number && failure.says(*t, Rule::k_ago))?;
    let past = failure.text(at + 1..ago + 1);
    let message = format!("`{past}` stands before the interaction");
    let help = format!("write `{past} {}`", failure.written(at));
    let span = failure.tokens.span_of(at, ago);
    Some(Unknown::Lost(Diagnostic::error("word-order", span, message).help(help)))
}

/// `whitepaper_download { … }`
fn interaction_alone(failure: &Failure<'_>) -> Option<Unknown> {
    let at = failure.at;
    let named = failure.block == Holds::Story && failure.is_name(at);
    let block = failure.tokens.kind(at + 1) == Some(Kind::BraceOpen);
    if !named || !block || failure.head.len() > 1 {
        return None;
    }
    let name = failure.written(at);
    let message = format!("nothing says when `{name}` happened");
    let help = format!("write `3 days ago {name}`, for example, or `then {name}` for a later step");
    Some(Unknown::Lost(Diagnostic::error("incomplete", failure.span(at), message).help(help)))
}
