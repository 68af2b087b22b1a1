//! Reads the pacts of a page.

use std::collections::{HashMap, HashSet};

use super::fences::Page;
use super::pacts::{declarations, key};
use leadpact::{Diagnostics, Pact};

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
    pub fn load(&self, text: &str) -> Result<Pact, Diagnostics> {
        if self.0.is_empty() {
            return Pact::parse(text);
        }
        Pact::load(MAIN, &|name: &str| match name {
            MAIN => Ok(text.to_owned()),
            _ => self.0.get(name).cloned().ok_or_else(|| "no such file on this page".to_owned()),
        })
    }
}

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
