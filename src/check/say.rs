//! Small pieces of the messages: how words, names and lists are written in a pact.

use std::fmt::Write as _;

use crate::model::{Currency, Domain};
use crate::values::Number;
pub(super) use crate::values::text::{quoted, word};

/// How many words a message lists before it says how many more there are.
const LISTED: usize = 8;

/// `` `a`, `b` and `c` ``, the last two joined with a word.
pub(super) fn list<S: AsRef<str>>(words: &[S], joined_by: &str) -> String {
    let mut text = String::new();
    let shown = if words.len() > LISTED + 1 { LISTED } else { words.len() };
    for (at, word) in words.iter().take(shown).enumerate() {
        let before = match at {
            0 => String::new(),
            _ if at + 1 == words.len() => format!(" {joined_by} "),
            _ => ", ".to_owned(),
        };
        let _ = write!(text, "{before}`{}`", word.as_ref());
    }
    if shown < words.len() {
        let _ = write!(text, " {joined_by} {} more", words.len() - shown);
    }
    text
}

/// `(a, b, "c d")`: the first words of a list, as many as an example needs.
pub(super) fn some_words(domain: &Domain) -> String {
    let words: Vec<String> = domain.words.iter().take(2).map(|text| word(text)).collect();
    format!("({})", words.join(", "))
}

/// The first word of a list, as an example.
pub(super) fn a_word(domain: &Domain) -> String {
    domain.words.first().map_or_else(|| "…".to_owned(), |text| word(text))
}

/// `250 EUR`
pub(super) fn money(value: Number, currency: &Currency) -> String {
    format!("{value} {currency}")
}

/// `1 column`, `3 columns`
pub(super) fn counted(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}

#[cfg(test)]
mod tests {
    use super::{counted, list};

    #[test]
    fn one_or_more() {
        assert_eq!(counted(1, "row", "rows") + &counted(2, "row", "rows"), "1 row2 rows");
    }

    #[test]
    fn lists_end_in_and_or_in_how_many_more() {
        assert_eq!(list(&["a"], "and"), "`a`");
        assert_eq!(list(&["a", "b", "c"], "or"), "`a`, `b` or `c`");
        let many: Vec<String> = (0..20).map(|i| format!("w{i}")).collect();
        assert!(list(&many, "and").ends_with("`w7` and 12 more"), "{}", list(&many, "and"));
    }
}
