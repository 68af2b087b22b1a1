//! Messages to people: what is wrong, where, and what to write instead.
//!
//! A [`Diagnostic`] is written by the stage that finds the mistake, in the words of the pact. Only the
//! drawing of it is shared, in [`render`].

mod codes;
mod render;

use serde::Serialize;

pub(crate) use codes::ERRORS;
pub use render::{Style, render, render_one, render_within};

use crate::sources::{LineColumn, Sources, Span};

/// How bad it is.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Severity {
    /// Good to know; nothing has to change.
    Hint,
    /// Probably not what was meant.
    Warning,
    /// The pact cannot be used.
    Error,
}

/// A further place that matters to a message, with what is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// One message: a stable code, a severity, a place, what is wrong, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// A stable name in kebab-case, for example `unknown-field`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong: lower case, no full stop, the user's words in backticks.
    pub message: String,
    /// What stands at the place, in a few words beside the underline; may be empty.
    pub label: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Further places that matter.
    pub related: Vec<Related>,
    /// A lead that shows it, where there is one: an `example` that can be put into the pact as it stands.
    pub witness: Option<String>,
}

impl Diagnostic {
    /// Whether it is known to the word what is missing, so that what stands beside it is read as it is written: such
    /// messages say that something lacks something.
    pub(crate) fn lacks_a_word(&self) -> bool {
        self.message.contains("` lacks `")
    }

    /// An error at a place.
    #[doc(hidden)]
    #[must_use]
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            span,
            message: message.into(),
            label: String::new(),
            help: None,
            related: Vec::new(),
            witness: None,
        }
    }

    /// A warning at a place.
    #[doc(hidden)]
    #[must_use]
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// A hint at a place.
    #[doc(hidden)]
    #[must_use]
    pub fn hint(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Hint, ..Self::error(code, span, message) }
    }

    /// Says what to write instead.
    #[doc(hidden)]
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says a few words beside the underline.
    #[doc(hidden)]
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Points at a further place.
    #[doc(hidden)]
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: message.into() });
        self
    }

    /// Shows a lead, as an `example` that can be put into the pact.
    #[doc(hidden)]
    #[must_use]
    pub fn witness(mut self, example: impl Into<String>) -> Self {
        self.witness = Some(example.into());
        self
    }
}

/// All messages of one run, with the texts they speak of.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    sources: Sources,
    list: Vec<Diagnostic>,
}

/// A message with its place resolved to file, line and column: the shape of `check --format json`.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Located<'a> {
    /// The file's name.
    pub file: &'a str,
    /// Where the place begins.
    #[serde(flatten)]
    pub start: LineColumn,
    /// Where the place ends.
    pub end: LineColumn,
    /// The stable code.
    pub code: &'a str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: &'a str,
    /// What to write instead.
    pub help: Option<&'a str>,
    /// Further places that matter.
    pub related: Vec<LocatedRelated<'a>>,
    /// A lead that shows it, where there is one: an `example` that can be put into the pact as it stands.
    pub witness: Option<&'a str>,
}

/// A further place that matters to a message, resolved to file, line and column.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LocatedRelated<'a> {
    /// The file's name.
    pub file: &'a str,
    /// Where the place begins.
    #[serde(flatten)]
    pub start: LineColumn,
    /// Where the place ends.
    pub end: LineColumn,
    /// What is there.
    pub message: &'a str,
}

impl Diagnostics {
    /// The messages about some texts, put in the order of their places.
    #[doc(hidden)]
    #[must_use]
    pub fn new(sources: Sources, mut list: Vec<Diagnostic>) -> Self {
        list.sort_by_key(|d| (d.span.file, d.span.start, d.span.end, std::cmp::Reverse(d.severity)));
        list.dedup();
        Self { sources, list }
    }

    /// The messages, by place.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// The messages, by place.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// The messages with file, line and column.
    pub fn located(&self) -> impl Iterator<Item = Located<'_>> {
        self.list.iter().map(|d| Located {
            file: self.sources.get(d.span.file).map_or("", |s| s.name.as_str()),
            start: self.sources.line_column(d.span),
            end: self.sources.position(d.span.file, d.span.end),
            code: d.code,
            severity: d.severity,
            message: &d.message,
            help: d.help.as_deref(),
            related: d.related.iter().map(|related| self.located_related(related)).collect(),
            witness: d.witness.as_deref(),
        })
    }

    fn located_related<'a>(&'a self, Related { span, message }: &'a Related) -> LocatedRelated<'a> {
        LocatedRelated {
            file: self.sources.get(span.file).map_or("", |s| s.name.as_str()),
            start: self.sources.line_column(*span),
            end: self.sources.position(span.file, span.end),
            message,
        }
    }

    /// Those of the messages that are wanted.
    #[must_use]
    pub fn only(&self, wanted: impl Fn(&Diagnostic) -> bool) -> Self {
        let list = self.list.iter().filter(|message| wanted(message)).cloned().collect();
        Self { sources: self.sources.clone(), list }
    }

    /// How many messages are that bad.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|d| d.severity == severity).count()
    }

    /// The texts the messages speak of.
    #[doc(hidden)]
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All of them as text without colours, as the command line draws them.
    #[must_use]
    pub fn render(&self) -> String {
        render(self, Style::Plain)
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl std::fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.render())
    }
}

impl std::error::Error for Diagnostics {}
