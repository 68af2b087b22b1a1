//! Results, for programs and for people.

pub mod csv;
pub mod ndjson;
pub mod summary;

/// A number with thousands set apart: `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number with what is counted: `1 lead`, `1,234 leads`.
pub fn counted(count: u64, one: &str, more: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { more })
}

/// A text of at most so many characters.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// A text in lines of at most so many columns (as far as its words allow), each set in. A no-break space is one in
/// what comes of it.
pub fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let (mut out, mut column) = (" ".repeat(indent), indent);
    for (at, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if at > 0 && column + 1 + length > width && column > indent {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            column = indent;
        } else if at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::{counted, cut, grouped, wrapped};

    #[test]
    fn lines_are_wrapped_between_words() {
        assert_eq!(wrapped("one two three", 2, 9), "  one two\n  three");
        assert_eq!(wrapped("verylongword a", 0, 4), "verylongword\na");
    }

    #[test]
    fn what_is_too_long_is_cut() {
        assert_eq!([cut("Qualification", 6), cut("Fit", 6)], ["Quali…", "Fit"]);
    }

    #[test]
    fn thousands() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(counted(1, "lead", "leads") + &counted(2000, "lead", "leads"), "1 lead2,000 leads");
    }
}
