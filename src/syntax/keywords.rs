//! The words of the language as the grammar spells them, for everything that looks at words outside the
//! grammar: where statements end, and what a message suggests.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::grammar::{GRAMMAR, Rule};

/// A word that occurs in keywords; 0 for all others.
pub(super) type WordId = u16;

/// All keywords.
pub(super) struct Keywords {
    /// All words with their ids, in the slots of their letters: every word of a pact is looked up.
    words: Vec<Vec<(String, WordId)>>,
    /// How many words there are.
    count: WordId,
    /// Indexed by rule: its spellings, longest first, as text and as words.
    spellings: Vec<Vec<Spelling>>,
    /// Indexed by rule: the word it begins with, if all its spellings begin with the same.
    firsts: Vec<Option<WordId>>,
    reserved: Vec<String>,
}

/// One spelling of a keyword.
pub(super) struct Spelling {
    /// `as soon as`
    pub text: String,
    /// Its words.
    pub words: Vec<WordId>,
}

/// The keywords of the grammar, read once.
pub(super) fn keywords() -> &'static Keywords {
    static KEYWORDS: OnceLock<Keywords> = OnceLock::new();
    KEYWORDS.get_or_init(|| Keywords::read(GRAMMAR))
}

impl Keywords {
    /// The id of a word, for quick comparison.
    pub fn word(&self, text: &str) -> WordId {
        let slot = self.words.get(slot(text)).map_or(&[][..], Vec::as_slice);
        slot.iter().find(|(word, _)| word == text).map_or(0, |(_, id)| *id)
    }

    /// All words that occur in keywords.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(|(word, _)| word.as_str())
    }

    /// All spellings of a keyword.
    pub fn spellings(&self, rule: Rule) -> &[Spelling] {
        self.spellings.get(rule as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a keyword may begin with a word: false only if it certainly does not.
    #[inline]
    pub fn may_begin(&self, rule: Rule, word: WordId) -> bool {
        self.firsts.get(rule as usize).copied().flatten().is_none_or(|first| first == word)
    }

    /// How a keyword is spelled in messages.
    pub fn spelled(&self, rule: Rule) -> &str {
        self.spellings(rule).first().map_or("", |s| s.text.as_str())
    }

    /// Whether a word is never a name.
    pub fn is_reserved(&self, text: &str) -> bool {
        self.reserved.iter().any(|r| r == text)
    }

    fn read(grammar: &str) -> Self {
        let lines = grammar.lines().skip_while(|l| !l.starts_with("// keywords: begin"));
        let words = vec![Vec::new(); SLOTS];
        let mut all =
            Self { words, count: 0, spellings: Vec::new(), firsts: Vec::new(), reserved: Vec::new() };
        let rules: HashMap<String, Rule> = Rule::all_rules().iter().map(|r| (format!("{r:?}"), *r)).collect();
        for line in lines.take_while(|l| !l.starts_with("// keywords: end")) {
            let Some((name, body)) = line.split_once(" = ") else { continue };
            let quoted: Vec<&str> = body.split('"').skip(1).step_by(2).filter(|s| !s.is_empty()).collect();
            if name == "reserved" {
                all.reserved = quoted.iter().map(|s| (*s).to_owned()).collect();
            } else if let Some(rule) = rules.get(name).filter(|_| name.starts_with("k_")) {
                all.add(*rule, &quoted);
            }
        }
        all
    }

    fn add(&mut self, rule: Rule, quoted: &[&str]) {
        let spellings: Vec<Spelling> = quoted.iter().map(|text| self.spelling(text)).collect();
        let first = |spelling: &Spelling| spelling.words.first().copied();
        let same = spellings
            .first()
            .and_then(first)
            .filter(|same| spellings.iter().all(|s| first(s) == Some(*same)));
        let at = rule as usize;
        if self.spellings.len() <= at {
            self.spellings.resize_with(at + 1, Vec::new);
            self.firsts.resize(at + 1, None);
        }
        if let Some((slot, first)) = self.spellings.get_mut(at).zip(self.firsts.get_mut(at)) {
            (*slot, *first) = (spellings, same);
        }
    }

    fn spelling(&mut self, text: &str) -> Spelling {
        Spelling { words: text.split(' ').map(|word| self.id(word)).collect(), text: text.to_owned() }
    }

    /// The id of a word, which is new perhaps.
    fn id(&mut self, word: &str) -> WordId {
        let known = self.word(word);
        if known != 0 {
            return known;
        }
        self.count += 1;
        if let Some(slot) = self.words.get_mut(slot(word)) {
            slot.push((word.to_owned(), self.count));
        }
        self.count
    }
}

/// How many slots the words are in: many enough that few share one.
const SLOTS: usize = 512;

/// The slot of a word: told by its length and three of its letters.
fn slot(word: &str) -> usize {
    let letters = word.as_bytes();
    let letter = |at: usize| letters.get(at).map_or(0, |letter| usize::from(*letter));
    (letter(0) * 31 + letter(1) * 7 + letter(letters.len().saturating_sub(1)) * 67 + letters.len() * 13)
        % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::FileId;
    use crate::syntax::Limits;

    #[test]
    fn every_keyword_of_the_grammar_has_a_spelling() {
        let without: Vec<_> = Rule::all_rules()
            .iter()
            .filter(|r| format!("{r:?}").starts_with("k_") && keywords().spelled(**r).is_empty())
            .collect();
        assert_eq!(without, [&Rule::k_ago_before], "English says nothing before a duration");
    }

    #[test]
    fn reserved_words_are_as_the_language_lists_them() {
        let mut listed = crate::values::text::RESERVED;
        let mut ours: Vec<&str> = keywords().reserved.iter().map(String::as_str).collect();
        listed.sort_unstable();
        ours.sort_unstable();
        assert_eq!(ours, listed);
    }

    #[test]
    fn every_word_of_the_language_can_be_listed() {
        for word in keywords().words() {
            let word = crate::values::text::word(word);
            let text = format!(
                "lead identified by id {{ a: one of ({word}, x), b: some of ({word}) }}\n\
                 example \"e\" {{\n  lead {{ a: {word}, b: ({word}) }}\n  \
                 expect a is {word}\n  expect b includes {word}\n}}\n"
            );
            let (_, messages) = crate::syntax::parse(FileId::default(), &text, &Limits::default());
            assert!(messages.is_empty(), "{text}: {messages:#?}");
        }
    }
}
