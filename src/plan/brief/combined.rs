//! What lines come to for every combination of their bits.

use super::{Bits, all};

/// What some lines come to, looked up by their bits, which stand side by side.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Combined<T> {
    /// Where their bits begin.
    shift: u32,
    /// As many as there are combinations: a power of two.
    of: Box<[T]>,
}

impl<T> Combined<T> {
    /// So many bits of lines from one on, and what they come to where some of them are set.
    pub fn new(shift: u32, width: u32, of: impl FnMut(Bits) -> T) -> Self {
        let combinations = 0..1_i64.wrapping_shl(width);
        Self { shift, of: combinations.map(|set| set.wrapping_shl(shift)).map(of).collect() }
    }

    /// What lines come to where these bits, and others of which they do not ask, are set.
    #[inline]
    pub fn get(&self, bits: Bits) -> Option<&T> {
        let at = bits.cast_unsigned().wrapping_shr(self.shift) as usize;
        self.of.get(at & (self.of.len().wrapping_sub(1)))
    }
}

/// When a line of a choice, of the start or of nurture fits, all bits set, and what it says.
pub(in crate::plan) type Fit = (Bits, u16);

/// What the first line that fits says.
#[inline]
pub(super) fn first(lines: &[Fit], bits: Bits) -> Option<u16> {
    lines.iter().find(|(when, _)| all(*when, bits)).map(|&(_, word)| word)
}
