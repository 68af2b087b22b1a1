//! What people say for words of the language, who come from spreadsheets, programs or plain speech.

use std::ops::Range;

use super::{Explained, Failure};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// Where a phrase is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    /// Anywhere.
    Any,
    /// In conditions.
    Condition,
    /// In a signature.
    Signature,
    /// In a rule of a score.
    Points,
    /// In a field.
    Fields,
    /// In the ways out of a stage.
    Ways,
    /// In lines of which the first that fits is taken.
    Lines,
}

/// A phrase, where it is looked for, and what the language says. Longer ones first.
const PHRASES: &[(&str, In, &str)] = &[
    ("greater than or equal to", In::Condition, "at least"),
    ("greater or equal to", In::Condition, "at least"),
    ("greater or equal", In::Condition, "at least"),
    ("more than or equal to", In::Condition, "at least"),
    ("equal or greater than", In::Condition, "at least"),
    ("equal or more than", In::Condition, "at least"),
    ("not less than", In::Condition, "at least"),
    ("no less than", In::Condition, "at least"),
    ("less than or equal to", In::Condition, "at most"),
    ("less or equal to", In::Condition, "at most"),
    ("less or equal", In::Condition, "at most"),
    ("not more than", In::Condition, "at most"),
    ("no more than", In::Any, "at most"),
    ("greater than", In::Condition, "more than"),
    ("bigger than", In::Condition, "more than"),
    ("larger than", In::Condition, "more than"),
    ("higher than", In::Condition, "more than"),
    ("more then", In::Condition, "more than"),
    ("smaller than", In::Condition, "less than"),
    ("lower than", In::Condition, "less than"),
    ("fewer than", In::Condition, "less than"),
    ("less then", In::Condition, "less than"),
    ("greater then", In::Condition, "more than"),
    ("bigger then", In::Condition, "more than"),
    ("larger then", In::Condition, "more than"),
    ("higher then", In::Condition, "more than"),
    ("smaller then", In::Condition, "less than"),
    ("lower then", In::Condition, "less than"),
    ("fewer then", In::Condition, "less than"),
    ("greater", In::Condition, "more than"),
    ("above", In::Condition, "more than"),
    ("over", In::Condition, "more than"),
    ("exceeds", In::Condition, "more than"),
    ("under", In::Condition, "less than"),
    ("below", In::Condition, "less than"),
    ("minimum", In::Condition, "at least"),
    ("min", In::Condition, "at least"),
    ("is not any of", In::Condition, "is not one of"),
    ("is none of", In::Condition, "is not one of"),
    ("is any of", In::Condition, "is one of"),
    ("is either", In::Condition, "is one of"),
    ("is not in", In::Condition, "is not one of"),
    ("not in", In::Condition, "is not one of"),
    ("is in", In::Condition, "is one of"),
    ("one in", In::Condition, "one of"),
    ("include any of", In::Condition, "includes any of"),
    ("include", In::Condition, "includes"),
    ("is of (", In::Condition, "is one of ("),
    ("is one (", In::Condition, "is one of ("),
    ("contains of (", In::Condition, "contains any of ("),
    ("in (", In::Condition, "is one of ("),
    ("is equal to", In::Condition, "is"),
    ("equal to", In::Condition, "is"),
    ("equals", In::Condition, "is"),
    ("are", In::Condition, "is"),
    ("contains any", In::Condition, "contains any of"),
    ("contain", In::Condition, "contains"),
    ("matches", In::Condition, "contains"),
    ("like", In::Condition, "contains"),
    ("begins with", In::Condition, "starts with"),
    ("beginning with", In::Condition, "starts with"),
    ("starting with", In::Condition, "starts with"),
    ("start with", In::Condition, "starts with"),
    ("ending with", In::Condition, "ends with"),
    ("end with", In::Condition, "ends with"),
    ("includes one of", In::Condition, "includes any of"),
    ("contains all of", In::Condition, "includes all of"),
    ("number of", In::Condition, "count of"),
    ("sum of", In::Condition, "total"),
    ("while waiting", In::Ways, "while not handed over"),
    ("unless handed over", In::Ways, "while not handed over"),
    ("until handed over", In::Ways, "while not handed over"),
    ("if not handed over", In::Ways, "while not handed over"),
    ("while pending", In::Ways, "while handed over"),
    ("if handed over", In::Ways, "while handed over"),
    ("within the last", In::Any, "in the last"),
    ("within last", In::Any, "in the last"),
    ("during the last", In::Any, "in the last"),
    ("over the last", In::Any, "in the last"),
    ("for the last", In::Any, "in the last"),
    ("in the past", In::Any, "in the last"),
    ("in past", In::Any, "in the last"),
    ("in last", In::Any, "in the last"),
    ("the last", In::Any, "in the last"),
    ("the past", In::Any, "in the last"),
    ("last", In::Any, "in the last"),
    ("past", In::Any, "in the last"),
    ("in", In::Condition, "is one of"),
    ("per", In::Condition, "/"),
    ("in next", In::Any, "in the next"),
    ("within the next", In::Any, "in the next"),
    ("does not fade", In::Points, "never fades"),
    ("not fading", In::Points, "never fades"),
    ("only once", In::Points, "at most once"),
    ("just once", In::Points, "at most once"),
    ("a day", In::Points, "per day"),
    ("a week", In::Points, "per week"),
    ("a month", In::Points, "per month"),
    ("a year", In::Points, "per year"),
    ("each day", In::Points, "per day"),
    ("each week", In::Points, "per week"),
    ("each month", In::Points, "per month"),
    ("each year", In::Points, "per year"),
    ("daily", In::Points, "per day"),
    ("weekly", In::Points, "per week"),
    ("monthly", In::Points, "per month"),
    ("yearly", In::Points, "per year"),
    ("with no", In::Points, "without"),
    ("of no interaction", In::Points, "without interaction by the lead"),
    ("with", In::Points, "where"),
    ("having", In::Points, "where"),
    ("every full", In::Points, "per full"),
    ("for every", In::Points, "per full"),
    ("every", In::Points, "per full"),
    ("each", In::Points, "per full"),
    ("without any", In::Points, "without"),
    ("for every", In::Points, "per"),
    ("for each", In::Points, "per"),
    ("foreach", In::Points, "per"),
    ("every", In::Points, "per"),
    ("each", In::Points, "per"),
    ("dated", In::Signature, "on"),
    ("at", In::Signature, "on"),
    ("by", In::Signature, "as"),
    ("from", In::Signature, "as"),
    ("limited to", In::Points, "at most"),
    ("limited to", In::Points, "up to"),
    ("no more than", In::Points, "up to"),
    ("not more than", In::Points, "up to"),
    ("maximum of", In::Any, "at most"),
    ("maximum of", In::Points, "up to"),
    ("maximum", In::Any, "at most"),
    ("maximum", In::Points, "up to"),
    ("max", In::Any, "at most"),
    ("max", In::Points, "up to"),
    ("identified with", In::Any, "identified by"),
    ("identified as", In::Any, "identified by"),
    ("identified through", In::Any, "identified by"),
    ("with the first that fits", In::Any, "with all that fit"),
    ("the first that fits", In::Any, "with all that fit"),
    ("else", In::Lines, "otherwise"),
    ("default", In::Lines, "otherwise"),
    ("column", In::Fields, "from column"),
    ("unknown when", In::Fields, "unknown if"),
    ("if empty", In::Fields, "empty means"),
    ("when empty", In::Fields, "empty means"),
    ("empty is", In::Fields, "empty means"),
    ("empty as", In::Fields, "empty means"),
];

/// What stands for `otherwise` at the end of a rating.
const LEVELS: [&str; 3] = ["otherwise", "else", "default"];

/// A phrase that the language says in other words.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block == Holds::Levels && LEVELS.iter().any(|w| failure.is(failure.at, w)) {
        return Some(failure.otherwise(failure.at..failure.at + 1, "below"));
    }
    let found = PHRASES.iter().filter(|(_, place, _)| stands_in(failure, *place));
    let found = found.filter_map(|(phrase, _, right)| Some((place_of(failure, phrase)?, *right)));
    let read_on = found.filter_map(|(range, right)| {
        let explained = phrase_at(failure, range.clone(), right);
        let reach = (failure.reach)(&explained.1);
        let long = range.len() > 2 && reach == range.end;
        (reach > range.end || long).then_some((explained, reach))
    });
    read_on.reduce(|best, other| if other.1 > best.1 { other } else { best }).map(|(explained, _)| explained)
}

/// Where a phrase stands that touches the failure.
fn place_of(failure: &Failure<'_>, phrase: &str) -> Option<Range<usize>> {
    let count = phrase.split(' ').count();
    let nearest = failure.at.saturating_sub(4).max(failure.head.start)..=failure.at;
    let touches = |start: &usize| start + count > failure.at || (start + count == failure.at && count > 1);
    let start = nearest.rev().filter(touches).find(|start| stands(failure, *start, phrase))?;
    Some(start..start + count)
}

/// The message for a phrase that begins at a token.
fn phrase_at(failure: &Failure<'_>, range: Range<usize>, right: &str) -> Explained {
    if let (Some(right), Some(end)) = (right.strip_suffix(" ("), range.end.checked_sub(1)) {
        return failure.otherwise(range.start..end, right);
    }
    if right.ends_with("one of") && listed(failure, range.end) {
        let last = super::beside::last_value(failure, range.end);
        let mut mends = super::beside::in_parentheses(failure, range.end, last, "");
        mends.extend(super::replace(range.clone(), right));
        let message = format!("a pact says `{right} (…)`, not `{}`", failure.text(range.clone()));
        let span = failure.tokens.span_of(range.start, last);
        return failure.instead("said-otherwise", span, message, mends);
    }
    let right = if right == "is" && failure.kind(range.end) == Some(Kind::Number) { "=" } else { right };
    failure.otherwise(range, right)
}

/// Whether several values begin there, without parentheses.
fn listed(failure: &Failure<'_>, at: usize) -> bool {
    super::beside::last_value(failure, at) > at
        && (failure.is_name(at) || failure.kind(at) == Some(Kind::Text))
}

fn stands(failure: &Failure<'_>, start: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(i, word)| {
        let at = start + i;
        failure.head.contains(&at)
            && failure.kind(at) != Some(Kind::Text)
            && failure.tokens.read(at).eq_ignore_ascii_case(word)
    })
}

fn stands_in(failure: &Failure<'_>, place: In) -> bool {
    match place {
        In::Any => true,
        In::Condition => {
            !matches!(failure.block, Holds::Fields | Holds::Values | Holds::Header | Holds::Rows)
        }
        In::Signature => failure.form == Rule::agreed,
        In::Points => failure.block == Holds::Points,
        In::Fields => failure.block == Holds::Fields,
        In::Ways => failure.block == Holds::Ways,
        In::Lines => {
            matches!(failure.block, Holds::Choices | Holds::Routes | Holds::Tracks)
                && failure.form != Rule::track
        }
    }
}
