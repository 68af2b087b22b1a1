//! Texts that come again are not scanned again.

/// What was found in some texts. Each has one place where it may stand, by its hash; a later one takes it over.
#[derive(Debug, Clone, Default)]
pub(super) struct Remembered {
    /// For each place.
    texts: Vec<[u8; LONGEST]>,
    /// For each place; 0 where no text stands.
    lengths: Vec<u8>,
    /// For each place.
    hits: Vec<u64>,
    blocks: usize,
    /// How many texts were scanned before there were places.
    scanned: u8,
}

/// So many texts are remembered: what a list of job titles needs, and few enough for the cache of a processor.
const PLACES: usize = 4096;
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
        let text = text.as_bytes();
        let Some(length) = u8::try_from(text.len()).ok().filter(|&length| length as usize <= LONGEST) else {
            return scan(into);
        };
        if self.lengths.is_empty() {
            if self.scanned < FIRST {
                self.scanned += 1;
                return scan(into);
            }
            // Zeros that nobody has read yet cost nothing.
            self.texts = vec![[0; LONGEST]; PLACES];
            self.lengths = vec![0; PLACES];
            self.hits = vec![0; PLACES * self.blocks];
        }
        let at = hash(text) as usize % PLACES;
        let (start, end) = (at * self.blocks, (at + 1) * self.blocks);
        let (Some(of), Some(old)) = (self.texts.get_mut(at), self.lengths.get_mut(at)) else {
            return scan(into);
        };
        let (Some(of), Some(hits)) = (of.get_mut(..text.len()), self.hits.get_mut(start..end)) else {
            return scan(into);
        };
        // The empty text is remembered by nobody, for it is never scanned.
        if *old == length && of == text && length > 0 {
            return into.copy_from_slice(hits);
        }
        scan(into);
        hits.copy_from_slice(into);
        *old = length;
        of.copy_from_slice(text);
    }
}

/// Tells texts apart well enough: whoever contrives texts that fall together makes them be scanned, no more.
#[inline]
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    let mut add = |word: u64| hash = (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().for_each(|word| add(u64::from_le_bytes(*word)));
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
