//! Fading, shares, and what overrides a score.

use super::{Explained, Failure, remove, replace};
use crate::syntax::grammar::Rule;

/// Mistakes in fading, in shares and behind `always`.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    super::first_of(failure, &[step_without_length, share_of_nothing, when_for_while, every])
}

/// `fades out in 4 steps`
fn step_without_length(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["steps", "step"]) || !failure.expects(&[Rule::k_steps_of]) {
        return None;
    }
    let from = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_fades_out_in))?;
    let message = format!("`{}` lacks how long a step is", failure.text(from..at + 1));
    let mends = replace(at..at + 1, "steps of 2 weeks");
    Some(failure.instead("incomplete", failure.tokens.span_of(from, at), message, mends))
}

/// `+5% when …`
fn share_of_nothing(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let sign = at.checked_sub(1).filter(|t| failure.is(*t, "%") && failure.form == Rule::award)?;
    let rule = failure.says(at, Rule::k_when) || failure.says(at, Rule::k_per);
    let message = format!("before `{}` stand points, not a share", failure.written(at));
    rule.then(|| failure.instead("percent", failure.span(sign), message, remove(sign..at)))
}

/// `always 0 when …`
fn when_for_while(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let otherwise = failure.form == Rule::always && failure.says(at, Rule::k_when);
    let message = "behind `always` stands `while`, not `when`";
    let span = failure.span(at);
    otherwise.then(|| failure.instead("said-otherwise", span, message, replace(at..at + 1, "while")))
}

/// `keeps 50% every 30 days`
fn every(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["every", "per", "each"]) || !failure.expects(&[Rule::k_after_every]) {
        return None;
    }
    let message = format!("behind `keeps …%` stands `after every`, not `{}`", failure.written(at));
    Some(failure.instead("said-otherwise", failure.span(at), message, replace(at..at + 1, "after every")))
}
