//! Runs the `console` fences of all pages, as a reader would: `csv NAME` and `ndjson NAME` fences are the files, and
//! the pact a command names is the one the page has come to. A line `…` stands for any lines.
//!
//! Commands speak as on a terminal: `score` and `replay` without `--format` draw their summary. What a command says beside
//! its result comes behind it. With `LEADPACT_BLESS=1` fences without `…` are written instead of compared.

#![cfg(test)]

#[path = "../../../tests/book/fences.rs"]
mod fences;
#[path = "../../../tests/book/pacts.rs"]
mod pacts;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use fences::Page;

#[test]
fn commands_print_what_the_pages_say() {
    let (mut faults, mut ran) = (Vec::new(), 0);
    for page in fences::pages() {
        if page.fences.iter().any(|fence| fence.tag == "console") {
            ran += run(&page, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(ran >= 4, "only {ran} commands ran");
}

fn run(page: &Page, faults: &mut Vec<String>) -> usize {
    let folder = tempfile::tempdir().expect("there is room for a few files");
    let (mut pact, mut printed, mut ran) = (String::new(), Vec::new(), 0);
    for (place, fence) in page.fences.iter().enumerate() {
        match fence.tag.split_once(' ').unwrap_or((&fence.tag, "")) {
            ("csv" | "ndjson", name) => {
                fs::write(folder.path().join(name), &fence.text).expect("a file can be written")
            }
            ("pact", "" | "unmet") => pact.clone_from(&fence.text),
            ("pact", "continued") => pact = pacts::put_into(&fence.text, &pact),
            ("console", _) => {
                let (command, wanted) = fence.text.split_once('\n').unwrap_or((&fence.text, ""));
                let got = output(command, &pact, folder.path());
                ran += 1;
                if !fits(&got, wanted) {
                    faults.push(format!("{}: the command prints\n{got}", page.place(fence)));
                }
                if !wanted.contains('…') {
                    printed.push((place, format!("{command}\n{got}")));
                }
            }
            _ => {}
        }
    }
    if std::env::var_os("LEADPACT_BLESS").is_some() {
        page.rewrite(&printed);
        faults.clear();
    }
    ran
}

/// What a line such as `$ leadpact check inbound.pact` prints.
fn output(command: &str, pact: &str, folder: &Path) -> String {
    let mut arguments: Vec<&str> = command.trim_start_matches("$ leadpact").split_whitespace().collect();
    if let Some(name) = arguments.iter().find(|argument| argument.ends_with(".pact")) {
        fs::write(folder.join(name), pact).expect("a file can be written");
    }
    if matches!(arguments.first(), Some(&"score" | &"replay")) && !arguments.contains(&"--format") {
        arguments.extend(["--format", "table"]);
    }
    let mut leadpact = Command::cargo_bin("leadpact").expect("the command is built");
    let done = leadpact.args(arguments).current_dir(folder).output().expect("the command runs");
    let text = [done.stdout, done.stderr].concat();
    let text = String::from_utf8(text).expect("the command prints text");
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Whether a text is as wanted, where each line `…` stands for any lines.
fn fits(got: &str, wanted: &str) -> bool {
    let mut rest = got;
    let parts: Vec<&str> = wanted.split("…\n").collect();
    for (at, part) in parts.iter().enumerate() {
        let found = if at == 0 { rest.starts_with(part).then_some(0) } else { rest.find(part) };
        let Some(found) = found else { return false };
        rest = &rest[found + part.len()..];
    }
    rest.is_empty() || wanted.ends_with("…\n")
}
