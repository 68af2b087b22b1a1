//! The ordinary way: one row after the other, as any lead is assessed.

use std::fmt::Write as _;

use super::sheet::{Extras, Part};
use crate::assessment::{Outcome, person};
use crate::lead::{Cell, Lead, Problem, ProblemKind, Reader, Row, Sieve, Source, absent};
use crate::model::{Field, Id, Model, RouteTo, Type, Value};
use crate::plan::{Plan, Scratch};
use crate::values::text;

/// Reads rows that are assessed by themselves.
pub(crate) trait Alone {
    /// Sorts the fields of a row into classes, and gives the lead with what a plan looks at itself.
    fn read(&mut self, row: usize, into: &mut Row) -> &Lead;
}

/// Buffers of one thread.
#[derive(Debug)]
pub(super) struct RowByRow {
    scratch: Scratch,
    out: Outcome,
}

impl RowByRow {
    pub fn new(plan: &Plan) -> Self {
        Self { scratch: Scratch::new(plan), out: Outcome::default() }
    }

    /// Assesses a row.
    pub fn assess(
        &mut self,
        (plan, model, as_of): super::By<'_>,
        alone: &mut dyn Alone,
        row: usize,
        part: &mut Part<'_>,
        extras: &mut Extras,
    ) {
        let lead = alone.read(row, self.scratch.row());
        plan.assess_row(model, lead, as_of, &mut self.scratch, &mut self.out);
        part.put(model, row, &self.out, extras);
        self.person(model, lead, row, extras);
        extras.problems.extend(lead.problems.iter().map(|problem| (row, problem.clone(), None)));
        for &(quantity, kind) in &self.out.problems {
            extras.problems.push((row, Problem::new(&lead.id, "", "", kind), Some(quantity)));
        }
    }

    /// Whom a field names to whom the handover goes.
    fn person(&self, model: &Model, lead: &Lead, row: usize, extras: &mut Extras) {
        let handover = self.out.stage.and_then(|stage| model.stages.at(stage).handover.as_ref());
        let Some((route, handover)) = self.out.route.zip(handover) else { return };
        if let Some(RouteTo::PersonIn(field)) = handover.routes.get(usize::from(route.line)).map(|of| &of.to)
            && let Some(name) = person(model, *field, lead)
        {
            let start = extras.names.len();
            extras.names.push_str(name);
            extras.people.push((row, start, extras.names.len()));
        }
    }
}

/// Reads rows of columns, as any lead is read.
#[derive(Debug)]
pub(super) struct Cells {
    reader: Reader,
    /// Has the id, the problems, and the values that a plan looks at themselves.
    lead: Lead,
}

/// Those of some columns.
pub(super) struct CellsOf<'a> {
    cells: &'a mut Cells,
    plan: &'a Plan,
    model: &'a Model,
    source: Source<'a>,
}

impl Cells {
    pub fn new(model: &Model) -> Self {
        let values = vec![Value::Unknown; model.fields.len()];
        Self { reader: Reader::new(model), lead: Lead { values, ..Lead::default() } }
    }

    pub fn of<'a>(&'a mut self, (plan, model, _): super::By<'a>, source: Source<'a>) -> CellsOf<'a> {
        CellsOf { cells: self, plan, model, source }
    }

    fn field(&mut self, field: &Field, place: usize, cell: Cell<'_>, sieve: &Sieve, into: &mut Row) {
        if let (Cell::Text(text), Type::Text, false) = (cell, &field.ty, sieve.keeps(place))
            && let Some(text) = self.reader.plain_text(field, text)
        {
            return into.put_text(sieve, place, text);
        }
        let value = match cell {
            Cell::Unknown => absent(field),
            cell => self.reader.read(field, cell).unwrap_or_else(|kind| {
                let lead = &mut self.lead;
                lead.problems.push(Problem::new(&lead.id, &field.name, &cell.to_string(), kind));
                Value::Unknown
            }),
        };
        into.put(sieve, place, &value);
        if let Some(slot) = self.lead.values.get_mut(place).filter(|_| sieve.keeps(place)) {
            *slot = value;
        }
    }

    fn id(&mut self, model: &Model, source: Source<'_>, row: usize) {
        let id = &mut self.lead.id;
        id.clear();
        let came = source.id(row);
        // Writing into a string does not fail.
        let _ = match came {
            Some(Cell::Text(text)) => id.write_str(text::trim(text)),
            Some(Cell::Whole(whole)) => write!(id, "{whole}"),
            Some(_) => Ok(()),
            None => write!(id, "{row}"),
        };
        if id.is_empty() {
            let came = came.map(|cell| cell.to_string()).unwrap_or_default();
            self.lead.problems.push(Problem::new("", &model.id_column, &came, ProblemKind::NoId));
        }
    }
}

impl Alone for CellsOf<'_> {
    fn read(&mut self, row: usize, into: &mut Row) -> &Lead {
        let Self { cells, plan, model, source } = self;
        cells.lead.problems.clear();
        cells.id(model, *source, row);
        for (id, field) in model.fields.iter() {
            let cell = source.column(id).map_or(Cell::Unknown, |column| column.cell(row));
            cells.field(field, id.index(), cell, plan.sieve(), into);
        }
        &cells.lead
    }
}
