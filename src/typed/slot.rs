//! Where the values of a typed lead are put, one after the other.

use std::fmt::{Display, Write as _};

use super::bind::BoundFields;
use super::direct::{Direct, Rows};
use super::numbers::{Float, InJson, short_decimal, write_digits};
use super::{AsValue, LeadFields, Word, WordValue};
use crate::lead::{Cells, Problem, ProblemKind};
use crate::model::{Field, Text, Type, Value, WordSet};
use crate::values::{Date, Instant, Number};

/// What a value leaves behind to be used again: its buffers.
#[derive(Debug, Clone, Default)]
pub(super) struct Spare {
    text: Text,
    words: WordSet,
}

/// What is the same for all values of a lead.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) cells: Cells,
    /// Digits, and what else is written only to be read.
    pub(super) text: String,
    /// With a place in the order of the input, as of JSON.
    pub(super) problems: Vec<((usize, usize), Problem)>,
}

/// Takes the values of a lead, of a part, or of an interaction, in the order in which the type declares its
/// fields. Values beyond those declared are left out.
#[derive(Debug)]
pub struct Values<'a> {
    pub(super) lead: &'a str,
    /// What stands before a field's name in a problem: `page_view.`.
    pub(super) prefix: Option<&'a str>,
    /// The place of the interaction in the input, from 1; 0 for the lead.
    pub(super) input: usize,
    pub(super) fields: &'a [Field],
    pub(super) bound: &'a BoundFields,
    pub(super) values: &'a mut [Value],
    pub(super) spares: &'a mut [Spare],
    pub(super) desk: &'a mut Desk,
    /// Where the fields of the lead go, if results only are wanted of it.
    pub(super) rows: Option<Rows<'a>>,
    pub(super) field: usize,
    pub(super) part: usize,
}

impl<'a> Values<'a> {
    /// Puts the value of the next field.
    #[inline]
    pub fn put<T: AsValue + ?Sized>(&mut self, value: &T) -> &mut Self {
        if let Some(slot) = self.direct() {
            value.put(slot);
            if self.rows.as_ref().is_some_and(|rows| !rows.refused) {
                self.field += 1;
                return self;
            }
        }
        let at = self.field;
        value.put(Slot(self.next().map_or(Where::Nowhere, Where::Full)));
        self.sort(at);
        self
    }

    /// Puts the values of the next part.
    pub fn part<T: LeadFields>(&mut self, part: &T) -> &mut Self {
        let Some(&end) = self.bound.parts.get(self.part) else { return self };
        self.part += 1;
        part.values(self);
        self.finish(end.fields_end);
        self.part = end.parts_end;
        self
    }

    /// Whatever is left before a field is not known; goes on there.
    pub(super) fn finish(&mut self, end: usize) {
        while self.field < end {
            let at = self.field;
            Slot(self.next().map_or(Where::Nowhere, Where::Full)).unknown();
            self.sort(at);
        }
        self.field = end;
    }

    /// The short way of the next value, if it has one.
    #[inline]
    fn direct(&mut self) -> Option<Slot<'_>> {
        let rows = self.rows.as_mut()?;
        let way = (*rows.ways.get(self.field)?)?;
        let words = self.bound.slots.get(self.field).map_or(&[][..], |bound| &bound.words);
        rows.refused = false;
        // Whoever puts nothing leaves it unknown.
        rows.row.put_unknown(way.place());
        let Rows { sieve, row, refused, .. } = rows;
        Some(Slot(Where::Direct(Direct { way, sieve, row, words, refused })))
    }

    /// Sorts the value of a field, by place in the type, that has gone the long way.
    fn sort(&mut self, at: usize) {
        if let Some(bound) = self.bound.slots.get(at) {
            self.sort_at(bound.place);
        }
    }

    fn sort_at(&mut self, place: usize) {
        if let (Some(rows), Some(value)) = (&mut self.rows, self.values.get(place)) {
            rows.row.put(rows.sieve, place, value);
        }
    }

    fn next(&mut self) -> Option<Target<'_>> {
        let bound = self.bound.slots.get(self.field)?;
        self.field += 1;
        let target = self.target(bound.place, &bound.words, &bound.not_dates)?;
        // Whoever puts nothing leaves it as nothing.
        put_absent(target.field, target.value, target.spare);
        Some(target)
    }

    /// Reads a text as the value of a field at a place of the pact.
    pub(super) fn read_at(&mut self, place: usize, text: &str) {
        let Some(target) = self.target(place, &[], &[]) else { return };
        match target.field.ty {
            Type::Text => target.text(text),
            _ => target.cell(text),
        }
        self.sort_at(place);
    }

    fn target(
        &mut self,
        place: usize,
        words: &'a [Option<u16>],
        not_dates: &'a [Instant],
    ) -> Option<Target<'_>> {
        Some(Target {
            lead: self.lead,
            prefix: self.prefix,
            order: (self.input, place),
            field: self.fields.get(place)?,
            words,
            not_dates,
            value: self.values.get_mut(place)?,
            spare: self.spares.get_mut(place)?,
            desk: self.desk,
        })
    }
}

/// The place of one value, for those who implement [`AsValue`]. What fits neither is unknown, and a problem of
/// the lead.
#[derive(Debug)]
pub struct Slot<'a>(Where<'a>);

#[derive(Debug)]
enum Where<'a> {
    /// Beyond the fields that were declared.
    Nowhere,
    Full(Target<'a>),
    Direct(Direct<'a>),
}

#[derive(Debug)]
pub(super) struct Target<'a> {
    pub(super) lead: &'a str,
    pub(super) prefix: Option<&'a str>,
    pub(super) order: (usize, usize),
    pub(super) field: &'a Field,
    /// For each word of the type its place in the pact's list.
    pub(super) words: &'a [Option<u16>],
    /// The instants that mean "not filled in".
    pub(super) not_dates: &'a [Instant],
    pub(super) value: &'a mut Value,
    pub(super) spare: &'a mut Spare,
    pub(super) desk: &'a mut Desk,
}

/// How a value is put.
impl Slot<'_> {
    /// It is not known; or what the field's `empty means` says.
    #[inline]
    pub fn unknown(self) {
        match self.0 {
            Where::Direct(direct) => direct.unknown(),
            Where::Full(target) => put_absent(target.field, target.value, target.spare),
            Where::Nowhere => {}
        }
    }

    /// A text, for `text`, `one of`, `some of` (separated by `;`) and, as ISO 8601, `date` fields.
    #[inline]
    pub fn text(self, text: &str) {
        match self.0 {
            Where::Direct(direct) => direct.text(text),
            Where::Full(target) => target.text(text),
            Where::Nowhere => {}
        }
    }

    /// A whole number.
    #[inline]
    pub fn whole(self, whole: impl Into<i128>) {
        let whole = whole.into();
        let number = i64::try_from(whole).ok().and_then(Number::from_int);
        match (self.0, number) {
            (Where::Direct(direct), number) => direct.number(number),
            (Where::Full(target), Some(number)) if target.has_no_placeholders() => target.number(number),
            (Where::Full(target), _) => target.digits(&whole, &whole),
            (Where::Nowhere, _) => {}
        }
    }

    /// A number.
    #[inline]
    pub fn number(self, number: Number) {
        match self.0 {
            Where::Direct(direct) => direct.number(Some(number)),
            Where::Full(target) if target.has_no_placeholders() => target.number(number),
            Where::Full(target) => target.digits(&number, &number),
            Where::Nowhere => {}
        }
    }

    /// The decimal with the fewest digits that is this floating point number and no other, rounded half to even
    /// at four places: 0.1 is 0.1. Neither NaN nor an infinity is a number.
    pub fn float(self, float: f64) {
        self.floating(float, short_decimal(float));
    }

    /// The same for both widths; with the number, where that is known already.
    pub(super) fn floating<F: Float>(self, float: F, known: Option<Number>) {
        match (self.0, known) {
            (Where::Direct(direct), known) => direct.number(known),
            (Where::Full(target), Some(number)) if target.has_no_placeholders() => target.number(number),
            (Where::Full(target), _) => target.float(float),
            (Where::Nowhere, _) => {}
        }
    }

    /// What the digits of a number say; `came` is how a problem shows it.
    pub(super) fn digits(self, digits: &dyn Display, came: &dyn Display) {
        match self.0 {
            Where::Direct(direct) => direct.refuse(),
            Where::Full(target) => target.digits(digits, came),
            Where::Nowhere => {}
        }
    }

    /// Yes or no.
    #[inline]
    pub fn flag(self, flag: bool) {
        let target = match self.0 {
            Where::Direct(direct) => return direct.flag(flag),
            Where::Full(target) => target,
            Where::Nowhere => return,
        };
        match target.field.ty {
            Type::YesNo if target.has_no_placeholders() => target.plain(Value::Flag(flag)),
            Type::YesNo => target.cell(if flag { "true" } else { "false" }),
            _ => target.misplaced(&flag),
        }
    }

    /// An instant.
    pub fn at(self, at: Instant) {
        let target = match self.0 {
            Where::Direct(direct) => return direct.refuse(),
            Where::Full(target) => target,
            Where::Nowhere => return,
        };
        match target.field.ty {
            Type::Date if target.not_dates.contains(&at) => {
                put_absent(target.field, target.value, target.spare);
            }
            Type::Date => target.plain(Value::Date(at)),
            _ => target.misplaced(&at.millis()),
        }
    }

    /// A day: its 00:00 in the time zone of the pact.
    pub fn day(self, day: Date) {
        match self.0 {
            Where::Direct(direct) => direct.refuse(),
            Where::Full(target) => {
                let at = target.desk.cells.start_of_day(day);
                Slot(Where::Full(target)).at(at);
            }
            Where::Nowhere => {}
        }
    }

    /// A word of a list.
    #[inline]
    pub fn word<W: Word + ?Sized>(self, word: &W) {
        let word = word.word();
        let target = match self.0 {
            Where::Direct(direct) => return direct.word(word),
            Where::Full(target) => target,
            Where::Nowhere => return,
        };
        match (target.place_of(word), &target.field.ty) {
            (Some(place), Type::OneOf(_)) => target.plain(Value::Word(place)),
            (_, Type::OneOf(_) | Type::Text) => target.text(word.text(W::WORDS)),
            _ => target.misplaced(&word.text(W::WORDS)),
        }
    }

    /// A set of words of a list: known, even if there are none.
    pub fn words<'w, W: Word + 'w>(self, words: impl IntoIterator<Item = &'w W, IntoIter: Clone>) {
        let target = match self.0 {
            Where::Direct(direct) => return direct.refuse(),
            Where::Full(target) => target,
            Where::Nowhere => return,
        };
        let words = words.into_iter();
        let Type::SomeOf(domain) = &target.field.ty else {
            return target.misplaced(&shown(words));
        };
        stow(target.value, target.spare);
        let mut set = std::mem::take(&mut target.spare.words);
        set.clear();
        for word in words.clone().map(Word::word) {
            let text = word.text(W::WORDS);
            match target.place_of(word).or_else(|| target.desk.cells.listed(domain, text)) {
                Some(place) => set.insert(place),
                None if crate::values::text::is_blank(text) => {}
                None => {
                    target.spare.words = set;
                    return target.problem(&shown(words), ProblemKind::NotListed);
                }
            }
        }
        *target.value = Value::Words(set);
    }
}

impl Target<'_> {
    fn has_no_placeholders(&self) -> bool {
        self.field.unknown_if.is_empty()
    }

    fn place_of(&self, word: WordValue<'_>) -> Option<u16> {
        match word {
            WordValue::Listed(at) => self.words.get(at).copied().flatten(),
            WordValue::Other(_) => None,
        }
    }

    /// A value that holds no buffer.
    fn plain(self, value: Value) {
        stow(self.value, self.spare);
        *self.value = value;
    }

    fn number(self, number: Number) {
        match self.field.ty {
            Type::Number | Type::Money(_) => self.plain(Value::Number(number)),
            _ => self.misplaced(&number),
        }
    }

    fn digits(self, digits: &dyn Display, came: &dyn Display) {
        if !matches!(self.field.ty, Type::Number | Type::Money(_)) {
            return self.misplaced(came);
        }
        self.desk.text.clear();
        // Writing into a string does not fail.
        let _ = write!(self.desk.text, "{digits}");
        match self.desk.cells.read(self.field, &self.desk.text) {
            Ok(value) => self.plain(value),
            Err(kind) => self.problem(came, kind),
        }
    }

    fn float<F: Float>(self, float: F) {
        let came = InJson(float);
        if !matches!(self.field.ty, Type::Number | Type::Money(_)) {
            return self.misplaced(&came);
        }
        let Desk { cells, text, .. } = self.desk;
        text.clear();
        // Writing into a string does not fail.
        let _ = write!(text, "{float}");
        if cells.is_placeholder(self.field, text) {
            return put_absent(self.field, self.value, self.spare);
        }
        write_digits(&float, text);
        match cells.read(self.field, text) {
            Ok(value) => self.plain(value),
            Err(kind) => self.problem(&came, kind),
        }
    }

    fn text(self, text: &str) {
        let trimmed = crate::values::text::trim(text);
        match self.field.ty {
            Type::Text if trimmed.is_empty() || self.desk.cells.is_placeholder(self.field, trimmed) => {
                put_absent(self.field, self.value, self.spare);
            }
            Type::Text => put_text(self.value, self.spare, |buffer| buffer.set(trimmed)),
            Type::Number | Type::Money(_) | Type::YesNo => self.misplaced(&text),
            Type::Date | Type::OneOf(_) | Type::SomeOf(_) => self.cell(text),
        }
    }

    /// What a text says that may be of any kind.
    fn cell(self, text: &str) {
        match self.desk.cells.read(self.field, text) {
            Ok(value) => self.plain(value),
            Err(kind) => self.problem(&text, kind),
        }
    }

    /// A value of a kind that [`AsValue::kind`] did not tell.
    fn misplaced(self, came: &dyn Display) {
        self.problem(came, ProblemKind::WrongShape);
    }

    fn problem(self, came: &dyn Display, kind: ProblemKind) {
        stow(self.value, self.spare);
        let name = format!("{}{}", self.prefix.unwrap_or_default(), self.field.name);
        self.desk.problems.push((self.order, Problem::new(self.lead, &name, &came.to_string(), kind)));
    }
}

/// Takes a value out and keeps its buffers: unknown from now on.
pub(super) fn stow(value: &mut Value, spare: &mut Spare) {
    match std::mem::take(value) {
        Value::Text(text) => spare.text = text,
        Value::Words(words) => spare.words = words,
        Value::Unknown | Value::Number(_) | Value::Flag(_) | Value::Date(_) | Value::Word(_) => {}
    }
}

fn put_text(value: &mut Value, spare: &mut Spare, write: impl FnOnce(&mut Text)) {
    if let Value::Text(text) = value {
        return write(text);
    }
    stow(value, spare);
    let mut text = std::mem::take(&mut spare.text);
    write(&mut text);
    *value = Value::Text(text);
}

/// What a missing value of a field means.
pub(super) fn put_absent(field: &Field, value: &mut Value, spare: &mut Spare) {
    match &field.empty_means {
        Some(Value::Text(means)) => put_text(value, spare, |text| text.copy_from(means)),
        Some(Value::Words(means)) => {
            stow(value, spare);
            let mut words = std::mem::take(&mut spare.words);
            words.copy_from(means);
            *value = Value::Words(words);
        }
        means => {
            stow(value, spare);
            *value = means.clone().unwrap_or_default();
        }
    }
}

/// Words as a list in JSON, as a problem shows it.
fn shown<'w, W: Word + 'w>(words: impl Iterator<Item = &'w W>) -> String {
    let words: Vec<&str> = words.map(|word| word.word().text(W::WORDS)).collect();
    serde_json::to_string(&words).unwrap_or_default()
}
