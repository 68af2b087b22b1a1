//! Seals: the fingerprint of what was signed, with a tail that lets a later reader say what has changed since.
//!
//! ```text
//!  64 hexadecimal digits [ "-" three signs for each declaration ]
//! ```
//!
//! The first of the three stands for what the declaration is called, the other two for what it means.
//! `docs/internals/fingerprint.md` writes the form down.

use sha2::{Digest, Sha256};

use super::{Part, fingerprint};

/// The signs of a tail: those of base64 for addresses.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Digits of a fingerprint.
const DIGITS: usize = 64;

/// Signs for each declaration.
const CELL: usize = 3;

/// With more declarations the tail would be longer than anybody wants to see: they get none.
const MOST: usize = 80;

/// What a seal says of a pact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seal {
    /// The pact means what was signed.
    Valid,
    /// It means something else now.
    Stale(Option<Changes>),
    /// It is none.
    Unreadable,
}

/// What has changed since a pact was signed; parts by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Declarations that mean something else.
    pub changed: Vec<usize>,
    /// Declarations that were not there.
    pub new: Vec<usize>,
    /// Declarations that stand elsewhere.
    pub moved: Vec<usize>,
    /// How many are not there any more.
    pub gone: usize,
}

/// The seal of what a pact means.
#[must_use]
pub fn seal(parts: &[Part]) -> String {
    let mut seal = fingerprint(parts);
    if parts.len() <= MOST {
        seal.push('-');
        seal.extend(parts.iter().flat_map(cell).map(char::from));
    }
    seal
}

/// What a seal says of what a pact means now.
#[must_use]
pub fn check(seal: &str, parts: &[Part]) -> Seal {
    let seal = seal.trim();
    let (signed, tail) = match seal.split_at_checked(DIGITS) {
        Some((signed, "")) => (signed, None),
        Some((signed, tail)) => (signed, tail.strip_prefix('-')),
        None => return Seal::Unreadable,
    };
    let is_tail =
        |tail: &str| tail.len().is_multiple_of(CELL) && tail.bytes().all(|sign| SIGNS.contains(&sign));
    let is_whole = seal.len() == DIGITS || tail.is_some_and(is_tail);
    if !is_whole || !signed.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Seal::Unreadable;
    }
    if signed.eq_ignore_ascii_case(&fingerprint(parts)) {
        return Seal::Valid;
    }
    Seal::Stale(tail.map(|tail| changes(tail.as_bytes(), parts)))
}

type Cell = [u8; CELL];

fn cell(part: &Part) -> Cell {
    let name = Sha256::digest(format!("{} {}", part.kind, part.name.as_deref().unwrap_or_default()));
    let text = Sha256::digest(&part.text);
    let byte = |of: &[u8], at: usize| usize::from(of.get(at).copied().unwrap_or(0));
    let sign = |at: usize| SIGNS.get(at % SIGNS.len()).copied().unwrap_or(b'A');
    [sign(byte(&name, 0)), sign(byte(&text, 0)), sign(byte(&text, 1))]
}

/// What differs between what was signed and what is there: equal cells are laid beside each other in order, and of the
/// rest those with the same sign for their name.
fn changes(tail: &[u8], parts: &[Part]) -> Changes {
    let mut old: Vec<Cell> = tail.chunks_exact(CELL).filter_map(|cell| cell.try_into().ok()).collect();
    let mut new: Vec<(usize, Cell)> = parts.iter().map(cell).enumerate().collect();
    drop_equal(&mut old, &mut new);
    let mut found = Changes::default();
    // What is left on both sides as it was has moved.
    new.retain(|(at, cell)| {
        take(&mut old, |other| other == cell).is_none_or(|()| {
            found.moved.push(*at);
            false
        })
    });
    new.retain(|(at, cell)| {
        take(&mut old, |other| other.first() == cell.first()).is_none_or(|()| {
            found.changed.push(*at);
            false
        })
    });
    found.new = new.into_iter().map(|(at, _)| at).collect();
    found.gone = old.len();
    found
}

/// Takes one out of a list, if it is there.
fn take(list: &mut Vec<Cell>, wanted: impl Fn(&Cell) -> bool) -> Option<()> {
    let at = list.iter().position(wanted)?;
    list.remove(at);
    Some(())
}

/// Drops the longest run of cells that both have in the same order. Takes time by the product of both, and a tail is
/// short; of more parts than that only the equal begin and end are dropped.
fn drop_equal(old: &mut Vec<Cell>, new: &mut Vec<(usize, Cell)>) {
    let begin = old.iter().zip(new.iter()).take_while(|(a, (_, b))| *a == b).count();
    old.drain(..begin);
    new.drain(..begin);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, (_, b))| *a == b).count();
    old.truncate(old.len() - end);
    new.truncate(new.len() - end);
    if old.len() > MOST || new.len() > 20 * MOST {
        return;
    }
    let kept = in_both(old, new);
    let (mut at_old, mut at_new) = (0, 0);
    old.retain(|_| {
        at_old += 1;
        !kept.iter().any(|(a, _)| a + 1 == at_old)
    });
    new.retain(|_| {
        at_new += 1;
        !kept.iter().any(|(_, b)| b + 1 == at_new)
    });
}

/// The places of a longest common subsequence.
fn in_both(old: &[Cell], new: &[(usize, Cell)]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let mut lengths = vec![0u32; (old.len() + 1) * width];
    let length = |lengths: &[u32], a: usize, b: usize| lengths.get(a * width + b).copied().unwrap_or(0);
    let same =
        |a: usize, b: usize| old.get(a).is_some_and(|old| new.get(b).is_some_and(|(_, new)| old == new));
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            let best = match same(a, b) {
                true => length(&lengths, a + 1, b + 1) + 1,
                false => length(&lengths, a + 1, b).max(length(&lengths, a, b + 1)),
            };
            if let Some(place) = lengths.get_mut(a * width + b) {
                *place = best;
            }
        }
    }
    let (mut kept, mut a, mut b) = (Vec::new(), 0, 0);
    while a < old.len() && b < new.len() {
        if same(a, b) {
            kept.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if length(&lengths, a + 1, b) >= length(&lengths, a, b + 1) {
            a += 1;
        } else {
            b += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Changes, Seal, check, seal};
    use crate::meaning::Part;
    use crate::sources::Span;

    fn parts(text: &str) -> Vec<Part> {
        let part = |word: &str| {
            let (name, meaning) = word.split_once('=').unwrap_or((word, ""));
            Part {
                kind: "score",
                name: Some(name.to_owned()),
                text: format!("{name} {meaning}"),
                span: Span::default(),
            }
        };
        text.split_whitespace().map(part).collect()
    }

    fn changes(signed: &str, now: &str) -> Seal {
        check(&seal(&parts(signed)), &parts(now))
    }

    fn stale(changed: &[usize], new: &[usize], moved: &[usize], gone: usize) -> Seal {
        let (changed, new, moved) = (changed.to_vec(), new.to_vec(), moved.to_vec());
        Seal::Stale(Some(Changes { changed, new, moved, gone }))
    }

    #[test]
    fn what_is_as_it_was_signed_is_valid() {
        assert_eq!(changes("a b c", "a b c"), Seal::Valid);
        let bare: String = seal(&parts("a b")).chars().take(64).collect();
        assert_eq!(check(&bare, &parts("a b")), Seal::Valid);
        assert_eq!(check(&bare.to_uppercase(), &parts("a b")), Seal::Valid);
        assert_eq!(check(&bare, &parts("a")), Seal::Stale(None));
    }

    #[test]
    fn what_has_changed_is_named() {
        assert_eq!(changes("a=1 b=1 c=1", "a=1 b=2 c=1"), stale(&[1], &[], &[], 0));
        assert_eq!(changes("a b c", "a b x c"), stale(&[], &[2], &[], 0));
        assert_eq!(changes("a b c", "a c"), stale(&[], &[], &[], 1));
        assert_eq!(changes("a b c d", "a c d b"), stale(&[], &[], &[3], 0));
        assert_eq!(changes("a=1 b=1 c=1 d=1", "a=2 b=1 d=3 e=1"), stale(&[0, 2], &[3], &[], 1));
    }

    #[test]
    fn what_is_no_seal_is_not_taken_for_one() {
        let good = seal(&parts("a b"));
        for bad in ["", "abc", &good[..63], &format!("{good}x"), &good.replace('-', " "), &"g".repeat(64)] {
            assert_eq!(check(bad, &parts("a b")), Seal::Unreadable, "{bad}");
        }
    }

    #[test]
    fn large_pacts_have_seals_without_a_tail() {
        let many: String = (0..100).map(|at| format!("p{at} ")).collect();
        assert_eq!(seal(&parts(&many)).len(), 64);
    }
}
