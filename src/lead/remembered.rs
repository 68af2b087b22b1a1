//! Texts that come again are not scanned again.

/// What was found in some texts. Each has a pair of places where it may stand, by its hash, and of all that belong there
/// the last two do.
#[derive(Debug, Clone, Default)]
pub(super) struct Remembered {
    /// By pair, the newer one first: [`LONGEST`] bytes for each place. Flat, so that zeros come without being written.
    texts: Vec<u8>,
    /// By pair; 0 where no text stands.
    lengths: Vec<[u8; 2]>,
    /// For each place.
    hits: Vec<u64>,
    blocks: usize,
    /// How many texts were scanned before there were places.
    scanned: u8,
}

/// Twice so many texts are remembered: what a list of job titles needs, with few that want the same place. Of places
/// where no text stands nothing is read.
const PAIRS: usize = 4096;
/// Longer texts come seldom twice.
const LONGEST: usize = 64;
/// So many texts are scanned before any is remembered: places cost as much as scanning some hundred texts, which who
/// assesses one lead has no use for.
const FIRST: u8 = 64;

impl Remembered {
    /// What is found takes so many blocks of bits.
    pub fn new(blocks: usize) -> Self {
        Self { blocks, ..Self::default() }
    }

    /// What is found in a text: remembered, or else found by scanning it.
    pub fn hits(&mut self, text: &str, into: &mut [u64], scan: impl FnOnce(&mut [u64])) {
        let bytes = text.as_bytes();
        // The empty text is remembered by nobody, for it is never scanned.
        let length = u8::try_from(bytes.len()).ok().filter(|&length| (1..=LONGEST).contains(&length.into()));
        let Some(length) = length.filter(|_| self.has_places()) else { return scan(into) };
        let pair = hash(bytes) as usize % PAIRS;
        let texts = self.texts.as_chunks::<LONGEST>().0.as_chunks::<2>().0;
        let (Some(lengths), Some(texts)) = (self.lengths.get(pair), texts.get(pair)) else {
            return scan(into);
        };
        let mut places = lengths.iter().zip(texts);
        if let Some(place) = places.position(|(length, text)| is_same(*length, text, bytes)) {
            let start = (2 * pair + place) * self.blocks;
            if let Some(hits) = self.hits.get(start..start + self.blocks) {
                return into.copy_from_slice(hits);
            }
        }
        scan(into);
        self.remember(pair, bytes, length, into);
    }

    /// What was found in a text that is remembered, if that takes one block of bits.
    #[inline]
    pub fn found(&self, text: &str) -> Option<u64> {
        let bytes = text.as_bytes();
        if bytes.len() > LONGEST || self.blocks != 1 {
            return None;
        }
        let pair = hash(bytes) as usize % PAIRS;
        let texts = self.texts.as_chunks::<LONGEST>().0.as_chunks::<2>().0.get(pair)?;
        let hits = self.hits.as_chunks::<2>().0.get(pair)?;
        let places = self.lengths.get(pair)?.iter().zip(texts).zip(hits);
        let mut same = places.filter(|((length, text), _)| is_same(**length, text, bytes));
        same.next().map(|(_, hits)| *hits)
    }

    /// Makes places once some texts have come.
    #[inline]
    fn has_places(&mut self) -> bool {
        if !self.lengths.is_empty() {
            return true;
        }
        if self.scanned < FIRST {
            self.scanned += 1;
            return false;
        }
        // Zeros that nobody has read yet cost nothing.
        self.texts = vec![0; PAIRS * 2 * LONGEST];
        self.lengths = vec![[0; 2]; PAIRS];
        self.hits = vec![0; PAIRS * 2 * self.blocks];
        true
    }

    /// The newer text of a pair becomes the older.
    #[cold]
    fn remember(&mut self, pair: usize, text: &[u8], length: u8, found: &[u64]) {
        let start = 2 * pair * self.blocks;
        let hits = self.hits.get_mut(start..start + 2 * self.blocks);
        let texts = self.texts.as_chunks_mut::<LONGEST>().0.as_chunks_mut::<2>().0;
        let (Some(lengths), Some(texts), Some(hits)) =
            (self.lengths.get_mut(pair), texts.get_mut(pair), hits)
        else {
            return;
        };
        lengths.swap(0, 1);
        texts.swap(0, 1);
        hits.rotate_left(self.blocks);
        let [newer, _] = texts;
        if let (Some(place), Some(hits)) = (newer.get_mut(..text.len()), hits.get_mut(..self.blocks)) {
            place.copy_from_slice(text);
            hits.copy_from_slice(found);
            lengths[0] = length;
        }
    }
}

/// Whether a text of such a length is another.
#[inline]
fn is_same(length: u8, text: &[u8; LONGEST], other: &[u8]) -> bool {
    usize::from(length) == other.len() && text.get(..other.len()) == Some(other)
}

/// Tells texts apart well enough: whoever contrives texts that fall together makes them be scanned, no more.
#[inline]
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    let mut add = |word: u64| hash = (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk::<8>() {
        add(u64::from_le_bytes(*word));
        rest = behind;
    }
    match bytes.last_chunk::<8>() {
        // Some bytes come twice, which does no harm.
        Some(last) => add(u64::from_le_bytes(*last)),
        None => rest.iter().for_each(|&byte| add(byte.into())),
    }
    hash >> 40
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
            assert!(remembered.lengths.is_empty());
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
        let long = "x".repeat(100);
        let mut found = [0; 2];
        remembered.hits(&long, &mut found, |into| into.fill(9));
        assert_eq!(found, [9, 9]);
    }
}
