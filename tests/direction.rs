//! Data flows one way through `src/`: each stage may know only the stages listed here.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// A stage, and the stages it may name with `crate::…`. `lib` and `pact` tie everything together, `schemas` tests everything.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("values", &[]),
    ("sources", &[]),
    ("diagnostics", &["sources"]),
    ("syntax", &["sources", "diagnostics", "values"]),
    ("format", &["sources", "diagnostics", "values", "syntax"]),
    ("model", &["sources", "values"]),
    ("reason", &["values", "model"]),
    ("meaning", &["sources", "values", "syntax"]),
    ("check", &["sources", "diagnostics", "values", "syntax", "meaning", "model"]),
    ("docs", &["sources", "values", "syntax", "model"]),
    ("lint", &["sources", "diagnostics", "values", "syntax", "meaning", "model", "reason"]),
    ("lead", &["values", "model"]),
    ("typed", &["values", "model", "lead"]),
    ("assessment", &["values", "sources", "model", "lead"]),
    ("plan", &["values", "sources", "model", "lead", "assessment"]),
    ("reference", &["values", "model", "lead", "assessment"]),
    ("lifecycle", &["values", "sources", "model", "lead", "assessment", "plan", "reference", "explain"]),
    ("example", &["values", "sources", "model", "lead", "assessment", "plan", "explain", "lifecycle"]),
    ("backtest", &["values", "sources", "model", "lead", "assessment", "plan", "explain"]),
    (
        "compare",
        &["values", "sources", "meaning", "model", "lead", "assessment", "plan", "explain", "lifecycle"],
    ),
    ("explain", &["values", "sources", "model", "lead", "assessment", "plan"]),
];

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("entry is readable").path();
        if path.is_dir() {
            rust_files(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

/// The stages that a text names with `crate::stage`, comments aside; empty for `crate::{…}`.
fn named_stages(text: &str) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or("");
        for part in code.split("crate::").skip(1) {
            let ident: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            named.push((number + 1, ident));
        }
    }
    named
}

#[test]
fn stages_know_only_the_stages_before_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&src, &mut files);
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for file in &files {
        let relative = file.strip_prefix(&src).expect("below src");
        let first =
            relative.components().next().expect("not empty").as_os_str().to_string_lossy().into_owned();
        let stage = first.trim_end_matches(".rs").to_owned();
        if ["lib", "pact", "schemas"].contains(&stage.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(name, _)| *name == stage) else {
            wrong.push(format!("src/{}: `{stage}` is not listed in tests/direction.rs", relative.display()));
            continue;
        };
        looked_at += 1;
        let text = fs::read_to_string(file).expect("source is readable");
        for (line, named) in named_stages(&text) {
            let is_stage = MAY_KNOW.iter().any(|(name, _)| *name == named) || named == "pact";
            if named.is_empty() {
                wrong.push(format!(
                    "src/{}:{line}: one `use crate::stage` a stage, please",
                    relative.display()
                ));
            }
            if is_stage && named != stage && !allowed.contains(&named.as_str()) {
                wrong.push(format!("src/{}:{line}: `{stage}` may not know `{named}`", relative.display()));
            }
        }
    }
    assert!(looked_at > 20, "looked at {looked_at} files only");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
