//! Makes whole pacts of fences that show a part of one.

use std::collections::{HashMap, HashSet};

use super::Loaded;
use super::fences::Page;
use leadpact::Pact;

/// The declarations that fragments may rely on: the one fence `pact standard`.
pub fn standard(pages: &[Page]) -> String {
    let fences = pages.iter().flat_map(|page| &page.fences);
    let mut found: Vec<&str> = fences.filter(|f| f.tag == "pact standard").map(|f| f.text.as_str()).collect();
    let standard = found.pop().expect("one fence is tagged `pact standard`");
    assert!(found.is_empty(), "only one fence may be tagged `pact standard`");
    standard.to_owned()
}

/// The upper text, and of the lower all declarations that the upper does not make itself.
pub fn put_on_top(upper: &str, lower: &str) -> String {
    let made: HashSet<String> = declarations(upper).into_iter().map(key).collect();
    let kept: Vec<&str> = declarations(lower).into_iter().filter(|d| !made.contains(&key(d))).collect();
    let parts = [upper].into_iter().chain(kept).map(str::trim_end);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n") + "\n"
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
    cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect()
}

/// What a declaration is known by: `score interest`, `stage MQL`, `nurture`.
fn key(declaration: &str) -> String {
    let line = declaration.lines().find(|line| line.starts_with(char::is_alphabetic)).unwrap_or_default();
    let mut words = line.split_whitespace().filter(|word| *word != "final");
    match words.next() {
        Some(only @ ("pact" | "lead" | "leads" | "nurture" | "in")) => only.to_owned(),
        Some(first) => format!("{first} {}", words.next().unwrap_or_default()),
        None => String::new(),
    }
}

const MAIN: &str = "pact";

/// The files a page offers for `include`.
#[derive(Default)]
pub struct Library(HashMap<String, String>);

impl Library {
    /// Offers a text under a name.
    pub fn add(&mut self, name: &str, text: &str) {
        self.0.insert(name.to_owned(), text.to_owned());
    }

    /// Reads a whole pact, under the name that a pact of one text has.
    pub fn load(&self, text: &str) -> Loaded {
        if self.0.is_empty() {
            return Pact::parse(text);
        }
        Pact::load(MAIN, &|name: &str| match name {
            MAIN => Ok(text.to_owned()),
            _ => self.0.get(name).cloned().ok_or_else(|| "no such file on this page".to_owned()),
        })
    }
}
