//! What a text is, and what is in it: all tests of a field in one pass.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use aho_corasick::automaton::Automaton;
use aho_corasick::{Anchored, PatternID, dfa, nfa::contiguous};

use crate::model::{Domain, TextOp, TextTest, semantics};
use crate::values::text;

/// The whole texts that a field is compared with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Compared {
    /// Those of ASCII with up to 8 and up to 16 bytes, packed, ascending.
    eight: Vec<(u64, u32)>,
    sixteen: Vec<(u128, u32)>,
    /// All others, folded.
    long: HashMap<Arc<str>, u32>,
}

/// So many bytes are packed into one number.
const SHORT: usize = 16;

impl Compared {
    /// Folded texts with their places from 1.
    pub fn new(places: &HashMap<Arc<str>, i64>) -> Self {
        let mut compared = Self::default();
        for (text, &place) in places {
            let place = u32::try_from(place).unwrap_or(0);
            match packed(text.as_bytes()) {
                Some(packed) => match u64::try_from(packed) {
                    Ok(packed) => compared.eight.push((packed, place)),
                    Err(_) => compared.sixteen.push((packed, place)),
                },
                None => {
                    compared.long.insert(Arc::clone(text), place);
                }
            }
        }
        compared.eight.sort_unstable();
        compared.sixteen.sort_unstable();
        compared
    }

    /// The words of a list with their places from 1; of two that are the same the first.
    pub fn words(of: &Domain) -> Self {
        let mut places: HashMap<Arc<str>, i64> = HashMap::new();
        for (word, place) in of.folded.iter().zip(1..) {
            places.entry(word.as_str().into()).or_insert(place);
        }
        Self::new(&places)
    }

    /// By place, a text of it; at 0 one that is not there.
    pub fn texts(&self) -> Vec<String> {
        let unpacked = |packed: u128| {
            let bytes = packed.to_le_bytes();
            let len = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
            String::from_utf8_lossy(bytes.get(..len).unwrap_or_default()).into_owned()
        };
        let eight = self.eight.iter().map(|&(packed, place)| (unpacked(packed.into()), place));
        let sixteen = self.sixteen.iter().map(|&(packed, place)| (unpacked(packed), place));
        let long = self.long.iter().map(|(text, &place)| (text.to_string(), place));
        let all: Vec<_> = eight.chain(sixteen).chain(long).collect();
        let places = all.iter().map(|&(_, place)| place as usize + 1).max().unwrap_or(1);
        let mut texts = vec![String::new(); places];
        let longest = all.iter().map(|(text, _)| text.len()).max().unwrap_or(0);
        for (text, place) in all {
            texts.get_mut(place as usize).into_iter().for_each(|slot| *slot = text.clone());
        }
        texts.first_mut().into_iter().for_each(|other| *other = "x".repeat(longest + 1));
        texts
    }

    /// The place of a text without outer blanks, in any case; 0 for one that is not there.
    pub fn place(&self, text: &str, folded: &mut String) -> u32 {
        if let Some(packed) = packed(text.as_bytes()) {
            return self.of_short(packed);
        }
        if self.long.is_empty() && text.is_ascii() {
            return 0;
        }
        text::fold_into(text, folded);
        match packed(folded.as_bytes()) {
            Some(packed) => self.of_short(packed),
            None => self.long.get(folded.as_str()).copied().unwrap_or(0),
        }
    }

    /// The place of a short text of ASCII, in any case, 0 for one that is not there; none for any other text.
    #[inline]
    pub fn short_place(&self, text: &[u8]) -> Option<u32> {
        packed(text).map(|packed| self.of_short(packed))
    }

    /// The place of a text, if that is told at once: 0 for one that is not there.
    #[inline]
    pub fn quick_place(&self, text: &str) -> Option<u32> {
        eight(text.as_bytes()).map(|packed| place_of(&self.eight, packed))
    }

    #[inline]
    fn of_short(&self, packed: u128) -> u32 {
        match u64::try_from(packed) {
            Ok(packed) => place_of(&self.eight, packed),
            Err(_) => place_of(&self.sixteen, packed),
        }
    }
}

#[inline]
fn place_of<T: Ord + Copy>(texts: &[(T, u32)], text: T) -> u32 {
    /// Up to so many, looking at all is faster than halving.
    const FEW: usize = 12;
    if texts.len() <= FEW {
        return texts.iter().find(|&&(of, _)| of == text).map_or(0, |&(_, place)| place);
    }
    let found = texts.binary_search_by_key(&text, |&(of, _)| of);
    found.ok().and_then(|at| texts.get(at)).map_or(0, |&(_, place)| place)
}

/// A short text of ASCII in lower case, as a number, the first byte the lowest; none of another. Different texts are
/// different numbers, as those that end with NUL are none.
#[inline]
fn packed(text: &[u8]) -> Option<u128> {
    if text.last() == Some(&0) {
        return None;
    }
    let len = text.len();
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (lower_case(u64::from_le_bytes(*first))?, lower_case(u64::from_le_bytes(*last))?);
        // Bytes that both have are the same in both.
        let shifted = u128::from(last).checked_shl(u32::try_from(8 * len - 64).ok()?)?;
        return (len <= SHORT).then_some(u128::from(first) | shifted);
    }
    let packed = match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * len - 32)
        }
        _ => text.iter().rev().fold(0, |packed, &byte| packed << 8 | u64::from(byte)),
    };
    lower_case(packed).map(u128::from)
}

/// What [`packed`] makes of up to 8 bytes that neither begin nor end with a blank or another sign that is not printed.
#[inline]
fn eight(text: &[u8]) -> Option<u64> {
    let len = text.len();
    let (&[first, ..], &[.., last]) = (text, text) else { return None };
    if len > 8 || !first.is_ascii_graphic() || !last.is_ascii_graphic() {
        return None;
    }
    let packed = match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * len - 32)
        }
        _ => {
            let middle = *text.get(len / 2)?;
            u64::from(first) | u64::from(middle) << (8 * (len / 2)) | u64::from(last) << (8 * len - 8)
        }
    };
    lower_case(packed)
}

/// Eight bytes of ASCII in lower case; none of others.
#[inline]
fn lower_case(bytes: u64) -> Option<u64> {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = EACH << 7;
    if bytes & HIGHEST != 0 {
        return None;
    }
    // No byte overflows, for all are below 0x80.
    let from_a = bytes + EACH * (0x80 - b'A' as u64);
    let behind_z = bytes + EACH * (0x80 - b'Z' as u64 - 1);
    Some(bytes | (from_a & !behind_z & HIGHEST) >> 2)
}

/// Finds all that a field's tests ask for in one pass over a text.
#[derive(Debug, Clone)]
pub(crate) struct Scanner {
    patterns: Vec<Arc<str>>,
    /// Made for the first text: whoever only checks a pact has no use for it.
    automaton: OnceLock<Option<Machine>>,
    tests: Vec<TextTest>,
    /// By pattern: which tests it fulfils, and how.
    fulfils: Vec<Vec<(TextOp, u32)>>,
    /// How many blocks of 64 tests there are.
    blocks: usize,
}

#[derive(Debug, Clone)]
enum Machine {
    /// The fastest, and the largest.
    Few(dfa::DFA),
    Many(contiguous::NFA),
}

/// Up to so many bytes of patterns make a table of states that fits the cache.
const FEW: usize = 2048;

impl Scanner {
    /// The tests of a field, none of which looks for the empty text.
    pub fn new(tests: &[TextTest]) -> Self {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut patterns: Vec<Arc<str>> = Vec::new();
        let mut fulfils: Vec<Vec<(TextOp, u32)>> = Vec::new();
        for (test, at) in tests.iter().zip(0..) {
            for needle in &test.needles {
                let place = *places.entry(needle).or_insert(patterns.len());
                if place == patterns.len() {
                    patterns.push(Arc::clone(needle));
                    fulfils.push(Vec::new());
                }
                fulfils.get_mut(place).into_iter().for_each(|fulfils| fulfils.push((test.op, at)));
            }
        }
        let blocks = tests.len().div_ceil(64);
        Self { patterns, automaton: OnceLock::new(), tests: tests.to_vec(), fulfils, blocks }
    }

    /// How many blocks of 64 tests there are.
    pub fn blocks(&self) -> usize {
        self.blocks
    }

    /// Sets the bits of the tests that a text without outer blanks passes, in any case.
    pub fn scan(&self, text: &str, folded: &mut String, hits: &mut [u64]) {
        hits.fill(0);
        let Some(automaton) = self.automaton.get_or_init(|| Machine::new(&self.patterns)) else {
            return self.one_by_one(text, folded, hits);
        };
        if self.run(automaton, text, hits) {
            return;
        }
        // Not ASCII only: what is the same in lower case need not be found before folding, nor the other way round.
        text::fold_into(text, folded);
        hits.fill(0);
        self.run(automaton, folded, hits);
    }

    /// Where there are more texts than an automaton can hold.
    fn one_by_one(&self, text: &str, folded: &mut String, hits: &mut [u64]) {
        text::fold_into(text, folded);
        for (test, at) in self.tests.iter().zip(0_usize..) {
            if let (true, Some(block)) = (semantics::text_matches(folded, test), hits.get_mut(at / 64)) {
                *block |= 1 << (at % 64);
            }
        }
    }

    /// False if the text is not ASCII only.
    fn run(&self, automaton: &Machine, text: &str, hits: &mut [u64]) -> bool {
        match automaton {
            Machine::Few(dfa) => self.pass(dfa, text, hits),
            Machine::Many(nfa) => self.pass(nfa, text, hits),
        }
    }

    #[inline]
    fn pass(&self, of: &impl Automaton, text: &str, hits: &mut [u64]) -> bool {
        let Ok(mut state) = of.start_state(Anchored::No) else { return true };
        let mut all = 0;
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            all |= byte;
            state = of.next_state(Anchored::No, state, byte);
            if of.is_special(state) && of.is_match(state) {
                for nth in 0..of.match_len(state) {
                    let pattern = of.match_pattern(state, nth);
                    self.found(pattern, text, at + 1 - of.pattern_len(pattern), at + 1, hits);
                }
            }
        }
        all.is_ascii()
    }

    fn found(&self, pattern: PatternID, text: &str, start: usize, end: usize, hits: &mut [u64]) {
        for &(op, test) in self.fulfils.get(pattern.as_usize()).into_iter().flatten() {
            let holds = match op {
                TextOp::Contains => true,
                TextOp::StartsWith => start == 0,
                TextOp::EndsWith => end == text.len(),
                TextOp::Is => start == 0 && end == text.len(),
                TextOp::Mentions => text::stands_alone(text, start, end),
            };
            if let (true, Some(block)) = (holds, hits.get_mut(test as usize / 64)) {
                *block |= 1 << (test % 64);
            }
        }
    }
}

impl Machine {
    fn new(patterns: &[Arc<str>]) -> Option<Self> {
        let patterns = || patterns.iter().map(|pattern| pattern.as_bytes());
        let len: usize = patterns().map(<[u8]>::len).sum();
        if len <= FEW {
            return dfa::Builder::new().ascii_case_insensitive(true).build(patterns()).ok().map(Self::Few);
        }
        contiguous::Builder::new().ascii_case_insensitive(true).build(patterns()).ok().map(Self::Many)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Compared, HashMap, Scanner, TextOp, TextTest};
    use crate::model::semantics;
    use crate::values::text;

    fn any_text() -> impl Strategy<Value = String> {
        "[aAbBäÄ_ σςΣ\u{130}ß.1]{0,24}"
    }

    fn any_test() -> impl Strategy<Value = TextTest> {
        let op = prop::sample::select(vec![
            TextOp::Is,
            TextOp::Contains,
            TextOp::Mentions,
            TextOp::StartsWith,
            TextOp::EndsWith,
        ]);
        let needle = "[aAbBäÄ_ σς.1]{1,3}|ab.{14,18}".prop_map(|needle| text::fold(&needle));
        let needles = prop::collection::vec(needle.prop_filter("a text", |n| !n.is_empty()), 1..4);
        (op, needles).prop_map(|(op, needles)| TextTest {
            op,
            needles: needles.iter().map(|needle| needle.as_str().into()).collect(),
        })
    }

    proptest! {
        #[test]
        fn scanning_finds_what_single_tests_find(
            tests in prop::collection::vec(any_test(), 1..90),
            text in any_text(),
        ) {
            let scanner = Scanner::new(&tests);
            let mut hits = vec![7; scanner.blocks()];
            let trimmed = text::trim(&text);
            scanner.scan(trimmed, &mut String::new(), &mut hits);
            for (at, test) in tests.iter().enumerate() {
                let hit = hits.get(at / 64).is_some_and(|block| block & (1 << (at % 64)) != 0);
                prop_assert_eq!(hit, semantics::text_matches(&text::fold(trimmed), test), "{:?}", test);
            }
            let mut one_by_one = vec![0; scanner.blocks()];
            scanner.one_by_one(trimmed, &mut String::new(), &mut one_by_one);
            prop_assert_eq!(one_by_one, hits);
        }

        #[test]
        fn places_are_those_of_equal_texts(
            texts in prop::collection::vec(any_text(), 0..9),
            of in any_text(),
        ) {
            let texts: Vec<_> = texts.into_iter().chain(["Geschäftsführer und Gesellschafter".into()]).collect();
            let mut places = HashMap::new();
            for text in texts.iter().map(|text| text::fold(text)).filter(|text| !text.is_empty()) {
                let next = places.len() as i64 + 1;
                places.entry(text.into()).or_insert(next);
            }
            let compared = Compared::new(&places);
            for text in texts.iter().chain([&of]) {
                let expected = places.get(text::fold(text).as_str()).copied().unwrap_or(0);
                let place = compared.place(text::trim(text), &mut String::new());
                prop_assert_eq!(i64::from(place), expected, "{}", text);
            }
        }
    }
}
