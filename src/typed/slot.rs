//! Where the values of a typed lead are put, one after the other.

use std::fmt::Display;

use super::bind::BoundFields;
use super::columns::Place;
use super::direct::Way;
use super::target::{Desk, Spare, Target, put_absent, stow};
use super::{AsValue, LeadFields, Word};
use crate::lead::{ProblemKind, Row, Sieve};
use crate::model::{Field, Type, Value};
use crate::values::float::{Float, short_decimal};
use crate::values::{Date, Instant, Number};

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
    /// How the fields of the lead are sorted, if results only are wanted of it.
    pub(super) sieve: Option<&'a Sieve>,
    pub(super) row: &'a mut Row,
    /// The ways of all fields; none if they are not sorted.
    pub(super) ways: &'a [Way],
    /// Those from [`Values::field`] on.
    pub(super) next_ways: std::slice::Iter<'a, Way>,
    pub(super) field: usize,
    pub(super) part: usize,
    /// Where all values go instead, if they go into columns.
    pub(super) columns: &'a [Place<'a>],
    /// Those of the fields that are still to come.
    pub(super) next_columns: std::slice::Iter<'a, Place<'a>>,
    /// The place of the lead in its columns.
    pub(super) lead_at: usize,
    /// Whether one of them has no place in its column.
    pub(super) is_odd: bool,
}

impl<'a> Values<'a> {
    /// Those of a lead, by its id, whose values go into slots; for each a spare.
    #[inline]
    pub(super) fn new(
        lead: &'a str,
        (fields, bound): (&'a [Field], &'a BoundFields),
        (values, spares): (&'a mut [Value], &'a mut [Spare]),
        desk: &'a mut Desk,
        row: &'a mut Row,
    ) -> Self {
        Self {
            lead,
            prefix: None,
            input: 0,
            fields,
            bound,
            values,
            spares,
            desk,
            sieve: None,
            row,
            ways: &[],
            next_ways: [].iter(),
            field: 0,
            part: 0,
            columns: &[],
            next_columns: [].iter(),
            lead_at: 0,
            is_odd: false,
        }
    }

    /// Puts the value of the next field.
    #[inline(always)]
    pub fn put<T: AsValue + ?Sized>(&mut self, value: &T) -> &mut Self {
        match (self.next_ways.next(), self.sieve) {
            (Some(way), Some(sieve)) if way.put(value.short(), sieve, self.row) => self.field += 1,
            (None, _) => match self.next_columns.next() {
                Some(column) => {
                    if !column.put(self.lead_at, value.short()) {
                        self.is_odd = true;
                    }
                }
                None if !self.columns.is_empty() => {}
                None => self.put_long(value),
            },
            _ => self.put_long(value),
        }
        self
    }

    #[inline(never)]
    fn put_long<T: AsValue + ?Sized>(&mut self, value: &T) {
        let at = self.field;
        value.put(Slot(self.next()));
        self.sort(at);
    }

    /// Puts the values of the next part.
    pub fn part<T: LeadFields>(&mut self, part: &T) -> &mut Self {
        let Some(&end) = self.bound.parts.get(self.part) else { return self };
        self.part += 1;
        part.values(self);
        self.finish(end.fields_end);
        self.next_ways = self.ways.get(self.field..).unwrap_or(&[]).iter();
        self.part = end.parts_end;
        self
    }

    /// Whatever is left before a field is not known; goes on there.
    #[inline]
    pub(super) fn finish(&mut self, end: usize) {
        if !self.columns.is_empty() {
            let rest = self.columns.get(end..).unwrap_or(&[]);
            // What was put beyond those declared stands in what comes behind.
            self.is_odd |= self.next_columns.len() < rest.len();
            self.next_columns = rest.iter();
        } else if self.field < end {
            self.leave_out(end);
        }
        self.field = end;
    }

    #[cold]
    fn leave_out(&mut self, end: usize) {
        while self.field < end {
            let at = self.field;
            Slot(self.next()).unknown();
            self.sort(at);
        }
    }

    /// Sorts the value of a field, by place in the type, that has gone the long way.
    fn sort(&mut self, at: usize) {
        if let Some(bound) = self.bound.slots.get(at) {
            self.sort_at(bound.place);
        }
    }

    fn sort_at(&mut self, place: usize) {
        if let (Some(sieve), Some(value)) = (self.sieve, self.values.get(place)) {
            self.row.put(sieve, place, value);
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
///
/// None beyond the fields that were declared.
#[derive(Debug)]
pub struct Slot<'a>(Option<Target<'a>>);

/// How a value is put.
impl Slot<'_> {
    /// It is not known; or what the field's `empty means` says.
    pub fn unknown(self) {
        if let Some(target) = self.0 {
            put_absent(target.field, target.value, target.spare);
        }
    }

    /// A text, for `text`, `one of`, `some of` (separated by `;`) and, as ISO 8601, `date` fields.
    pub fn text(self, text: &str) {
        if let Some(target) = self.0 {
            target.text(text);
        }
    }

    /// A whole number.
    pub fn whole(self, whole: impl Into<i128>) {
        let whole = whole.into();
        let Some(target) = self.0 else { return };
        match i64::try_from(whole).ok().and_then(Number::from_int) {
            Some(number) if target.has_no_placeholders() => target.number(number),
            _ => target.digits(&whole, &whole),
        }
    }

    /// A number.
    pub fn number(self, number: Number) {
        match self.0 {
            Some(target) if target.has_no_placeholders() => target.number(number),
            Some(target) => target.digits(&number, &number),
            None => {}
        }
    }

    /// The decimal with the fewest digits that is this floating point number and no other, rounded half to even
    /// at four places: 0.1 is 0.1. Neither NaN nor an infinity is a number.
    pub fn float(self, float: f64) {
        self.floating(float, short_decimal(float));
    }

    /// The same for both widths; with the number, where that is known already.
    pub(super) fn floating<F: Float>(self, float: F, known: Option<Number>) {
        let Some(target) = self.0 else { return };
        match known {
            Some(number) if target.has_no_placeholders() => target.number(number),
            _ => target.float(float),
        }
    }

    /// What the digits of a number say; `came` is how a problem shows it.
    pub(super) fn digits(self, digits: &dyn Display, came: &dyn Display) {
        if let Some(target) = self.0 {
            target.digits(digits, came);
        }
    }

    /// Yes or no.
    pub fn flag(self, flag: bool) {
        let Some(target) = self.0 else { return };
        match target.field.ty {
            Type::YesNo if target.has_no_placeholders() => target.plain(Value::Flag(flag)),
            Type::YesNo => target.cell(if flag { "true" } else { "false" }),
            _ => target.misplaced(&flag),
        }
    }

    /// An instant.
    pub fn at(self, at: Instant) {
        let Some(target) = self.0 else { return };
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
        if let Some(target) = self.0 {
            let at = target.desk.cells.start_of_day(day);
            Slot(Some(target)).at(at);
        }
    }

    /// A word of a list.
    pub fn word<W: Word + ?Sized>(self, word: &W) {
        let word = word.word();
        let Some(target) = self.0 else { return };
        match (target.place_of(word), &target.field.ty) {
            (Some(place), Type::OneOf(_)) => target.plain(Value::Word(place)),
            (_, Type::OneOf(_) | Type::Text) => target.text(word.text(W::WORDS)),
            _ => target.misplaced(&word.text(W::WORDS)),
        }
    }

    /// A set of words of a list: known, even if there are none.
    pub fn words<'w, W: Word + 'w>(self, words: impl IntoIterator<Item = &'w W, IntoIter: Clone>) {
        let Some(target) = self.0 else { return };
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

/// Words as a list in JSON, as a problem shows it.
fn shown<'w, W: Word + 'w>(words: impl Iterator<Item = &'w W>) -> String {
    let words: Vec<&str> = words.map(|word| word.word().text(W::WORDS)).collect();
    serde_json::to_string(&words).unwrap_or_default()
}
