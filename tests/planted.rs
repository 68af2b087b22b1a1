//! Mistakes planted in pacts: each is found by the right lint at the right line, and nothing else is.
//!
//! A file of `tests/planted` has many pacts, each behind a line `=== what it is`. `# <- LINT` marks a line at which a
//! lint must find something, `# <- LINT!` one at which it must also show a lead. What a pact does not declare is added as for the examples of lints.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use leadpact::lint::complete;
use leadpact::{Diagnostics, Limits, Lint, LintGroup, NoIncludes, Pact};

struct Case {
    title: String,
    text: String,
    marked: BTreeSet<(u32, String)>,
    /// Those for which a lead is shown.
    shown: BTreeSet<(u32, String)>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted");
    let mut cases = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for part in text.split("=== ").skip(1) {
            let (title, body) = part.split_once('\n').unwrap();
            cases.push(case(title, body));
        }
    }
    cases
}

fn case(title: &str, body: &str) -> Case {
    let (mut plain, mut marked, mut shown) = (String::new(), BTreeSet::new(), BTreeSet::new());
    for (number, line) in (1..).zip(body.trim_start_matches('\n').lines()) {
        let (line, marks) = line.split_once("# <-").unwrap_or((line, ""));
        for mark in marks.split_whitespace() {
            let lint = mark.trim_end_matches('!');
            marked.insert((number, lint.to_owned()));
            if lint != mark {
                shown.insert((number, lint.to_owned()));
            }
        }
        plain += line.trim_end();
        plain += "\n";
    }
    Case { title: title.to_owned(), text: complete(&plain), marked, shown }
}

fn found(text: &str) -> Diagnostics {
    let checked = Pact::lint("pact", text, &NoIncludes, &Limits::default());
    assert!(checked.pact.is_some(), "{}\n{text}", checked.diagnostics);
    checked.diagnostics
}

/// The lints that reason about conditions.
fn reasons(code: &str) -> bool {
    let group = Lint::find(code).map(|lint| lint.group);
    matches!(group, Some(LintGroup::NeverHappens | LintGroup::SaysTwoThings))
}

#[test]
fn planted_mistakes_are_found_and_nothing_else() {
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        let found = found(&case.text);
        let at: BTreeSet<(u32, String)> = found
            .located()
            .filter(|at| reasons(at.code))
            .map(|at| (at.start.line, at.code.to_owned()))
            .collect();
        let with_a_lead = |(line, code): &&(u32, String)| {
            let mut here = found
                .iter()
                .zip(found.located())
                .filter(|(of, at)| at.start.line == *line && of.code == code);
            !here.any(|(of, _)| of.witness.is_some())
        };
        let unshown: Vec<_> = case.shown.iter().filter(with_a_lead).collect();
        if !unshown.is_empty() {
            wrong.push(format!("{}: no lead is shown at {unshown:?}\n{found}", case.title));
        }
        if at != case.marked {
            let missed: Vec<_> = case.marked.difference(&at).collect();
            let false_alarms: Vec<_> = at.difference(&case.marked).collect();
            wrong.push(format!("{}: missed {missed:?}, too much {false_alarms:?}\n{found}", case.title));
        }
    }
    assert!(cases.iter().map(|case| case.marked.len()).sum::<usize>() >= 60, "too few mistakes are planted");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a message shows can be put into the pact as it stands, and passes there.
#[test]
fn examples_in_messages_pass() {
    let mut shown = 0;
    for case in cases() {
        for message in &found(&case.text) {
            let Some(example) = &message.witness else { continue };
            let text = format!("{}\n{example}\n", case.text);
            let pact =
                Pact::parse(&text).unwrap_or_else(|found| panic!("{}\n{example}\n{found}", case.title));
            let report = pact.run_examples().last().unwrap();
            assert!(report.passed && !report.expectations.is_empty(), "{}\n{example}", case.title);
            shown += 1;
        }
    }
    assert!(shown >= 12, "only {shown} examples were shown");
}

/// The messages read as people speak: one line each, backticks in pairs, with help.
#[test]
fn messages_keep_the_rules_of_style() {
    for case in cases() {
        for message in &found(&case.text) {
            let help = message.help.as_deref().unwrap_or("");
            assert!(!help.is_empty(), "a message without help: {message:?}");
            for text in [message.message.as_str(), help] {
                assert!(!text.ends_with('.') && !text.contains('\n'), "{text}");
                assert!(text.matches('`').count() % 2 == 0, "backticks in pairs: {text}");
            }
        }
    }
}
