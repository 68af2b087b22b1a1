//! What a text is, and what is in it: all tests of a field in one pass.

mod compared;

pub(crate) use compared::Compared;
pub(super) use compared::word;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use aho_corasick::automaton::Automaton;
use aho_corasick::{Anchored, PatternID, dfa, nfa::contiguous};

use crate::model::{TextOp, TextTest, semantics};
use crate::values::text;

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

    /// How many tests there are.
    pub fn tests(&self) -> usize {
        self.tests.len()
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

    use super::{Scanner, TextOp, TextTest};
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
    }
}
