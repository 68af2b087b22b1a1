//! Lists: in parentheses, and in a sentence that ends in `and` or `or`.

use super::{Cx, Part, all, parts};
use crate::sources::Span;
use crate::syntax::ast::{ListRef, Word};
use crate::syntax::grammar::Rule;

/// The words in parentheses.
pub(super) fn words(cx: &Cx<'_>, part: &Part<'_>) -> Vec<Word> {
    all(part, Rule::word).filter_map(|w| cx.word(&w)).collect()
}

/// Words in parentheses, or the name of a list.
pub(super) fn list_ref(cx: &Cx<'_>, part: &Part<'_>) -> Option<ListRef> {
    let inner = parts(part).next()?;
    Some(match inner.as_rule() {
        Rule::words => ListRef::Words(words(cx, &inner), cx.span(&inner)),
        _ => ListRef::Named(cx.name(&inner)),
    })
}

/// How the members of a list in a sentence are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// `a, b and c`
    And,
    /// `a, b or c`
    Or,
    /// `a, b, c`
    Commas,
}

/// Checks the joints of a list in a sentence; `what` are its members, `before` the word it begins with.
pub(super) fn joints(cx: &mut Cx<'_>, part: &Part<'_>, joined: Joined, what: &str) {
    let joints: Vec<(Span, Option<Rule>)> =
        all(part, Rule::joint).map(|j| (cx.span(&j), word_of(&j))).collect();
    let Some(last) = joints.last().copied() else { return };
    let wrong = joints.iter().find(|(_, word)| match joined {
        Joined::And => *word == Some(Rule::k_or),
        Joined::Or => *word == Some(Rule::k_and),
        Joined::Commas => word.is_some(),
    });
    let last_word_lacks = joined != Joined::Commas && last.1.is_none();
    if wrong.is_none() && !last_word_lacks {
        return;
    }
    let members = written(cx, part);
    let right = sentence(&members, joined);
    if let Some((span, _)) = wrong {
        let must = match joined {
            Joined::And => "`and`",
            Joined::Or => "`or`",
            Joined::Commas => "commas alone",
        };
        let help = match (part.as_rule(), members.as_slice()) {
            (Rule::needs, [a, b]) => {
                format!("write `{right}` if both are needed, or `({a} or {b})` if one is enough")
            }
            (Rule::needs, [before @ .., a, b]) if only_last_is_or(&joints) => {
                format!(
                    "write `{} and ({a} or {b})` if one of the two is enough, or `{right}`",
                    before.join(", ")
                )
            }
            _ => format!("write `{right}`"),
        };
        return cx.error("list-joint", *span, format!("{what} are joined by {must}"), help);
    }
    if last_word_lacks {
        let word = if joined == Joined::And { "and" } else { "or" };
        cx.error(
            "list-joint",
            last.0,
            format!("the last of the {what} is joined by `{word}`"),
            format!("write `{right}`"),
        );
    }
}

/// Whether `or` joins no members but the last two.
fn only_last_is_or(joints: &[(Span, Option<Rule>)]) -> bool {
    let before = joints.len().saturating_sub(1);
    joints.iter().take(before).all(|(_, word)| *word != Some(Rule::k_or))
}

fn word_of(joint: &Part<'_>) -> Option<Rule> {
    parts(joint).map(|p| p.as_rule()).find(|r| *r != Rule::comma)
}

/// The members of the list as they are written: what stands between and beside the joints.
fn written(cx: &Cx<'_>, part: &Part<'_>) -> Vec<String> {
    let member = |p: &Part<'_>| {
        matches!(p.as_rule(), Rule::name | Rule::string | Rule::path | Rule::need | Rule::date)
    };
    let joints = all(part, Rule::joint).count();
    parts(part).filter(member).take(joints + 1).map(|p| source(cx, &p)).collect()
}

fn source(cx: &Cx<'_>, part: &Part<'_>) -> String {
    cx.written(part)
}

/// `a, b and c`
fn sentence(members: &[String], joined: Joined) -> String {
    let word = match joined {
        Joined::And => " and ",
        Joined::Or => " or ",
        Joined::Commas => ", ",
    };
    match members {
        [before @ .., last] if !before.is_empty() => format!("{}{word}{last}", before.join(", ")),
        _ => members.concat(),
    }
}
