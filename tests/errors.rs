//! Bad pacts with their messages inline.
//!
//! Each file of `tests/errors/*/` is a pact with mistakes. Below a line with mistakes stands a comment for
//! each of its messages:
//!
//! ```text
//! +5 When consent
//! #~ keyword-case [When]: `When` has to be written in small letters | write `when`
//! ```
//!
//! the code, the underlined words in brackets, then words of the message, then words of its help. The file
//! must have exactly these messages, no more and no fewer. With `BLESS=1` the comments are written anew, to be
//! read before they are committed.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use leadpact::check;
use leadpact::diagnostics::{Diagnostic, Severity};
use leadpact::sources::{FileId, Sources, Span};
use leadpact::syntax::{Limits, parse};

const MARK: &str = "#~ ";

#[test]
fn syntax() {
    assert_folder("tests/errors/syntax", 50, |text| parse(FileId(0), text, &Limits::default()).1);
}

#[test]
fn check() {
    assert_folder("tests/errors/check", 60, |text| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors/check");
        let files =
            |name: &str| std::fs::read_to_string(folder.join(name)).map_err(|_| "no such file".to_owned());
        let (model, found) = check::load("bad.pact", text, &files, &Limits::default());
        assert!(model.is_none(), "a pact with mistakes has a model");
        found.iter().filter(|message| message.span.file == FileId(0)).cloned().collect()
    });
}

/// Asserts that every file of a folder has exactly the messages its comments list.
fn assert_folder(folder: &str, at_least: usize, diagnose: fn(&str) -> Vec<Diagnostic>) {
    let files = pacts(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    assert!(files.len() >= at_least, "{folder} has only {} files", files.len());
    let mut wrong = String::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, blessed(&text, diagnose)).unwrap();
            continue;
        }
        let difference = difference(&text, diagnose);
        if !difference.is_empty() {
            let _ = writeln!(wrong, "{}:\n{difference}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn pacts(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|p| p.extension().is_some_and(|e| e == "pact")).collect();
    files.sort();
    files
}

/// What a comment expects, or what a message says.
#[derive(Debug, Clone)]
struct Expected {
    line: usize,
    code: String,
    underlined: String,
    message: String,
    help: String,
}

impl Expected {
    fn fits(&self, found: &Self) -> bool {
        self.line == found.line
            && self.code == found.code
            && (self.underlined.is_empty() || self.underlined == found.underlined)
            && found.message.contains(&self.message)
            && found.help.contains(&self.help)
    }

    fn shown(&self) -> String {
        format!("{MARK}{} [{}]: {} | {}", self.code, self.underlined, self.message, self.help)
    }
}

/// The expectations of a file, each for the nearest line above it that is no expectation.
fn expectations(text: &str) -> Vec<Expected> {
    let mut line = 0;
    let mut all = Vec::new();
    for (number, content) in text.lines().enumerate() {
        let Some(expected) = content.trim_start().strip_prefix(MARK.trim_end()) else {
            line = number + 1;
            continue;
        };
        let (place, words) = expected.split_once("]: ").unwrap_or((expected, ""));
        let (code, underlined) = place.split_once('[').unwrap_or((place, ""));
        let (message, help) = words.split_once(" | ").unwrap_or((words, ""));
        let owned = |s: &str| s.trim().to_owned();
        all.push(Expected {
            line,
            code: owned(code),
            underlined: underlined.to_owned(),
            message: owned(message),
            help: owned(help),
        });
    }
    all
}

/// The messages of a text, each with the line it stands on and the words it underlines.
fn found(text: &str, diagnose: fn(&str) -> Vec<Diagnostic>) -> Vec<Expected> {
    let mut sources = Sources::new();
    sources.add("bad.pact", text);
    let mut all = Vec::new();
    for message in diagnose(text).iter().filter(|m| m.severity == Severity::Error) {
        assert_plain(message);
        let at = sources.line_column(message.span);
        let underlined = sources.slice(message.span).lines().next().unwrap_or("").trim_end();
        all.push(Expected {
            line: at.line as usize,
            code: message.code.to_owned(),
            underlined: underlined.to_owned(),
            message: message.message.clone(),
            help: message.help.clone().unwrap_or_default(),
        });
    }
    all
}

/// Every message keeps the rules of style, whatever it says.
fn assert_plain(message: &Diagnostic) {
    let Span { start, end, .. } = message.span;
    assert!(start <= end, "{message:?}");
    let help = message.help.as_deref().unwrap_or("");
    assert!(!help.is_empty(), "a message without help: {message:?}");
    for text in [message.message.as_str(), help] {
        assert!(!text.ends_with('.'), "no full stop: {text}");
        assert!(!text.contains('\n'), "one line: {text}");
        assert!(!text.starts_with(char::is_uppercase), "lower case: {text}");
        assert!(text.matches('`').count() % 2 == 0, "backticks in pairs: {text}");
        for word in [
            "token",
            "parse",
            "EOI",
            "k_",
            "expr",
            "syntax",
            "grammar",
            "unexpected",
            "identifier",
            "literal",
        ] {
            assert!(!outside_backticks(text).contains(word), "`{word}` is no word of the field: {text}");
        }
    }
}

/// The words of a message that are not the user's own.
fn outside_backticks(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join(" ")
}

/// How expected and found messages differ; empty if they do not.
fn difference(text: &str, diagnose: fn(&str) -> Vec<Diagnostic>) -> String {
    let mut found = found(text, diagnose);
    let mut out = String::new();
    for expected in expectations(text) {
        match found.iter().position(|f| expected.fits(f)) {
            Some(at) => drop(found.remove(at)),
            None => _ = writeln!(out, "  line {} lacks  {}", expected.line, expected.shown()),
        }
    }
    for surplus in found {
        let _ = writeln!(out, "  line {} has    {}", surplus.line, surplus.shown());
    }
    out
}

/// The text with its expectations written anew.
fn blessed(text: &str, diagnose: fn(&str) -> Vec<Diagnostic>) -> String {
    let lines = text.lines().filter(|l| !l.trim_start().starts_with(MARK.trim_end()));
    let plain: String = lines.map(|l| format!("{l}\n")).collect();
    let found = found(&plain, diagnose);
    let mut out = String::new();
    for (number, line) in plain.lines().enumerate() {
        let _ = writeln!(out, "{line}");
        let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
        for message in found.iter().filter(|f| f.line == number + 1) {
            let _ = writeln!(out, "{indent}{}", message.shown());
        }
    }
    out
}
