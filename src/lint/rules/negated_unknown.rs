//! A negated test of a field that may be unknown.

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::lint::{Context, Lint, LintGroup, reads, say};
use crate::model::{CondId, Condition, FieldId, IdSet, Model, Operand, Quantity, Worded};
use crate::sources::Span;

pub(in crate::lint) static LINT: Lint = Lint {
    name: "negated-unknown",
    level: Severity::Hint,
    group: LintGroup::MissingData,
    what: "A rule asks that something is *not* so of a field that may be unknown: then it holds for nobody whose field is \
           empty.",
    why: "`not unsubscribed` sounds as if everybody counted who has not unsubscribed. But of a lead whose field is empty \
          nobody knows, and what is not known is not a no: the rule waits. If an empty field means no, say so where it is \
          declared; if leads without it are meant, too, say that in the rule.",
    bad: r#"
lead identified by id {
  email:        text   "Business e-mail address"
  unsubscribed: yes/no "Has left our mailing lists"
}
define contactable "May get mail" as not unsubscribed   # <-

score interest "Level of Interest" { +10 when email is known and contactable }
"#,
    good: r#"
lead identified by id {
  email:        text   "Business e-mail address"
  unsubscribed: yes/no "Has left our mailing lists"   empty means no
}
define contactable "May get mail" as not unsubscribed

score interest "Level of Interest" { +10 when email is known and contactable }
"#,
    look,
};

fn look(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut said: HashSet<Span> = HashSet::new();
    let mut walked: IdSet<CondId> = IdSet::default();
    for root in cx.model.deciding_conditions() {
        let mut todo = vec![root];
        while let Some(id) = todo.pop() {
            if !walked.insert(id) {
                continue;
            }
            match cx.model.conditions.at(id) {
                Condition::And(parts) => {
                    let decided = decided(cx.model, parts);
                    for &part in parts {
                        look_at(cx, part, &decided, &mut said, found);
                    }
                    todo.extend(parts.iter().copied().filter(|&part| !is_negated(cx.model, part)));
                }
                // `no` or `unknown`: the author has thought of it.
                Condition::Or(parts) => {
                    let decided = told_apart(cx.model, parts);
                    for &part in parts {
                        look_at(cx, part, &decided, &mut said, found);
                    }
                    todo.extend(parts.iter().copied().filter(|&part| !is_negated(cx.model, part)));
                }
                _ => look_at(cx, id, &HashSet::new(), &mut said, found),
            }
        }
    }
}

fn is_negated(model: &Model, id: CondId) -> bool {
    matches!(model.conditions.at(id), Condition::Not(_))
}

/// The fields that other parts of an `and` need to be known as well.
fn decided(model: &Model, parts: &[CondId]) -> HashSet<FieldId> {
    let asks = parts.iter().filter(|&&part| !is_negated(model, part));
    asks.flat_map(|&part| {
        let known = match model.conditions.at(part) {
            Condition::Known(of) => reads::field_of(*of, model).into_iter().collect(),
            _ => crate::model::asks::condition(model, part),
        };
        known.into_iter().collect::<Vec<_>>()
    })
    .collect()
}

/// The fields of which an `or` also takes the unknown.
fn told_apart(model: &Model, parts: &[CondId]) -> HashSet<FieldId> {
    parts.iter().flat_map(|&part| reads::asked_whether_known(model, part)).collect()
}

fn look_at(
    cx: &Context<'_>,
    id: CondId,
    decided: &HashSet<FieldId>,
    said: &mut HashSet<Span>,
    found: &mut Vec<Diagnostic>,
) {
    let Condition::Not(inner) = cx.model.conditions.at(id) else { return };
    for field in fields(cx.model, *inner) {
        let span = cx.model.condition_span(id);
        let of = cx.model.fields.at(field);
        if of.empty_means.is_some()
            || decided.contains(&field)
            || span == Span::default()
            || !said.insert(span)
        {
            continue;
        }
        let name = &of.name;
        let written = say::short(&cx.whole(span));
        // Who writes `is no` means a known no; perhaps it is written otherwise somewhere else.
        let (written, span) = match written.ends_with(" is no") {
            false => (written, span),
            true => match elsewhere(cx, name, span) {
                Some(span) => (format!("not {name}"), span),
                None => continue,
            },
        };
        let message = format!("`{written}` holds for no lead whose `{name}` is not known");
        let help = match (cx.model.conditions.at(*inner), of.question_of) {
            (Condition::Flag(_), None) => format!(
                "if an empty `{name}` means no, declare it with `empty means no`; or write `({written} or {name} is unknown)`"
            ),
            _ => format!("if leads without it are meant, too, write `({written} or {name} is unknown)`"),
        };
        found.push(LINT.at(span, message).help(help));
    }
}

/// Where `not` stands before a field, of which `is no` is written at some place.
fn elsewhere(cx: &Context<'_>, name: &str, written: Span) -> Option<Span> {
    let negated = format!("not {name}");
    let is_in =
        |line: Span| line.file == written.file && line.start <= written.start && written.end <= line.end;
    cx.sites().iter().filter(|site| !is_in(site.span)).find_map(|site| {
        let text = cx.sources.slice(site.span);
        let (at, _) = text.match_indices(&negated).find(|(at, found)| {
            let behind = text.get(at + found.len()..).unwrap_or("");
            let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
            !behind.starts_with(is_name) && !behind.trim_start().starts_with("is ")
        })?;
        let start = site.span.start.checked_add(u32::try_from(at).ok()?)?;
        Some(Span { start, end: start.checked_add(u32::try_from(negated.len()).ok()?)?, ..site.span })
    })
}

/// The fields of the lead that a negated test looks at, if it is a plain one or several of them.
fn fields(model: &Model, id: CondId) -> Vec<FieldId> {
    match model.conditions.at(id) {
        Condition::Flag(Operand::Lead(field))
        | Condition::Text(Operand::Lead(field), _)
        | Condition::IncludesAny(Operand::Lead(field), _)
        | Condition::IncludesAll(Operand::Lead(field), _)
        | Condition::Date(Operand::Lead(field), _)
        | Condition::Word(Worded::Field(Operand::Lead(field)), _) => vec![*field],
        Condition::Compare(a, _, b) => {
            let compared = [a, b].into_iter().filter_map(|&of| match model.quantities.at(of) {
                Quantity::Field(Operand::Lead(field)) | Quantity::DaysSince(Operand::Lead(field)) => {
                    Some(*field)
                }
                _ => None,
            });
            compared.take(1).collect()
        }
        // `not (… or x is unknown)`: the author has thought of it.
        Condition::Or(parts) => {
            let thought_of = told_apart(model, parts);
            let read = parts.iter().flat_map(|&part| fields(model, part));
            read.filter(|field| !thought_of.contains(field)).take(1).collect()
        }
        _ => Vec::new(),
    }
}
