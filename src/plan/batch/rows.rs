//! The ordinary way: one row after the other, as any lead is assessed.

use std::fmt::Write as _;

use super::sheet::{Extras, Part};
use crate::assessment::{Outcome, person};
use crate::lead::{Cell, Lead, Problem, ProblemKind, Reader, Source, absent};
use crate::model::{Id, Model, RouteTo, Type, Value};
use crate::plan::{Plan, Scratch};
use crate::values::text;

/// Buffers of one thread.
#[derive(Debug)]
pub(super) struct RowByRow {
    scratch: Scratch,
    reader: Reader,
    /// Has the id, the problems, and the values that a plan looks at themselves.
    lead: Lead,
    out: Outcome,
}

impl RowByRow {
    pub fn new(plan: &Plan, model: &Model) -> Self {
        Self {
            scratch: Scratch::new(plan),
            reader: Reader::new(model),
            lead: Lead { values: vec![Value::Unknown; model.fields.len()], ..Lead::default() },
            out: Outcome::default(),
        }
    }

    /// Assesses a row.
    pub fn assess(
        &mut self,
        (plan, model, as_of): super::By<'_>,
        source: Source<'_>,
        row: usize,
        part: &mut Part<'_>,
        extras: &mut Extras,
    ) {
        self.read(plan, model, source, row);
        plan.assess_row(model, &self.lead, as_of, &mut self.scratch, &mut self.out);
        part.put(model, row, &self.out, extras);
        self.person(model, row, extras);
        extras.problems.extend(self.lead.problems.drain(..).map(|problem| (row, problem, None)));
        for &(quantity, kind) in &self.out.problems {
            extras.problems.push((row, Problem::new(&self.lead.id, "", "", kind), Some(quantity)));
        }
    }

    fn read(&mut self, plan: &Plan, model: &Model, source: Source<'_>, row: usize) {
        self.id(model, source, row);
        let sieve = plan.sieve();
        for (id, field) in model.fields.iter() {
            let place = id.index();
            let cell = source.column(id).map_or(Cell::Unknown, |column| column.cell(row));
            if let (Cell::Text(text), Type::Text, false) = (cell, &field.ty, sieve.keeps(place))
                && let Some(text) = self.reader.plain_text(field, text)
            {
                self.scratch.row().put_text(sieve, place, text);
                continue;
            }
            let value = match cell {
                Cell::Unknown => absent(field),
                cell => self.reader.read(field, cell).unwrap_or_else(|kind| {
                    let lead = &mut self.lead;
                    lead.problems.push(Problem::new(&lead.id, &field.name, &cell.to_string(), kind));
                    Value::Unknown
                }),
            };
            self.scratch.row().put(sieve, place, &value);
            if let Some(slot) = self.lead.values.get_mut(place).filter(|_| sieve.keeps(place)) {
                *slot = value;
            }
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

    /// Whom a field names to whom the handover goes.
    fn person(&self, model: &Model, row: usize, extras: &mut Extras) {
        let handover = self.out.stage.and_then(|stage| model.stages.at(stage).handover.as_ref());
        let Some((route, handover)) = self.out.route.zip(handover) else { return };
        if let Some(RouteTo::PersonIn(field)) = handover.routes.get(usize::from(route.line)).map(|of| &of.to)
            && let Some(name) = person(model, *field, &self.lead)
        {
            let start = extras.names.len();
            extras.names.push_str(name);
            extras.people.push((row, start, extras.names.len()));
        }
    }
}
