//! What is worded otherwise and means the same.

use std::collections::{BTreeMap, BTreeSet};

use super::Side;
use super::align::align;
use crate::meaning::{Piece, PieceKind};
use crate::sources::Span;

/// What differs in words for people only: `the wording of stage MQL`, `examples`.
pub(super) fn differences(old: &Side<'_>, new: &Side<'_>) -> Vec<String> {
    let mut found = Vec::new();
    if old.model.version != new.model.version {
        found.push("the version".to_owned());
    }
    let same = align(old.pieces, new.pieces).into_iter().filter(|matched| matched.is_same());
    for (before, now) in same.filter_map(|matched| matched.old.zip(matched.new)) {
        if texts(old, before.span) != texts(new, now.span) {
            found.push(format!("the wording of {}", called(now)));
        }
    }
    let (of_old, of_new) = (statements(old), statements(new));
    let kinds: BTreeSet<_> = of_old.keys().chain(of_new.keys()).collect();
    for kind in kinds.into_iter().filter(|kind| of_old.get(*kind) != of_new.get(*kind)) {
        found.push(match *kind {
            "example" => "examples".to_owned(),
            "agreed by" => "signatures".to_owned(),
            "reason" => "the meaning of reasons".to_owned(),
            _ => "silenced hints".to_owned(),
        });
    }
    found
}

fn called(piece: &Piece) -> String {
    match (piece.kind, &piece.key) {
        (PieceKind::Declaration(kind), Some(name)) => format!("{kind} `{name}`"),
        (PieceKind::Declaration("lead"), None) => "the fields of the lead".to_owned(),
        (PieceKind::Declaration(kind), None) => format!("`{kind}`"),
        _ => String::new(),
    }
}

/// The statements for people, by the words they begin with, without blanks and comments.
fn statements(side: &Side<'_>) -> BTreeMap<&'static str, Vec<String>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for &(kind, span) in side.said {
        let text: String = uncommented(side, span).split_whitespace().collect();
        found.entry(kind).or_default().push(text.replace(',', ""));
    }
    found
}

/// The texts in quotes at a place, in order.
fn texts(side: &Side<'_>, span: Span) -> Vec<String> {
    let text = uncommented(side, span);
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['"', '„', '“', '«', '»']) {
        let inside = rest.get(at..).unwrap_or_default();
        let mut chars = inside.chars();
        let closed_by: &[char] = match chars.next() {
            Some('„') => &['“', '”'],
            Some('“') => &['”'],
            Some('«') => &['»'],
            Some('»') => &['«'],
            _ => &['"'],
        };
        let inside = chars.as_str();
        let end = inside.find(closed_by).unwrap_or(inside.len());
        found.push(inside.get(..end).unwrap_or_default().to_owned());
        let behind = inside.get(end..).unwrap_or_default();
        let mut chars = behind.chars();
        chars.next();
        rest = chars.as_str();
    }
    found
}

/// What stands at a place, without comments.
fn uncommented(side: &Side<'_>, span: Span) -> String {
    let inside =
        |comment: &&Span| comment.file == span.file && comment.start >= span.start && comment.end <= span.end;
    side.sources.slice_without(span, side.comments.iter().filter(inside).copied())
}
