//! Leads of a type as columns, some thousand at a time: what a batch of them is made of.

use smallvec::SmallVec;

use super::bind::BoundField;
use super::{Binding, Short, WordValue};
use crate::lead::{Classes, Column, Compared, ShortKind, Sieve, Source};
use crate::model::{Domain, Field, Type};
use crate::values::{Instant, Number, text};

/// The values of some leads, field by field in the order in which their type declares them.
#[derive(Debug)]
pub(crate) struct Columns {
    names: Vec<String>,
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

/// The values of a field.
#[derive(Debug)]
pub(super) enum Kept {
    /// What is not known is no number.
    Numbers(Vec<f64>),
    Flags(Vec<Option<bool>>),
    Words(Words),
    /// Texts of which nobody asks but whether they are known: 0 for those.
    Known(Vec<u8>),
    /// Texts by what they are compared with.
    Compared(Texts),
    /// One behind the other, and where each begins and the last ends. An empty one is not known.
    Texts(Vec<u8>, Vec<i64>),
    Dates(Vec<Option<Instant>>),
}

/// Words by their places in the pact's list.
#[derive(Debug)]
pub(super) struct Words {
    list: Vec<String>,
    /// For each word of the type.
    of: Box<[Option<u16>]>,
    codes: Vec<u16>,
}

/// Texts by what they are compared with.
#[derive(Debug)]
pub(super) struct Texts {
    with: Compared,
    /// By place one that stands for all of it.
    list: Vec<String>,
    codes: Vec<u16>,
    folded: String,
}

/// No word.
const NONE: u16 = u16::MAX;

/// How columns are filled.
impl Columns {
    /// Columns for a type; none if it has fields that no column can hold.
    pub(crate) fn new(binding: &Binding, sieve: &Sieve) -> Option<Self> {
        let fields = binding.model.fields.as_slice();
        let mut places = vec![None; fields.len()];
        let (mut names, mut kept) = (Vec::new(), Vec::new());
        for (bound, at) in binding.fields.slots.iter().zip(0..) {
            let field = fields.get(bound.place)?;
            names.push(field.name.clone());
            kept.push(Kept::new(bound, field, sieve)?);
            *places.get_mut(bound.place)? = Some(at);
        }
        binding.from_id.is_empty().then(|| Self { names, kept, places, odd: Odd::default() })
    }

    /// Before the first of some leads.
    pub(super) fn clear(&mut self) {
        self.odd.marks.clear();
        self.kept.iter_mut().for_each(Kept::clear);
    }

    /// What is filled, lead by lead: by field in the order of the type.
    pub(super) fn parts(&mut self) -> (&mut [Kept], &mut Odd) {
        (&mut self.kept, &mut self.odd)
    }

    /// What they are as columns of a batch.
    pub(crate) fn with_source<R>(&self, work: impl FnOnce(Source<'_>) -> R) -> R {
        let columns: SmallVec<[_; 24]> =
            self.names.iter().zip(&self.kept).map(|(name, kept)| (name.as_str(), kept.column())).collect();
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
            Type::Number | Type::Money(_) => Self::Numbers(Vec::new()),
            Type::YesNo => Self::Flags(Vec::new()),
            Type::OneOf(domain) if has_words => Self::Words(Words::new(domain, &bound.words)?),
            Type::Date if !is_text && field.unknown_if.is_empty() => Self::Dates(Vec::new()),
            Type::Text | Type::OneOf(_) | Type::SomeOf(_) | Type::Date if is_text => {
                Self::Texts(Vec::new(), Vec::new())
            }
            _ => return None,
        })
    }

    fn clear(&mut self) {
        match self {
            Self::Numbers(of) => of.clear(),
            Self::Flags(of) => of.clear(),
            Self::Words(of) => of.codes.clear(),
            Self::Known(of) => of.clear(),
            Self::Compared(of) => of.codes.clear(),
            Self::Texts(letters, begins) => {
                letters.clear();
                begins.clear();
                begins.push(0);
            }
            Self::Dates(of) => of.clear(),
        }
    }

    /// Puts the next value; false if it has no place here.
    #[inline(always)]
    pub(super) fn put(&mut self, value: Short<'_>) -> bool {
        match (self, value) {
            (column, Short::Unknown) => column.put_unknown(),
            (Self::Numbers(of), Short::Whole(whole)) => return put_whole(of, whole),
            (Self::Numbers(of), Short::Number(number)) => return put_number(of, number),
            (Self::Flags(of), Short::Flag(flag)) => of.push(Some(flag)),
            (Self::Words(of), Short::Word(WordValue::Listed(at))) => match of.of.get(at) {
                Some(&Some(code)) => of.codes.push(code),
                _ => return false,
            },
            (Self::Known(of), Short::Text(text) | Short::Word(WordValue::Other(text))) => {
                let is_plain = text.as_bytes().first().is_some_and(u8::is_ascii_graphic);
                of.push(if is_plain || !text::is_blank(text) { 0 } else { u8::MAX });
            }
            (column, Short::Text(text) | Short::Word(WordValue::Other(text))) => {
                return column.put_text(text);
            }
            (Self::Dates(of), Short::At(at)) => of.push(Some(at)),
            _ => return false,
        }
        true
    }

    /// Puts that the next value is not known.
    #[inline(never)]
    pub(super) fn put_unknown(&mut self) {
        match self {
            Self::Numbers(of) => of.push(f64::NAN),
            Self::Flags(of) => of.push(None),
            Self::Words(of) => of.codes.push(NONE),
            Self::Known(of) => of.push(u8::MAX),
            Self::Compared(of) => of.codes.push(NONE),
            Self::Texts(letters, begins) => begins.push(end(letters)),
            Self::Dates(of) => of.push(None),
        }
    }

    #[inline(never)]
    fn put_text(&mut self, text: &str) -> bool {
        match self {
            Self::Compared(of) => of.put(text),
            Self::Texts(letters, begins) => {
                letters.extend_from_slice(text.as_bytes());
                begins.push(end(letters));
            }
            _ => return false,
        }
        true
    }

    fn column(&self) -> Column<'_> {
        match self {
            Self::Numbers(of) => Column::from(of).unknown_is_nan(),
            Self::Flags(of) => Column::from(of),
            Self::Words(of) => Column::dictionary(&of.codes[..], &of.list),
            Self::Known(of) => Column::dictionary(&of[..], &["x"][..]),
            Self::Compared(of) => Column::dictionary(&of.codes[..], &of.list),
            Self::Texts(letters, begins) => Column::packed_long(letters, begins),
            Self::Dates(of) => Column::from(of),
        }
    }
}

impl Texts {
    /// None for more of them than there are places.
    fn new(with: &Compared) -> Option<Self> {
        let list = with.texts();
        let has_places = list.len() < usize::from(NONE);
        has_places.then(|| Self { with: with.clone(), list, codes: Vec::new(), folded: String::new() })
    }

    fn put(&mut self, text: &str) {
        self.codes.push(match text::trim(text) {
            "" => NONE,
            text => u16::try_from(self.with.place(text, &mut self.folded)).unwrap_or(NONE),
        });
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

fn end(letters: &[u8]) -> i64 {
    i64::try_from(letters.len()).unwrap_or(i64::MAX)
}

/// Puts a number that a floating point number is the nearest to, and of no other with four places.
fn put_number(of: &mut Vec<f64>, number: Number) -> bool {
    /// Ten-thousandths of so many have 15 digits at most.
    const MOST: i64 = 1_000_000_000_000_000;
    let raw = number.raw();
    let fits = -MOST < raw && raw < MOST;
    if fits {
        #[expect(clippy::cast_precision_loss, reason = "none below 2⁵³")]
        of.push(raw as f64 / Number::ONE.raw() as f64);
    }
    fits
}

#[inline]
fn put_whole(of: &mut Vec<f64>, whole: i64) -> bool {
    /// What is larger may be out of range.
    const MOST: i64 = 900_000_000_000_000;
    let fits = -MOST < whole && whole < MOST;
    if fits {
        #[expect(clippy::cast_precision_loss, reason = "none below 2⁵³")]
        of.push(whole as f64);
    }
    fits
}
