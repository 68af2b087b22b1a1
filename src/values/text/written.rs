//! How a pact writes a text, and a word of a list: for all that writes lines of a pact.

/// What is never a name.
pub(crate) const RESERVED: [&str; 20] = [
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

/// Whether a name may begin so.
pub(crate) fn starts_name(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || (!c.is_ascii() && pest::unicode::XID_START(c))
}

/// Whether a name may go on so.
pub(crate) fn continues_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && pest::unicode::XID_CONTINUE(c))
}

/// A listed word as a pact writes it: bare where it is a name, else in quotes.
pub(crate) fn word(text: &str) -> String {
    let is_name = text.starts_with(starts_name) && text.chars().all(continues_name);
    if is_name && !RESERVED.contains(&text) { text.to_owned() } else { quoted(text) }
}

/// A text as a pact writes it: in straight quotes and on one line, what nobody sees by its number.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            // The last two end a line, as some of the control characters do.
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2028}' | '\u{2029}' => {
                quoted.extend(c.escape_unicode());
            }
            c if c.is_control() => quoted.extend(c.escape_unicode()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{quoted, word};

    #[test]
    fn words_as_a_pact_writes_them() {
        assert_eq!(["c_level", "Größe", "_x", "a1"].map(word), ["c_level", "Größe", "_x", "a1"]);
        let quoted = ["Lead Add Form", "unknown", "any", "1-10", "m²", "", "ⓐ"];
        assert_eq!(quoted.map(word), quoted.map(|text| format!("\"{text}\"")));
    }

    #[test]
    fn a_text_stands_on_one_line() {
        assert_eq!(quoted("a \"b\" \\"), r#""a \"b\" \\""#);
        let ends = "\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}\0\u{feff}";
        assert_eq!(quoted(ends), r#""\n\u{d}\u{b}\u{c}\u{85}\u{2028}\u{2029}\u{0}\u{feff}""#);
    }
}
