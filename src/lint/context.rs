//! What every rule looks at.

use std::cell::OnceCell;

use super::sites::{self, Site};
use crate::model::Model;
use crate::reason::Reasoner;
use crate::sources::{Sources, Span};
use crate::syntax::ast::{Ast, Item};

/// A pact without mistakes, as it is written and as it is meant. What takes time to find out is found out once, by the
/// first rule that asks.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its texts.
    pub sources: &'a Sources,
    /// The trees of its files, the main one first.
    pub trees: &'a [Ast],
    /// Its statements in the order in which they are read aloud, those of included files at their place.
    pub items: &'a [&'a Item],
    /// What it means.
    pub model: &'a Model,
    reasoner: OnceCell<Reasoner<'a>>,
    sites: OnceCell<Vec<Site>>,
}

impl<'a> Context<'a> {
    /// A pact to look at.
    #[must_use]
    pub fn new(sources: &'a Sources, trees: &'a [Ast], items: &'a [&'a Item], model: &'a Model) -> Self {
        Self { sources, trees, items, model, reasoner: OnceCell::new(), sites: OnceCell::new() }
    }

    /// What knows which conditions can never hold, and between which numbers scores are.
    #[must_use]
    pub fn reasoner(&self) -> &Reasoner<'a> {
        self.reasoner.get_or_init(|| Reasoner::new(self.model))
    }

    /// Where conditions stand.
    pub(super) fn sites(&self) -> &[Site] {
        self.sites.get_or_init(|| sites::all(self.model))
    }

    /// The part of a place that is on its first line: what is underlined of a declaration.
    #[must_use]
    pub fn first_line(&self, span: Span) -> Span {
        let line = self.sources.slice(span).lines().next().unwrap_or("").trim_end();
        let line = line.strip_suffix('{').map_or(line, str::trim_end);
        let length = u32::try_from(line.len()).unwrap_or(u32::MAX);
        Span { end: span.start.saturating_add(length).min(span.end), ..span }
    }
}
