//! Reads a value of a column as its field wants it.

use std::fmt::Write as _;

use super::column::Cell;
use crate::lead::{Cells, ProblemKind, absent};
use crate::model::{Field, Model, Type, Value};
use crate::values::float::{InJson, short_decimal};
use crate::values::{Number, text};

/// Reads cells of columns: as the same values in JSON are read.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    cells: Cells,
    text: String,
}

impl Reader {
    pub(crate) fn new(model: &Model) -> Self {
        Self { cells: Cells::new(model.zone.clone(), None), text: String::new() }
    }

    /// The value of a cell.
    ///
    /// # Errors
    /// What is wrong with a value that does not fit; it is unknown then.
    pub(crate) fn read(&mut self, field: &Field, cell: Cell<'_>) -> Result<Value, ProblemKind> {
        let is_number = matches!(field.ty, Type::Number | Type::Money(_));
        let has_placeholders = !field.unknown_if.is_empty();
        match (cell, &field.ty) {
            (Cell::Unknown, _) => Ok(absent(field)),
            (Cell::Whole(whole), _) if is_number && !has_placeholders => {
                let number = i64::try_from(whole).ok().and_then(Number::from_int);
                number.map(Value::Number).ok_or(ProblemKind::OutOfRange)
            }
            (Cell::Number(number), _) if is_number && !has_placeholders => Ok(Value::Number(number)),
            (Cell::Float(float), _) if is_number => self.float(field, float),
            (Cell::Whole(_) | Cell::Number(_), _) if is_number => {
                self.text.clear();
                // Writing into a string does not fail.
                let _ = write!(self.text, "{cell}");
                self.cells.read(field, &self.text)
            }
            (Cell::Flag(flag), Type::YesNo) if !has_placeholders => Ok(Value::Flag(flag)),
            (Cell::Flag(flag), Type::YesNo) => self.cells.read(field, if flag { "true" } else { "false" }),
            (Cell::At(at), Type::Date) => Ok(Value::Date(at)),
            (Cell::Text(text), _) => self.cells.read(field, text),
            (Cell::Garbled(_), _) => Err(ProblemKind::NotUnicode),
            (Cell::Words(words), Type::SomeOf(domain)) => {
                self.cells.read_list(domain, words.iter().copied()).map(Value::Words)
            }
            _ => Err(ProblemKind::WrongShape),
        }
    }

    fn float(&mut self, field: &Field, float: f64) -> Result<Value, ProblemKind> {
        if field.unknown_if.is_empty()
            && let Some(number) = short_decimal(float)
        {
            return Ok(Value::Number(number));
        }
        self.cells.read_float(field, float, &mut self.text)
    }

    /// A text that goes to a field as it is: without outer blanks, and none if it is not filled in.
    pub(crate) fn plain_text<'t>(&mut self, field: &Field, text: &'t str) -> Option<&'t str> {
        let trimmed = text::trim(text);
        let is_there = !trimmed.is_empty() && !self.cells.is_placeholder(field, trimmed);
        is_there.then_some(trimmed)
    }
}

/// As problems show it.
impl std::fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown => Ok(()),
            Self::Whole(whole) => whole.fmt(f),
            Self::Float(float) => InJson(*float).fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::At(at) => at.millis().fmt(f),
            Self::Text(text) => f.write_str(text),
            Self::Garbled(bytes) => f.write_str(&String::from_utf8_lossy(bytes)),
            Self::Words(words) => f.write_str(&serde_json::to_string(words).unwrap_or_default()),
        }
    }
}
