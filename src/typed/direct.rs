//! The short way of a value: straight into its class, where a plan needs no more of it.

use super::bind::BoundField;
use super::{Short, WordValue};
use crate::lead::{Classes, Row, ShortKind, Sieve};
use crate::model::Field;
use crate::values::text;

/// Where the values of a type go, in the order in which the type declares them.
#[derive(Debug)]
pub(super) struct Ways {
    ways: Box<[Way]>,
    /// For each word of the type its place in the pact's list, from 1; 0 for one that goes the long way.
    words: Box<[u32]>,
}

/// Where a value goes, by place in the pact, and what it must be.
#[derive(Debug, Clone, Copy)]
struct Way {
    place: usize,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Its value is looked at itself, or others mean "not filled in".
    Long,
    Text,
    Flag,
    /// How it is sorted, by place in [`Sieve::numbers`].
    Number(u32),
    /// Its words, in [`Ways::words`].
    Word(usize, usize),
}

impl Ways {
    pub fn new(bound: &[BoundField], fields: &[Field], sieve: &Sieve) -> Self {
        let mut words = Vec::new();
        let ways = bound.iter().map(|bound| {
            let kind = fields.get(bound.place).map_or(Kind::Long, |of| kind(of, bound, sieve, &mut words));
            Way { place: bound.place, kind }
        });
        Self { ways: ways.collect(), words: words.into() }
    }
}

fn kind(field: &Field, bound: &BoundField, sieve: &Sieve, words: &mut Vec<u32>) -> Kind {
    let short = sieve.short_way(field, bound.place).filter(|_| field.empty_means.is_none());
    match (short, sieve.classes.get(bound.place)) {
        (Some(ShortKind::Text), _) => Kind::Text,
        (Some(ShortKind::Flag), _) => Kind::Flag,
        (Some(ShortKind::Number), Some(&Classes::Number(at))) => Kind::Number(at),
        (Some(ShortKind::Word), _) => {
            let start = words.len();
            words.extend(bound.words.iter().map(|word| word.map_or(0, |at| 1 + u32::from(at))));
            Kind::Word(start, words.len())
        }
        _ => Kind::Long,
    }
}

/// The fields of a lead, sorted as a plan wants them.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub sieve: &'a Sieve,
    pub row: &'a mut Row,
    pub ways: &'a Ways,
}

impl Rows<'_> {
    /// Sorts the value of a field, by place in the type; false if it has to go the long way.
    #[inline(always)]
    pub fn put(&mut self, at: usize, short: Short<'_>) -> bool {
        let Some(&Way { place, kind }) = self.ways.ways.get(at) else { return false };
        match (short, kind) {
            (Short::Other, _) | (_, Kind::Long) => return false,
            (Short::Unknown, _) => self.row.put_unknown(place),
            (Short::Flag(flag), Kind::Flag) => self.row.put_flag(place, flag),
            (Short::Whole(whole), Kind::Number(at)) => {
                let Some(numbers) = self.sieve.numbers.get(at as usize) else { return false };
                return self.row.put_whole(numbers, place, whole);
            }
            (Short::Number(number), Kind::Number(_)) => self.row.put_number(self.sieve, place, number),
            (Short::Word(WordValue::Listed(at)), Kind::Word(start, end)) => {
                let class = self.ways.words.get(start..end).and_then(|words| words.get(at));
                let Some(&class) = class.filter(|&&class| class > 0) else { return false };
                self.row.put_class(place, class);
            }
            (Short::Text(text), Kind::Text) => self.text(place, text),
            _ => return false,
        }
        true
    }

    fn text(&mut self, place: usize, text: &str) {
        match text::trim(text) {
            "" => self.row.put_unknown(place),
            text => self.row.put_text(self.sieve, place, text),
        }
    }
}
