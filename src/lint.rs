//! What is probably not meant: rules that look at a pact without mistakes, each with a page that explains it.
//!
//! ```text
//!  Model + statements ──Context──▶ every rule of rules::ALL ──▶ findings ──allow──▶ Diagnostics
//! ```
//!
//! A rule is a [`Lint`] in a file of its own in `rules/`, and `rules.rs` is the one place that lists it. Its page is
//! made from the [`Lint`], and its bad and its good example are its tests. `allow LINT "why"` silences a rule for the
//! next declaration; one that silences nothing is found, too.

mod allow;
mod context;
mod lengths;
mod letters;
mod measured;
mod named;
mod page;
mod reads;
mod rules;
mod say;
mod scores;
mod sites;
mod stories;
mod walk;
mod ways;
mod witness;

pub use context::Context;
pub use measured::Measured;
pub use page::{complete, places};
pub(crate) use witness::MAYBE;

use crate::diagnostics::{Diagnostic, ERRORS, Severity};
use crate::sources::Span;

/// A rule that looks for something in a pact that is probably not meant.
///
/// The bad and the good example are pacts, or parts of one to which the rest is added; `# <-` marks the lines at
/// which the bad one is found.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Lint {
    /// Its stable name in kebab-case, for example `stale-signature`: the code of its messages, and what `allow` names.
    pub name: &'static str,
    /// How bad it is.
    pub level: Severity,
    /// What it belongs to.
    pub group: LintGroup,
    /// What it finds, in one sentence.
    pub what: &'static str,
    /// Why that matters, and what to do; paragraphs are separated by a blank line.
    pub why: &'static str,
    /// A pact, or a part of one, in which it is found.
    pub bad: &'static str,
    /// The same, put right.
    pub good: &'static str,
    /// Looks for it.
    look: fn(&Context<'_>, &mut Vec<Diagnostic>),
}

/// What a lint belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LintGroup {
    /// Rules, levels and ways that no lead can meet, or every lead meets.
    NeverHappens,
    /// Two lines that say the same, or contradict each other.
    SaysTwoThings,
    /// What one team wrote and the other did not agree to, or what nobody uses or explains.
    NobodyAgreed,
    /// Leads that get lost, or go round, between two teams.
    Handover,
    /// Data that is not there when it is needed.
    MissingData,
    /// Windows, timers and fading that do not fit each other.
    Time,
    /// What people read otherwise than it is meant.
    Reading,
    /// `allow` itself.
    Allow,
}

impl LintGroup {
    /// Its title on the page of all lints.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::NeverHappens => "Never happens",
            Self::SaysTwoThings => "Says two things",
            Self::NobodyAgreed => "Nobody agreed",
            Self::Handover => "Handover trap",
            Self::MissingData => "Missing data trap",
            Self::Time => "Time trap",
            Self::Reading => "Reading trap",
            Self::Allow => "Silenced lints",
        }
    }
}

impl Lint {
    /// All rules, by group.
    #[must_use]
    pub fn all() -> &'static [&'static Lint] {
        rules::ALL
    }

    /// The rule of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Lint> {
        rules::ALL.iter().find(|lint| lint.name == name).copied()
    }

    /// The name that was probably meant by one that no rule has.
    #[must_use]
    pub fn did_you_mean(name: &str) -> Option<&'static str> {
        crate::values::nearness::nearest(name, rules::ALL.iter().map(|lint| lint.name))
    }

    /// The page of the rule as text: what, why, a bad and a good example. Lines have up to `width` characters, but for
    /// those of pacts.
    #[must_use]
    pub fn to_text(&self, width: usize) -> String {
        page::text(self, width)
    }

    /// The page of the rule as Markdown, with what is said of the bad example.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        page::markdown(self)
    }

    /// A message of this rule.
    fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        match self.level {
            Severity::Error => Diagnostic::error(self.name, span, message),
            Severity::Warning => Diagnostic::warning(self.name, span, message),
            Severity::Hint => Diagnostic::hint(self.name, span, message),
        }
    }
}

/// What a message means, by its code: the page of a lint, or what is to be said of an error. Lines have up to `width`
/// characters, but for those of pacts.
///
/// # Errors
/// If no message has this code: the one that was probably meant, if one is near.
pub fn explain_code(code: &str, width: usize) -> Result<String, Option<&'static str>> {
    if let Some(lint) = Lint::find(code) {
        return Ok(lint.to_text(width));
    }
    let line = ERRORS.iter().find(|(name, ..)| *name == code);
    let all = || ERRORS.iter().map(|(name, ..)| *name).chain(rules::ALL.iter().map(|lint| lint.name));
    line.map(|(_, section, what)| page::of_error(code, *section, what, width))
        .ok_or_else(|| crate::values::nearness::nearest(code, all()))
}

/// What all rules find in a pact, but for what it allows.
#[must_use]
pub fn run(cx: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for lint in rules::ALL {
        (lint.look)(cx, &mut found);
    }
    allow::apply(cx, causes(found))
}

/// What is found but for what only follows: who has read that a condition is met by all, or by nobody, need not read
/// what a part of it says of empty fields.
fn causes(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let decides = |one: &&Diagnostic| matches!(one.code, "never-met" | "met-by-all");
    let mut wholes: Vec<Span> = found.iter().filter(decides).map(|one| one.span).collect();
    wholes.sort_unstable_by_key(|whole| (whole.file, whole.start));
    found.retain(|one| {
        let before =
            wholes.partition_point(|whole| (whole.file, whole.start) <= (one.span.file, one.span.start));
        let whole = before.checked_sub(1).and_then(|at| wholes.get(at));
        let is_part = whole.is_some_and(|whole| whole.file == one.span.file && one.span.end <= whole.end);
        one.code != "negated-unknown" || !is_part
    });
    found
}
