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
        let letters = || Self::range('a', 'z').and(Self::range('A', 'Z'));
        let alphanumeric = || letters().and(Self::range('0', '9'));
        Some(match name {
            "ASCII_ALPHA" => letters(),
            "ASCII_DIGIT" => Self::range('0', '9'),
            "ASCII_ALPHANUMERIC" => alphanumeric(),
            "XID_START" => Self { begins: true, ..letters() },
            "XID_CONTINUE" => Self { continues: true, ..alphanumeric().and(Self::range('_', '_')) },
            _ => return None,
        })
    }

    /// The characters of ASCII from one to another.
    pub(super) fn range(from: char, to: char) -> Self {
        let all = (from..=to).filter(char::is_ascii);
        Self { ascii: all.fold(0, |set, c| set | 1 << u32::from(c)), ..Self::default() }
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
    #[inline]
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

    /// Where the characters end that stand from a place on and are all in the set.
    pub(super) fn run_end(&self, line: &str, at: usize) -> usize {
        let mut end = at;
        loop {
            let rest = line.as_bytes().get(end..).unwrap_or(&[]);
            end += rest.iter().take_while(|byte| self.has_ascii(**byte)).count();
            match self.bytes_at(line, end) {
                Some(bytes) => end += bytes,
                None => return end,
            }
        }
    }
}
