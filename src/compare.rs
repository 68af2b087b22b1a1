//! What has changed in meaning from one pact to another, in words, by declaration; and for whom.
//!
//! ```text
//!  old pieces ┐                    ┌─▶ Comparison: declarations, changes in words
//!             ├─align─▶ lines in pairs ─┤
//!  new pieces ┘                    ├─▶ witnesses: small leads that fare otherwise
//!                                  └─▶ causes: which changes make a lead move
//! ```
//!
//! What differs in layout, comments and words for people is no change of meaning; it is only said to be there.

mod align;
mod causes;
mod declare;
mod draft;
mod lives;
mod looks;
mod outcomes;
mod pool;
mod witness;
mod wording;
mod words;

pub use outcomes::{Moved, Outcome, OutcomeKind};
pub use witness::Witness;

pub(crate) use causes::Causes;
use declare::Renames;
pub(crate) use witness::witnesses;

use serde::Serialize;

use crate::explain::Line;
use crate::meaning::{Piece, PieceKind};
use crate::model::Model;
use crate::plan::Plan;
use crate::sources::{Sources, Span};

/// The version of the shape of [`Comparison`].
const VERSION: u32 = 1;

/// What has changed in meaning from one pact to another.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Comparison {
    /// The version of this shape: 1.
    pub version: u32,
    /// The old pact.
    pub old: Edition,
    /// The new pact.
    pub new: Edition,
    /// Whether both mean the same: no result, permission or record can differ.
    pub same_meaning: bool,
    /// What is worded otherwise and means the same: labels, meanings, whys, examples, signatures.
    pub wording: Vec<String>,
    /// The declarations that have changed, in the order of the new pact; what is gone stands where it stood.
    pub declarations: Vec<DeclarationChange>,
}

/// One of the two pacts.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Edition {
    /// Its name.
    pub pact: String,
    /// Its main file.
    pub file: String,
    /// Its `version`.
    pub version: Option<String>,
    /// The fingerprint of its meaning.
    pub fingerprint: String,
}

/// A declaration that has changed.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DeclarationChange {
    /// The word or words it begins with: `score`, `in every stage`.
    pub kind: String,
    /// Its name, where it has one; the new one.
    pub name: Option<String>,
    /// What people call it.
    pub label: Option<String>,
    /// What has changed.
    pub changes: Vec<MeaningChange>,
}

/// A change of one line.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MeaningChange {
    /// Its number among all changes, from 1: what leads that move refer to.
    pub number: usize,
    /// What kind of change.
    pub what: ChangeWhat,
    /// What the line stands in, where that is not the declaration itself: `the handover`.
    pub within: Option<String>,
    /// The change in words.
    pub words: String,
    /// The old line; none for a new one.
    pub old: Option<Line>,
    /// The new line; none for one that is gone.
    pub new: Option<Line>,
}

/// What kind of change.
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeWhat {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// It has another name.
    Renamed,
    /// It stands elsewhere, and that may matter.
    Moved,
}

impl Comparison {
    /// All changes with the declarations they are of, in order.
    pub fn changes(&self) -> impl Iterator<Item = (&DeclarationChange, &MeaningChange)> {
        self.declarations.iter().flat_map(|of| of.changes.iter().map(move |change| (of, change)))
    }

    /// A change by its number.
    #[must_use]
    pub fn change(&self, number: usize) -> Option<(&DeclarationChange, &MeaningChange)> {
        self.changes().find(|(_, change)| change.number == number)
    }
}

/// One side of a comparison, with what it is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    pub model: &'a Model,
    pub plan: &'a Plan,
    pub sources: &'a Sources,
    pub fingerprint: &'a str,
    /// Its declarations in pieces.
    pub pieces: &'a [Piece],
    /// Statements for people, with the words they begin with.
    pub said: &'a [(&'static str, Span)],
    pub comments: &'a [Span],
}

/// A line of one of the pacts or of both, as it is looked up for a lead that moves.
#[derive(Debug, Clone)]
pub(crate) struct Paired {
    pub kind: PieceKind,
    /// The declaration it is of.
    pub declaration: (&'static str, Option<String>),
    pub key: Option<String>,
    pub old: Option<Span>,
    pub new: Option<Span>,
    /// The number of the change, if it has changed.
    pub change: Option<usize>,
    /// What kind of change, if it has.
    pub what: Option<ChangeWhat>,
    /// Whether nothing but its condition has changed.
    pub guard_only: bool,
    /// Names that it mentions, old or new.
    pub names: Vec<String>,
}

/// What has become of the old pact, for leads that move.
#[derive(Debug, Clone)]
pub(crate) struct Became {
    /// Every line with what it has become.
    pub paired: Vec<Paired>,
    /// What has another name.
    pub renames: Renames,
}

/// What has changed in meaning, and what became of all lines and names.
pub(crate) fn compare(old: &Side<'_>, new: &Side<'_>) -> (Comparison, Became) {
    let (declarations, became) = declare::changes(old, new);
    let comparison = Comparison {
        version: VERSION,
        old: old.edition(),
        new: new.edition(),
        same_meaning: old.fingerprint == new.fingerprint,
        wording: wording::differences(old, new),
        declarations,
    };
    (comparison, became)
}

impl Side<'_> {
    fn edition(&self) -> Edition {
        let file = self.sources.iter().next().map_or(String::new(), |(_, source)| source.name.clone());
        Edition {
            pact: self.model.name.clone(),
            file,
            version: self.model.version.clone(),
            fingerprint: self.fingerprint.to_owned(),
        }
    }
}
