//! The short way of a lead in JSON: its values straight into their classes, where a plan needs no more of them.
//!
//! What is plain (words, numbers, texts, yes and no) is put where it belongs as it is read. A value that does not fit,
//! or that a plan looks at itself, goes by way of a [`Value`]; and a whole line is read again the long way where it has
//! a key twice, or something that cannot be told without its digits and signs. So both ways come to the same.

use std::mem;
use std::sync::Arc;

use super::places::Places;
use super::reading::Reading;
use super::visit::Members;
use super::{JsonError, JsonReader};
use crate::lead::short_way::ShortWay;
use crate::lead::{Ignored, Lead, Problem, ProblemKind, Row, Sieve, absent};
use crate::model::{Field, Model, Type, Value};

/// How the values of a line go into classes, and the rest of the lead.
#[derive(Debug, Clone)]
pub(super) struct Short {
    sieve: Arc<Sieve>,
    pub places: Places,
    /// For each field.
    pub ways: Box<[Way]>,
    /// What no value means, of the fields where it is more than "not known", or is looked at itself.
    absent: Box<[(usize, Value)]>,
    /// Has the id and the problems of a line, and the values that a plan looks at themselves.
    pub lead: Lead,
    /// The lead of a line that went the long way.
    long: Lead,
    /// What does not fit, by place of the field: the id of the lead may come behind it.
    pub wrong: Vec<(usize, String, ProblemKind)>,
    /// How many lines were read, to tell what belongs to which.
    pub line: u32,
    /// Whether the id is of this line.
    pub has_id: bool,
}

/// Where a field's value goes.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub short: ShortWay,
    /// Whether its values are looked at as they are written.
    pub is_raw: bool,
    /// The line that had it last.
    pub line: u32,
}

impl JsonReader {
    /// Reads a lead of which results only are wanted: its fields go into a row, and only what a plan looks at itself
    /// stands in the lead.
    pub(crate) fn read_row(
        &mut self,
        text: &str,
        sieve: &Arc<Sieve>,
        row: &mut Row,
    ) -> Result<&Lead, JsonError> {
        let short = self.short.take().filter(|short| Arc::ptr_eq(&short.sieve, sieve));
        let mut short = short.unwrap_or_else(|| Box::new(Short::new(self, sieve)));
        let is_short = self.read_shortly(text, &mut short, row).is_ok();
        let read = if is_short { Ok(()) } else { self.read_long(text, &mut short, row) };
        let short = self.short.insert(short);
        read?;
        let lead = if is_short { &short.lead } else { &short.long };
        self.ignored = lead.ignored;
        Ok(lead)
    }

    /// What the lead that was last given to [`Assessor::assess_json`](crate::Assessor::assess_json) has and the pact
    /// does not declare.
    #[must_use]
    pub fn ignored(&self) -> Ignored {
        self.ignored
    }

    fn read_shortly(&mut self, text: &str, short: &mut Short, row: &mut Row) -> Result<(), LongWay> {
        short.begin(row);
        let fields = self.model.fields.as_slice();
        let mut reading = Reading { fields, cells: &mut self.cells, short, row, interactions: None };
        Members::lead(&mut reading).read(text).map_err(|_| LongWay)?;
        let interactions = reading.interactions;
        short.complain(&self.model);
        if let Some(raw) = interactions {
            self.interactions(raw, &mut short.lead);
            short.lead.sort();
        }
        Ok(())
    }

    #[cold]
    fn read_long(&mut self, text: &str, short: &mut Short, row: &mut Row) -> Result<(), JsonError> {
        self.read(text, &mut short.long)?;
        row.read(&short.sieve, &short.long);
        Ok(())
    }
}

/// A line has to be read the long way, or is no lead at all.
struct LongWay;

impl Short {
    fn new(of: &JsonReader, sieve: &Arc<Sieve>) -> Self {
        let fields = of.model.fields.as_slice();
        let ways = fields.iter().enumerate().map(|(place, field)| Way::new(field, place, sieve));
        let told = |&(place, field): &(usize, &Field)| sieve.keeps(place) || field.empty_means.is_some();
        let absent = fields.iter().enumerate().filter(told).map(|(place, field)| (place, absent(field)));
        Self {
            sieve: Arc::clone(sieve),
            places: Places::new(&of.keys.lead),
            ways: ways.collect(),
            absent: absent.collect(),
            lead: Lead { values: vec![Value::Unknown; fields.len()], ..Lead::default() },
            long: Lead::default(),
            wrong: Vec::new(),
            line: 0,
            has_id: false,
        }
    }

    /// Nothing of a line is read yet.
    fn begin(&mut self, row: &mut Row) {
        self.line = self.line.wrapping_add(1);
        self.has_id = false;
        self.wrong.clear();
        let values = mem::take(&mut self.lead.values);
        self.lead.clear();
        self.lead.values = values;
        row.clear();
        for (place, value) in &self.absent {
            row.put(&self.sieve, *place, value);
            if let Some(kept) = self.lead.values.get_mut(*place) {
                kept.clone_from(value);
            }
        }
    }

    /// The problems of a line that was read, in the order of the long way.
    fn complain(&mut self, model: &Model) {
        if self.lead.id.is_empty() {
            self.lead.complain(&model.id_column, "", ProblemKind::NoId);
        }
        if self.wrong.is_empty() {
            return;
        }
        self.wrong.sort_by_key(|&(place, ..)| place);
        for (place, came, kind) in &self.wrong {
            let name = model.fields.as_slice().get(*place).map_or("", |field| &field.name);
            self.lead.problems.push(Problem::new(&self.lead.id, name, came, *kind));
        }
    }

    /// Puts a value by way of what it is, or remembers why it does not fit.
    pub fn put(
        &mut self,
        row: &mut Row,
        place: usize,
        value: Result<Value, ProblemKind>,
        came: impl FnOnce() -> String,
    ) {
        let value = value.unwrap_or_else(|kind| {
            self.wrong.push((place, came(), kind));
            Value::Unknown
        });
        row.put(&self.sieve, place, &value);
        let is_kept = self.ways.get(place).is_some_and(|way| way.short.is_kept);
        if let Some(kept) = self.lead.values.get_mut(place).filter(|_| is_kept) {
            *kept = value;
        }
    }

    /// The word that a text without outer blanks is, of the list of a field, if that is quickly told.
    #[inline]
    pub fn word(&self, place: usize, text: &str) -> Option<u16> {
        self.ways.get(place)?.short.word(text.as_bytes())
    }

    pub fn sieve(&self) -> &Sieve {
        &self.sieve
    }
}

impl Way {
    fn new(field: &Field, place: usize, sieve: &Sieve) -> Self {
        let is_raw = matches!(field.ty, Type::SomeOf(_));
        Self { short: ShortWay::new(sieve, field, place), is_raw, line: 0 }
    }
}
