//! What a check found, in SARIF 2.1.0: for tools that show the findings of code checks.

use std::collections::BTreeSet;

use leadpact::{Diagnostics, LineColumn, Lint, Located, Severity, explain_code};
use serde_json::{Map, Value, json};

use super::formats;
use crate::exit::Outcome;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes one document with one run.
pub fn write(found: &[Diagnostics]) -> Outcome {
    let list: Vec<Located<'_>> = found.iter().flat_map(Diagnostics::located).collect();
    let codes: BTreeSet<&str> = list.iter().map(|at| at.code).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code)).collect();
    let results: Vec<Value> = list.iter().map(|at| result(at, &codes)).collect();
    let driver = json!({
        "name": "leadpact",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    formats::document(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }))
}

/// What a code stands for.
fn rule(code: &str) -> Value {
    let Some(lint) = Lint::find(code) else {
        let page = explain_code(code, usize::MAX).unwrap_or_default();
        // Behind the title and a blank line.
        let what = page.lines().nth(2).unwrap_or("A mistake, with which the pact cannot be used.");
        return json!({
            "id": code,
            "shortDescription": { "text": what },
            "defaultConfiguration": { "level": "error" },
        });
    };
    json!({
        "id": code,
        "shortDescription": { "text": lint.what },
        "fullDescription": { "text": lint.why },
        "help": { "text": lint.to_text(100), "markdown": lint.to_markdown() },
        "defaultConfiguration": { "level": level(lint.level) },
        "properties": { "tags": [lint.group.title()] },
    })
}

fn result(at: &Located<'_>, codes: &[&str]) -> Value {
    let text = match at.help {
        Some(help) => format!("{}\nhelp: {help}", at.message),
        None => at.message.to_owned(),
    };
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(at.code));
    result.insert("ruleIndex".to_owned(), json!(codes.binary_search(&at.code).ok()));
    result.insert("level".to_owned(), json!(level(at.severity)));
    result.insert("message".to_owned(), json!({ "text": text }));
    result.insert("locations".to_owned(), json!([place(at.file, at.start, at.end)]));
    if !at.related.is_empty() {
        let places = (1..).zip(&at.related).map(|(id, related)| {
            let mut place = place(related.file, related.start, related.end);
            if let Value::Object(place) = &mut place {
                place.insert("id".to_owned(), json!(id));
                place.insert("message".to_owned(), json!({ "text": related.message }));
            }
            place
        });
        result.insert("relatedLocations".to_owned(), places.collect());
    }
    if let Some(example) = at.witness {
        result.insert("properties".to_owned(), json!({ "witness": example }));
    }
    Value::Object(result)
}

fn place(file: &str, start: LineColumn, end: LineColumn) -> Value {
    let region = json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    });
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) }, "region": region } })
}

/// A name of a file as a reference of a URI: what has a meaning in one is written with its number.
fn uri(file: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let written = file.bytes().map(|byte| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    written.collect()
}

fn level(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "note",
    }
}
