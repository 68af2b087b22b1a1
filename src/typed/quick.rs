//! The quickest way of a lead: each value straight into its class, and what that adds at once to what all come to.

use super::direct::{Sort, Way, class_of_number};
use super::{AsValue, LeadFields, Short, WordValue};
use crate::lead::{ByTypeMut, Classed, FieldRows, Lanes, QuickRows, Scanned, Scans, Sieve};
use crate::values::Number;

/// Takes the values of a lead, in the order in which the type declares its fields, as long as each is a plain one
/// ([`Short`]) that fits. Otherwise the lead is read by [`LeadFields::values`].
#[derive(Debug)]
pub struct Quick<'a> {
    ways: &'a [QuickWay],
    into: &'a mut [Classed],
    reading: Reading<'a>,
    is_given_up: bool,
}

/// Takes the values of so many fields.
#[derive(Debug)]
pub struct Run<'q, 'a, const N: usize> {
    ways: &'a [QuickWay; N],
    into: &'q mut [Classed; N],
    reading: &'q mut Reading<'a>,
    /// What those that are known come to: bits, which no other field sets, and scores.
    bits: i64,
    points: i64,
    /// Those that are not known.
    unknown: u64,
}

/// What is the same for all fields.
#[derive(Debug)]
struct Reading<'a> {
    sieve: &'a Sieve,
    scans: &'a mut Scans,
    lanes: Lanes<2>,
    /// Whether the tests of some texts are so many that they have to be added one by one.
    has_many_tests: bool,
}

/// How the leads of a type are read.
#[derive(Debug)]
pub(super) struct QuickType {
    ways: Box<[QuickWay]>,
    /// What the fields come to that the type lacks.
    lanes: Lanes<2>,
    has_many_tests: bool,
}

/// Where a value goes, and what it adds.
#[derive(Debug)]
struct QuickWay {
    way: Way,
    /// What it adds while it is not known.
    unknown: Lanes<2>,
    /// Of words, flags, and whole numbers from 0 on, as long as they are small; none for what goes the long way.
    first: Box<[Entry]>,
    /// What the classes add; of a scanned text that has few tests, 1 and the tests that it passes, as bits.
    rows: Box<[[i64; 2]]>,
    /// What each of many tests adds.
    tests: Box<[[i64; 2]]>,
}

/// A value: what it adds, and its class.
#[derive(Debug, Clone, Copy)]
struct Entry {
    added: [i64; 2],
    class: u32,
}

/// So many numbers at most have entries of their own: more would crowd out other things.
const SMALL: usize = 64;

impl<'a> Quick<'a> {
    #[inline]
    pub(super) fn new(of: &'a QuickType, sieve: &'a Sieve, row: ByTypeMut<'a>) -> Self {
        let ByTypeMut { fields: into, scans } = row;
        let &QuickType { ref ways, lanes, has_many_tests } = of;
        let reading = Reading { sieve, scans, lanes, has_many_tests };
        Self { ways, into, reading, is_given_up: false }
    }

    /// The next fields, of which there are so many, 64 at most; none if there are not.
    #[inline(always)]
    pub fn run<const N: usize>(&mut self) -> Option<Run<'_, 'a, N>> {
        if N > 64 {
            return None;
        }
        let (ways, rest) = self.ways.split_first_chunk()?;
        let (into, rest_into) = std::mem::take(&mut self.into).split_first_chunk_mut()?;
        (self.ways, self.into) = (rest, rest_into);
        Some(Run { ways, into, reading: &mut self.reading, bits: 0, points: 0, unknown: 0 })
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

    pub(super) fn is_given_up(&self) -> bool {
        self.is_given_up
    }

    /// What all fields come to, if all were put.
    #[inline]
    pub(super) fn lanes(&self) -> Option<Lanes<2>> {
        self.ways.is_empty().then_some(self.reading.lanes)
    }
}

impl<const N: usize> Run<'_, '_, N> {
    /// Puts the value of the field at a place of the run; none if the lead has to be read by [`LeadFields::values`].
    #[inline(always)]
    pub fn put<const AT: usize, T: AsValue + ?Sized>(&mut self, value: &T) -> Option<()> {
        let way = self.ways.get(AT)?;
        let sort = way.way.sort();
        let entry = match (value.short(), sort) {
            (Short::Unknown, _) => return self.put_unknown::<AT>(),
            (Short::Flag(flag), Sort::Flag) => way.first.get(usize::from(flag))?,
            (Short::Word(WordValue::Listed(at)), Sort::Word) => way.first.get(at)?,
            (Short::Whole(whole), Sort::Number(at)) => {
                let number = Number::from_int(whole)?;
                self.into.get_mut(AT)?.number = number;
                let whole = usize::try_from(whole).unwrap_or(usize::MAX);
                match way.first.get(whole) {
                    Some(entry) => entry,
                    None => {
                        let class = way.way.class_of_whole(at, whole, number, self.reading.sieve);
                        return self.put_row::<AT>(class);
                    }
                }
            }
            (Short::Number(number), Sort::Number(at)) => {
                self.into.get_mut(AT)?.number = number;
                return self.put_row::<AT>(class_of_number(at, number, self.reading.sieve));
            }
            (Short::At(_) | Short::Day(_), Sort::Date) => return self.put_row::<AT>(1),
            (Short::Text(text), _) => return self.put_text::<AT>(text, sort),
            _ => return None,
        };
        self.into.get_mut(AT)?.class = entry.class;
        self.bits |= entry.added[0];
        self.points = self.points.wrapping_add(entry.added[1]);
        Some(())
    }

    #[inline(always)]
    fn put_text<const AT: usize>(&mut self, text: &str, sort: Sort) -> Option<()> {
        let way = self.ways.get(AT)?;
        let row = match sort {
            Sort::AnyText if text.as_bytes().first().is_some_and(u8::is_ascii_graphic) => 1,
            Sort::Compared(_) => way.compared(text, self.reading)?,
            Sort::Scanned(_) => way.scanned(text, self.reading)?,
            _ => way.class(text, self.reading)?,
        };
        if row == 0 {
            return self.put_unknown::<AT>();
        }
        self.put_row::<AT>(row)
    }

    #[inline(always)]
    fn put_unknown<const AT: usize>(&mut self) -> Option<()> {
        self.into.get_mut(AT)?.class = 0;
        self.unknown |= 1_u64.checked_shl(u32::try_from(AT).ok()?)?;
        Some(())
    }

    #[inline(always)]
    fn put_row<const AT: usize>(&mut self, row: u32) -> Option<()> {
        let [bits, points] = self.ways.get(AT)?.rows.get(row as usize)?;
        self.into.get_mut(AT)?.class = row;
        self.bits |= bits;
        self.points = self.points.wrapping_add(*points);
        Some(())
    }

    /// All have been put.
    #[inline(always)]
    pub fn end(self) {
        if self.reading.has_many_tests {
            let texts = self.ways.iter().zip(&*self.into).filter(|(_, into)| into.class != 0);
            texts.for_each(|(way, _)| way.add_tests(self.reading));
        }
        let lanes = &mut self.reading.lanes;
        lanes.add(&[self.bits, self.points]);
        let mut unknown = self.unknown;
        while let Some(way) = self.ways.get(unknown.trailing_zeros() as usize) {
            lanes.add(&way.unknown.sums);
            lanes.add_open(&[way.unknown.less, way.unknown.more]);
            unknown &= unknown - 1;
        }
    }
}

impl QuickType {
    /// That of a type, if all values may go the short way. Fields that it lacks have the classes of a lead that has
    /// nothing.
    pub fn new(ways: &[Way], quick: &QuickRows<'_>, lacking: &[u32]) -> Option<Self> {
        let all: Option<Box<[_]>> = ways.iter().map(|way| QuickWay::new(way, quick)).collect();
        let all = all?;
        let mut lanes = quick.zero;
        let is_lacking = |place: &usize| ways.iter().all(|way| way.place() != *place);
        for (place, &class) in lacking.iter().enumerate().filter(|(place, _)| is_lacking(place)) {
            let of = quick.of(place)?;
            lanes.add(of.rows.get(class as usize)?);
            if class == 0 {
                lanes.add_open(&of.open);
            }
        }
        let has_many_tests = all.iter().any(|way| !way.tests.is_empty());
        Some(Self { ways: all, lanes, has_many_tests })
    }
}

impl QuickWay {
    /// The class of a text that is compared.
    #[inline(never)]
    fn compared(&self, text: &str, reading: &mut Reading<'_>) -> Option<u32> {
        let Sort::Compared(at) = self.way.sort() else { return None };
        match reading.sieve.compared.get(at as usize)?.quick_place(text) {
            Some(place) => Some(1 + place),
            None => self.class(text, reading),
        }
    }

    /// Which of the rows a text adds that is scanned for few tests: 0 if it is blank.
    #[inline(never)]
    fn scanned(&self, text: &str, reading: &mut Reading<'_>) -> Option<u32> {
        let Sort::Scanned(at) = self.way.sort() else { return None };
        match reading.scans.remembered(at, text) {
            Some(hits) => u32::try_from(1 + hits).ok(),
            None => self.scanned_anew(at, text, reading),
        }
    }

    #[inline(never)]
    fn scanned_anew(&self, at: u32, text: &str, reading: &mut Reading<'_>) -> Option<u32> {
        match self.class(text, reading)? {
            0 => Some(0),
            _ => u32::try_from(1 + *reading.scans.found(reading.sieve, at).first()?).ok(),
        }
    }

    #[inline(never)]
    fn class(&self, text: &str, reading: &mut Reading<'_>) -> Option<u32> {
        self.way.class_of_text(text, reading.sieve, reading.scans)
    }

    /// Adds what each of many tests adds that a text passes.
    #[inline(never)]
    fn add_tests(&self, reading: &mut Reading<'_>) {
        let Sort::ScannedForMany(at) = self.way.sort() else { return };
        for (&block, tests) in reading.scans.found(reading.sieve, at).iter().zip(self.tests.chunks(64)) {
            let mut left = block;
            while let Some(added) = tests.get(left.trailing_zeros() as usize) {
                reading.lanes.add(added);
                left &= left - 1;
            }
        }
    }

    fn new(way: &Way, quick: &QuickRows<'_>) -> Option<Self> {
        let FieldRows { rows, tests, open: [less, more] } = quick.of(way.place())?;
        let classes = match way.sort() {
            Sort::Long => return None,
            // Words that are not listed go the long way, and so does what comes behind them.
            Sort::Word => way.classes().split(|&class| class == 0).next().unwrap_or(&[]),
            _ => way.classes().get(..SMALL).unwrap_or(way.classes()),
        };
        let entry = |&class: &u32| Some(Entry { added: *rows.get(class as usize)?, class });
        let first: Option<Box<[_]>> = classes.iter().map(entry).collect();
        let (unknown, first) = (Lanes { sums: *rows.first()?, less, more }, first?);
        let (rows, tests) = match way.sort() {
            Sort::Scanned(_) => (combined(rows, tests)?, Box::default()),
            Sort::ScannedForMany(_) => (rows.into(), tests.into()),
            _ => (rows.into(), Box::default()),
        };
        Some(Self { way: way.clone(), unknown, first, rows, tests })
    }
}

/// The row of a text that is not known, and that of each combination of few tests that it passes.
fn combined(rows: &[[i64; 2]], tests: &[[i64; 2]]) -> Option<Box<[[i64; 2]]>> {
    let (unknown, none) = (*rows.first()?, *rows.get(1)?);
    let of_set = |set: usize| {
        let mut lanes = Lanes::new(none);
        let passed = tests.iter().take(Scanned::FEW).zip(0..).filter(|(_, at)| set >> at & 1 == 1);
        passed.for_each(|(added, _)| lanes.add(added));
        lanes.sums
    };
    Some(std::iter::once(unknown).chain((0..1_usize << Scanned::FEW).map(of_set)).collect())
}
