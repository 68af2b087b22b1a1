//! Takes in the files that a pact names with `include "…"`.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::Diagnostic;
use crate::sources::{Resolver, Sources, Span};
use crate::syntax::ast::{Ast, Item, ItemKind, Str};
use crate::syntax::{self, Limits};

/// A pact with all the files it takes in, read but not yet checked.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The texts.
    pub sources: Sources,
    /// The trees: that of the main file first, then each file at the place where it is first taken in.
    pub asts: Vec<Ast>,
    /// What is wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a pact and the files it takes in, each once.
///
/// The names of files are relative to the file that names them, and joined with `/`; what would leave the
/// host's root is refused. Circles and more files than the limit are refused too.
#[must_use]
pub fn read(name: &str, text: &str, resolver: &dyn Resolver, limits: &Limits) -> Files {
    let mut reading =
        Reading { files: Files::default(), seen: HashSet::new(), open: Vec::new(), full: false };
    reading.take_in(name.to_owned(), text, limits);
    while let Some(file) = reading.open.last_mut() {
        match file.includes.next() {
            None => drop(reading.open.pop()),
            Some(include) => {
                let from = file.name.clone();
                reading.follow(&from, &include, resolver, limits);
            }
        }
    }
    reading.files
}

/// The statements of a pact in the order in which they are read aloud: those of a file stand where it is
/// first taken in. The second part tells whether a file is missing, so that unknown names are no news.
pub(super) fn in_order<'a>(asts: &'a [Ast], sources: &Sources) -> (Vec<&'a Item>, bool) {
    let name_of = |ast: &Ast| sources.get(ast.file).map_or("", |source| source.name.as_str());
    let mut waiting: HashMap<&str, &Ast> = asts.iter().skip(1).map(|ast| (name_of(ast), ast)).collect();
    let (mut items, mut incomplete) = (Vec::new(), false);
    let mut open: Vec<_> = asts.first().map(|ast| (name_of(ast), ast.items.iter())).into_iter().collect();
    let mut seen: Vec<&str> = open.iter().map(|&(name, _)| name).collect();
    while let Some((from, rest)) = open.last_mut() {
        let Some(item) = rest.next() else {
            open.pop();
            continue;
        };
        items.push(item);
        let ItemKind::Include(include) = &item.kind else { continue };
        let name = join(from, &include.value).unwrap_or_default();
        match waiting.remove_entry(name.as_str()) {
            Some((name, ast)) => {
                seen.push(name);
                open.push((name, ast.items.iter()));
            }
            None => {
                let is_open = open.iter().any(|(open, _)| *open == name);
                incomplete |= is_open || !seen.contains(&name.as_str());
            }
        }
    }
    (items, incomplete)
}

struct Reading {
    files: Files,
    /// The files that were taken in.
    seen: HashSet<String>,
    /// The files that are being read, each taken in by the one before.
    open: Vec<Open>,
    /// Whether a file too many was named.
    full: bool,
}

struct Open {
    name: String,
    includes: std::vec::IntoIter<Str>,
}

impl Reading {
    fn take_in(&mut self, name: String, text: &str, limits: &Limits) {
        let file = self.files.sources.add(name.clone(), text);
        let (ast, diagnostics) = syntax::parse(file, text, limits);
        let includes: Vec<Str> = ast.items.iter().filter_map(included).cloned().collect();
        self.files.asts.push(ast);
        self.files.diagnostics.extend(diagnostics);
        self.seen.insert(name.clone());
        self.open.push(Open { name, includes: includes.into_iter() });
    }

    fn follow(&mut self, from: &str, include: &Str, resolver: &dyn Resolver, limits: &Limits) {
        let name = match join(from, &include.value) {
            Ok(name) => name,
            Err(why) => return self.report(bad_name(why, include)),
        };
        if self.open.iter().any(|file| file.name == name) {
            return self.report(self.circle(&name, include.span));
        }
        if self.seen.contains(&name) {
            return;
        }
        // The main file is no include.
        if self.seen.len() > limits.includes.min(MOST_FILES) {
            if !std::mem::replace(&mut self.full, true) {
                self.report(too_many(include.span, limits.includes));
            }
            return;
        }
        match resolver.resolve(&name) {
            Ok(text) => self.take_in(name, &text, limits),
            Err(why) => self.report(not_found(&name, &why, include.span)),
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.files.diagnostics.push(diagnostic);
    }

    fn circle(&self, name: &str, span: Span) -> Diagnostic {
        let round = self.open.iter().skip_while(|file| file.name != name).map(|file| file.name.as_str());
        let round: Vec<String> = round.chain([name]).map(|name| format!("`{name}`")).collect();
        Diagnostic::error(
            "include-circle",
            span,
            format!("`{name}` takes in itself: {}", round.join(", then ")),
        )
        .label("this closes the circle")
        .help("take out this `include`: what the other file declares is known here already")
    }
}

/// More files than this have no numbers of their own.
const MOST_FILES: usize = 60_000;

fn included(item: &Item) -> Option<&Str> {
    match &item.kind {
        ItemKind::Include(name) => Some(name),
        _ => None,
    }
}

/// Why a name of a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BadName {
    Empty,
    Absolute,
    Backslash,
    Escapes,
}

/// The name of a file that is named in another, relative to that one.
fn join(from: &str, name: &str) -> Result<String, BadName> {
    if name.trim().is_empty() {
        return Err(BadName::Empty);
    }
    if name.contains('\\') {
        return Err(BadName::Backslash);
    }
    if name.starts_with('/') || name.split('/').next().is_some_and(|first| first.contains(':')) {
        return Err(BadName::Absolute);
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| *part != ".").collect();
    if folder.is_empty() && !from.starts_with('/') {
        parts.clear();
    }
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => match parts.pop() {
                None | Some("" | "..") => return Err(BadName::Escapes),
                Some(_) => {}
            },
            _ => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

fn bad_name(why: BadName, include: &Str) -> Diagnostic {
    let name = &include.value;
    let (message, help) = match why {
        BadName::Empty => {
            ("this `include` names no file".to_owned(), "name one: `include \"glossary.pact\"`".into())
        }
        BadName::Absolute => (
            format!("`{name}` does not say where the file is, seen from this one"),
            "write the way from this file to the other, for example `include \"shared/glossary.pact\"`"
                .into(),
        ),
        BadName::Backslash => (
            format!("`{name}` has a backslash in it"),
            format!("write `include \"{}\"`, with `/` between folders", name.replace('\\', "/")),
        ),
        BadName::Escapes => (
            format!("`{name}` leads out of the folder that the pact may read"),
            "take in files of this folder or below it, without so many `..`".into(),
        ),
    };
    let help: String = help;
    Diagnostic::error("bad-include", include.span, message).help(help)
}

fn not_found(name: &str, why: &str, span: Span) -> Diagnostic {
    Diagnostic::error("include-not-found", span, format!("`{name}` cannot be read: {why}"))
        .help("check the name of the file; it is looked for from the file that takes it in")
}

fn too_many(span: Span, limit: usize) -> Diagnostic {
    Diagnostic::error("too-many-includes", span, format!("the pact takes in more than {limit} files"))
        .help("put what belongs together into one file")
}

#[cfg(test)]
mod tests {
    use super::{BadName, join};

    #[test]
    fn names_are_relative_to_the_file_that_names_them() {
        let ok = |from, name| join(from, name).unwrap();
        assert_eq!(ok("inbound.pact", "glossary.pact"), "glossary.pact");
        assert_eq!(ok("inbound.pact", "./a//b/../glossary.pact"), "a/glossary.pact");
        assert_eq!(ok("team/inbound.pact", "glossary.pact"), "team/glossary.pact");
        assert_eq!(ok("team/inbound.pact", "../glossary.pact"), "glossary.pact");
        assert_eq!(ok("/srv/pacts/inbound.pact", "../glossary.pact"), "/srv/glossary.pact");
        assert_eq!(ok("/inbound.pact", "glossary.pact"), "/glossary.pact");
    }

    #[test]
    fn what_leaves_the_root_is_refused() {
        for (from, name, why) in [
            ("inbound.pact", "../glossary.pact", BadName::Escapes),
            ("/inbound.pact", "../glossary.pact", BadName::Escapes),
            ("../a/inbound.pact", "../../glossary.pact", BadName::Escapes),
            ("inbound.pact", "a/../../glossary.pact", BadName::Escapes),
            ("inbound.pact", "/etc/glossary.pact", BadName::Absolute),
            ("inbound.pact", "C:/glossary.pact", BadName::Absolute),
            ("inbound.pact", "https://a.example/glossary.pact", BadName::Absolute),
            ("inbound.pact", "a\\glossary.pact", BadName::Backslash),
            ("inbound.pact", " ", BadName::Empty),
        ] {
            assert_eq!(join(from, name), Err(why), "{name}");
        }
    }
}
