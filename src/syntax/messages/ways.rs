//! Stages and their ways out.

use super::{Edit, Explained, Failure, Mends, insert, remove, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::lex::Kind;
use crate::values::nearness::is_near;

/// Mistakes in stages and in their ways out.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    super::first_of(failure, &[becomes, asked_by, owner, timer, list_sign, list_in_parentheses])
}

/// `becomes MQL when …`
fn becomes(failure: &Failure<'_>) -> Option<Explained> {
    if failure.form != Rule::becomes {
        return None;
    }
    super::first_of(
        failure,
        &[after_interactions, super::commands::reset, when_for_as_soon_as, nearly_when, filler, no_stage],
    )
}

fn when_for_as_soon_as(failure: &Failure<'_>) -> Option<Explained> {
    const OTHERWISE: [&str; 7] = ["when", "if", "once", "where", "as soon", "soon as", "whenever"];
    let at = failure.at;
    let word = OTHERWISE.into_iter().find(|phrase| failure.phrase(at, phrase))?;
    let handed_over = failure.phrase(at + 1, "handed over") || failure.phrase(at + 1, "not handed over");
    if handed_over || !failure.expects(&[Rule::as_soon_as, Rule::k_as_soon_as]) {
        return None;
    }
    let end = at + word.split(' ').count();
    let message = format!("a stage is entered `as soon as` a condition holds, not `{word}`");
    let span = failure.tokens.span_of(at, end - 1);
    Some(failure.instead("as-soon-as", span, message, replace(at..end, "as soon as")))
}

/// `becomes MGL after 5 unsuccessful calls`: `after` counts time.
fn after_interactions(failure: &Failure<'_>) -> Option<Explained> {
    let number = [failure.at, failure.at.wrapping_sub(1)].into_iter();
    let number = number.into_iter().find(|t| failure.kind(*t) == Some(Kind::Number))?;
    let after = number.checked_sub(1).filter(|t| failure.says(*t, Rule::k_after))?;
    let named = (number + 1..number + 4).take_while(|t| failure.kind(*t) == Some(Kind::Word));
    let (last, name) = named.into_iter().find_map(|t| Some((t, super::beside::interaction(failure, t)?)))?;
    let which = if last == number + 1 { "" } else { " where …" };
    let right = |which: &str| {
        format!("as soon as (count of {name}{which} in this stage) at least {}", failure.written(number))
    };
    let message = format!("`after` counts time, and `{}` is none", failure.text(number..last + 1));
    let help = format!("write `{}`", right(which));
    let mends = replace(after..last + 1, &right(""));
    failure.error("said-otherwise", failure.tokens.span_of(after, last), message, help, mends)
}

fn nearly_when(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let near = failure.kind(at) == Some(Kind::Word) && is_near(failure.written(at), "when");
    let wanted = failure.expects(&[Rule::as_soon_as, Rule::k_as_soon_as]);
    (near && wanted).then(|| failure.otherwise(at..at + 1, "as soon as"))
}

/// `becomes to MQL …`
fn filler(failure: &Failure<'_>) -> Option<Explained> {
    let second = failure.head.start + 1;
    let filler = failure.is_any(second, &["to", "a", "the", "stage", "into"]);
    if !filler || failure.at != second + 1 || !failure.is_name(failure.at) {
        return None;
    }
    let message = "behind `becomes` stands the stage itself";
    Some(failure.instead("said-otherwise", failure.span(second), message, remove(second..failure.at)))
}

fn no_stage(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.at_end() || failure.head.len() > 1 {
        return None;
    }
    let help = "write `becomes MQL as soon as …`, for example";
    failure.error("incomplete", failure.span(failure.at), "`becomes` lacks the stage", help, Mends::new())
}

/// `questionnaire bant by sales`
fn asked_by(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let by = failure.is_any(at, &["by", "for", "of"]);
    let wanted = failure.form == Rule::questionnaire && failure.expects(&[Rule::k_asked_by]);
    (by && wanted).then(|| failure.otherwise(at..at + 1, "asked by"))
}

/// `stage MQL owner marketing`, `stage MQL by marketing`, `stage MQL was "OLD"`
fn owner(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.form != Rule::stage || !failure.expects(&[Rule::owned_by, Rule::k_owned_by]) {
        return None;
    }
    if failure.is(at, "final") {
        let mends = vec![(failure.head.start, Edit::Before("final".to_owned())), (at, Edit::Away)];
        let message = "`final` stands before `stage`";
        return Some(failure.instead("word-order", failure.span(at), message, mends));
    }
    let renamed = failure.is_any(at, &["from", "formerly", "was", "renamed"]);
    if renamed && failure.kind(at + 1) == Some(Kind::Text) {
        return Some(failure.otherwise(at..at + 1, "renamed from"));
    }
    if !failure.is_any(at, &["owner", "owned", "by", "for", "of", "team"]) {
        return None;
    }
    let mut end = at + 1;
    while failure.is_any(end, &["is", ":", "by", "="]) {
        end += 1;
    }
    Some(failure.otherwise(at..end, "owned by"))
}

/// `after 30 days`, `after 30 days in stage`
fn timer(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let of_way = matches!(failure.form, Rule::becomes | Rule::may | Rule::notify);
    let behind_unit = super::spans::is_unit(failure, at.saturating_sub(1));
    if !of_way || !behind_unit || !failure.expects(&[Rule::k_in_this_stage]) {
        return None;
    }
    if failure.is_any(at, &["in", "within", "this"]) {
        let end = (at..failure.head.end.min(at + 3)).find(|t| failure.is(*t, "stage"))? + 1;
        return Some(failure.otherwise(at..end, "in this stage"));
    }
    let before = (failure.head.start..at).rev().find(|t| failure.says(*t, Rule::k_after))?;
    if before + 1 == at {
        return None;
    }
    let message = format!("`{}` lacks `in this stage`", failure.text(before..at));
    let span = failure.tokens.span_of(before, at - 1);
    Some(failure.instead("incomplete", span, message, insert(at, "in this stage")))
}

/// The word a list begins with, directly before the failure.
fn list_word(failure: &Failure<'_>) -> Option<usize> {
    let before = failure.at.checked_sub(1)?;
    let starts = [Rule::k_because, Rule::k_needs, Rule::k_resetting].iter().any(|k| failure.says(before, *k));
    let wanted = failure.expects(&[Rule::name, Rule::need, Rule::path]);
    (starts && wanted).then_some(before)
}

/// `because: a, b`
fn list_sign(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let word = failure.written(list_word(failure)?);
    let message = format!("behind `{word}` stands no `{}`", failure.written(at));
    let sign = failure.is_any(at, &[":", "of"]);
    sign.then(|| failure.instead("said-otherwise", failure.span(at), message, remove(at..at + 1)))
}

/// `because (a or b)`
fn list_in_parentheses(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let before = list_word(failure).filter(|t| failure.is(at, "(") && !failure.says(*t, Rule::k_needs))?;
    let close = (at..failure.head.end).find(|t| failure.kind(*t) == Some(Kind::Close))?;
    let message = format!("what stands behind `{}` has no parentheses", failure.written(before));
    let mends = vec![(at, Edit::Away), (close, Edit::Away)];
    Some(failure.instead("list-parentheses", failure.tokens.span_of(at, close), message, mends))
}
