//! Small pieces of the messages: how words, names and lists are written in a pact.

use std::fmt::Write as _;

use crate::model::{Currency, Domain};
use crate::values::Number;

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

/// A text as a pact writes it: `"DE"`.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A listed word as a pact writes it: bare where it is a name, else in quotes.
pub(super) fn word(text: &str) -> String {
    let mut chars = text.chars();
    let starts = chars.next().is_some_and(|c| c.is_alphabetic() || c == '_');
    if starts && chars.all(|c| c.is_alphanumeric() || c == '_') && !RESERVED.contains(&text) {
        text.to_owned()
    } else {
        quoted(text)
    }
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

/// What is never a name.
pub(super) const RESERVED: &[&str] = &[
    "and",
    "or",
    "not",
    "when",
    "where",
    "in",
    "is",
    "because",
    "becomes",
    "if",
    "any",
    "no",
    "yes",
    "known",
    "unknown",
    "complete",
    "interaction",
    "otherwise",
    "always",
    "resetting",
];

#[cfg(test)]
mod tests {
    use super::{counted, list, quoted, word};

    #[test]
    fn words_as_a_pact_writes_them() {
        assert_eq!(word("c_level"), "c_level");
        assert_eq!(word("Lead Add Form"), "\"Lead Add Form\"");
        assert_eq!(word("unknown"), "\"unknown\"");
        assert_eq!(word("1-10"), "\"1-10\"");
        assert_eq!(quoted("a \"b\" \\"), "\"a \\\"b\\\" \\\\\"");
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
