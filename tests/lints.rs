//! Every lint finds its bad example where it is marked, leaves its good one alone, and has its page.
//!
//! `LEADPACT_BLESS=1 cargo test --test lints` writes the pages in `docs/lints` anew.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "lints/lives.rs"]
mod lives;
#[path = "lints/planted.rs"]
mod planted;
#[path = "lints/plants.rs"]
mod plants;
#[path = "lints/said.rs"]
mod said;
#[path = "lints/steps.rs"]
mod steps;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use leadpact::lint::{complete, places};
use leadpact::{Diagnostics, Limits, Lint, LintGroup, NoIncludes, Pact, Severity};

/// What is found in an example, which must be a pact without errors. What is found in what was added does not count.
fn found(lint: &Lint, example: &str) -> Diagnostics {
    let checked = Pact::lint("pact", &complete(example), &NoIncludes, &Limits::default());
    let Some(pact) = checked.pact else {
        panic!("{}:\n{}\n{}", lint.name, complete(example), checked.diagnostics);
    };
    let found = if lint.name == "mostly-unknown" { measured(&pact) } else { checked.diagnostics };
    let own: usize = example.trim_start_matches('\n').lines().map(|line| line.len() + 1).sum();
    found.only(|message| (message.span.start as usize) < own)
}

/// What is found beside a few leads: all have a number of employees, one its revenue.
fn measured(pact: &Pact) -> Diagnostics {
    let mut fill = pact.fill(UNIX_EPOCH);
    for json in [r#"{"employees": 12}"#, r#"{"employees": 300}"#, r#"{"employees": 5, "revenue": 1000000}"#] {
        fill.add(&pact.lead_from_json(json).unwrap());
    }
    fill.lint()
}

/// The lines at which a lint finds something.
fn lines(lint: &Lint, found: &Diagnostics) -> Vec<u32> {
    found.located().filter(|at| at.code == lint.name).map(|at| at.start.line).collect()
}

#[test]
fn bad_examples_are_found_where_they_are_marked() {
    for lint in Lint::all() {
        let marked = places(lint.bad);
        assert!(!marked.is_empty(), "{}: no line is marked", lint.name);
        let found = found(lint, lint.bad);
        assert_eq!(lines(lint, &found), marked, "{}:\n{}{found}", lint.name, complete(lint.bad));
        for message in &found {
            let other = message.code != lint.name && message.severity != Severity::Hint;
            assert!(!other, "{}: another lint is louder\n{found}", lint.name);
        }
    }
}

#[test]
fn good_examples_are_left_alone() {
    for lint in Lint::all() {
        assert!(places(lint.good).is_empty(), "{}: the good example is marked", lint.name);
        let found = found(lint, lint.good);
        assert!(lines(lint, &found).is_empty(), "{}:\n{}{found}", lint.name, complete(lint.good));
        assert_eq!(found.count(Severity::Warning), 0, "{}: {found}", lint.name);
    }
}

#[test]
fn messages_keep_the_rules_of_style() {
    for lint in Lint::all() {
        for message in &found(lint, lint.bad) {
            let help = message.help.as_deref().unwrap_or("");
            assert!(!help.is_empty(), "a message without help: {message:?}");
            for text in [message.message.as_str(), help] {
                assert!(!text.ends_with('.') && !text.contains('\n'), "{text}");
                assert!(!text.starts_with(char::is_uppercase), "lower case: {text}");
                assert!(text.matches('`').count() % 2 == 0, "backticks in pairs: {text}");
            }
        }
    }
}

#[test]
fn every_rule_is_listed_once_under_its_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint/rules");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let names = files.map(|path| path.file_stem().unwrap().to_string_lossy().replace('_', "-"));
    let names: BTreeSet<String> = names.collect();
    let listed: BTreeSet<String> = Lint::all().iter().map(|lint| lint.name.to_owned()).collect();
    assert_eq!(names, listed);
    assert_eq!(listed.len(), Lint::all().len());
    let groups: Vec<LintGroup> = Lint::all().iter().map(|lint| lint.group).collect();
    assert!(groups.is_sorted(), "the rules are not listed by group");
}

/// The page of a rule, with what is said of its bad example.
fn page(lint: &Lint) -> String {
    let found = found(lint, lint.bad);
    let of_it: Vec<_> = found.iter().filter(|message| message.code == lint.name).cloned().collect();
    let drawn = Diagnostics::new(found.sources().clone(), of_it).render();
    let drawn: Vec<&str> = drawn.lines().map(str::trim_end).collect();
    let said = format!("```text lint\n{}\n```\n\n## Better\n", drawn.join("\n").trim_end());
    lint.to_markdown().replacen("## Better\n", &said, 1)
}

/// The page that lists all rules.
fn index() -> String {
    let mut text = "# Lints\n\n\
        What `leadpact check` finds beside mistakes: what is probably not meant. A *warning* should be looked at before \
        anybody signs, a *hint* is good to know. `leadpact check --explain NAME` shows these pages in a terminal, and \
        `allow NAME \"why\"` before a declaration silences one there.\n"
        .to_owned();
    let mut group = None;
    for lint in Lint::all() {
        if group.replace(lint.group) != Some(lint.group) {
            let _ = write!(
                text,
                "\n## {}\n\n| lint | level | what it finds |\n|---|---|---|\n",
                lint.group.title()
            );
        }
        let level = match lint.level {
            Severity::Warning => "warning",
            Severity::Hint => "hint",
            _ => "error",
        };
        let _ = writeln!(text, "| [{0}]({0}.md) | {level} | {1} |", lint.name, lint.what);
    }
    text
}

#[test]
fn every_rule_has_its_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/lints");
    let pages = Lint::all().iter().map(|lint| (format!("{}.md", lint.name), page(lint)));
    let pages: Vec<(PathBuf, String)> = pages
        .chain([("README.md".to_owned(), index())])
        .map(|(name, text)| (folder.join(name), text))
        .collect();
    if std::env::var_os("LEADPACT_BLESS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        fs::read_dir(&folder).unwrap().for_each(|old| fs::remove_file(old.unwrap().path()).unwrap());
        pages.iter().for_each(|(path, text)| fs::write(path, text).unwrap());
    }
    for (path, text) in &pages {
        let written = fs::read_to_string(path).unwrap_or_default();
        assert_eq!(&written, text, "{} is not what the rule says", path.display());
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), pages.len(), "docs/lints has pages of no rule");
}

/// Pacts that are meant as they stand: of what is found there, every warning is a false alarm.
#[test]
fn pacts_that_are_meant_so_have_no_warnings() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut looked_at = 0;
    for folder in fs::read_dir(root.join("examples")).unwrap() {
        let Ok(files) = fs::read_dir(folder.unwrap().path()) else { continue };
        for path in files.map(|file| file.unwrap().path()) {
            if path.extension().is_some_and(|end| end == "pact") {
                let text = fs::read_to_string(&path).unwrap();
                let found = Pact::lint("pact", &text, &NoIncludes, &Limits::default()).diagnostics;
                assert_eq!(found.count(Severity::Warning), 0, "{}:\n{found}", path.display());
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 2, "looked at {looked_at} pacts only");
}
