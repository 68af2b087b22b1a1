//! What a name stands for, as far as the words around it in the file tell: enough to guess what was meant.

use super::Failure;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::says;
use crate::syntax::lex::{Kind, Tokens};

/// How far into a file a declaration is looked for, so that many mistakes in a long file stay cheap.
const LOOKED_AT: usize = 20_000;

/// What is declared under a name, before it.
const DECLARE: [Rule; 12] = [
    Rule::k_team,
    Rule::k_interaction,
    Rule::k_list,
    Rule::k_define,
    Rule::k_score,
    Rule::k_rating,
    Rule::k_questionnaire,
    Rule::k_table,
    Rule::k_choose,
    Rule::k_final_stage,
    Rule::k_stage,
    Rule::k_reason,
];

/// Types of fields, behind their names.
const TYPES: [Rule; 7] = [
    Rule::k_text,
    Rule::k_number,
    Rule::k_money,
    Rule::k_yes_no,
    Rule::k_date,
    Rule::k_one_of,
    Rule::k_some_of,
];

/// What declares the name that stands there: the keyword before it, or the type behind it.
pub(super) fn declared(failure: &Failure<'_>, at: usize) -> Option<Rule> {
    let name = failure.tokens.read(at);
    let mut places = (1..LOOKED_AT.min(failure.tokens.all.len())).filter(|_| failure.is_name(at));
    places.find_map(|place| keyword_of(failure.tokens, place, name))
}

/// Whether a field is called so.
pub(super) fn is_field(failure: &Failure<'_>, name: &str) -> bool {
    let tokens = failure.tokens;
    let places = 1..LOOKED_AT.min(tokens.all.len());
    let mut named = places.filter(|at| tokens.kind(*at) == Some(Kind::Word) && tokens.read(*at) == name);
    named.any(|at| tokens.kind(at + 1) == Some(Kind::Colon))
}

/// Whether the name that stands there is that of a yes/no field.
pub(super) fn is_yes_no(failure: &Failure<'_>, at: usize) -> bool {
    let (tokens, name) = (failure.tokens, failure.tokens.read(at));
    let mut places = (1..LOOKED_AT.min(tokens.all.len())).filter(|place| tokens.read(*place) == name);
    places.any(|place| tokens.kind(place + 1) == Some(Kind::Colon) && tokens.is(place + 2, "yes"))
}

/// Whether the name that stands there is declared so.
pub(super) fn is_declared(failure: &Failure<'_>, at: usize, keywords: &[Rule]) -> bool {
    declared(failure, at).is_some_and(|keyword| keywords.contains(&keyword))
}

/// The first name that is declared so, for which something holds.
pub(super) fn first_of_kind<'f>(
    failure: &'f Failure<'_>,
    keyword: Rule,
    holds: impl Fn(&str, usize) -> bool,
) -> Option<&'f str> {
    let tokens = failure.tokens;
    let places = 1..LOOKED_AT.min(tokens.all.len());
    let mut named = places.filter(|at| declares(tokens, *at, keyword)).map(|at| (tokens.read(at), at));
    named.find(|(name, at)| holds(name, *at)).map(|(name, _)| name)
}

/// A team that the pact speaks of, and never declares.
pub(super) fn undeclared_team<'f>(failure: &'f Failure<'_>) -> Option<&'f str> {
    const BEFORE: [Rule; 4] = [Rule::k_owned_by, Rule::k_asked_by, Rule::k_agreed_by, Rule::k_hand_over_to];
    let tokens = failure.tokens;
    let named = |at: usize| {
        let words = |k: Rule| at.checked_sub(keywords().spelled(k).split(' ').count());
        BEFORE.into_iter().any(|k| words(k).is_some_and(|from| says(tokens, from, k)))
    };
    let mut teams = (1..LOOKED_AT.min(tokens.all.len())).filter(|at| named(*at)).take(20);
    let unknown = |name: &str| first_of_kind(failure, Rule::k_team, |team, _| team == name).is_none();
    teams.find(|at| unknown(tokens.read(*at))).map(|at| tokens.read(at))
}

fn keyword_of(tokens: &Tokens<'_>, at: usize, name: &str) -> Option<Rule> {
    if tokens.read(at) != name || tokens.kind(at) != Some(Kind::Word) {
        return None;
    }
    if tokens.kind(at + 1) == Some(Kind::Colon) {
        return TYPES.into_iter().find(|k| says(tokens, at + 2, *k));
    }
    DECLARE.into_iter().find(|k| declares(tokens, at, *k))
}

/// Whether a keyword that begins its line stands before a name.
fn declares(tokens: &Tokens<'_>, at: usize, keyword: Rule) -> bool {
    let words = keywords().spelled(keyword).split(' ').count();
    let from = at.checked_sub(words).filter(|from| says(tokens, *from, keyword));
    from.is_some_and(|from| from == 0 || tokens.get(from).is_some_and(|t| t.line))
}
