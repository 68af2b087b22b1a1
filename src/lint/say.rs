//! How rules put names and pieces of the pact into sentences.

use std::fmt::Write as _;

/// How many words a message lists before it says how many more there are.
const LISTED: usize = 6;

/// `` `a`, `b` and `c` ``
pub(super) fn list<S: AsRef<str>>(words: &[S], joined_by: &str) -> String {
    let shown = if words.len() > LISTED + 1 { LISTED } else { words.len() };
    let mut text = String::new();
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

/// `a, b and c`, as a sentence of a pact lists them.
pub(super) fn sentence<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A piece of a pact on one line and not too long for a message.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let words: Vec<&str> = text.split_whitespace().take(LONGEST).collect();
    let text = words.join(" ").replace('`', "'");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("").trim_end()),
        None => text,
    }
}
