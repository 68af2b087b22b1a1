//! Types of fields, as programs, databases and spreadsheets call them.

use super::{Edit, Explained, Failure, Mends, insert, replace};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::Holds;
use crate::syntax::lex::Kind;
use crate::values::nearness::{is_near, nearest};

/// What types there are.
const ALL: &str = "there are `text`, `number`, `money`, `yes/no`, `date`, `one of (…)` and `some of (…)`";

/// What types are called elsewhere, and here.
const TYPES: &[(&str, &str)] = &[
    ("string", "text"),
    ("str", "text"),
    ("varchar", "text"),
    ("char", "text"),
    ("email", "text"),
    ("url", "text"),
    ("phone", "text"),
    ("word", "text"),
    ("int", "number"),
    ("integer", "number"),
    ("float", "number"),
    ("double", "number"),
    ("decimal", "number"),
    ("numeric", "number"),
    ("long", "number"),
    ("num", "number"),
    ("count", "number"),
    ("percent", "number"),
    ("boolean", "yes/no"),
    ("bool", "yes/no"),
    ("flag", "yes/no"),
    ("checkbox", "yes/no"),
    ("yesno", "yes/no"),
    ("yes_no", "yes/no"),
    ("datetime", "date"),
    ("timestamp", "date"),
    ("time", "date"),
    ("day", "date"),
    ("instant", "date"),
    ("currency", "money"),
    ("amount", "money"),
    ("price", "money"),
    ("euro", "money"),
    ("euros", "money"),
    ("dollars", "money"),
    ("pounds", "money"),
    ("enum", "one of"),
    ("choice", "one of"),
    ("picklist", "one of"),
    ("dropdown", "one of"),
    ("select", "one of"),
    ("option", "one of"),
    ("set", "some of"),
    ("array", "some of"),
    ("any", "some of"),
    ("several", "some of"),
    ("many", "some of"),
    ("multiple", "some of"),
    ("list", "some of"),
    ("multiselect", "some of"),
];

/// A type that does not exist here.
pub(super) fn explain(failure: &Failure<'_>) -> Option<Explained> {
    if failure.block != Holds::Fields || !failure.expects(&[Rule::field_type]) {
        return None;
    }
    super::first_of(failure, &[yes_no, label_first, foreign, currency, none, near, without_of, unknown])
}

/// `yes or no`, `true/false`, `yes / no`
fn yes_no(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if !failure.is_any(at, &["yes", "no", "true"]) {
        return None;
    }
    let near = at..failure.head.end.min(at + 3);
    let last = near.rev().find(|t| failure.is_any(*t, &["yes", "no", "false"])).unwrap_or(at);
    let end = if failure.is(last + 1, "/") { last + 2 } else { last + 1 };
    let message = format!("the type `{}` is written `yes/no`", failure.text(at..end));
    let span = failure.tokens.span_of(at, end - 1);
    Some(failure.instead("type-name", span, message, replace(at..end, "yes/no")))
}

/// `email: "Label" text`
fn label_first(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    if failure.kind(at) != Some(Kind::Text) {
        return None;
    }
    let types = [Rule::k_text, Rule::k_number, Rule::k_date, Rule::k_money];
    let later = (at + 1..failure.head.end).find(|t| types.iter().any(|k| failure.says(*t, *k)));
    let message = "the type stands before the label";
    let Some(later) = later else {
        let help = format!("write `text {}`, for example; {ALL}", failure.written(at));
        return failure.error("field-type", failure.span(at), message, help, insert(at, "text"));
    };
    let mut mends = insert(at, failure.written(later));
    mends.push((later, Edit::Away));
    Some(failure.instead("field-type", failure.span(at), message, mends))
}

/// `email: string`, `source: enum (a, b)`
fn foreign(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let written = failure.written(at);
    let lower = written.to_lowercase();
    let (_, right) = TYPES.iter().find(|(foreign, _)| *foreign == lower)?;
    let lists = right.ends_with(" of");
    let of = failure.is(at + 1, "of");
    if lists && failure.kind(at + 1) != Some(Kind::Open) && !of {
        let message = format!("there is no type `{written}` here");
        let help = format!("list the words: `{right} (first, second)`");
        return failure.error("field-type", failure.span(at), message, help, replace(at..at + 1, "text"));
    }
    let end = if of && lists { at + 2 } else { at + 1 };
    let message = format!("the type `{written}` is called `{right}` here");
    Some(failure.instead("type-name", failure.span(at), message, replace(at..end, right)))
}

/// `budget: EUR`
fn currency(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let code = failure.written(at);
    if !["EUR", "USD", "GBP", "CHF"].contains(&code) {
        return None;
    }
    let is_set = |t: usize| failure.tokens.is(t, "currency") && failure.tokens.is(t + 1, code);
    let of_pact = (0..failure.tokens.all.len().min(200)).any(is_set);
    let right = if of_pact { "money".to_owned() } else { format!("money {code}") };
    let message = format!("the type `{code}` is called `{right}` here");
    Some(failure.instead("type-name", failure.span(at), message, replace(at..at + 1, &right)))
}

/// `email:`
fn none(failure: &Failure<'_>) -> Option<Explained> {
    if !failure.at_end() && failure.kind(failure.at) == Some(Kind::Word) {
        return None;
    }
    let name = failure.written(failure.head.start);
    let help = format!("write `{name}: text`, for example; {ALL}");
    let message = format!("`{name}` has no type");
    failure.error("field-type", failure.span(failure.head.start), message, help, Mends::new())
}

/// `email: txet`
fn near(failure: &Failure<'_>) -> Option<Explained> {
    let written = failure.written(failure.at);
    let near = nearest(written, ["text", "number", "money", "date"])?;
    let message = format!("there is no type `{written}`: did you mean `{near}`?");
    let mends = replace(failure.at..failure.at + 1, near);
    Some(failure.instead("field-type", failure.span(failure.at), message, mends))
}

/// `source: one (a, b)`
fn without_of(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let lacks = failure.is_any(at, &["one", "some"]) && !failure.is(at + 1, "of");
    let message = format!("`of` is missing behind `{}`", failure.written(at));
    lacks.then(|| failure.instead("field-type", failure.span(at), message, insert(at + 1, "of")))
}

/// `email: foo`
fn unknown(failure: &Failure<'_>) -> Option<Explained> {
    let at = failure.at;
    let written = failure.written(at);
    if is_near(written, "one of") || is_near(written, "some of") {
        return None;
    }
    let message = format!("there is no type `{written}`");
    failure.error("field-type", failure.span(at), message, ALL, replace(at..at + 1, "text"))
}
