//! Reads complete pacts without a complaint.

#[path = "acceptance/shared.rs"]
mod shared;

use std::path::{Path, PathBuf};

use leadpact::diagnostics::{Diagnostic, Diagnostics};
use leadpact::sources::Sources;
use leadpact::syntax::{Ast, Limits, parse};
use shared::shared;

fn read(name: &str, text: &str) -> (Ast, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::new();
    let file = sources.add(name, text);
    let (ast, messages) = parse(file, text, &Limits::default());
    (ast, messages, sources)
}

/// Asserts that a pact is read without a message, and gives its tree.
fn clean(name: &str, text: &str) -> Ast {
    let (ast, messages, sources) = read(name, text);
    let count = messages.len();
    assert!(count == 0, "{name} has {count} messages:\n{}", Diagnostics::new(sources, messages).render());
    ast
}

fn pacts_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            pacts_in(&path, found);
        } else if path.extension().is_some_and(|e| e == "pact") {
            found.push(path);
        }
    }
}

#[test]
fn the_pact_of_the_language_is_read() {
    let Some(shared) = shared() else { return };
    let page = std::fs::read_to_string(shared.join("design/language.md")).unwrap();
    let text = page.split("```pact\n").nth(1).unwrap().split("```").next().unwrap();
    let ast = clean("language.md", text);
    assert_eq!(ast.items.len(), 33, "every statement is in the tree");
}

#[test]
fn the_acceptance_pacts_are_read() {
    let Some(shared) = shared() else { return };
    let mut found = Vec::new();
    pacts_in(&shared.join("acceptance"), &mut found);
    assert!(!found.is_empty(), "no pacts in {}", shared.display());
    for path in found {
        clean(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn the_example_pacts_are_read() {
    let mut found = Vec::new();
    pacts_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), &mut found);
    for path in found {
        let ast = clean(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap());
        assert!(!ast.items.is_empty());
    }
}
