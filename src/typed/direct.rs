//! The short way of a value: straight into its class, where a plan needs no more of it.

use super::bind::BoundField;
use super::{Short, WordValue};
use crate::lead::{Classes, Row, ShortKind, Sieve};
use crate::model::Field;
use crate::values::{Number, text};

/// Where a value goes that is told in short, by place in the pact, and what it must be.
#[derive(Debug, Clone)]
pub(super) struct Way {
    place: usize,
    kind: Kind,
    /// The classes of the type's words; of 0, 1, 2 and so on. 0 for what goes the long way.
    classes: Box<[u32]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Its value is looked at itself, or others mean "not filled in".
    Long,
    /// A text of which nobody asks but whether it is known.
    AnyText,
    Text,
    Flag,
    /// How it is sorted, by place in [`Sieve::numbers`].
    Number(u32),
    Word,
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
        let (kind, classes) = match (short, sieve.classes.get(bound.place)) {
            (Some(ShortKind::Text), Some(Classes::Known)) => (Kind::AnyText, Box::default()),
            (Some(ShortKind::Text), _) => (Kind::Text, Box::default()),
            (Some(ShortKind::Flag), _) => (Kind::Flag, Box::default()),
            (Some(ShortKind::Number), Some(&Classes::Number(at))) => {
                let numbers = sieve.numbers.get(at as usize);
                (Kind::Number(at), numbers.map_or(Box::default(), |of| of.small().into()))
            }
            (Some(ShortKind::Word), _) => {
                let class = |word: &Option<u16>| word.map_or(0, |at| 1 + u32::from(at));
                (Kind::Word, bound.words.iter().map(class).collect())
            }
            _ => (Kind::Long, Box::default()),
        };
        Self { place: bound.place, kind, classes }
    }

    /// Sorts a value; false if it has to go the long way.
    #[inline(always)]
    pub fn put(&self, short: Short<'_>, sieve: &Sieve, row: &mut Row) -> bool {
        match (short, self.kind) {
            (Short::Other, _) | (_, Kind::Long) => return false,
            (Short::Unknown, _) => row.put_unknown(self.place),
            (Short::Flag(flag), Kind::Flag) => row.put_flag(self.place, flag),
            (Short::Whole(whole), Kind::Number(at)) => {
                let class = usize::try_from(whole).ok().and_then(|whole| self.classes.get(whole));
                let Some(number) = Number::from_int(whole) else { return false };
                match class {
                    Some(&class) => row.set_number(self.place, class, number),
                    None => self.large(at, number, sieve, row),
                }
            }
            (Short::Number(number), Kind::Number(_)) => row.put_number(sieve, self.place, number),
            (Short::Word(WordValue::Listed(at)), Kind::Word) => match self.classes.get(at) {
                Some(&class) if class > 0 => row.put_class(self.place, class),
                _ => return false,
            },
            (Short::Text(text), Kind::AnyText) => {
                row.put_class(self.place, u32::from(!text::is_blank(text)));
            }
            (Short::Text(text), Kind::Text) => self.text(text, sieve, row),
            _ => return false,
        }
        true
    }

    #[inline(never)]
    fn large(&self, at: u32, number: Number, sieve: &Sieve, row: &mut Row) {
        let class = sieve.numbers.get(at as usize).map_or(1, |numbers| numbers.class(number.raw()));
        row.set_number(self.place, class, number);
    }

    fn text(&self, text: &str, sieve: &Sieve, row: &mut Row) {
        match text::trim(text) {
            "" => row.put_unknown(self.place),
            text => row.put_text(sieve, self.place, text),
        }
    }
}
