//! First words that other tools use for what the language says.

use super::Failure;
use super::heads::{Unknown, reread};
use super::words::joined;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;

/// First words, by the block they stand in, and what the language says.
const HEADS: &[(Holds, &str, &str)] = &[
    (Holds::Declarations, "import", "include"),
    (Holds::Declarations, "use", "include"),
    (Holds::Declarations, "let", "define"),
    (Holds::Declarations, "def", "define"),
    (Holds::Declarations, "set", "define"),
    (Holds::Declarations, "rule", "define"),
    (Holds::Declarations, "definition", "define"),
    (Holds::Declarations, "definition of", "define"),
    (Holds::Declarations, "condition", "define"),
    (Holds::Declarations, "const", "define"),
    (Holds::Declarations, "var", "define"),
    (Holds::Declarations, "event", "interaction"),
    (Holds::Declarations, "activity", "interaction"),
    (Holds::Declarations, "state", "stage"),
    (Holds::Declarations, "status", "stage"),
    (Holds::Declarations, "phase", "stage"),
    (Holds::Declarations, "final", "final stage"),
    (Holds::Declarations, "end stage", "final stage"),
    (Holds::Declarations, "grade", "rating"),
    (Holds::Declarations, "matrix", "table"),
    (Holds::Declarations, "segment", "choose"),
    (Holds::Declarations, "select", "choose"),
    (Holds::Declarations, "test", "example"),
    (Holds::Declarations, "scenario", "example"),
    (Holds::Declarations, "survey", "questionnaire"),
    (Holds::Declarations, "words", "list"),
    (Holds::Declarations, "agreed", "agreed by"),
    (Holds::Declarations, "signed by", "agreed by"),
    (Holds::Declarations, "in every stage", "in every stage that is not final"),
    (Holds::Declarations, "in all stages", "in every stage that is not final"),
    (Holds::Declarations, "leads start", "leads start in"),
    (Holds::Declarations, "lint", "allow"),
    (Holds::Declarations, "ignore", "allow"),
    (Holds::Header, "zone", "timezone"),
    (Holds::Header, "tz", "timezone"),
    (Holds::Header, "time zone", "timezone"),
    (Holds::Header, "working time", "work time"),
    (Holds::Header, "working hours", "work time"),
    (Holds::Header, "work hours", "work time"),
    (Holds::Header, "hours", "work time"),
    (Holds::Ways, "description", "meaning"),
    (Holds::Ways, "definition", "meaning"),
    (Holds::Ways, "means", "meaning"),
    (Holds::Ways, "moves to", "becomes"),
    (Holds::Ways, "move to", "becomes"),
    (Holds::Ways, "goes to", "becomes"),
    (Holds::Ways, "turns into", "becomes"),
    (Holds::Ways, "goes back to", "becomes"),
    (Holds::Ways, "falls back to", "becomes"),
    (Holds::Ways, "moves back to", "becomes"),
    (Holds::Ways, "returns to", "becomes"),
    (Holds::Ways, "back to", "becomes"),
    (Holds::Ways, "tell", "notify"),
    (Holds::Ways, "alert", "notify"),
    (Holds::Handover, "requires", "needs"),
    (Holds::Handover, "require", "needs"),
    (Holds::Handover, "when", "only when"),
    (Holds::Handover, "if", "only when"),
    (Holds::Handover, "only if", "only when"),
    (Holds::Points, "=", "always"),
    (Holds::Points, "fixed", "always"),
    (Holds::Points, "max of", "highest of"),
    (Holds::Points, "maximum of", "highest of"),
    (Holds::Points, "best of", "highest of"),
    (Holds::Points, "one of", "highest of"),
    (Holds::Points, "section", "group"),
    (Holds::Points, "highest", "highest of"),
    (Holds::Points, "fades", "fades out in"),
    (Holds::Story, "assert", "expect"),
    (Holds::Story, "expects", "expect"),
    (Holds::Story, "check", "expect"),
    (Holds::Story, "should", "expect"),
    (Holds::Story, "given", "lead"),
    (Holds::Story, "contact", "lead"),
    (Holds::Story, "starts in", "start in"),
    (Holds::Story, "begin in", "start in"),
    (Holds::Story, "on", "as of"),
    (Holds::Story, "at", "as of"),
    (Holds::Story, "after", "then after"),
    (Holds::Routes, "to team", "team"),
    (Holds::Routes, "to person", "person"),
    (Holds::Routes, "to owner", "person"),
    (Holds::Routes, "owner", "person"),
    (Holds::Routes, "previous one", "the previous one"),
    (Holds::Routes, "the previous", "the previous one"),
    (Holds::Routes, "round robin between", "spread over"),
    (Holds::Routes, "round robin among", "spread over"),
    (Holds::Routes, "round robin over", "spread over"),
    (Holds::Routes, "round robin", "spread over"),
    (Holds::Routes, "spread between", "spread over"),
    (Holds::Routes, "spread among", "spread over"),
    (Holds::Routes, "spread", "spread over"),
    (Holds::Routes, "rotate over", "spread over"),
];

/// First words that are said otherwise here.
pub(super) fn said_otherwise(failure: &Failure<'_>) -> Option<Unknown> {
    let here = HEADS.iter().filter(|(block, ..)| *block == failure.block);
    let (_, phrase, right) = here.into_iter().find(|(_, phrase, right)| begins(failure, phrase, right))?;
    let range = failure.at..failure.at + phrase.split(' ').count();
    let explained = failure.otherwise(range, right);
    Some(reread(failure, explained.clone()).unwrap_or(Unknown::Lost(explained.0)))
}

/// Whether the statement begins so, and goes on as one of that kind does.
fn begins(failure: &Failure<'_>, phrase: &str, right: &str) -> bool {
    let behind = failure.at + phrase.split(' ').count();
    if behind > failure.head.end || joined(failure, failure.at..behind).to_lowercase() != phrase {
        return false;
    }
    let next = failure.kind(behind);
    let sign = failure.block == Holds::Header && next == Some(Kind::Colon);
    let named = sign || matches!(next, None | Some(Kind::Word | Kind::Text | Kind::Number | Kind::Day));
    let label = failure.block == Holds::Declarations && next == Some(Kind::Text);
    named && (!label || matches!(right, "include" | "example" | "allow"))
}
