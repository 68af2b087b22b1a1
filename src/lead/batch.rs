//! Many leads by column.

#[cfg(feature = "arrow")]
pub(crate) mod arrow;
mod column;
mod mismatch;
mod read;
mod shape;
mod texts;

pub(crate) use column::{Cell, Data, Validity, Whole};
pub use column::{Column, ColumnKind};
pub use mismatch::{BatchError, BatchErrorKind, BatchMismatch};
pub(crate) use read::Reader;
pub(crate) use shape::Shape;
pub(crate) use texts::Texts;

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{FieldId, Id, Model, Type};
use crate::values::nearness::nearest;
use crate::values::text;

/// Many leads by column: the fields of a pact, each with a value for every row. Everything is borrowed.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use leadpact::{Batch, Column, Pact};
///
/// let pact = Pact::parse(
///     r#"pact "Demo" { version 1 }
///     lead identified by id { country: text, employees: number }
///     score fit {
///       +60 when employees at least 50
///       +10 when country is "DE"
///     }"#,
/// )?;
/// let employees = [300, -1, 20];
/// let countries: [u8; 3] = [0, 0, 1];
/// let batch = Batch::new(3)
///     .with("employees", Column::from(&employees[..]).unknown_is(-1))
///     .with("country", Column::dictionary(&countries, &["DE", "FR"][..]));
///
/// let mut assessor = pact.batch_assessor(0);
/// let found = assessor.assess(&batch)?;
/// let fit = found.score("fit").ok_or("no such score")?;
/// assert_eq!(fit.iter().map(|fit| fit.unwrap_or_default().to_string()).collect::<Vec<_>>(), ["70", "10", "0"]);
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Batch<'a> {
    rows: usize,
    ids: Option<Column<'a>>,
    /// The fields of the columns.
    names: Vec<&'a str>,
    columns: Vec<Column<'a>>,
}

impl<'a> Batch<'a> {
    /// So many leads of which nothing is known yet.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        Self { rows, ids: None, names: Vec::new(), columns: Vec::new() }
    }

    /// The ids, texts or whole numbers. Without them a lead's id is the number of its row, from 0.
    #[must_use]
    pub fn ids(self, ids: impl Into<Column<'a>>) -> Self {
        Self { ids: Some(ids.into()), ..self }
    }

    /// The values of a field, by its name in the pact; that of a question is `questionnaire.question`. A field
    /// without a column is unknown in every row, or what `empty means` says.
    #[must_use]
    pub fn with(mut self, field: &'a str, column: impl Into<Column<'a>>) -> Self {
        self.names.push(field);
        self.columns.push(column.into());
        self
    }

    /// How many leads there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }
}

/// Columns that have found their fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'b> {
    rows: usize,
    ids: Option<&'b Column<'b>>,
    columns: &'b [Column<'b>],
    /// For each field its column.
    places: &'b [Option<u32>],
    /// Rows of which the columns do not tell all, if there are any; 0 for the others.
    odd: &'b [u8],
}

impl<'b> Source<'b> {
    /// Leads without ids, by columns that are known to fit, and for each field its column. Of some rows the columns do
    /// not tell all: those that are not 0.
    pub(crate) fn of(columns: &'b [Column<'b>], places: &'b [Option<u32>], odd: &'b [u8]) -> Self {
        Self { rows: odd.len(), ids: None, columns, places, odd }
    }

    /// So many leads without columns.
    pub(crate) fn empty(rows: usize) -> Self {
        Self { rows, ids: None, columns: &[], places: &[], odd: &[] }
    }

    /// Marks of rows of which the columns do not tell all; none if they do for all rows.
    pub(crate) fn odd(&self, rows: Range<usize>) -> Option<&'b [u8]> {
        self.odd.get(rows)
    }

    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    pub(crate) fn column(&self, field: FieldId) -> Option<&'b Column<'b>> {
        let place = self.places.get(field.index()).copied().flatten()?;
        self.columns.get(place as usize)
    }

    /// Whether a row may have no id.
    pub(crate) fn may_lack_ids(&self) -> bool {
        self.ids.is_some_and(|ids| match ids.data {
            Data::Whole(of) => of.may_lack() || ids.validity != Validity::All,
            _ => true,
        })
    }

    /// Whether a row surely has an id.
    pub(crate) fn has_id(&self, row: usize) -> bool {
        match self.id(row) {
            Some(Cell::Text(text)) => !text::is_blank(text),
            Some(Cell::Whole(_)) | None => true,
            Some(_) => false,
        }
    }

    /// The id of a row as it came; none where there are none.
    pub(crate) fn id(&self, row: usize) -> Option<Cell<'b>> {
        self.ids.map(|ids| ids.cell(row))
    }
}

impl<'a> Batch<'a> {
    /// Finds the field of each column; `places` is a buffer.
    pub(crate) fn bind<'b>(
        &'b self,
        model: &Model,
        fields: &HashMap<String, FieldId>,
        places: &'b mut Vec<Option<u32>>,
    ) -> Result<Source<'b>, BatchError> {
        places.clear();
        places.resize(model.fields.len(), None);
        let mut wrong = Vec::new();
        for ((name, column), place) in self.names.iter().zip(&self.columns).zip(0..) {
            let Some(&field) = fields.get(*name) else {
                let similar = nearest(name, fields.keys().map(String::as_str)).map(str::to_owned);
                wrong.push(BatchMismatch::no_field(name, similar));
                continue;
            };
            wrong.extend(self.lengths(name, column));
            wrong.extend(BatchMismatch::of_type(name, column.kind(), &model.fields.at(field).ty));
            match places.get_mut(field.index()) {
                Some(Some(_)) => wrong.push(BatchMismatch::twice(name)),
                Some(free) => *free = Some(place),
                None => {}
            }
        }
        if let Some(ids) = &self.ids {
            wrong.extend(self.lengths(&model.id_column, ids));
            if !matches!(ids.data, Data::Whole(_) | Data::Text(_) | Data::Coded(..)) {
                wrong.extend(BatchMismatch::of_type(&model.id_column, ids.kind(), &Type::Text));
            }
        }
        if !wrong.is_empty() {
            return Err(BatchError(wrong));
        }
        let (rows, ids) = (self.rows, self.ids.as_ref());
        Ok(Source { rows, ids, columns: &self.columns, places, odd: &[] })
    }

    fn lengths(&self, name: &str, column: &Column<'_>) -> Option<BatchMismatch> {
        let (rows, valid) = (column.len(), column.valid_len());
        // Bits come in whole bytes.
        let is_short = valid.is_some_and(|valid| valid < self.rows);
        let found = if is_short { valid.unwrap_or(rows) } else { rows };
        (rows != self.rows || is_short).then(|| BatchMismatch::length(name, found, self.rows))
    }
}
