//! Commands: `sales may reject to MGL …`.

use super::{Explained, Failure, Mends, insert, replace};
use crate::diagnostics::Diagnostic;
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;
use crate::values::nearness::is_near;

/// Mistakes in commands.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if failure.form != Rule::may {
        return None;
    }
    super::first_of(
        failure,
        &[
            no_team,
            no_second_team,
            reset,
            reason_of_words,
            accepts,
            no_action,
            stage_for_action,
            no_to,
            no_target,
            slash,
            second_target,
            condition,
            clause,
            with_reason,
        ],
    )
}

/// `may reject to MGL`
fn no_team(failure: &Failure<'_>) -> Option<Explained> {
    let first = failure.head.start;
    if !failure.says(first, Rule::k_may) || failure.at != first + 1 {
        return None;
    }
    let message = "before `may` the name of a team is missing";
    let help = format!("write the team before it: `sales {}`, for example", failure.corrected(&[]));
    failure.error("incomplete", failure.span(first), message, help, insert(first, "x"))
}

/// `marketing or may disqualify to …`
fn no_second_team(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let wanted = failure.expects(&[Rule::k_may, Rule::joint]) && at > failure.head.start + 1;
    if !wanted || !failure.says(at - 1, Rule::k_may) {
        return None;
    }
    let message = "before `may` the name of a team is missing";
    let help = format!("write the team between `{}` and `may`", failure.written(at - 2));
    failure.error("incomplete", failure.span(at - 1), message, help, insert(at - 1, "x"))
}

/// `sales may to MGL`
fn no_action(failure: &Failure<'_>) -> Option<Explained> {
    let may = failure.at.checked_sub(2)?;
    let reads_so = failure.says(may, Rule::k_may) && failure.is(may + 1, "to");
    if !reads_so || !failure.expects(&[Rule::k_to]) {
        return None;
    }
    let help = "write it between `may` and `to`, for example `may reject to`";
    failure.error("incomplete", failure.span(may), "behind `may` the command is missing", help, Mends::new())
}

/// `…, reset interest`
pub(super) fn reset(failure: &Failure<'_>) -> Option<Explained> {
    let near = [failure.at, failure.at.wrapping_sub(1), failure.at + 1];
    let words = ["reset", "resets", "reseting", "resetted"];
    let at = near.into_iter().find(|t| failure.is_any(*t, &words) && failure.is_name(t + 1))?;
    let from = if failure.is(at.wrapping_sub(1), "and") { at - 1 } else { at };
    let comma = failure.kind(from.wrapping_sub(1)) == Some(Kind::Comma);
    let (message, mut mends) =
        failure.otherwise(from..at + 1, if comma { "resetting" } else { ", resetting" });
    if failure.is_any(at + 2, &["score", "scores"]) {
        mends.extend(super::remove(at + 2..at + 3));
        let help = format!("write `{}`", failure.corrected(&mends));
        return Some((Diagnostic::error(message.code, message.span, message.message).help(help), mends));
    }
    Some((message, mends))
}

/// `because too small or wrong person`
fn reason_of_words(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let because = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_because))?;
    let joins = |t: usize| failure.is_any(t, &[",", "or", "and"]);
    let clause = |t: usize| failure.says(t, Rule::k_resetting) || failure.kind(t) == Some(Kind::Text);
    let mut end = (at..failure.head.end).find(|t| clause(*t)).unwrap_or(failure.head.end);
    end -= usize::from(failure.kind(end - 1) == Some(Kind::Comma));
    let word = |t: usize| failure.kind(t) == Some(Kind::Word) && !joins(t);
    let negated = word(at) && !failure.is_name(at) && word(at + 1);
    let several = negated || (word(at) && word(at - 1) && at - 1 > because);
    if !several || !(because + 1..end).all(|t| word(t) || joins(t)) {
        return None;
    }
    let glued = |t: usize| word(t) && word(t + 1) && t + 1 < end;
    let part = |t: usize| format!("{}{}", failure.written(t), if glued(t) { "_" } else { " " });
    let right: String = (because + 1..end).map(part).collect();
    let right = right.replace(" ,", ",");
    let message = "a reason is one word";
    let span = failure.tokens.span_of(because + 1, end - 1);
    Some(failure.instead("name-form", span, message, replace(because + 1..end, right.trim_end())))
}

/// `sales may accept within 2 work days …` in a handover
fn accepts(failure: &Failure<'_>) -> Option<Explained> {
    let may = failure.at.checked_sub(2).filter(|t| failure.says(*t, Rule::k_may))?;
    let clocks = [("accept", "accepts"), ("confirm", "confirms first")];
    let (_, right) = clocks.into_iter().find(|(said, _)| failure.is(may + 1, said))?;
    if failure.block != Holds::Handover || !failure.says(failure.at, Rule::k_within) {
        return None;
    }
    let (message, _) = failure.otherwise(may..may + 2, right);
    Some((message, Mends::new()))
}

/// `sales may Offer when …`: the stage stands there, and no command.
fn stage_for_action(failure: &Failure<'_>) -> Option<Explained> {
    let stage = failure.at.checked_sub(1).filter(|t| failure.says(t.saturating_sub(1), Rule::k_may))?;
    let stages = [Rule::k_stage, Rule::k_final_stage];
    if !failure.expects(&[Rule::k_to]) || !super::known::is_declared(failure, stage, &stages) {
        return None;
    }
    let name = failure.written(stage);
    let message = format!("`{name}` is a stage, and behind `may` stands what is done");
    let action = name.to_lowercase();
    let right = format!("{action} to {name}");
    Some(failure.instead("incomplete", failure.span(stage), message, replace(stage..stage + 1, &right)))
}

/// `sales may reject MGL`, `sales may reject into MGL`
fn no_to(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.expects(&[Rule::k_to]) || failure.at_end() {
        return None;
    }
    if failure.is_any(at, &["into", "towards", "as"]) {
        return Some(failure.otherwise(at..at + 1, "to"));
    }
    let named = failure.is_name(at) && !is_near(failure.written(at), "to");
    let message = format!("`to` is missing before `{}`", failure.written(at));
    named.then(|| failure.instead("incomplete", failure.span(at), message, insert(at, "to")))
}

/// `sales may reject`
fn no_target(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.expects(&[Rule::k_to]) || !failure.at_end() {
        return None;
    }
    let action = failure.written(failure.head.end - 1);
    let message = format!("nothing says to which stage `{action}` leads");
    let help = format!("write `{} to` and the stage", failure.text(failure.head.clone()));
    failure.error("incomplete", failure.span(failure.at), message, help, Mends::new())
}

/// `marketing/sales may …`
fn slash(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let joins = failure.expects(&[Rule::joint, Rule::k_may]) && failure.is(at, "/");
    let message = "teams are joined by `or`";
    joins.then(|| failure.instead("list-joint", failure.span(at), message, replace(at..at + 1, "or")))
}

/// `sales may recycle to MGL or Disqualified`
fn second_target(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let behind_target = failure.says(at.checked_sub(2)?, Rule::k_to) && failure.is_name(at - 1);
    let more = failure.is_any(at, &["or", ",", "and", "/"]) && failure.is_name(at + 1);
    if !behind_target || !more {
        return None;
    }
    let first = failure.text(failure.head.start..at - 1);
    let message = "a command leads to one stage";
    let help = format!("write a line of its own: `{first} {} …`", failure.written(at + 1));
    let span = failure.tokens.span_of(at, at + 1);
    failure.error("several-stages", span, message, help, super::remove(at..at + 2))
}

/// `sales may reject to MGL if …`
fn condition(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let soon = failure.says(at, Rule::k_as_soon_as);
    if !(failure.is(at, "if") || soon) || !failure.expects(&[Rule::when_clause, Rule::k_when]) {
        return None;
    }
    let end = if soon { at + 3 } else { at + 1 };
    let written = failure.text(at..end);
    let message = format!("the condition of a command begins with `when`, not with `{written}`");
    let span = failure.tokens.span_of(at, end - 1);
    Some(failure.instead("said-otherwise", span, message, replace(at..end, "when")))
}

/// `sales may reject to MGL requires phone`
fn clause(failure: &Failure<'_>) -> Option<Explained> {
    const CLAUSES: [(&str, &str); 9] = [
        ("requires", "needs"),
        ("require", "needs"),
        ("needing", "needs"),
        ("need", "needs"),
        ("for", "because"),
        ("reason", "because"),
        ("reasons", "because"),
        ("reset", ", resetting"),
        ("resets", ", resetting"),
    ];
    let at = failure.at;
    let (_, right) = CLAUSES.into_iter().find(|(word, _)| failure.is(at, word))?;
    if !failure.expects(&[Rule::needs, Rule::because, Rule::k_needs]) {
        return None;
    }
    let end = if failure.is(at + 1, ":") { at + 2 } else { at + 1 };
    Some(failure.otherwise(at..end, right))
}

/// `sales may lose to Lost with a reason (price, no_time)`
fn with_reason(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is(at, "with") || !failure.expects(&[Rule::because, Rule::k_because]) {
        return None;
    }
    let noun = if failure.is_any(at + 1, &["a", "the", "one"]) { at + 2 } else { at + 1 };
    let is_reason = failure.is_any(noun, &["reason", "reasons"]);
    let end = if failure.is(noun + 1, ":") { noun + 2 } else { noun + 1 };
    if !is_reason {
        return None;
    }
    let listed = reasons_in_parentheses(failure, end);
    let whole = listed.as_ref().map_or(end, |(close, _)| close + 1);
    let right = listed.map_or_else(|| "because".to_owned(), |(_, reasons)| format!("because {reasons}"));
    Some(failure.otherwise(at..whole, &right))
}

/// `(price, no time)`: where the parentheses close, and the reasons as a sentence has them: `price or no_time`.
fn reasons_in_parentheses(failure: &Failure<'_>, open: usize) -> Option<(usize, String)> {
    let close = (open..failure.head.end).find(|t| failure.kind(*t) == Some(Kind::Close))?;
    let mut reasons: Vec<String> = vec![String::new()];
    for at in open + 1..close {
        let joins = failure.kind(at) == Some(Kind::Comma) || failure.is_any(at, &["or", "and", ";"]);
        match reasons.last_mut() {
            _ if joins => reasons.push(String::new()),
            Some(reason) if failure.kind(at) == Some(Kind::Word) => {
                reason.push_str(if reason.is_empty() { "" } else { "_" });
                reason.push_str(failure.written(at));
            }
            _ => return None,
        }
    }
    let last = reasons.pop().filter(|_| failure.is(open, "("))?;
    let before = reasons.join(", ");
    let whole = if before.is_empty() { last } else { format!("{before} or {last}") };
    (!whole.is_empty() && !whole.contains(", ,")).then_some((close, whole))
}
