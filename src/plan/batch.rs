//! Many leads by column.

mod rows;
mod sheet;

pub(crate) use sheet::{Places, Sheet, route_name};

use self::rows::RowByRow;
use super::{Cutoffs, Plan};
use crate::lead::Source;
use crate::model::Model;

/// Assesses batches for one pact as of one instant; its buffers are used again.
#[derive(Debug)]
pub(crate) struct BatchRun {
    rows: RowByRow,
    /// Whether the lowest and highest values of scores are wanted.
    pub bounds: bool,
}

impl BatchRun {
    pub fn new(plan: &Plan, model: &Model) -> Self {
        Self { rows: RowByRow::new(plan, model), bounds: false }
    }

    /// Assesses all rows.
    pub fn assess(
        &mut self,
        (plan, model, as_of): (&Plan, &Model, &Cutoffs),
        source: Source<'_>,
        sheet: &mut Sheet,
    ) {
        sheet.prepare(model, source.rows(), &[], self.bounds);
        let (mut part, extras) = sheet.whole();
        for row in 0..source.rows() {
            self.rows.assess((plan, model, as_of), source, row, &mut part, extras);
        }
        extras.sort();
    }
}
