//! Sets of characters.

/// A set of characters that the grammar can name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Chars {
    /// Those of ASCII.
    ascii: u128,
    /// Beyond ASCII, what may begin a word.
    begins: bool,
    /// Beyond ASCII, what may stand in a word.
    continues: bool,
}

impl Chars {
    /// The set with a name of its own, if that is one.
    pub(super) fn named(name: &str) -> Option<Self> {
        let letters = |c: char| c.is_ascii_alphabetic();
        let digits = |c: char| c.is_ascii_digit();
        Some(match name {
            "ASCII_ALPHA" => Self::of(letters),
            "ASCII_DIGIT" => Self::of(digits),
            "ASCII_ALPHANUMERIC" => Self::of(|c| c.is_ascii_alphanumeric()),
            "XID_START" => Self { begins: true, ..Self::of(letters) },
            "XID_CONTINUE" => Self { continues: true, ..Self::of(|c| c.is_ascii_alphanumeric() || c == '_') },
            _ => return None,
        })
    }

    /// Those of ASCII that a test holds for.
    pub(super) fn of(holds: impl Fn(char) -> bool) -> Self {
        let all = (0..128_u8).filter(|byte| holds(char::from(*byte)));
        Self { ascii: all.fold(0, |set, byte| set | 1 << byte), ..Self::default() }
    }

    /// Those of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            begins: self.begins || other.begins,
            continues: self.continues || other.continues,
        }
    }

    /// Whether it has a character of ASCII.
    pub(super) fn has_ascii(&self, byte: u8) -> bool {
        byte.is_ascii() && self.ascii >> byte & 1 == 1
    }

    /// Whether it has any beyond ASCII.
    pub(super) fn goes_beyond(&self) -> bool {
        self.begins || self.continues
    }

    /// The bytes of the character that stands at a place, if it is in the set; else none.
    pub(super) fn bytes_at(&self, line: &str, at: usize) -> Option<usize> {
        let first = *line.as_bytes().get(at)?;
        if first.is_ascii() {
            return self.has_ascii(first).then_some(1);
        }
        let c = line.get(at..)?.chars().next()?;
        let has =
            self.begins && pest::unicode::XID_START(c) || self.continues && pest::unicode::XID_CONTINUE(c);
        has.then_some(c.len_utf8())
    }
}
