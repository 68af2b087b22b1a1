//! The quickest way of a lead: each value straight into its class, and what that adds at once to what all come to.

use std::slice::{Iter, IterMut};

use super::direct::{Sort, Way};
use super::{AsValue, LeadFields, Short, WordValue};
use crate::lead::{Classed, FieldRows, Lanes, QuickRows, Scans, Sieve};
use crate::values::Number;

/// Takes the values of a lead, in the order in which the type declares its fields, as long as each is a plain one
/// ([`Short`]) that fits. Otherwise the lead is read by [`LeadFields::values`].
#[derive(Debug)]
pub struct Quick<'a> {
    pub(super) ways: Iter<'a, QuickWay>,
    pub(super) into: IterMut<'a, Classed>,
    pub(super) sieve: &'a Sieve,
    pub(super) scans: &'a mut Scans,
    pub(super) lanes: Lanes<2>,
    pub(super) is_given_up: bool,
}

/// Where a value goes, and what it adds.
#[derive(Debug)]
pub(super) struct QuickWay {
    way: Way,
    /// Of words, flags, and whole numbers from 0 on, as long as they are small; no class for what goes the long way.
    first: Box<[Entry]>,
    /// What the classes add.
    rows: Box<[[i64; 2]]>,
    /// What it leaves open while it is not known.
    open: [[i64; 2]; 2],
}

/// A value: what it adds, and its class.
#[derive(Debug, Clone, Copy)]
struct Entry {
    added: [i64; 2],
    classed: Classed,
}

/// So many numbers at most have entries of their own: more would crowd out other things.
const SMALL: usize = 64;

impl Quick<'_> {
    /// Puts the value of the next field; none if the lead has to be read by [`LeadFields::values`].
    #[inline(always)]
    pub fn put<T: AsValue + ?Sized>(&mut self, value: &T) -> Option<()> {
        let (way, into) = (self.ways.next()?, self.into.next()?);
        let short = value.short();
        let at = match (short, way.way.sort()) {
            (Short::Unknown, _) => {
                (into.class, into.number) = (0, Number::ZERO);
                self.lanes.add(way.rows.first()?);
                self.lanes.add_open(&way.open);
                return Some(());
            }
            (Short::Flag(flag), Sort::Flag) => usize::from(flag),
            (Short::Word(WordValue::Listed(at)), Sort::Word) => at,
            (Short::Whole(whole), Sort::Number(_)) => usize::try_from(whole).unwrap_or(usize::MAX),
            _ => usize::MAX,
        };
        let Some(entry) = way.first.get(at) else {
            let classed = way.way.classed(short, self.sieve, self.scans)?;
            self.lanes.add(way.rows.get(classed.class as usize)?);
            if classed.class == 0 {
                self.lanes.add_open(&way.open);
            }
            *into = classed;
            return Some(());
        };
        *into = entry.classed;
        self.lanes.add(&entry.added);
        Some(())
    }

    /// Puts the values of the next part.
    #[inline(always)]
    pub fn part<T: LeadFields>(&mut self, part: &T) -> Option<()> {
        part.quick(self)
    }

    /// No lead of the type is read this way.
    #[cold]
    pub fn give_up(&mut self) -> Option<()> {
        self.is_given_up = true;
        None
    }
}

impl QuickWay {
    /// The ways of a type, if all values may go the short way; and what the fields add that it lacks, whose classes are
    /// those of a lead that has nothing.
    pub fn all(ways: &[Way], quick: QuickRows<'_>, lacking: &[u32]) -> Option<(Box<[Self]>, Lanes<2>)> {
        let all: Option<Box<[_]>> = ways.iter().map(|way| Self::new(way, quick)).collect();
        let mut lanes = quick.zero;
        let is_lacking = |place: &usize| ways.iter().all(|way| way.place() != *place);
        for (place, &class) in lacking.iter().enumerate().filter(|(place, _)| is_lacking(place)) {
            let of = quick.of(place)?;
            lanes.add(of.rows.get(class as usize)?);
            if class == 0 {
                lanes.add_open(&of.open);
            }
        }
        Some((all?, lanes))
    }

    fn new(way: &Way, quick: QuickRows<'_>) -> Option<Self> {
        let FieldRows { rows, open } = quick.of(way.place())?;
        let entry = |(&class, whole): (&u32, i64)| {
            let number = match way.sort() {
                Sort::Number(_) => Number::from_int(whole)?,
                _ => Number::ZERO,
            };
            Some(Entry { added: *rows.get(class as usize)?, classed: Classed { class, number } })
        };
        let classes = match way.sort() {
            Sort::Long => return None,
            Sort::Flag => &[1, 2],
            // Words that are not listed go the long way, and so does what comes behind them.
            Sort::Word => way.classes().split(|&class| class == 0).next().unwrap_or(&[]),
            Sort::Number(_) => way.classes().get(..SMALL).unwrap_or(way.classes()),
            Sort::AnyText | Sort::Text | Sort::WordAsText | Sort::Date => &[],
        };
        let first: Option<Box<[_]>> = classes.iter().zip(0..).map(entry).collect();
        Some(Self { way: way.clone(), first: first?, rows: rows.into(), open })
    }
}
