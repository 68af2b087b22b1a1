//! From syntax trees to a [`Model`]: all names resolved, all types known, all circles refused.
//!
//! ```text
//!  Ast, Ast, … ──include──▶ statements in order ──header, collect──▶ names ──depend──▶ an order
//!      ──scoring, lifecycle, example──▶ Model
//! ```
//!
//! One run reports all that is wrong, one message for each mistake: a name whose declaration has a mistake is
//! known but silent, so that nothing is said of its uses. Functions that resolve or type something return
//! `None` when they have reported why, or when another place did.

mod circle;
mod collect;
mod data;
mod depend;
mod example;
mod expr;
mod handover;
mod header;
mod include;
mod lines;
mod names;
mod questionnaire;
mod rating;
mod say;
mod schema;
mod score;
mod stage;
mod table;
#[cfg(test)]
mod tests;
mod unread;
mod way;

pub use include::{Files, read};

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::meaning::{self, Part, Piece};
use crate::model::{Builder, DefineBody, Domain, Model, ReasonId};
use crate::sources::{Resolver, Sources, Span};
use crate::syntax::ast::{Ast, Item, ItemKind};
use crate::syntax::{self, Limits};

use names::{Names, Unknown};
use unread::Unread;

/// Reads and checks a pact with all that it takes in. The pact is there only if no message is an error.
#[must_use]
pub fn load(
    name: &str,
    text: &str,
    resolver: &dyn Resolver,
    limits: &Limits,
) -> (Option<Model>, Diagnostics) {
    let (model, diagnostics, _) = load_with_trees(name, text, resolver, limits);
    (model, diagnostics)
}

/// The same, with the trees of the files: that of the main file first.
#[must_use]
pub fn load_with_trees(
    name: &str,
    text: &str,
    resolver: &dyn Resolver,
    limits: &Limits,
) -> (Option<Model>, Diagnostics, Vec<Ast>) {
    let Files { sources, asts, mut diagnostics } = read(name, text, resolver, limits);
    let (model, found) = check_unread(&asts, &sources, limits, Unread::new(&diagnostics, &sources));
    diagnostics.extend(found);
    let diagnostics = Diagnostics::new(sources, diagnostics);
    (model.filter(|_| !diagnostics.has_errors()), diagnostics, asts)
}

/// The statements of a pact in the order in which they are read aloud: those of a file stand where it is first
/// taken in.
#[must_use]
pub fn in_order<'a>(asts: &'a [Ast], sources: &Sources) -> Vec<&'a Item> {
    include::in_order(asts, sources).0
}

/// What a pact means, part by part, whichever of its files a part stands in.
#[must_use]
pub fn parts(asts: &[Ast], sources: &Sources) -> Vec<Part> {
    meaning::parts(&include::in_order(asts, sources).0)
}

/// What a pact means that was loaded from these texts: reads them once more, for few hosts ask.
#[must_use]
pub fn parts_again(sources: &Sources, limits: &Limits) -> Vec<Part> {
    parts(&trees_again(sources, limits), sources)
}

/// The trees of a pact that was loaded from these texts, that of its main file first: reads them once more.
#[must_use]
pub fn trees_again(sources: &Sources, limits: &Limits) -> Vec<Ast> {
    sources.iter().map(|(file, source)| syntax::parse(file, &source.text, limits).0).collect()
}

/// The same, each part taken apart into its lines; and what is said for people only, which no part holds.
#[must_use]
pub fn written_again(sources: &Sources, limits: &Limits) -> Written {
    let asts = trees_again(sources, limits);
    let items = include::in_order(&asts, sources).0;
    let said = |item: &&&Item| {
        let kind = match &item.kind {
            ItemKind::Example(_) => "example",
            ItemKind::Agreed(_) => "agreed by",
            ItemKind::Reason(_) => "reason",
            ItemKind::Allow(_) => "allow",
            _ => return None,
        };
        Some((kind, item.span))
    };
    let comments = asts.iter().flat_map(|ast| ast.comments.iter().map(|comment| comment.span)).collect();
    let said = items.iter().filter_map(|item| said(&item)).collect();
    Written { pieces: meaning::pieces(&items), said, comments }
}

/// What stands in the texts of a pact.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// What it means.
    pub pieces: Vec<Piece>,
    /// Statements for people, with the words they begin with.
    pub said: Vec<(&'static str, Span)>,
    /// Comments.
    pub comments: Vec<Span>,
}

/// Checks a pact: the tree of its main file first, then those of the files it takes in, as [`read`] gives
/// them. There is a model only if nothing here is an error; what was left out of the trees is not known here.
#[must_use]
pub fn check(asts: &[Ast], sources: &Sources, limits: &Limits) -> (Option<Model>, Vec<Diagnostic>) {
    check_unread(asts, sources, limits, Unread::default())
}

/// Checks what could be read of a pact.
fn check_unread(
    asts: &[Ast],
    sources: &Sources,
    limits: &Limits,
    unread: Unread,
) -> (Option<Model>, Vec<Diagnostic>) {
    let (items, incomplete) = include::in_order(asts, sources);
    let mut found = Vec::new();
    if items.len() > limits.declarations {
        found.push(header::too_many_declarations(&items, limits.declarations));
        return (None, found);
    }
    let damaged = asts.iter().flat_map(|ast| &ast.damaged).map(|name| name.text.as_str()).collect();
    let mut names = Names { damaged, incomplete, ..Names::default() };
    let build = header::begin(&items, asts, &mut names, &unread, &mut found);
    let mut checker = Checker {
        build,
        sources,
        found,
        names,
        items,
        decls: collect::Declarations::default(),
        indexes: HashMap::new(),
        scoped: HashMap::new(),
        said: HashSet::new(),
        reasons_used: HashMap::new(),
        commands: Vec::new(),
        targets: expr::Targets::default(),
        tracks: HashMap::new(),
        taken: 0,
        unknowns: Vec::new(),
        unread,
    };
    checker.run();
    let Checker { build, found, decls, .. } = checker;
    let has_errors = found.iter().any(|d| d.severity == Severity::Error);
    ((!has_errors).then(|| build.finish(decls.order)), found)
}

/// How many words of lists, uses of defines in scores, and ways of every stage a pact may stand for.
const LARGEST: usize = 5_000_000;

/// With so many mistakes found, no further ones are reported: nobody reads them.
const MOST_MESSAGES: usize = 10_000;

/// What is known while a pact is checked.
struct Checker<'a> {
    build: Builder,
    sources: &'a Sources,
    found: Vec<Diagnostic>,
    names: Names<'a>,
    /// All statements, in order.
    items: Vec<&'a Item>,
    decls: collect::Declarations<'a>,
    /// Long lists of words by the address of their words: the places of folded words.
    indexes: HashMap<usize, (Domain, HashMap<String, u16>)>,
    /// What defines stand for in the score that is being built, by place.
    scoped: HashMap<usize, DefineBody>,
    /// Names that are not known where they stand, until all uses are known.
    unknowns: Vec<Unknown>,
    /// What the parser has spoken of.
    unread: Unread,
    /// Where handovers may go.
    targets: expr::Targets,
    /// The nurture tracks by their folded titles.
    tracks: HashMap<String, u16>,
    /// How much of [`LARGEST`] is taken.
    taken: usize,
    /// Reasons by name, with and without a meaning.
    reasons_used: HashMap<String, ReasonId>,
    /// All commands that a stage or a handover knows, sorted.
    commands: Vec<String>,
    /// The codes of which one message is enough.
    said: HashSet<&'static str>,
}

impl Checker<'_> {
    fn run(&mut self) {
        self.collect();
        self.order();
        self.scoring();
        self.stages();
        self.lines();
        self.examples();
        self.sizes();
        self.settle();
    }

    /// Reports a mistake, unless something is said of its place already.
    fn report(&mut self, diagnostic: Diagnostic) {
        let of_name = diagnostic.code.starts_with("unknown-");
        let said = match of_name {
            true => self.unread.touches_name(diagnostic.span),
            false => self.unread.touches(diagnostic.span),
        };
        if self.found.len() < MOST_MESSAGES && !said {
            self.found.push(diagnostic);
        }
    }

    /// Takes back what was reported from a place on under a code, as something else says it as well.
    fn take_back(&mut self, from: usize, code: &str) {
        let mut place = 0;
        self.found.retain(|message| {
            place += 1;
            place <= from || message.code != code
        });
    }

    /// Reports what one correction will cure everywhere.
    fn report_once(&mut self, diagnostic: Diagnostic) {
        if self.said.insert(diagnostic.code) {
            self.report(diagnostic);
        }
    }

    /// Whether there is room for what a few words stand for: lists, defines and ways may be used so often
    /// that a pact means far more than it says.
    fn has_room(&mut self, size: usize, span: Span) -> bool {
        self.taken = self.taken.saturating_add(size);
        if self.taken > LARGEST {
            let message = "the pact grows too large here: long lists, defines or ways are used too often";
            let help = "shorten the lists, or split the pact";
            self.report_once(Diagnostic::error("too-large", self.first_line(span), message).help(help));
        }
        self.taken <= LARGEST
    }

    /// The part of a place that is on its first line.
    fn first_line(&self, span: Span) -> Span {
        let line = self.sources.slice(span).lines().next().unwrap_or("").trim_end();
        let length = u32::try_from(line.len()).unwrap_or(u32::MAX);
        Span { end: span.start.saturating_add(length).min(span.end), ..span }
    }

    /// What stands at a place, on one line and not too long for a message.
    fn said(&self, span: Span) -> String {
        const LONGEST: usize = 60;
        let text = self.sources.slice(span);
        let end = text.char_indices().nth(4 * LONGEST).map_or(text.len(), |(end, _)| end);
        let words: Vec<&str> = text.get(..end).unwrap_or("").split_whitespace().collect();
        let text = words.join(" ");
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("").trim_end()),
            None => text,
        }
    }
}
