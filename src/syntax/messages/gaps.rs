//! Keywords and signs that are missing, and words that are too much.

use super::expected::expected_keywords;
use super::{Explained, Failure, insert};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::lex::Kind;

/// Keywords that begin values: what is missing is hardly one of them.
const BEGIN_VALUES: [Rule; 17] = [
    Rule::k_known,
    Rule::k_unknown,
    Rule::k_complete,
    Rule::k_yes,
    Rule::k_no,
    Rule::k_not,
    Rule::k_any,
    Rule::k_total,
    Rule::k_latest,
    Rule::k_count_of,
    Rule::k_days_since,
    Rule::k_days_since_last,
    Rule::k_smaller_of,
    Rule::k_larger_of,
    Rule::k_earlier_stays_in,
    Rule::k_missing,
    Rule::k_by_the_lead,
];

/// A keyword or a sign that is missing: with it, the statement can be read on.
pub(super) fn missing(failure: &Failure<'_>) -> Option<Explained> {
    // At the end, where a name may stand, any keyword would do as one.
    let name = [Rule::operand, Rule::word, Rule::name, Rule::path, Rule::list_ref];
    if failure.at_end() && failure.expects(&name) {
        return None;
    }
    let words = helpful(failure)?;
    if let Some(joint) = missing_joint(failure) {
        return Some(joint);
    }
    let joins = words.contains(&"and") && words.contains(&"or");
    let words = if joins { vec!["and", "or"] } else { words };
    let named: Vec<String> = words.iter().take(3).map(|w| format!("`{w}`")).collect();
    let place = match failure.at_end() {
        true => format!("behind `{}`", failure.written(failure.head.end - 1)),
        false => format!("before `{}`", failure.written(failure.at)),
    };
    let message = format!("{} is missing {place}", named.join(" or "));
    let mends = insert(failure.at, words.first()?);
    Some(failure.instead("incomplete", failure.span(failure.at), message, mends))
}

/// The words with which the statement can be read furthest on.
fn helpful(failure: &Failure<'_>) -> Option<Vec<&'static str>> {
    const SIGNS: [(Rule, &str); 4] =
        [(Rule::comma, ","), (Rule::colon, ":"), (Rule::bar, "|"), (Rule::joint, ",")];
    let expected = expected_keywords(&failure.expected);
    let words = expected.iter().filter(|k| !BEGIN_VALUES.contains(k)).map(|k| keywords().spelled(*k));
    let signs = SIGNS.into_iter().filter(|(part, _)| failure.expects(&[*part])).map(|(_, sign)| sign);
    let enough = if failure.at_end() { failure.head.end + 1 } else { failure.at + 2 };
    let reached = words.chain(signs).map(|word| (word, (failure.reach)(&insert(failure.at, word))));
    let helpful: Vec<(&str, usize)> = reached.filter(|(_, reach)| *reach >= enough).collect();
    let best = helpful.iter().map(|(_, reach)| *reach).max()?;
    Some(helpful.into_iter().filter(|(_, reach)| *reach == best).map(|(word, _)| word).collect())
}

/// A list in a sentence lacks what joins two of its members.
fn missing_joint(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.expects(&[Rule::joint]) || failure.at_end() {
        return None;
    }
    let written = failure.written(failure.at);
    let word = joint(failure);
    let named = if word == "," { "a comma".to_owned() } else { format!("`{word}`") };
    let message = format!("{named} is missing before `{written}`");
    Some(failure.instead("list-joint", failure.span(failure.at), message, insert(failure.at, word)))
}

/// What joins the members of the list around the failure.
fn joint(failure: &Failure<'_>) -> &'static str {
    let next = failure.at + 1;
    let before = |keyword: Rule| (failure.head.start..failure.at).any(|t| failure.says(t, keyword));
    let clause = failure.says(next + 1, Rule::k_resetting) || failure.is(next + 1, "if");
    let member = failure.kind(next + 1).is_some_and(|k| k != Kind::Close) && !clause;
    let more = (failure.kind(next) == Some(Kind::Comma) && member) || failure.is_any(next, &["and", "or"]);
    let teams = failure.form == Rule::may && !before(Rule::k_may);
    match () {
        () if failure.form == Rule::holidays || before(Rule::k_spread_over) || more => ",",
        () if before(Rule::k_because) || failure.form == Rule::field || teams => "or",
        () if failure.kind(next) == Some(Kind::Close) => "or",
        () => "and",
    }
}

/// A word that is too many: without it, the statement can be read to its end.
pub(super) fn surplus(failure: &Failure<'_>) -> Option<Explained> {
    if failure.at_end() || failure.at == failure.head.start {
        return None;
    }
    let mends = super::remove(failure.at..failure.at + 1);
    if (failure.reach)(&mends) <= failure.head.end {
        return None;
    }
    let written = failure.written(failure.at);
    let message = format!("`{written}` does not fit behind `{}`", failure.written(failure.at - 1));
    Some(failure.instead("does-not-fit", failure.span(failure.at), message, mends))
}
