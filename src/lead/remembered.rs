//! Texts that come again are not scanned again.

use std::ops::Range;

use super::texts::word;

/// What was found in some texts. Each has a pair of places where it may stand, by its hash, and of all that belong there
/// the last two do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Remembered {
    /// By pair, the newer one first. Flat, so that zeros come without being written.
    texts: Vec<[Text; 2]>,
    /// For each place, all blocks but the first.
    hits: Vec<u64>,
    /// How many these are for each place.
    rest: usize,
    /// How many texts were scanned before there were places.
    scanned: u8,
}

/// A text: one more than its length in bytes, the first block of what was found in it, its last word, and those before; 0
/// where no text stands. It is as long as a line of a cache, for that it is not there yet is most of what it takes.
type Text = [u64; 8];

/// So many bytes are a word. The last of a text begins with bytes of the one before it where they are no words of their own.
const WORD: usize = 8;
/// Twice so many texts are remembered: what a list of job titles needs, with few that want the same place. Of places
/// where no text stands nothing is read.
const PAIRS: usize = 8192;
/// Longer texts come seldom twice.
const LONGEST: usize = 6 * WORD;
/// So many texts are scanned before any is remembered: places cost as much as scanning some hundred texts, which who
/// assesses one lead has no use for.
const FIRST: u8 = 64;

impl Remembered {
    /// What is found takes so many blocks of bits.
    pub fn new(blocks: usize) -> Self {
        Self { rest: blocks.saturating_sub(1), ..Self::default() }
    }

    /// What is found in a text: remembered, or else found by scanning it.
    pub fn hits(&mut self, text: &str, into: &mut [u64], scan: impl FnOnce(&mut [u64])) {
        if let Some((place, [_, hit, ..])) = self.place(text.as_bytes())
            && let ([first, rest @ ..], Some(hits)) = (&mut *into, self.hits.get(self.rest_of(place)))
        {
            *first = *hit;
            return rest.copy_from_slice(hits);
        }
        scan(into);
        self.remember(text.as_bytes(), into);
    }

    /// What was found in a text that is remembered, where that takes one block of bits.
    #[inline]
    pub fn found(&self, text: &[u8]) -> Option<u64> {
        let (_, [_, hits, ..]) = self.place(text)?;
        Some(*hits)
    }

    /// From now on this was found in a text, if it is short: the newer of its pair becomes the older.
    #[cold]
    pub fn remember(&mut self, text: &[u8], found: &[u64]) {
        if text.is_empty() || text.len() > LONGEST || !self.has_places() {
            return;
        }
        let last_word = last_word(text);
        let pair = pair(text, last_word);
        let (newer, older) = (self.rest_of(2 * pair), self.rest_of(2 * pair + 1));
        let (Some(texts), Some(hits), &[first, ref rest @ ..]) =
            (self.texts.get_mut(pair), self.hits.get_mut(newer.start..older.end), found)
        else {
            return;
        };
        texts.swap(0, 1);
        hits.rotate_left(newer.len());
        let [[length, hit, last, words @ ..], _] = texts;
        (*length, *hit, *last) = (text.len() as u64 + 1, first, last_word);
        let full = text.as_chunks::<WORD>().0.iter().map(|word| u64::from_le_bytes(*word));
        words.iter_mut().zip(full).for_each(|(into, word)| *into = word);
        hits.iter_mut().zip(rest).for_each(|(into, found)| *into = *found);
    }

    /// Where a text stands.
    #[inline(always)]
    fn place(&self, text: &[u8]) -> Option<(usize, &Text)> {
        let last = last_word(text);
        let pair = pair(text, last);
        let [newer, older] = self.texts.get(pair)?;
        if is_same(newer, text, last) {
            Some((2 * pair, newer))
        } else if is_same(older, text, last) {
            Some((2 * pair + 1, older))
        } else {
            None
        }
    }

    /// Where the blocks of a place are, but the first.
    #[inline]
    fn rest_of(&self, place: usize) -> Range<usize> {
        place * self.rest..(place + 1) * self.rest
    }

    /// Makes places once some texts have come.
    fn has_places(&mut self) -> bool {
        if !self.texts.is_empty() {
            return true;
        }
        if self.scanned < FIRST {
            self.scanned += 1;
            return false;
        }
        // Zeros that nobody has read yet cost nothing.
        self.texts = vec![[[0; 8]; 2]; PAIRS];
        self.hits = vec![0; PAIRS * 2 * self.rest];
        true
    }
}

/// Whether a text, of which the last word is this, is the one that stands somewhere.
#[inline]
fn is_same([length, _, of_last, words @ ..]: &Text, text: &[u8], last: u64) -> bool {
    *length == text.len() as u64 + 1
        && *of_last == last
        && text.as_chunks::<WORD>().0.iter().zip(words).all(|(word, of)| u64::from_le_bytes(*word) == *of)
}

/// The last word of a text, or all of a shorter one.
#[inline]
fn last_word(text: &[u8]) -> u64 {
    match text.last_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => word(text),
    }
}

/// To which pair a text belongs, of which the last word is this. That tells texts apart well enough, by their length and what they begin and end with and
/// have in the middle: of those that fall together two are remembered, and others are scanned again.
#[inline]
fn pair(text: &[u8], last: u64) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let add = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let mut hash = add(text.len() as u64, last);
    if let Some(first) = text.first_chunk() {
        hash = add(hash, u64::from_le_bytes(*first));
        let middle = text.get((text.len() / 2).wrapping_sub(WORD / 2)..).and_then(|rest| rest.first_chunk());
        hash = add(hash, middle.map_or(0, |middle| u64::from_le_bytes(*middle)));
    }
    (hash >> 40) as usize % PAIRS
}

#[cfg(test)]
mod tests {
    use super::Remembered;

    #[test]
    fn nothing_is_remembered_of_the_first_texts() {
        let mut remembered = Remembered::new(1);
        let mut scans = 0;
        let mut find = |remembered: &mut Remembered| {
            remembered.hits("text", &mut [0], |_| scans += 1);
            scans
        };
        for nth in 1..=64 {
            assert_eq!(find(&mut remembered), nth);
            assert!(remembered.texts.is_empty());
        }
        assert_eq!((find(&mut remembered), find(&mut remembered)), (65, 65));
    }

    #[test]
    fn what_is_remembered_is_what_was_found() {
        let mut remembered = Remembered::new(2);
        let mut scans = 0;
        // More texts than places, each three times in a row and once again later.
        for text in (0..10_000_u64).flat_map(|at| [at, at, at, at / 2]) {
            let mut found = [0; 2];
            remembered.hits(&format!("text {text}"), &mut found, |into| {
                scans += 1;
                into.copy_from_slice(&[text, !text]);
            });
            assert_eq!(found, [text, !text]);
        }
        assert!((10_000..30_000).contains(&scans), "{scans}");
        let mut single = Remembered::new(1);
        for _ in 0..100 {
            single.hits("seen", &mut [0], |into| into.fill(5));
        }
        assert_eq!(single.found(b"seen"), Some(5));
        for unseen in ["", " ", "see", "seen ", "Seen", "x".repeat(100).as_str()] {
            assert_eq!(single.found(unseen.as_bytes()), None, "{unseen}");
        }
        let long = "x".repeat(100);
        let mut found = [0; 2];
        remembered.hits(&long, &mut found, |into| into.fill(9));
        assert_eq!(found, [9, 9]);
    }
}
