//! Which line of an old declaration has become which line of the new one.

use std::collections::HashMap;

use crate::meaning::{Piece, PieceKind};

/// Lines that share fewer of their words than this (in hundredths) are different lines.
const ALIKE: usize = 50;
/// So many comparisons of lines that are left over, at most.
const MOST_COMPARED: usize = 40_000;

/// An old line, the new one, or both.
#[derive(Debug, Clone)]
pub(super) struct Matched<'p> {
    pub old: Option<&'p Piece>,
    pub new: Option<&'p Piece>,
    /// Whether others that it stood behind stand behind it now, or the other way round.
    pub moved: bool,
    pub inside: Vec<Matched<'p>>,
}

impl Matched<'_> {
    /// Whether both are there and mean the same, wherever they stand.
    pub fn is_same(&self) -> bool {
        self.old.zip(self.new).is_some_and(|(old, new)| old.is_like(new))
    }

    /// The one that is there, rather the new one.
    pub fn kind(&self) -> Option<PieceKind> {
        Some(self.new.or(self.old)?.kind)
    }
}

/// The lines in the order of the new ones; one that is gone stands behind the one it stood behind.
pub(super) fn align<'p>(old: &'p [Piece], new: &'p [Piece]) -> Vec<Matched<'p>> {
    let mut of_new: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    match_by(old, new, &mut of_new, &mut taken, |piece| Some((piece.kind, whole(piece))));
    match_by(old, new, &mut of_new, &mut taken, |piece| Some((piece.kind, piece.key.clone()?)));
    match_alike(old, new, &mut of_new, &mut taken);
    let kept = longest_in_order(&of_new);
    let mut matched = Vec::with_capacity(new.len());
    matched.extend(gone(old, &taken, 0));
    for ((piece, from), kept) in new.iter().zip(&of_new).zip(kept) {
        let before = from.and_then(|at| old.get(at));
        let inside = match before {
            Some(before) => align(&before.inside, &piece.inside),
            None => Vec::new(),
        };
        matched.push(Matched { old: before, new: Some(piece), moved: from.is_some() && !kept, inside });
        if let Some(at) = from {
            matched.extend(gone(old, &taken, at + 1));
        }
    }
    matched
}

/// The lines from a place on that are there no longer, up to the first that is.
fn gone<'p>(old: &'p [Piece], taken: &[bool], from: usize) -> impl Iterator<Item = Matched<'p>> {
    let count = taken.iter().skip(from).take_while(|taken| !**taken).count();
    let gone = old.iter().skip(from).take(count);
    gone.map(|old| Matched { old: Some(old), new: None, moved: false, inside: Vec::new() })
}

/// Pairs what has the same mark, in order.
fn match_by<K: Eq + std::hash::Hash>(
    old: &[Piece],
    new: &[Piece],
    of_new: &mut [Option<usize>],
    taken: &mut [bool],
    mark: impl Fn(&Piece) -> Option<K>,
) {
    let mut places: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, piece) in old.iter().enumerate().rev() {
        if let (Some(false), Some(mark)) = (taken.get(at), mark(piece)) {
            places.entry(mark).or_default().push(at);
        }
    }
    for (piece, slot) in new.iter().zip(of_new).filter(|(_, slot)| slot.is_none()) {
        let found = mark(piece).and_then(|mark| places.get_mut(&mark)?.pop());
        if let Some(taken) = found.and_then(|at| taken.get_mut(at)) {
            (*taken, *slot) = (true, found);
        }
    }
}

/// Pairs lines of a kind without a name of their own that share most of their words, the likest first.
fn match_alike(old: &[Piece], new: &[Piece], of_new: &mut [Option<usize>], taken: &mut [bool]) {
    let left = |at: usize| taken.get(at) == Some(&false);
    let old_left: Vec<_> = old.iter().enumerate().filter(|(at, _)| left(*at)).collect();
    let new_left: Vec<_> = new.iter().enumerate().filter(|(at, _)| of_new.get(*at) == Some(&None)).collect();
    if old_left.len().saturating_mul(new_left.len()) > MOST_COMPARED {
        return match_by_place(old, new, of_new, taken);
    }
    let mut pairs = Vec::new();
    for (old_at, old) in &old_left {
        for (new_at, new) in &new_left {
            if old.kind == new.kind && (old.key.is_none() || old.kind == PieceKind::Level) {
                let alike = likeness(&old.plain, &new.plain);
                pairs.push((alike, old_at.abs_diff(*new_at), *old_at, *new_at));
            }
        }
    }
    pairs.retain(|(alike, ..)| *alike >= ALIKE);
    pairs.sort_by_key(|&(alike, apart, old, new)| (std::cmp::Reverse(alike), apart, old, new));
    for (_, _, old, new) in pairs {
        if let (Some(taken @ false), Some(slot @ None)) = (taken.get_mut(old), of_new.get_mut(new)) {
            (*taken, *slot) = (true, Some(old));
        }
    }
}

/// Pairs lines that stand behind the same line as before, in order: where too many are left to compare all.
fn match_by_place(old: &[Piece], new: &[Piece], of_new: &mut [Option<usize>], taken: &mut [bool]) {
    let mut place = 0;
    for (piece, slot) in new.iter().zip(of_new) {
        if let Some(at) = *slot {
            place = at + 1;
            continue;
        }
        let (Some(before), Some(taken @ false)) = (old.get(place), taken.get_mut(place)) else { continue };
        if before.kind == piece.kind && before.key.is_none() && likeness(&before.plain, &piece.plain) >= ALIKE
        {
            (*taken, *slot) = (true, Some(place));
            place += 1;
        }
    }
}

/// A piece with all that is in it.
pub(super) fn whole(piece: &Piece) -> String {
    let mut text = piece.plain.clone();
    for inside in &piece.inside {
        text.push('\n');
        text.push_str(&whole(inside));
    }
    text
}

/// How many of their words two texts share, in hundredths.
pub(super) fn likeness(a: &str, b: &str) -> usize {
    let words = |text: &str| -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for word in text.split([' ', '(', ')', '\n']).filter(|word| !word.is_empty()) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
        counts
    };
    let (a, b) = (words(a), words(b));
    let shared: usize = a.iter().map(|(word, count)| b.get(word).map_or(0, |other| *other.min(count))).sum();
    let all: usize = a.values().chain(b.values()).sum();
    (200 * shared).checked_div(all).unwrap_or(100)
}

/// Which places can stay where they are, as many as possible: those of a longest ascending run.
fn longest_in_order(places: &[Option<usize>]) -> Vec<bool> {
    // By length of a run: the place in `places` at which the run with the smallest end ends.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for (at, place) in places.iter().enumerate() {
        let Some(place) = place else { continue };
        let length = ends.partition_point(|(end, _)| end < place);
        let previous = length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|&(_, at)| at);
        if let Some(slot) = before.get_mut(at) {
            *slot = previous;
        }
        match ends.get_mut(length) {
            Some(end) => *end = (*place, at),
            None => ends.push((*place, at)),
        }
    }
    let mut kept = vec![false; places.len()];
    let mut at = ends.last().map(|&(_, at)| at);
    while let Some(here) = at {
        if let Some(kept) = kept.get_mut(here) {
            *kept = true;
        }
        at = before.get(here).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{likeness, longest_in_order};

    #[test]
    fn what_stays_is_the_longest_run() {
        let of = |places: &[usize]| longest_in_order(&places.iter().map(|&at| Some(at)).collect::<Vec<_>>());
        assert_eq!(of(&[0, 1, 2]), [true, true, true]);
        assert_eq!(of(&[2, 0, 1]), [false, true, true]);
        assert_eq!(of(&[0, 3, 1, 2]), [true, false, true, true]);
        assert_eq!(of(&[]), [false; 0]);
    }

    #[test]
    fn likeness_is_that_of_bags_of_words() {
        assert_eq!(likeness("(per 20 \"a\")", "(per 30 \"a\")"), 66);
        assert_eq!(likeness("a", "b"), 0);
    }
}
