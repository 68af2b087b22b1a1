//! Leads of a type as columns, some thousand at a time: what a batch of them is made of.

mod place;

pub(super) use place::Place;

use std::cell::{Cell, RefCell};

use smallvec::SmallVec;

use super::Binding;
use super::bind::BoundField;
use crate::lead::{Classes, Column, Compared, ShortKind, Sieve, Source};
use crate::model::{Domain, Field, Type};
use crate::values::{Instant, text};

/// The values of some leads, field by field in the order in which their type declares them.
#[derive(Debug)]
pub(crate) struct Columns {
    kept: Vec<Kept>,
    /// For each field of the pact its column.
    places: Vec<Option<u32>>,
    odd: Odd,
}

/// Leads of which the columns do not tell all.
#[derive(Debug, Default)]
pub(super) struct Odd {
    /// 0 for the others.
    marks: Vec<u8>,
    id: String,
}

/// The values of a field, and what they are if they are not known.
#[derive(Debug)]
enum Kept {
    /// No number; and whether all others are whole.
    Numbers(Vec<f64>, bool),
    Flags(Vec<Option<bool>>),
    Words(Words),
    /// Texts of which nobody asks but whether they are known: 0 for those.
    Known(Vec<u8>),
    /// Texts by what they are compared with.
    Compared(Texts),
    /// One behind the other, and where each ends; it begins where the one before ends, 0 before the first. What is not
    /// known is empty.
    Texts(RefCell<Vec<u8>>, Vec<i64>),
    Dates(Vec<Option<Instant>>),
}

/// Words by their places in the pact's list.
#[derive(Debug)]
struct Words {
    list: Vec<String>,
    /// For each word of the type.
    of: Box<[Option<u16>]>,
    codes: Vec<u16>,
}

/// Texts by what they are compared with.
#[derive(Debug)]
struct Texts {
    with: Compared,
    /// By place one that stands for all of it.
    list: Vec<String>,
    codes: Vec<u16>,
    folded: RefCell<String>,
}

/// No word.
const NONE: u16 = u16::MAX;

/// How columns are filled.
impl Columns {
    /// Columns for a type; none if it has fields that no column can hold.
    pub(crate) fn new(binding: &Binding, sieve: &Sieve) -> Option<Self> {
        let fields = binding.model.fields.as_slice();
        let mut places = vec![None; fields.len()];
        let mut kept = Vec::new();
        for (bound, at) in binding.fields.slots.iter().zip(0..) {
            let field = fields.get(bound.place)?;
            kept.push(Kept::new(bound, field, sieve)?);
            *places.get_mut(bound.place)? = Some(at);
        }
        binding.from_id.is_empty().then(|| Self { kept, places, odd: Odd::default() })
    }

    /// Lets `work` fill them for so many leads: by field in the order of the type, and marking leads.
    pub(super) fn fill(&mut self, leads: usize, work: impl FnOnce(&[Place<'_>], &mut Odd)) {
        self.odd.marks.clear();
        self.kept.iter_mut().for_each(|kept| kept.clear(leads));
        let places: SmallVec<[_; 24]> = self.kept.iter_mut().map(Kept::place).collect();
        work(&places, &mut self.odd);
        drop(places);
        self.kept.iter_mut().for_each(Kept::close);
    }

    /// What they are as columns of a batch.
    pub(crate) fn with_source<R>(&mut self, work: impl FnOnce(Source<'_>) -> R) -> R {
        let columns: SmallVec<[_; 24]> = self.kept.iter_mut().map(Kept::column).collect();
        work(Source::of(&columns, &self.places, &self.odd.marks))
    }
}

impl Odd {
    /// Whether a lead has no id.
    pub(super) fn lacks_id(&mut self, write_id: impl FnOnce(&mut String)) -> bool {
        self.id.clear();
        write_id(&mut self.id);
        text::is_blank(&self.id)
    }

    /// Whether the next lead is one of them.
    #[inline]
    pub(super) fn push(&mut self, is_odd: bool) {
        self.marks.push(if is_odd { u8::MAX } else { 0 });
    }
}

impl Kept {
    /// None for a field whose values do not all have a place in such a column.
    fn new(bound: &BoundField, field: &Field, sieve: &Sieve) -> Option<Self> {
        let (is_text, has_words) = (bound.is_text && bound.words.is_empty(), !bound.words.is_empty());
        let short = sieve.short_way(field, bound.place).filter(|_| is_text);
        let texts = match (short, sieve.classes.get(bound.place)) {
            (Some(ShortKind::Text), Some(Classes::Known)) => Some(Self::Known(Vec::new())),
            (Some(ShortKind::Text), Some(&Classes::Compared(at))) => {
                Texts::new(sieve.compared.get(at as usize)?).map(Self::Compared)
            }
            (Some(ShortKind::Word), _) => match &field.ty {
                Type::OneOf(domain) => Texts::new(&Compared::words(domain)).map(Self::Compared),
                _ => None,
            },
            _ => None,
        };
        if texts.is_some() {
            return texts;
        }
        Some(match &field.ty {
            Type::Number | Type::Money(_) => Self::Numbers(Vec::new(), true),
            Type::YesNo => Self::Flags(Vec::new()),
            Type::OneOf(domain) if has_words => Self::Words(Words::new(domain, &bound.words)?),
            Type::Date if !is_text && field.unknown_if.is_empty() => Self::Dates(Vec::new()),
            Type::Text | Type::OneOf(_) | Type::SomeOf(_) | Type::Date if is_text => {
                Self::Texts(RefCell::default(), Vec::new())
            }
            _ => return None,
        })
    }

    /// Nothing is known of so many leads.
    fn clear(&mut self, leads: usize) {
        match self {
            Self::Numbers(of, is_whole) => {
                fill(of, leads, f64::NAN);
                *is_whole = true;
            }
            Self::Flags(of) => fill(of, leads, None),
            Self::Words(Words { codes: of, .. }) | Self::Compared(Texts { codes: of, .. }) => {
                fill(of, leads, NONE);
            }
            Self::Known(of) => fill(of, leads, u8::MAX),
            Self::Texts(letters, ends) => {
                letters.get_mut().clear();
                fill(ends, leads + 1, -1);
            }
            Self::Dates(of) => fill(of, leads, None),
        }
    }

    fn place(&mut self) -> Place<'_> {
        match self {
            Self::Numbers(of, is_whole) => Place::Numbers(cells(of), Cell::from_mut(is_whole)),
            Self::Flags(of) => Place::Flags(cells(of)),
            Self::Words(of) => Place::Words(&of.of, cells(&mut of.codes)),
            Self::Known(of) => Place::Known(cells(of)),
            Self::Compared(of) => Place::Compared(&of.with, &of.folded, cells(&mut of.codes)),
            Self::Texts(letters, ends) => Place::Texts(letters, cells(ends.get_mut(1..).unwrap_or_default())),
            Self::Dates(of) => Place::Dates(cells(of)),
        }
    }

    /// Texts that are not known are empty.
    fn close(&mut self) {
        if let Self::Texts(_, ends) = self {
            let mut last = 0;
            for end in ends {
                last = last.max(*end);
                *end = last;
            }
        }
    }

    /// What is filled, as a column of a batch.
    fn column(&mut self) -> Column<'_> {
        match self {
            Self::Numbers(of, true) => Column::from(&*of).whole_or_nan(),
            Self::Numbers(of, false) => Column::from(&*of).unknown_is_nan(),
            Self::Flags(of) => Column::from(&*of),
            Self::Words(of) => Column::dictionary(&of.codes[..], &of.list),
            Self::Known(of) => Column::dictionary(&of[..], &["x"][..]),
            Self::Compared(of) => Column::dictionary(&of.codes[..], &of.list),
            Self::Texts(letters, ends) => Column::packed_long(letters.get_mut(), ends),
            Self::Dates(of) => Column::from(&*of),
        }
    }
}

fn fill<T: Copy>(of: &mut Vec<T>, len: usize, value: T) {
    of.clear();
    of.resize(len, value);
}

fn cells<T>(of: &mut [T]) -> &[Cell<T>] {
    Cell::from_mut(of).as_slice_of_cells()
}

impl Texts {
    /// None for more of them than there are places.
    fn new(with: &Compared) -> Option<Self> {
        let list = with.texts();
        let has_places = list.len() < usize::from(NONE);
        has_places.then(|| Self { with: with.clone(), list, codes: Vec::new(), folded: RefCell::default() })
    }
}

impl Words {
    /// None for a list that is too long for its places.
    fn new(domain: &Domain, of: &[Option<u16>]) -> Option<Self> {
        let last = u16::try_from(domain.len()).ok().filter(|&last| last < NONE)?;
        let list = (0..last).map(|at| domain.word(at).to_owned()).collect();
        Some(Self { list, of: of.into(), codes: Vec::new() })
    }
}
