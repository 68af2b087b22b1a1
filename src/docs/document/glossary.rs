//! What the words of the pact mean: fields, interactions, conditions with a name, lists, reasons; and its examples.

use super::{Beside, Part, Row, name, plain, row, table};
use crate::docs::words::{Cx, listed, tidy};
use crate::model::{Field, Value};
use crate::sources::Span;

pub(super) fn write(cx: Cx<'_>, beside: &Beside, parts: &mut Vec<Part>) {
    let model = cx.model;
    parts.push(Part::Heading(2, plain("Glossary")));
    section("What we know of a lead", &["Field", "What it is", "Values"], fields(cx), parts);
    let done = model.interactions.as_slice().iter().map(|of| {
        let who = of.by.map_or("the lead", |team| cx.team(team));
        let recorded = listed(of.fields.iter().map(|field| field.name.as_str()), "and");
        row(vec![name(&of.name), plain(of.label.as_deref().unwrap_or("")), plain(who), plain(&recorded)])
    });
    let heads = ["Interaction", "What happened", "Done by", "We record"];
    section("What happens with a lead", &heads, done.collect(), parts);
    let named = model.defines.iter().map(|define| {
        let body = cx.written(cx.wording.condition(define.span).unwrap_or(define.span));
        row(vec![name(&define.name), plain(define.label.as_deref().unwrap_or("")), plain(&body)])
    });
    section("Words we agreed on", &["Word", "What it means", "Exactly"], named.collect(), parts);
    let lists = beside.lists.iter().map(|(called, label, words)| {
        row(vec![name(called), plain(label.as_deref().unwrap_or("")), plain(words)])
    });
    section("Lists", &["List", "What it is", "Words"], lists.collect(), parts);
    let reasons = model
        .reasons
        .as_slice()
        .iter()
        .map(|reason| row(vec![name(&reason.name), plain(reason.meaning.as_deref().unwrap_or(""))]));
    section("Reasons", &["Reason", "What it means"], reasons.collect(), parts);
    examples(cx, parts);
}

fn section(title: &str, heads: &[&str], rows: Vec<Row>, parts: &mut Vec<Part>) {
    if !rows.is_empty() {
        parts.push(Part::Heading(3, plain(title)));
        parts.push(table(heads, rows));
    }
}

fn fields(cx: Cx<'_>) -> Vec<Row> {
    let own = cx.model.fields.as_slice().iter().filter(|field| field.question_of.is_none());
    own.map(|field| {
        row(vec![name(&field.name), plain(field.label.as_deref().unwrap_or("")), plain(&values(cx, field))])
    })
    .collect()
}

/// `one of inbound, event or partner; “n/a” means unknown`
fn values(cx: Cx<'_>, field: &Field) -> String {
    let mut values = match field.ty.domain() {
        Some(domain) => format!("{} {}", field.ty.name(), listed(domain.words.iter(), "or")),
        None => field.ty.name().to_owned(),
    };
    if field.column != field.name {
        values += &format!("; in column “{}”", field.column);
    }
    let placeholders = cx.wording.placeholders(field.span);
    if !placeholders.is_empty() {
        let quoted = placeholders.iter().map(|text| format!("“{}”", text.value));
        values += &format!("; {} means unknown", listed(quoted, "or"));
    }
    if let Some(empty) = &field.empty_means {
        values += &format!("; empty means {}", shown(field, empty));
    }
    values
}

fn shown(field: &Field, value: &Value) -> String {
    let word = |at: u16| field.ty.domain().map_or(String::new(), |domain| domain.word(at).to_owned());
    match value {
        Value::Unknown => "unknown".to_owned(),
        Value::Text(text) => format!("“{}”", text.as_str()),
        Value::Number(number) => number.to_string(),
        Value::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Date(_) => "a day that the pact names".to_owned(),
        Value::Word(at) => word(*at),
        Value::Words(set) => listed(set.iter().map(word), "and"),
    }
}

fn examples(cx: Cx<'_>, parts: &mut Vec<Part>) {
    if cx.model.examples.is_empty() {
        return;
    }
    parts.push(Part::Heading(2, plain("Agreed examples")));
    parts.push(Part::Text(plain("What has to come of these leads was agreed line by line, and is tested.")));
    for example in &cx.model.examples {
        parts.push(Part::Heading(3, plain(&example.title)));
        // A title may have braces in it.
        let start = cx.wording.title(example.span).map_or(example.span.start, |title| title.end);
        let written = cx.sources.slice(Span { start, ..example.span });
        let inner = written.split_once('{').map_or("", |(_, inner)| inner);
        parts.push(Part::Written(lines(inner.rsplit_once('}').map_or(inner, |(inner, _)| inner))));
    }
}

/// Lines without the indentation that they share, and without comments.
fn lines(text: &str) -> String {
    let kept: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).collect();
    let deep = |line: &&str| line.len() - line.trim_start().len();
    let shared = kept.iter().map(deep).min().unwrap_or(0);
    let cut = kept.iter().map(|line| {
        let line = line.get(shared..).unwrap_or(line.trim_start()).trim_end();
        // A comment behind a line is for those who read the pact.
        if line.contains('#') {
            format!("{}{}", " ".repeat(deep(&line)), tidy(line))
        } else {
            line.to_owned()
        }
    });
    cut.collect::<Vec<_>>().join("\n")
}
