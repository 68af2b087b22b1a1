//! The short way of a value: straight into its class, where a plan needs no more of it.

use super::bind::BoundField;
use super::{Short, WordValue};
use crate::lead::{Classes, Compared, Row, Scans, ShortKind, Sieve};
use crate::model::{Field, Type};
use crate::values::{Number, text};

/// Where a value goes that is told in short, by place in the pact, and what it must be.
#[derive(Debug, Clone)]
pub(super) struct Way {
    place: usize,
    sort: Sort,
    /// As [`Way::classes`] tells.
    classes: Box<[u32]>,
    /// That of all numbers behind; 0 if that is far.
    beyond: u32,
    /// The words of the field's list, with their classes, for words that come as texts.
    words: Compared,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Its value is looked at itself, or others mean "not filled in".
    Long,
    Flag,
    Word,
    /// How it is sorted, by place in [`Sieve::numbers`].
    Number(u32),
    /// An instant or a day of which nobody asks but whether it is known.
    Date,
    /// A text of which nobody asks but whether it is known.
    AnyText,
    /// By place in [`Sieve::compared`].
    Compared(u32),
    /// By place in [`Sieve::scanned`]; of few tests.
    Scanned(u32),
    /// The same of many.
    ScannedForMany(u32),
    WordAsText,
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
        let (sort, classes): (_, Box<[u32]>) = match (short, sieve.classes.get(bound.place)) {
            (Some(ShortKind::Text), of) => (Sort::of_text(of, sieve), Box::default()),
            (Some(ShortKind::Flag), _) => (Sort::Flag, [1, 2].into()),
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
        let beyond = classes.last().copied().unwrap_or(0);
        Self { place: bound.place, sort, classes, beyond, words }
    }

    /// What its values must be.
    #[inline]
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Those of no and yes; of the type's words, 0 for what goes the long way; of 0, 1, 2 and so on, if that is not far.
    pub fn classes(&self) -> &[u32] {
        &self.classes
    }

    /// By place in the pact.
    pub fn place(&self) -> usize {
        self.place
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
                let number = Number::from_int(whole)?;
                let whole = usize::try_from(whole).unwrap_or(usize::MAX);
                row.set_number(self.place, self.class_of_whole(at, whole, number, sieve), number);
                return Some(());
            }
            (Short::Number(number), Sort::Number(at)) => {
                row.set_number(self.place, class_of_number(at, number, sieve), number);
                return Some(());
            }
            (Short::Word(WordValue::Listed(at)), Sort::Word) => {
                *self.classes.get(at).filter(|&&class| class > 0)?
            }
            (Short::At(_) | Short::Day(_), Sort::Date) => 1,
            (Short::Text(text), _) => self.class_of_text(text, sieve, row.scans())?,
            _ => return None,
        };
        row.put_class(self.place, class);
        Some(())
    }

    /// The class of a whole number, that is `whole` if it is from 0 on.
    #[inline(always)]
    pub fn class_of_whole(&self, at: u32, whole: usize, number: Number, sieve: &Sieve) -> u32 {
        match self.classes.get(whole) {
            Some(&class) => class,
            None if self.beyond > 0 && whole < usize::MAX => self.beyond,
            None => class_of_number(at, number, sieve),
        }
    }

    /// The class of a text; the bits of its tests are put. None if it has to go the long way.
    #[inline(never)]
    pub fn class_of_text(&self, text: &str, sieve: &Sieve, scans: &mut Scans) -> Option<u32> {
        if self.sort == Sort::AnyText {
            return Some(u32::from(!text::is_blank(text)));
        }
        let text = text::trim(text);
        if text.is_empty() {
            return Some(0);
        }
        match self.sort {
            Sort::Compared(_) | Sort::Scanned(_) | Sort::ScannedForMany(_) => {
                Some(scans.class(sieve, self.place, text))
            }
            Sort::WordAsText => self.words.short_place(text.as_bytes()).filter(|&class| class > 0),
            _ => None,
        }
    }
}

impl Sort {
    fn of_text(classes: Option<&Classes>, sieve: &Sieve) -> Self {
        match classes {
            Some(&Classes::Compared(at)) => Self::Compared(at),
            Some(&Classes::Scanned(at)) => match sieve.scanned.get(at as usize) {
                Some(of) if of.has_few_tests() => Self::Scanned(at),
                _ => Self::ScannedForMany(at),
            },
            _ => Self::AnyText,
        }
    }
}

/// The class of a number, by its place in [`Sieve::numbers`].
#[inline(never)]
pub(super) fn class_of_number(at: u32, number: Number, sieve: &Sieve) -> u32 {
    sieve.numbers.get(at as usize).map_or(1, |numbers| numbers.class(number.raw()))
}
