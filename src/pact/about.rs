//! What a pact declares, by name and label: for columns, forms and summaries.

use super::Pact;
use crate::check;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::docs::{self, Document, Lifecycle};
use crate::model::Field;
use crate::sources::{LineColumn, Span};
use crate::values::Number;

/// Something a pact names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Info<'a> {
    /// What rules call it.
    pub name: &'a str,
    /// What people call it.
    pub label: Option<&'a str>,
}

/// A field of the lead.
#[derive(Debug, Clone, Copy)]
pub struct FieldInfo<'a>(&'a Field);

/// A stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct StageInfo<'a> {
    /// What rules call it.
    pub name: &'a str,
    /// What people call it.
    pub label: Option<&'a str>,
    /// What it means.
    pub meaning: Option<&'a str>,
    /// The team that owns it.
    pub owner: &'a str,
    /// Whether no way leads out.
    pub is_final: bool,
}

impl<'a> FieldInfo<'a> {
    /// What rules call it; a question's name is `questionnaire.question`.
    #[must_use]
    pub fn name(self) -> &'a str {
        &self.0.name
    }

    /// What people call it.
    #[must_use]
    pub fn label(self) -> Option<&'a str> {
        self.0.label.as_deref()
    }

    /// The column of a table, or the dotted path into nested JSON.
    #[must_use]
    pub fn column(self) -> &'a str {
        &self.0.column
    }

    /// The type as a pact writes it, without its words: `one of`.
    #[must_use]
    pub fn type_name(self) -> &'static str {
        self.0.ty.name()
    }

    /// The listed words, for `one of` and `some of`.
    #[must_use]
    pub fn words(self) -> &'a [String] {
        self.0.ty.domain().map_or(&[], |domain| &domain.words)
    }
}

fn info<'a>(name: &'a str, label: &'a Option<String>) -> Info<'a> {
    Info { name, label: label.as_deref() }
}

/// What it says, for people who do not read pacts.
impl Pact {
    /// The lifecycle as a graph: stages with their owners, and the ways between them in words.
    #[must_use]
    pub fn lifecycle(&self) -> Lifecycle {
        let super::Inner { model, diagnostics, limits, .. } = &*self.inner;
        let sources = diagnostics.sources();
        docs::lifecycle(model, sources, &check::trees_again(sources, limits))
    }

    /// The page to print, hang up and sign: stages, the handover agreement in sentences, scorecards, glossary,
    /// examples, signatures.
    #[must_use]
    pub fn document(&self) -> Document {
        let super::Inner { model, diagnostics, limits, parts, .. } = &*self.inner;
        let sources = diagnostics.sources();
        let trees = check::trees_again(sources, limits);
        // So that they are not read once more for the fingerprint.
        parts.get_or_init(|| check::parts(&trees, sources));
        let holds = |seal: &str| self.is_sealed_by(seal);
        docs::document(model, sources, &trees, self.fingerprint(), &holds)
    }
}

/// What it declares.
impl Pact {
    /// The pact's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.inner.model.name
    }

    /// The name of the pact's time zone; `UTC` where it states none.
    #[must_use]
    pub fn time_zone(&self) -> &str {
        self.inner.model.zone.name()
    }

    /// The column or key of a lead's id.
    #[must_use]
    pub fn id_column(&self) -> &str {
        &self.inner.model.id_column
    }

    /// The lead's fields, the questions of questionnaires among them.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = FieldInfo<'_>> {
        self.inner.model.fields.as_slice().iter().map(FieldInfo)
    }

    /// The kinds of interaction.
    pub fn interactions(&self) -> impl ExactSizeIterator<Item = Info<'_>> {
        self.inner.model.interactions.as_slice().iter().map(|of| info(&of.name, &of.label))
    }

    /// The scores, those of questionnaires among them.
    pub fn scores(&self) -> impl ExactSizeIterator<Item = Info<'_>> {
        self.inner.model.scores.as_slice().iter().map(|of| info(&of.name, &of.label))
    }

    /// The lowest and highest a score may be, where it says so.
    #[must_use]
    pub fn score_range(&self, name: &str) -> Option<(Number, Number)> {
        self.inner.model.scores.as_slice().iter().find(|score| score.name == name)?.range
    }

    /// The ratings with their levels, best first.
    pub fn ratings(&self) -> impl ExactSizeIterator<Item = (Info<'_>, &[String])> {
        self.inner.model.ratings.as_slice().iter().map(|of| (info(&of.name, &of.label), &*of.levels.words))
    }

    /// The tables with their words.
    pub fn tables(&self) -> impl ExactSizeIterator<Item = (Info<'_>, &[String])> {
        self.inner.model.tables.as_slice().iter().map(|of| (info(&of.name, &of.label), &*of.words.words))
    }

    /// The choices with their words.
    pub fn choices(&self) -> impl ExactSizeIterator<Item = (Info<'_>, &[String])> {
        self.inner.model.choices.as_slice().iter().map(|of| (info(&of.name, &of.label), &*of.words.words))
    }

    /// The stages.
    pub fn stages(&self) -> impl ExactSizeIterator<Item = StageInfo<'_>> {
        let model = &self.inner.model;
        model.stages.as_slice().iter().map(|stage| StageInfo {
            name: &stage.name,
            label: stage.label.as_deref(),
            meaning: stage.meaning.as_deref(),
            owner: model.teams.get(stage.owner).map_or("", |team| &team.name),
            is_final: stage.is_final,
        })
    }

    /// The titles of the `nurture` tracks; none at all where the pact has no `nurture`.
    #[must_use]
    pub fn nurture(&self) -> Option<Vec<&str>> {
        let nurture = self.inner.model.nurture.as_ref()?;
        Some(nurture.tracks.iter().map(|track| track.title.as_str()).collect())
    }
}

/// Where and how it is written.
impl Pact {
    /// All messages of the check, none of which is an error, with the texts they speak of.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.inner.diagnostics
    }

    /// What the check warns of.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.inner.diagnostics.iter()
    }

    /// The file, line and column of a place.
    #[must_use]
    pub fn place(&self, span: Span) -> (&str, LineColumn) {
        let sources = self.inner.diagnostics.sources();
        let file = sources.get(span.file).map_or("", |source| source.name.as_str());
        (file, sources.line_column(span))
    }
}
