//! The page of a rule, for a terminal and for the documentation.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::Lint;
use crate::diagnostics::Severity;

/// What parts of pacts rely on.
const HEAD: &str = include_str!("head.pact");

/// What marks a line at which a bad example is found.
const MARK: &str = "# <-";

/// A whole pact from an example, without its marks: what it does not declare itself is added behind it.
#[must_use]
pub fn complete(example: &str) -> String {
    let plain = plain(example);
    let made: HashSet<String> = declarations(&plain).into_iter().map(key).collect();
    if made.contains("pact") && made.contains("lead") {
        return plain;
    }
    let mut text = plain;
    for declaration in declarations(HEAD) {
        if !made.contains(&key(declaration)) {
            let _ = write!(text, "\n{}\n", declaration.trim_end());
        }
    }
    text
}

/// The lines of an example that are marked, from 1.
#[must_use]
pub fn places(example: &str) -> Vec<u32> {
    let marked = (1..).zip(example.trim_start_matches('\n').lines());
    marked.filter(|(_, line)| line.ends_with(MARK)).map(|(number, _)| number).collect()
}

/// An example without marks.
fn plain(example: &str) -> String {
    let lines = example.trim_start_matches('\n').lines();
    lines.map(|line| line.strip_suffix(MARK).unwrap_or(line).trim_end().to_owned() + "\n").collect()
}

/// A text cut before every line that begins a declaration: a letter in the first column.
fn declarations(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && line.starts_with(char::is_alphabetic) {
            cuts.push(at);
        }
        at += line.len();
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|cut| text.get(*cut.first()?..*cut.last()?)).collect()
}

/// What a declaration is known by: `score interest`, `stage MQL`, `pact`.
fn key(declaration: &str) -> String {
    let mut words = declaration.split_whitespace().filter(|word| *word != "final");
    match words.next() {
        Some(only @ ("pact" | "lead" | "leads" | "nurture" | "in" | "agreed")) => only.to_owned(),
        Some(first) => format!("{first} {}", words.next().unwrap_or_default()),
        None => String::new(),
    }
}

/// The page for a terminal.
pub(super) fn text(lint: &Lint, width: usize) -> String {
    let level = level(lint.level);
    let mut out = format!("{} ({level}, group “{}”)\n\n", lint.name, lint.group.title());
    for paragraph in std::iter::once(lint.what).chain(lint.why.split("\n\n")) {
        wrap(paragraph, width, &mut out);
        out.push('\n');
    }
    for (title, example) in [("This is found:", lint.bad), ("Better:", lint.good)] {
        let _ = writeln!(out, "{title}\n");
        plain(example).lines().for_each(|line| indented(line, &mut out));
        out.push('\n');
    }
    wrap(&silenced(lint), width, &mut out);
    out
}

/// What is to be said of an error.
pub(super) fn of_error(code: &str, section: u8, what: &str, width: usize) -> String {
    let mut out = format!("{code} (error)\n\n");
    wrap(what, width, &mut out);
    out.push('\n');
    let more = format!(
        "The help below the message says what to write instead. The language reference, \
         docs/reference/language.md, speaks of it in section {section}."
    );
    wrap(&more, width, &mut out);
    out
}

fn silenced(lint: &Lint) -> String {
    let name = lint.name;
    format!(
        "Where it is meant so, `allow {name} \"why\"` on the line before the declaration silences it there."
    )
}

fn indented(line: &str, out: &mut String) {
    let _ = writeln!(out, "{}", format!("    {line}").trim_end());
}

fn wrap(paragraph: &str, width: usize, out: &mut String) {
    let mut length = 0;
    for word in paragraph.split_whitespace() {
        let letters = word.chars().count();
        if length > 0 && length + 1 + letters > width {
            out.push('\n');
            length = 0;
        }
        if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += letters;
    }
    out.push('\n');
}

/// What a level is called.
fn level(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

/// The page for the documentation, but for what is said of the bad example.
pub(super) fn markdown(lint: &Lint) -> String {
    let (name, group, what, why) = (lint.name, lint.group.title(), lint.what, lint.why);
    let (bad, good) = (plain(lint.bad), plain(lint.good));
    format!(
        "# {name}\n\n*{}, group “{group}”.* {what}\n\n{why}\n\n\
         ## This is found\n\n```pact lint\n{bad}```\n\n## Better\n\n```pact lint\n{good}```\n\n{}\n",
        level(lint.level),
        silenced(lint)
    )
}
