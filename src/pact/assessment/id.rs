//! The id of a lead, written when somebody asks for it if it is a whole number.

use std::sync::OnceLock;

use crate::values::text;

/// An id in buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct LeadId {
    text: String,
    /// Instead of the text.
    whole: Option<i128>,
    written: OnceLock<Digits>,
}

/// A whole number as a text.
#[derive(Debug, Clone, Copy)]
struct Digits {
    bytes: [u8; MOST],
    len: usize,
}

/// The digits of the longest, and its sign.
const MOST: usize = 40;

impl LeadId {
    pub fn as_str(&self) -> &str {
        self.whole.map_or(&self.text, |whole| self.written.get_or_init(|| Digits::of(whole)).as_str())
    }

    /// Takes another in place of what it was.
    pub fn set(&mut self, id: &str) {
        self.whole = None;
        self.text.clear();
        self.text.push_str(id);
    }

    #[inline]
    pub fn set_whole(&mut self, id: i128) {
        self.whole = Some(id);
        if self.written.get().is_some() {
            self.written = OnceLock::new();
        }
    }

    /// Takes what is written; false if that is blank, or has blanks around it.
    #[inline]
    pub fn write(&mut self, write: impl FnOnce(&mut String)) -> bool {
        self.whole = None;
        self.text.clear();
        write(&mut self.text);
        !self.text.is_empty() && text::trim(&self.text).len() == self.text.len()
    }
}

impl PartialEq for LeadId {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Clone for LeadId {
    fn clone(&self) -> Self {
        Self { text: self.as_str().to_owned(), ..Self::default() }
    }
}

impl Digits {
    fn of(whole: i128) -> Self {
        let mut buffer = itoa::Buffer::new();
        let written = buffer.format(whole).as_bytes();
        let mut bytes = [0; MOST];
        bytes.iter_mut().zip(written).for_each(|(byte, digit)| *byte = *digit);
        Self { bytes, len: written.len() }
    }

    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|digits| str::from_utf8(digits).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::LeadId;

    #[test]
    fn a_whole_number_is_written_when_asked() {
        let mut id = LeadId::default();
        for whole in [0, 7, -12, i128::MIN, i128::MAX, u64::MAX.into()] {
            id.set_whole(whole);
            assert_eq!(id.as_str(), whole.to_string());
            assert_eq!(id.clone().as_str(), whole.to_string());
        }
        id.set("L-7");
        assert_eq!(id.as_str(), "L-7");
        id.set_whole(8);
        id.set_whole(9);
        assert_eq!(id.as_str(), "9");
        assert!(
            id.write(|text| text.push('x')) && !id.write(|_| {}) && !id.write(|text| text.push_str(" x"))
        );
        assert_eq!(id.as_str(), " x");
    }
}
