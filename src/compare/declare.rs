//! Declarations that have changed, in words.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::align::{Matched, align, likeness, whole};
use super::words::{changed, changed_of};
use super::{Became, ChangeWhat, DeclarationChange, MeaningChange, Paired, Side};
use crate::explain::{Line, line_at, statement};
use crate::meaning::{Piece, PieceKind};
use crate::sources::{Sources, Span};

/// A declaration that shares so many of its words (in hundredths) with one that is gone is that one, renamed.
const RENAMED: usize = 70;

/// All that has changed, and what became of all lines and names.
pub(super) fn changes(old: &Side<'_>, new: &Side<'_>) -> (Vec<DeclarationChange>, Became) {
    let renames = renames(old.pieces, new.pieces);
    let mut as_written = HashSet::new();
    collect(new.pieces, &mut as_written);
    let renamed = |piece| under_new_names(piece, &renames, &as_written);
    let renamed: Vec<Piece> = old.pieces.iter().map(renamed).collect();
    let matched = align(&renamed, new.pieces);
    let mut teller =
        Teller { old, new, renames: &renames, number: 0, changes: Vec::new(), paired: Vec::new() };
    let mut declarations = Vec::new();
    for (at, declaration) in matched.iter().enumerate() {
        let next = matched.get(at + 1..).and_then(|rest| rest.iter().find_map(|next| next.new));
        declarations.extend(teller.declaration(declaration, next));
    }
    let paired = teller.paired;
    (declarations, Became { paired, renames })
}

/// Old names with the new ones, by kind of declaration.
pub(super) type Renames = BTreeMap<(&'static str, String), String>;

/// Declarations that are there under another name, and stages that say so.
fn renames(old: &[Piece], new: &[Piece]) -> Renames {
    let id = |piece: &Piece| match piece.kind {
        PieceKind::Declaration(kind) => Some((kind, piece.key.clone()?)),
        _ => None,
    };
    let (of_old, of_new): (BTreeSet<_>, BTreeSet<_>) =
        (old.iter().filter_map(id).collect(), new.iter().filter_map(id).collect());
    let gone =
        old.iter().filter_map(|piece| Some((id(piece)?, piece))).filter(|(id, _)| !of_new.contains(id));
    let mut added: Vec<_> = new.iter().filter_map(|piece| Some((id(piece)?, piece))).collect();
    added.retain(|(id, _)| !of_old.contains(id));
    let mut renames = Renames::new();
    for ((kind, name), piece) in gone.filter(|((kind, _), _)| *kind != "pact") {
        let says_so = format!("(renamed_from \"{name}\")");
        let likeness_of = |other: &Piece| {
            if other.plain.contains(&says_so) { 101 } else { likeness(&whole(piece), &whole(other)) }
        };
        let best = added.iter().enumerate().filter(|(_, ((of, _), _))| *of == kind);
        let best = best
            .map(|(at, (_, other))| (likeness_of(other), at))
            .max_by_key(|&(alike, at)| (alike, usize::MAX - at));
        if let Some((alike, at)) = best
            && alike >= RENAMED
        {
            let ((_, new_name), _) = added.remove(at);
            renames.insert((kind, name), new_name);
        }
    }
    renames
}

/// What pieces say, with all that is in them.
type Said<'p> = HashSet<(PieceKind, &'p str)>;

fn collect<'p>(pieces: &'p [Piece], said: &mut Said<'p>) {
    for piece in pieces {
        said.insert((piece.kind, &piece.plain));
        collect(&piece.inside, said);
    }
}

/// A piece as it would be written with the new names: what only follows a new name is no change of its own. What the
/// new pact says as it was is no name, but a word of data or a text that looks like one.
fn under_new_names(piece: &Piece, renames: &Renames, as_written: &Said<'_>) -> Piece {
    if renames.is_empty() {
        return piece.clone();
    }
    let mut renamed = piece.clone();
    let is_kept = as_written.contains(&(piece.kind, piece.plain.as_str()));
    for ((kind, old), new) in renames {
        if !is_kept {
            renamed.plain = renamed.plain.replace(&format!("\"{old}\""), &format!("\"{new}\""));
        }
        if renamed.kind == PieceKind::Declaration(kind) && renamed.key.as_deref() == Some(old) {
            renamed.key = Some(new.clone());
        }
    }
    renamed.inside =
        renamed.inside.iter().map(|inside| under_new_names(inside, renames, as_written)).collect();
    renamed
}

/// Puts changes into words, one declaration after the other.
struct Teller<'a> {
    old: &'a Side<'a>,
    new: &'a Side<'a>,
    renames: &'a Renames,
    number: usize,
    changes: Vec<MeaningChange>,
    paired: Vec<Paired>,
}

impl Teller<'_> {
    fn declaration(&mut self, of: &Matched<'_>, next: Option<&Piece>) -> Option<DeclarationChange> {
        let piece = of.new.or(of.old)?;
        let PieceKind::Declaration(kind) = piece.kind else { return None };
        let name = piece.key.clone();
        let about = (kind, name.clone());
        self.changes.clear();
        match (of.old, of.new) {
            (Some(old), None) => self.add(&about, of, ChangeWhat::Removed, gone(kind, old), None),
            (None, Some(_)) => {
                self.add(&about, of, ChangeWhat::Added, format!("this {} is new", noun(kind)), None)
            }
            _ => self.both(&about, of, next),
        }
        let changes = std::mem::take(&mut self.changes);
        (!changes.is_empty()).then(|| DeclarationChange {
            kind: kind.to_owned(),
            name,
            label: of.new.map_or_else(|| label(self.old.sources, piece), |new| label(self.new.sources, new)),
            changes,
        })
    }

    /// A declaration that was there before.
    fn both(&mut self, about: &About, of: &Matched<'_>, next: Option<&Piece>) {
        let (Some(old), Some(new)) = (of.old, of.new) else { return };
        let (kind, name) = about;
        let was = self.renames.iter().find(|((of, _), new)| of == kind && Some(*new) == name.as_ref());
        if let Some(((_, was), new_name)) = was {
            let strands = *kind == "stage" && !new.plain.contains("(renamed_from ");
            let behind = if strands {
                format!("; without `renamed from \"{was}\"`, leads that are in it are not carried over")
            } else {
                String::new()
            };
            self.add(
                about,
                of,
                ChangeWhat::Renamed,
                format!("`{was}` is now called `{new_name}`{behind}"),
                None,
            );
        }
        let only_says_so = old.plain == without_renamed_from(&new.plain);
        if old.plain != new.plain && !(was.is_some() && only_says_so) {
            let (before, now) = self.texts(old, new);
            self.add(about, of, ChangeWhat::Changed, changed(&before, &now), None);
        } else {
            self.pair(about, of, None);
        }
        if of.moved && *kind == "stage" {
            let words = match next.filter(|next| next.kind == new.kind).and_then(|next| next.key.as_ref()) {
                Some(next) => format!("this stage now stands before `{next}`"),
                None => "this stage now stands last".to_owned(),
            };
            self.add(about, of, ChangeWhat::Moved, words, None);
        }
        let before = self.changes.len();
        self.inside(about, &of.inside, None);
        let same = of.is_same() || old.plain != new.plain || was.is_some();
        if !same && before == self.changes.len() {
            let words = format!("the lines of this {} stand in another order", noun(kind));
            self.add(about, of, ChangeWhat::Moved, words, None);
        }
    }

    /// The lines in a declaration, or in a line of it.
    fn inside(&mut self, about: &About, lines: &[Matched<'_>], within: Option<&str>) {
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1..).and_then(|rest| rest.iter().find_map(|next| next.new));
            self.line(about, line, next, within);
        }
    }

    fn line(&mut self, about: &About, of: &Matched<'_>, next: Option<&Piece>, within: Option<&str>) {
        match (of.old, of.new) {
            (Some(old), Some(new)) => {
                if old.plain != new.plain {
                    let words = self.line_changed(old, new);
                    self.add(about, of, ChangeWhat::Changed, words, within);
                } else if of.moved && new.kind.is_ordered() {
                    let behind = match next {
                        Some(next) => format!("now stands before `{}`", self.text(self.new.sources, next)),
                        None => "now stands last".to_owned(),
                    };
                    let words = format!("`{}` {behind}", self.text(self.new.sources, new));
                    self.add(about, of, ChangeWhat::Moved, words, within);
                } else {
                    self.pair(about, of, None);
                }
                let within = container(new).map(|here| match within {
                    Some(outer) if new.kind != PieceKind::GoesTo => format!("{here} in {outer}"),
                    _ => here,
                });
                self.inside(about, &of.inside, within.as_deref());
            }
            (None, Some(new)) => {
                let words = format!("adds `{}`", self.named(self.new.sources, new));
                self.add(about, of, ChangeWhat::Added, words, within);
            }
            (Some(old), None) => {
                let words = format!("drops `{}`", self.named(self.old.sources, old));
                self.add(about, of, ChangeWhat::Removed, words, within);
            }
            (None, None) => {}
        }
    }

    fn line_changed(&self, old: &Piece, new: &Piece) -> String {
        let (before, now) = self.texts(old, new);
        match (new.kind, &new.key) {
            (PieceKind::Cell, Some(pair)) => format!("{pair}: `{before}` becomes `{now}`"),
            (PieceKind::Field, Some(name)) => changed_of(name, &before, &now),
            _ => changed(&before, &now),
        }
    }

    fn texts(&self, old: &Piece, new: &Piece) -> (String, String) {
        (self.text(self.old.sources, old), self.text(self.new.sources, new))
    }

    /// What a line says, without what it says for people.
    fn text(&self, sources: &Sources, piece: &Piece) -> String {
        let text = statement(sources, piece.span, &piece.asides);
        if piece.kind == PieceKind::Declaration("define") {
            // The name is said above it.
            return text.split_once(" as ").map_or(text.clone(), |(_, body)| body.to_owned());
        }
        text
    }

    /// What a line says, with what it stands for where it does not say so itself.
    fn named(&self, sources: &Sources, piece: &Piece) -> String {
        let text = self.text(sources, piece);
        match (piece.kind, &piece.key) {
            (PieceKind::Cell, Some(pair)) => format!("{pair}: {text}"),
            _ => text,
        }
    }

    fn add(
        &mut self,
        about: &About,
        of: &Matched<'_>,
        what: ChangeWhat,
        words: String,
        within: Option<&str>,
    ) {
        self.number += 1;
        let line = |sources: &Sources, piece: Option<&Piece>| -> Option<Line> {
            piece.map(|piece| line_at(sources, piece.span))
        };
        self.changes.push(MeaningChange {
            number: self.number,
            what,
            within: within.map(str::to_owned),
            words,
            old: line(self.old.sources, of.old),
            new: line(self.new.sources, of.new),
        });
        self.pair(about, of, Some((self.number, what)));
    }

    fn pair(&mut self, about: &About, of: &Matched<'_>, change: Option<(usize, ChangeWhat)>) {
        let Some(kind) = of.kind() else { return };
        let span = |piece: Option<&Piece>| piece.map(|piece| piece.span);
        let names = of.old.iter().chain(&of.new).flat_map(|piece| names_in(piece)).collect::<BTreeSet<_>>();
        self.paired.push(Paired {
            kind,
            declaration: about.clone(),
            key: of.new.or(of.old).and_then(|piece| piece.key.clone()),
            old: span(of.old),
            new: span(of.new),
            change: change.map(|(number, _)| number),
            what: change.map(|(_, what)| what),
            guard_only: of.old.zip(of.new).is_some_and(|(old, new)| unguarded(old) == unguarded(new)),
            names: names.into_iter().collect(),
        });
        // What is in a line that is new, or gone, is new or gone with it.
        if of.old.is_none() || of.new.is_none() {
            for piece in of.old.iter().chain(&of.new).flat_map(|piece| &piece.inside) {
                let (old, new) = (of.old.map(|_| piece), of.new.map(|_| piece));
                self.pair(about, &Matched { old, new, moved: false, inside: Vec::new() }, change);
            }
        }
    }
}

/// What a change is of: the words a declaration begins with, and its name.
type About = (&'static str, Option<String>);

/// The names and words that a piece mentions itself.
fn names_in(piece: &Piece) -> impl Iterator<Item = String> + '_ {
    let mut escaped = false;
    let ends = move |c: char| {
        let is_end = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    };
    // A name has nothing that is escaped, so what is not read back is none.
    piece.plain.split(ends).skip(1).step_by(2).map(str::to_owned)
}

/// What a line says apart from its condition.
fn unguarded(piece: &Piece) -> String {
    let mut text = piece.plain.clone();
    for head in [" (when ", " (as_soon_as "] {
        let Some(from) = text.find(head) else { continue };
        let (mut depth, mut in_text, mut escaped, mut end) = (0_usize, false, false, text.len());
        for (at, c) in text.char_indices().skip_while(|(at, _)| *at <= from) {
            match c {
                _ if escaped => escaped = false,
                '\\' if in_text => escaped = true,
                '"' => in_text = !in_text,
                '(' if !in_text => depth += 1,
                ')' if !in_text => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && c == ')' && !in_text {
                end = at + 1;
                break;
            }
        }
        text.replace_range(from..end, "");
    }
    text
}

fn without_renamed_from(plain: &str) -> String {
    match plain.split_once(" (renamed_from \"") {
        Some((before, rest)) => {
            let behind = rest.split_once("\")").map_or("", |(_, behind)| behind);
            format!("{before}{behind}")
        }
        None => plain.to_owned(),
    }
}

fn gone(kind: &str, piece: &Piece) -> String {
    match &piece.key {
        Some(_) => format!("this {} is gone", noun(kind)),
        None => format!("`{kind}` is gone"),
    }
}

/// What people call a declaration.
fn noun(kind: &str) -> &str {
    match kind {
        "choose" => "choice",
        "define" => "definition",
        "leads start in" => "start",
        "in every stage" => "part",
        "lead" => "description of leads",
        other => other,
    }
}

/// What lines stand in, for a sentence.
fn container(piece: &Piece) -> Option<String> {
    Some(match piece.kind {
        PieceKind::HandOver => "the handover".to_owned(),
        PieceKind::GoesTo => "the routes of the handover".to_owned(),
        PieceKind::Group => match &piece.key {
            Some(label) => format!("group \"{label}\""),
            None => "a group".to_owned(),
        },
        PieceKind::Question | PieceKind::Entry => piece.key.clone()?,
        _ => return None,
    })
}

/// What people call a declaration: the text in its label.
fn label(sources: &Sources, piece: &Piece) -> Option<String> {
    let span: Span = *piece.asides.first()?;
    let text = sources.slice(span);
    let inner = text.get(text.chars().next()?.len_utf8()..)?;
    Some(inner.get(..inner.len().checked_sub(inner.chars().next_back()?.len_utf8())?)?.to_owned())
}
