//! What teams do: `sales may …`, `sales accepts …`.

use super::heads::Unknown;
use super::{Failure, insert, replace, slips, words};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// A statement of a stage or a handover that begins with a name, and whose verb cannot be read.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Unknown> {
    if !matches!(failure.block, Holds::Ways | Holds::Handover) || !failure.is_name(failure.at) {
        return None;
    }
    other_verb(failure)
        .or_else(|| nearly_may(failure, failure.at + 1))
        .or_else(|| nearly_may(failure, failure.at + 3))
        .or_else(|| nearly_verb(failure))
        .or_else(|| part_of_verb(failure))
        .or_else(|| no_may(failure))
}

/// `sales can reject to MGL`
fn other_verb(failure: &Failure<'_>) -> Option<Unknown> {
    let verb = failure.at + 1;
    if !failure.is_any(verb, &["can", "could", "must", "should", "might", "will"]) {
        return None;
    }
    let clock = [("accept", "accepts"), ("confirm first", "confirms first"), ("confirm", "confirms first")];
    let clock = clock.into_iter().find(|(said, _)| failure.phrase(verb + 1, said));
    if let Some((said, right)) = clock.filter(|_| failure.block == Holds::Handover) {
        let end = verb + 1 + said.split(' ').count();
        let (message, mends) = failure.otherwise(verb..end, right);
        return Some(Unknown::Read(message, Rule::clock, mends));
    }
    let (message, mends) = failure.otherwise(verb..verb + 1, "may");
    Some(Unknown::Read(message, Rule::may, mends))
}

/// `sales May reject to MGL`, `sales mya reject to MGL`
fn nearly_may(failure: &Failure<'_>, at: usize) -> Option<Unknown> {
    let written = failure.written(at);
    if failure.kind(at) != Some(Kind::Word) || written == "may" {
        return None;
    }
    if written.to_lowercase() == "may" {
        let (message, mends) = words::in_lower_case(failure, at..at + 1, "may");
        return Some(Unknown::Read(message, Rule::may, mends));
    }
    let near = ["mya", "amy", "mai", "mey", "my"].contains(&written.to_lowercase().as_str());
    if !near || !failure.is_name(at + 1) {
        return None;
    }
    let message = format!("`{written}` means nothing here: did you mean `may`?");
    let mends = replace(at..at + 1, "may");
    let (message, mends) = failure.instead("keyword-misspelt", failure.span(at), message, mends);
    Some(Unknown::Read(message, Rule::may, mends))
}

/// `sales acepts …`, `marketing confirms frist …`
fn nearly_verb(failure: &Failure<'_>) -> Option<Unknown> {
    let verbs = [Rule::k_confirms_first, Rule::k_accepts].map(|k| keywords().spelled(k));
    let found = slips::best(failure, failure.at + 1, verbs.into_iter());
    let whole = |range: &std::ops::Range<usize>, right: &str| range.len() == right.split(' ').count();
    let in_handover = failure.block == Holds::Handover;
    let (range, right) = found.filter(|(range, right)| in_handover && whole(range, right))?;
    let span = failure.tokens.span_of(range.start, range.end - 1);
    let message = format!("`{}` means nothing here: did you mean `{right}`?", failure.text(range.clone()));
    let (message, mends) = failure.instead("keyword-misspelt", span, message, replace(range, right));
    Some(Unknown::Read(message, Rule::clock, mends))
}

/// `marketing confirms within …`, `sales accepted …`
fn part_of_verb(failure: &Failure<'_>) -> Option<Unknown> {
    let verb = failure.at + 1;
    let confirms = failure.is_any(verb, &["confirms", "confirm", "confirmed"]);
    let accepts = failure.is_any(verb, &["accept", "accepted"]);
    if failure.block != Holds::Handover || !(confirms || accepts) {
        return None;
    }
    let end = if confirms && failure.is(verb + 1, "first") { verb + 2 } else { verb + 1 };
    let right = if confirms { "confirms first" } else { "accepts" };
    let (message, mends) = failure.otherwise(verb..end, right);
    Some(Unknown::Read(message, Rule::clock, mends))
}

/// `sales reject to MGL`
fn no_may(failure: &Failure<'_>) -> Option<Unknown> {
    let verb = failure.at + 1;
    if !failure.is_name(verb) || !failure.says(verb + 1, Rule::k_to) || !failure.is_name(verb + 2) {
        return None;
    }
    let message = format!("`may` is missing behind `{}`", failure.written(failure.at));
    let (message, mends) = failure.instead("incomplete", failure.span(verb), message, insert(verb, "may"));
    Some(Unknown::Read(message, Rule::may, mends))
}
