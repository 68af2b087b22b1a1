//! What a pact means, apart from how it is written: its parts in one plain form, and their fingerprint.
//!
//! ```text
//!  statements in order ──parts──▶ Part, Part, … ──fingerprint──▶ 64 hexadecimal digits
//! ```
//!
//! The form is a promise: a pact that is not changed keeps its fingerprint from one version of this library
//! to the next. `docs/internals/fingerprint.md` writes it down, and says what is left out and why. Each
//! struct of the tree is taken apart field by field, so that a new field cannot be forgotten here.

mod declare;
mod expr;
mod lifecycle;
mod pieces;
mod print;
mod scoring;
pub mod seal;

pub use pieces::{Piece, PieceKind};
use sha2::{Digest, Sha256};

use crate::sources::Span;
use crate::syntax::ast::Item;

/// What is hashed before the parts: the version of their form. Another form is another number.
const FORM: &str = "leadpact fingerprint 1\n";

/// One declaration of a pact in its plain form: what it means, without how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it declares: `score`, `in every stage`; the word or words it begins with.
    pub kind: &'static str,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Its plain form, one line. Equal meanings are equal texts, different meanings are different ones.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

/// The parts of a pact, given its statements in order, those of included files at their place.
///
/// Statements that mean nothing to a lead (`language`, `include`, `agreed by`, `reason`, `allow`, examples)
/// are no parts.
#[must_use]
pub fn parts(items: &[&Item]) -> Vec<Part> {
    items.iter().filter_map(|item| declare::part(item)).collect()
}

/// The same, each part taken apart into its lines.
#[must_use]
pub fn pieces(items: &[&Item]) -> Vec<Piece> {
    items.iter().filter_map(|item| pieces::of(item)).collect()
}

/// The SHA-256 of the parts in their order, in 64 lower-case hexadecimal digits.
#[must_use]
pub fn fingerprint(parts: &[Part]) -> String {
    let mut hash = Sha256::new();
    hash.update(FORM);
    for part in parts {
        hash.update(&part.text);
        hash.update("\n");
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
