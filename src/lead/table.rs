//! Reads leads and interactions from the rows of a table, such as a CSV file.
//!
//! The header is bound to the pact once; a row is then read by places, with nothing looked up by name.

mod short;

use std::collections::HashMap;
use std::sync::Arc;

use self::short::Short;
use super::cell::{Cells, absent};
use super::keys::Keys;
use super::{DateFormat, Interaction, Lead, Problem, ProblemKind, Row, Sieve};
use crate::model::{Field, Model, TypeId, Value};
use crate::values::nearness::nearest;
use crate::values::text;

/// Reads leads from rows whose header was bound to a pact. Reusable: its buffers stay warm from row to row.
#[derive(Debug, Clone)]
pub struct LeadTable {
    model: Arc<Model>,
    cells: Cells,
    id: usize,
    /// For each field its column.
    columns: Vec<Option<usize>>,
    missing: Vec<MissingColumn>,
    ignored: Vec<String>,
    /// For the plan for which a row was read last.
    short: Option<Short>,
}

/// Reads interactions from rows whose header was bound to a pact.
#[derive(Debug, Clone)]
pub struct InteractionTable {
    model: Arc<Model>,
    keys: Arc<Keys>,
    cells: Cells,
    folded: String,
    lead: usize,
    at: usize,
    what: usize,
    /// For each kind, for each of its fields, the column.
    columns: Vec<Vec<Option<usize>>>,
}

/// What the columns of a table of interactions are called that every interaction has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The id of the lead: `lead`.
    pub lead: String,
    /// The instant: `at`.
    pub at: String,
    /// The kind: `type`.
    pub what: String,
}

impl Default for Columns {
    fn default() -> Self {
        Self { lead: "lead".to_owned(), at: "at".to_owned(), what: "type".to_owned() }
    }
}

/// What a row of a table of interactions says.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum InteractionRow {
    /// An interaction.
    Read(Interaction),
    /// One of a kind that the pact does not declare.
    Undeclared,
    /// One whose instant cannot be read.
    Unreadable,
}

/// A field whose column a table does not have: unknown for every lead, or what `empty means` says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingColumn {
    /// The field.
    pub field: String,
    /// The column it reads.
    pub column: String,
    /// A column with nearly the same name that is no field.
    pub similar: Option<String>,
}

/// Why a header cannot be bound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct HeaderError(Unfit);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum Unfit {
    #[error("two columns are called `{0}`")]
    Twice(String),
    #[error("there is no column `{name}`{}", .similar.as_ref().map(|s| format!("; did you mean `{s}`?")).unwrap_or_default())]
    Missing { name: String, similar: Option<String> },
}

/// Why a header does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HeaderErrorKind {
    /// Two columns have the same name.
    Twice,
    /// A column that every row needs is not there.
    Missing,
}

impl HeaderError {
    /// Why the header does not do.
    #[must_use]
    pub fn kind(&self) -> HeaderErrorKind {
        match &self.0 {
            Unfit::Missing { .. } => HeaderErrorKind::Missing,
            Unfit::Twice(_) => HeaderErrorKind::Twice,
        }
    }

    /// The column that is not there; none if one is there twice.
    #[must_use]
    pub fn missing_column(&self) -> Option<&str> {
        match &self.0 {
            Unfit::Missing { name, .. } => Some(name),
            Unfit::Twice(_) => None,
        }
    }
}

impl LeadTable {
    pub(crate) fn bind<'h>(
        model: Arc<Model>,
        names: impl IntoIterator<Item = &'h str>,
        dates: Option<DateFormat>,
    ) -> Result<Self, HeaderError> {
        let header = Header::new(names)?;
        let id = header.need(&model.id_column)?;
        let columns: Vec<_> = model.fields.as_slice().iter().map(|f| header.find(&f.column)).collect();
        let free = |at: usize| at != id && !columns.contains(&Some(at));
        let unused: Vec<&str> = header.iter().filter(|&(at, _)| free(at)).map(|(_, name)| name).collect();
        let missing = model.fields.as_slice().iter().zip(&columns).filter(|(_, column)| column.is_none());
        let missing = missing.map(|(field, _)| MissingColumn::new(field, &unused)).collect();
        let ignored = unused.into_iter().map(str::to_owned).collect();
        let cells = Cells::new(model.zone.clone(), dates);
        Ok(Self { model, cells, id, columns, missing, ignored, short: None })
    }

    /// The fields that have no column, in the order declared.
    #[must_use]
    pub fn missing(&self) -> &[MissingColumn] {
        &self.missing
    }

    /// The columns that are no field, in the order of the table.
    #[must_use]
    pub fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// The id in a row; empty where there is none.
    pub fn id<'r>(&self, cell: impl Fn(usize) -> Option<&'r [u8]>) -> &'r str {
        id_in(cell(self.id))
    }

    /// Reads a row, in place of what `lead` was before. `cell` gives the bytes in a column, none where the row
    /// is too short.
    ///
    /// Values that do not fit are unknown and a problem of the lead.
    pub fn read<'r>(&mut self, cell: impl Fn(usize) -> Option<&'r [u8]>, lead: &mut Lead) {
        lead.values.clear();
        begin(&self.model, cell(self.id), self.ignored.len(), lead);
        for (field, column) in self.model.fields.as_slice().iter().zip(&self.columns) {
            let bytes = column.and_then(&cell);
            let value = read_cell(&mut self.cells, field, bytes, |came, kind| {
                lead.complain(&field.name, came, kind);
            });
            lead.values.push(value);
        }
    }

    /// Reads a row of which results only are wanted: its fields go into a row of classes, and only what a plan looks
    /// at itself stands in the lead.
    pub(crate) fn read_row<'r>(
        &mut self,
        cell: impl Fn(usize) -> Option<&'r [u8]>,
        sieve: &Arc<Sieve>,
        row: &mut Row,
    ) -> &Lead {
        if self.short.as_ref().is_some_and(|short| !short.leads_to(sieve)) {
            self.short = None;
        }
        let Self { model, cells, id, columns, ignored, short, .. } = self;
        let fields = model.fields.as_slice();
        let Short { ways, lead, .. } = short.get_or_insert_with(|| Short::new(fields, columns, sieve));
        begin(model, cell(*id), ignored.len(), lead);
        for (place, (way, field)) in ways.iter().zip(fields).enumerate() {
            let bytes = way.column.and_then(&cell);
            if bytes.is_some_and(|bytes| way.put(bytes, sieve, place, row)) {
                continue;
            }
            let value = read_cell(cells, field, bytes, |came, kind| {
                lead.complain(&field.name, came, kind);
            });
            row.put(sieve, place, &value);
            if let Some(kept) = lead.values.get_mut(place).filter(|_| way.short.is_kept) {
                *kept = value;
            }
        }
        lead
    }
}

/// All of a lead but its values.
fn begin(model: &Model, id: Option<&[u8]>, ignored: usize, lead: &mut Lead) {
    lead.id.clear();
    lead.interactions.clear();
    lead.problems.clear();
    lead.ignored.interactions = 0;
    lead.ignored.keys = u32::try_from(ignored).unwrap_or(u32::MAX);
    lead.id.push_str(id_in(id));
    if lead.id.is_empty() {
        let came = String::from_utf8_lossy(id.unwrap_or_default()).into_owned();
        lead.complain(&model.id_column, &came, ProblemKind::NoId);
    }
}

/// The id in a cell; empty where there is none.
fn id_in(cell: Option<&[u8]>) -> &str {
    cell.and_then(|id| std::str::from_utf8(id).ok()).map_or("", text::trim)
}

impl MissingColumn {
    fn new(field: &Field, unused: &[&str]) -> Self {
        Self {
            field: field.name.clone(),
            column: field.column.clone(),
            similar: nearest(&field.column, unused.iter().copied()).map(str::to_owned),
        }
    }
}

impl InteractionTable {
    pub(crate) fn bind<'h>(
        model: Arc<Model>,
        keys: Arc<Keys>,
        names: impl IntoIterator<Item = &'h str>,
        columns: &Columns,
        dates: Option<DateFormat>,
    ) -> Result<Self, HeaderError> {
        let header = Header::new(names)?;
        let (lead, at, what) =
            (header.need(&columns.lead)?, header.need(&columns.at)?, header.need(&columns.what)?);
        let kinds = model.interactions.as_slice().iter();
        let columns =
            kinds.map(|kind| kind.fields.iter().map(|f| header.find(&f.column)).collect()).collect();
        let cells = Cells::new(model.zone.clone(), dates);
        Ok(Self { model, keys, cells, folded: String::new(), lead, at, what, columns })
    }

    /// The id of the lead in a row; empty where there is none.
    pub fn lead<'r>(&self, cell: impl Fn(usize) -> Option<&'r [u8]>) -> &'r str {
        cell(self.lead).and_then(|id| std::str::from_utf8(id).ok()).map_or("", text::trim)
    }

    /// Reads a row; adds what does not fit to `problems`.
    pub fn read<'r>(
        &mut self,
        cell: impl Fn(usize) -> Option<&'r [u8]>,
        problems: &mut Vec<Problem>,
    ) -> InteractionRow {
        let text = |at: usize| String::from_utf8_lossy(cell(at).unwrap_or_default());
        let Some(what) = self.keys.kind(&text(self.what), &mut self.folded) else {
            return InteractionRow::Undeclared;
        };
        let lead = self.lead(&cell);
        let Ok(at) = self.cells.instant(&text(self.at)) else {
            problems.push(Problem::new(lead, "at", &text(self.at), ProblemKind::NotADate));
            return InteractionRow::Unreadable;
        };
        InteractionRow::Read(Interaction { what, at, values: self.values(what, lead, cell, problems) })
    }

    fn values<'r>(
        &mut self,
        what: TypeId,
        lead: &str,
        cell: impl Fn(usize) -> Option<&'r [u8]>,
        problems: &mut Vec<Problem>,
    ) -> smallvec::SmallVec<[Value; 2]> {
        let kind = self.model.interactions.at(what);
        let columns = self.columns.get(usize::from(what.0)).map_or(&[][..], Vec::as_slice);
        let read = |(field, column): (&Field, &Option<usize>)| {
            read_cell(&mut self.cells, field, column.and_then(&cell), |came, wrong| {
                problems.push(Problem::new(lead, &format!("{}.{}", kind.name, field.name), came, wrong));
            })
        };
        kind.fields.iter().zip(columns).map(read).collect()
    }
}

fn read_cell(
    cells: &mut Cells,
    field: &Field,
    bytes: Option<&[u8]>,
    complain: impl FnOnce(&str, ProblemKind),
) -> Value {
    let Some(bytes) = bytes else { return absent(field) };
    let (kind, came) = match std::str::from_utf8(bytes) {
        Ok(cell) => match cells.read(field, cell) {
            Ok(value) => return value,
            Err(kind) => (kind, std::borrow::Cow::Borrowed(cell)),
        },
        Err(_) => (ProblemKind::NotUnicode, String::from_utf8_lossy(bytes)),
    };
    complain(&came, kind);
    Value::Unknown
}

/// The names of a table's columns.
struct Header {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Header {
    /// Columns without a name may repeat: programs write them behind the last.
    fn new<'h>(names: impl IntoIterator<Item = &'h str>) -> Result<Self, HeaderError> {
        let names: Vec<String> = names.into_iter().map(key).collect();
        let mut places = HashMap::new();
        for (at, name) in names.iter().enumerate() {
            if places.insert(name.clone(), at).is_some() && !name.is_empty() {
                return Err(HeaderError(Unfit::Twice(name.clone())));
            }
        }
        Ok(Self { names, places })
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.places.get(&key(name)).copied()
    }

    fn need(&self, name: &str) -> Result<usize, HeaderError> {
        self.find(name).ok_or_else(|| {
            let similar = nearest(name, self.names.iter().map(String::as_str)).map(str::to_owned);
            HeaderError(Unfit::Missing { name: name.to_owned(), similar })
        })
    }

    /// The columns that have a name.
    fn iter(&self) -> impl Iterator<Item = (usize, &str)> {
        self.names.iter().map(String::as_str).enumerate().filter(|(_, name)| !name.is_empty())
    }
}

/// A column's name as it compares: in NFC, without outer blanks.
fn key(name: &str) -> String {
    text::nfc(text::trim(name)).into_owned()
}
