//! What people say for words of the language, who come from spreadsheets, programs or plain speech.

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
    /// In a rule of a score.
    Points,
    /// In a field.
    Fields,
    /// In lines of which the first that fits is taken.
    Lines,
}

/// A phrase, where it is looked for, and what the language says. Longer ones first.
const PHRASES: [(&str, In, &str); 84] = [
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
    ("within the last", In::Any, "in the last"),
    ("within last", In::Any, "in the last"),
    ("during the last", In::Any, "in the last"),
    ("over the last", In::Any, "in the last"),
    ("for the last", In::Any, "in the last"),
    ("in the past", In::Any, "in the last"),
    ("in past", In::Any, "in the last"),
    ("in last", In::Any, "in the last"),
    ("the last", In::Any, "in the last"),
    ("in next", In::Any, "in the next"),
    ("within the next", In::Any, "in the next"),
    ("with no", In::Points, "without"),
    ("without any", In::Points, "without"),
    ("for every", In::Points, "per"),
    ("for each", In::Points, "per"),
    ("foreach", In::Points, "per"),
    ("every", In::Points, "per"),
    ("each", In::Points, "per"),
    ("limited to", In::Points, "at most"),
    ("maximum", In::Any, "at most"),
    ("max", In::Any, "at most"),
    ("else", In::Lines, "otherwise"),
    ("default", In::Lines, "otherwise"),
    ("column", In::Fields, "from column"),
];

/// What stands for `otherwise` at the end of a rating.
const LEVELS: [&str; 3] = ["otherwise", "else", "default"];

/// A phrase that the language says in other words.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block == Holds::Levels && LEVELS.iter().any(|w| failure.is(failure.at, w)) {
        return Some(said(failure, failure.at..failure.at + 1, "below"));
    }
    for (phrase, place, right) in PHRASES {
        if !stands_in(failure, place) {
            continue;
        }
        let count = phrase.split(' ').count();
        let nearest = failure.at.saturating_sub(4).max(failure.head.start)..=failure.at;
        let touches =
            |start: &usize| start + count > failure.at || (start + count == failure.at && count > 1);
        if let Some(start) = nearest.rev().filter(touches).find(|start| stands(failure, *start, phrase)) {
            return phrase_at(failure, start, count, right);
        }
    }
    None
}

/// The message for a phrase that begins at a token.
fn phrase_at(failure: &Failure<'_>, start: usize, count: usize, right: &str) -> Option<Explained> {
    let range = start..start + count;
    if let (Some(right), Some(end)) = (right.strip_suffix(" ("), range.end.checked_sub(1)) {
        return Some(said(failure, start..end, right));
    }
    if right == "is" && failure.kind(range.end) == Some(Kind::Number) {
        return Some(said(failure, range, "="));
    }
    Some(said(failure, range, right))
}

fn said(failure: &Failure<'_>, range: std::ops::Range<usize>, right: &str) -> Explained {
    failure.otherwise(range, right)
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
        In::Points => failure.block == Holds::Points,
        In::Fields => failure.block == Holds::Fields,
        In::Lines => {
            matches!(failure.block, Holds::Choices | Holds::Routes | Holds::Tracks)
                && failure.form != Rule::track
        }
    }
}
