//! The short way of a value: straight into its class, where a plan needs no more of it.

use super::bind::BoundField;
use super::{Short, WordValue};
use crate::lead::{Classes, Compared, Row, ShortKind, Sieve};
use crate::model::{Field, Type};
use crate::values::{Number, text};

/// Where a value goes that is told in short, by place in the pact, and what it must be.
#[derive(Debug, Clone)]
pub(super) struct Way {
    place: usize,
    sort: Sort,
    /// The classes of the type's words; of 0, 1, 2 and so on. 0 for what goes the long way.
    classes: Box<[u32]>,
    /// The words of the field's list, with their classes, for words that come as texts.
    words: Compared,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Its value is looked at itself, or others mean "not filled in".
    Long,
    /// A text of which nobody asks but whether it is known.
    AnyText,
    Text,
    Flag,
    /// How it is sorted, by place in [`Sieve::numbers`].
    Number(u32),
    Word,
    /// A word as a text.
    WordAsText,
    /// An instant or a day of which nobody asks but whether it is known.
    Date,
}

/// The ways of a type's fields, in the order in which it declares them.
pub(super) fn ways(bound: &[BoundField], fields: &[Field], sieve: &Sieve) -> Box<[Way]> {
    bound.iter().map(|bound| Way::new(bound, fields.get(bound.place), sieve)).collect()
}

impl Way {
    fn new(bound: &BoundField, field: Option<&Field>, sieve: &Sieve) -> Self {
        let short = field
            .filter(|field| field.empty_means.is_none())
            .and_then(|field| sieve.short_way(field, bound.place));
        let is_date = field.is_some_and(|field| {
            let is_any = field.empty_means.is_none() && field.unknown_if.is_empty();
            field.ty == Type::Date && is_any && !sieve.keeps(bound.place)
        });
        let (sort, classes) = match (short, sieve.classes.get(bound.place)) {
            (Some(ShortKind::Text), Some(Classes::Known)) => (Sort::AnyText, Box::default()),
            (Some(ShortKind::Text), _) => (Sort::Text, Box::default()),
            (Some(ShortKind::Flag), _) => (Sort::Flag, Box::default()),
            (Some(ShortKind::Number), Some(&Classes::Number(at))) => {
                let numbers = sieve.numbers.get(at as usize);
                (Sort::Number(at), numbers.map_or(Box::default(), |of| of.small().into()))
            }
            (Some(ShortKind::Word), _) if bound.words.is_empty() => (Sort::WordAsText, Box::default()),
            (Some(ShortKind::Word), _) => {
                let class = |word: &Option<u16>| word.map_or(0, |at| 1 + u32::from(at));
                (Sort::Word, bound.words.iter().map(class).collect())
            }
            _ if is_date => (Sort::Date, Box::default()),
            _ => (Sort::Long, Box::default()),
        };
        let words = match field.map(|field| &field.ty) {
            Some(Type::OneOf(domain)) if sort == Sort::WordAsText => Compared::words(domain),
            _ => Compared::default(),
        };
        Self { place: bound.place, sort, classes, words }
    }

    /// What its values must be.
    #[inline]
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// The classes of the type's words, or of 0, 1, 2 and so on; 0 for what goes the long way.
    pub fn classes(&self) -> &[u32] {
        &self.classes
    }

    /// By place in the pact.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The words of the field's list, with their classes, for words that come as texts.
    pub fn words(&self) -> &Compared {
        &self.words
    }

    /// Sorts a value; false if it has to go the long way.
    #[inline(always)]
    pub fn put(&self, short: Short<'_>, sieve: &Sieve, row: &mut Row) -> bool {
        self.try_put(short, sieve, row).is_some()
    }

    #[inline(always)]
    fn try_put(&self, short: Short<'_>, sieve: &Sieve, row: &mut Row) -> Option<()> {
        let class = match (short, self.sort) {
            (Short::Other, _) | (_, Sort::Long) => return None,
            (Short::Unknown, _) => 0,
            (Short::Flag(flag), Sort::Flag) => 1 + u32::from(flag),
            (Short::Whole(whole), Sort::Number(at)) => {
                let class = usize::try_from(whole).ok().and_then(|whole| self.classes.get(whole));
                let number = Number::from_int(whole)?;
                let class = class.map_or_else(|| Self::large(at, number, sieve), |class| *class);
                row.set_number(self.place, class, number);
                return Some(());
            }
            (Short::Number(number), Sort::Number(at)) => {
                row.set_number(self.place, Self::large(at, number, sieve), number);
                return Some(());
            }
            (Short::Word(WordValue::Listed(at)), Sort::Word) => match self.classes.get(at) {
                Some(&class) if class > 0 => class,
                _ => return None,
            },
            (Short::At(_) | Short::Day(_), Sort::Date) => 1,
            (Short::Text(text), Sort::WordAsText) => match text::trim(text) {
                "" => 0,
                text => self.words.short_place(text.as_bytes()).filter(|&class| class > 0)?,
            },
            (Short::Text(text), Sort::AnyText) => u32::from(!text::is_blank(text)),
            (Short::Text(text), Sort::Text) => match text::trim(text) {
                "" => 0,
                text => row.scans().class(sieve, self.place, text),
            },
            _ => return None,
        };
        row.put_class(self.place, class);
        Some(())
    }

    #[inline(never)]
    fn large(at: u32, number: Number, sieve: &Sieve) -> u32 {
        sieve.numbers.get(at as usize).map_or(1, |numbers| numbers.class(number.raw()))
    }
}
