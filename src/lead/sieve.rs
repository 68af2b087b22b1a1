//! How a plan wants the values of fields sorted: into classes between which it sees no difference.

use super::texts::{Compared, Scanner};
use crate::model::{Field, Type};
use crate::values::Number;

/// For each field of a pact, how its values fall into classes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sieve {
    pub classes: Vec<Classes>,
    /// Whether a field's value is looked at itself, too.
    pub kept: Vec<bool>,
    pub numbers: Vec<Numbers>,
    pub compared: Vec<Compared>,
    pub scanned: Vec<Scanned>,
    /// How many blocks of 64 tests all scanned fields have together.
    pub blocks: usize,
}

/// How the values of a field fall into classes. Class 0 is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Classes {
    /// 1: known.
    #[default]
    Known,
    /// 1: no, 2: yes.
    Flag,
    /// 1 and the place of the word.
    Word,
    /// What the sorter at a place of [`Sieve::numbers`] says.
    Number(u32),
    /// 1 and the place among the texts at a place of [`Sieve::compared`].
    Compared(u32),
    /// 1; what the text passes is told by bits. The scanner at a place of [`Sieve::scanned`].
    Scanned(u32),
}

/// How the numbers of a field fall into classes: 1 and the number of cuts that a number reaches.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    cuts: Box<[i64]>,
    /// Up to, and without, this number whole numbers have classes of their own. Others between it and 0, and all
    /// below 0, are odd: their classes come behind all others, in the same order.
    whole_below: i64,
    /// The classes of 0, 1, 2 and so on, up to where they stay the same; none if that is far.
    small: Box<[u32]>,
}

/// A field that is scanned.
#[derive(Debug, Clone)]
pub(crate) struct Scanned {
    pub scanner: Scanner,
    /// Where its blocks of bits begin.
    pub start: usize,
}

/// What the values of a field are that go straight into their class, without a [`crate::model::Value`] in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShortKind {
    Text,
    Number,
    Flag,
    Word,
}

impl Sieve {
    /// Whether a plan looks at the values of a field themselves, by its place.
    pub fn keeps(&self, place: usize) -> bool {
        self.kept.get(place).copied().unwrap_or(true)
    }

    /// Which values of a field, at its place, go the short way: none if a plan looks at them themselves, or if some of
    /// them mean "not filled in". No value at all is another matter: that is "not known" only without `empty means`.
    pub fn short_way(&self, field: &Field, place: usize) -> Option<ShortKind> {
        if self.keeps(place) || !field.unknown_if.is_empty() {
            return None;
        }
        match field.ty {
            Type::Text => Some(ShortKind::Text),
            Type::Number | Type::Money(_) => Some(ShortKind::Number),
            Type::YesNo => Some(ShortKind::Flag),
            Type::OneOf(_) => Some(ShortKind::Word),
            Type::Date | Type::SomeOf(_) => None,
        }
    }

    /// How the numbers of a field are sorted, by its place.
    #[inline]
    pub fn numbers(&self, place: usize) -> Option<&Numbers> {
        match self.classes.get(place) {
            Some(&Classes::Number(at)) => self.numbers.get(at as usize),
            _ => None,
        }
    }
}

impl Scanned {
    /// Of so many tests at most it is looked up what they add together.
    pub const FEW: usize = 6;

    pub fn has_few_tests(&self) -> bool {
        self.scanner.tests() <= Self::FEW
    }
}

impl Numbers {
    /// Ascending cuts in units of [`Number::raw`]; among them all whole numbers from 0 up to `whole_below`, if that is
    /// not 0.
    pub fn new(cuts: Vec<i64>, whole_below: i64) -> Self {
        let mut numbers = Self { cuts: cuts.into(), whole_below, small: Box::default() };
        numbers.small = numbers.classes_of_small();
        numbers
    }

    pub fn cuts(&self) -> &[i64] {
        &self.cuts
    }

    /// How many classes there are, 0 and odd ones not counted.
    pub fn len(&self) -> usize {
        self.cuts.len() + 1
    }

    /// The first of the odd classes, if there are any.
    pub fn odd(&self) -> Option<usize> {
        (self.whole_below > 0).then_some(self.len() + 1)
    }

    /// The classes of 0, 1, 2 and so on, up to where they stay the same; none if that is far.
    pub fn small(&self) -> &[u32] {
        &self.small
    }

    fn classes_of_small(&self) -> Box<[u32]> {
        /// Larger tables would be worth less than the memory they take.
        const LARGEST: i64 = 1024;
        let last = self.cuts.last().map_or(0, |last| last.max(&0) / Number::ONE.raw() + 1);
        if last > LARGEST {
            return Box::default();
        }
        let mut cuts = self.cuts.iter().peekable();
        let mut class = 1;
        let class_of = |whole| {
            while cuts.next_if(|&&cut| cut <= whole * Number::ONE.raw()).is_some() {
                class += 1;
            }
            class
        };
        (0..=last).map(class_of).collect()
    }

    /// The class of a whole number, if it is a small one.
    #[inline]
    pub fn class_of_small(&self, whole: i64) -> Option<u32> {
        self.small.get(usize::try_from(whole).ok()?).copied()
    }

    /// The class of a number in units of [`Number::raw`].
    #[inline]
    pub fn class(&self, raw: i64) -> u32 {
        let class = 1 + reached(&self.cuts, raw);
        if self.whole_below > 0 && raw < self.whole_below { self.class_if_odd(class, raw) } else { class }
    }

    /// The class of a number that may be an odd one, from that which it has otherwise.
    #[inline(never)]
    fn class_if_odd(&self, class: u32, raw: i64) -> u32 {
        let is_odd = raw < 0 || raw % Number::ONE.raw() != 0;
        if is_odd { class + self.cuts.len() as u32 + 1 } else { class }
    }
}

/// How many of ascending cuts a number reaches.
#[inline]
fn reached(cuts: &[i64], number: i64) -> u32 {
    /// Up to so many, going from one to the next is faster than halving.
    const FEW: usize = 16;
    if cuts.len() > FEW {
        return halved(cuts, number);
    }
    let mut reached = 0;
    for &cut in cuts {
        if number < cut {
            break;
        }
        reached += 1;
    }
    reached
}

fn halved(cuts: &[i64], number: i64) -> u32 {
    u32::try_from(cuts.partition_point(|&cut| cut <= number)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use crate::values::Number;

    #[test]
    fn small_numbers_have_the_classes_of_all() {
        let one = Number::ONE.raw();
        let cuts = vec![-one, 0, 1, one / 2, one, 7 * one, 7 * one + 1, 30 * one];
        for below in [0, 2 * one] {
            let numbers = Numbers::new(cuts.clone(), below);
            assert_eq!(numbers.small().len(), 32);
            for (whole, &class) in (0..).zip(numbers.small()) {
                assert_eq!(class, numbers.class(whole * one), "{whole}");
            }
            assert_eq!(numbers.class_of_small(32), None);
        }
        assert!(Numbers::new(vec![5_000 * one], 0).small().is_empty());
    }
}
