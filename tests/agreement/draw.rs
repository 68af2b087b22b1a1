//! Choices drawn from a tape of random numbers.
//!
//! A shorter tape with smaller numbers gives a simpler pact: the first alternative is always the plainest, and
//! behind the end of the tape all numbers are 0. So whatever proptest finds, it can make smaller.

/// A tape that is read from the left.
pub struct Draw<'a> {
    tape: &'a [u16],
    at: usize,
}

impl<'a> Draw<'a> {
    pub fn new(tape: &'a [u16]) -> Self {
        Self { tape, at: 0 }
    }

    fn next(&mut self) -> usize {
        let number = self.tape.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        number.into()
    }

    /// A number from 0, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.next() * end / (usize::from(u16::MAX) + 1)
    }

    /// A number between two, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True in so many of a hundred draws; behind the end of the tape never.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of a list that is not empty.
    pub fn pick<'b, T: ?Sized>(&mut self, list: &'b [&'b T]) -> &'b T {
        list[self.below(list.len())]
    }

    /// One of a list, if there is any.
    pub fn one_of<'b, T>(&mut self, list: &'b [T]) -> Option<&'b T> {
        if list.is_empty() { None } else { list.get(self.below(list.len())) }
    }

    /// Some of a list, at least one, in order.
    pub fn some_of<'b>(&mut self, list: &'b [String]) -> Vec<&'b str> {
        let mut some: Vec<&str> = list.iter().filter(|_| self.chance(40)).map(String::as_str).collect();
        if some.is_empty() {
            some.push(&list[self.below(list.len())]);
        }
        some
    }
}
