//! The long way of a value: as what its field wants, with a problem where it does not fit.

use std::fmt::{Display, Write as _};

use super::WordValue;
use crate::lead::{Cells, Problem, ProblemKind};
use crate::model::{Field, Text, Type, Value, WordSet};
use crate::values::float::{Float, InJson};
use crate::values::{Instant, Number};

/// What a value leaves behind to be used again: its buffers.
#[derive(Debug, Clone, Default)]
pub(super) struct Spare {
    pub(super) text: Text,
    pub(super) words: WordSet,
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

/// Where a value goes, and what it must be.
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

impl Target<'_> {
    pub(super) fn has_no_placeholders(&self) -> bool {
        self.field.unknown_if.is_empty()
    }

    pub(super) fn place_of(&self, word: WordValue<'_>) -> Option<u16> {
        match word {
            WordValue::Listed(at) => self.words.get(at).copied().flatten(),
            WordValue::Other(_) => None,
        }
    }

    /// A value that holds no buffer.
    pub(super) fn plain(self, value: Value) {
        stow(self.value, self.spare);
        *self.value = value;
    }

    pub(super) fn number(self, number: Number) {
        match self.field.ty {
            Type::Number | Type::Money(_) => self.plain(Value::Number(number)),
            _ => self.misplaced(&number),
        }
    }

    pub(super) fn digits(self, digits: &dyn Display, came: &dyn Display) {
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

    pub(super) fn float<F: Float>(self, float: F) {
        let came = InJson(float);
        if !matches!(self.field.ty, Type::Number | Type::Money(_)) {
            return self.misplaced(&came);
        }
        let Desk { cells, text, .. } = self.desk;
        match cells.read_float(self.field, float, text) {
            Ok(value) => self.plain(value),
            Err(kind) => self.problem(&came, kind),
        }
    }

    pub(super) fn text(self, text: &str) {
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
    pub(super) fn cell(self, text: &str) {
        match self.desk.cells.read(self.field, text) {
            Ok(value) => self.plain(value),
            Err(kind) => self.problem(&text, kind),
        }
    }

    /// A value of a kind that [`AsValue::kind`] did not tell.
    pub(super) fn misplaced(self, came: &dyn Display) {
        self.problem(came, ProblemKind::WrongShape);
    }

    pub(super) fn problem(self, came: &dyn Display, kind: ProblemKind) {
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
