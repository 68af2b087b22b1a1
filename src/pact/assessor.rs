//! Many leads as of one instant.

use super::{Assessment, Pact};
use crate::lead::{JsonError, JsonReader, Lead, LeadTable};
use crate::plan::Cutoffs;
use crate::typed::{AsLead, Filler};
use crate::values::Instant;

/// Assesses leads as of one instant, one after the other. Keep one per thread: once its buffers are warm,
/// little is allocated.
#[derive(Debug)]
pub struct Assessor {
    cutoffs: Cutoffs,
    last: Assessment,
}

impl Assessor {
    pub(super) fn new(pact: Pact, as_of: Instant) -> Self {
        let cutoffs = Cutoffs::new(&pact.inner.plan, as_of);
        Self { cutoffs, last: Assessment::brief(pact.inner, as_of) }
    }

    /// Where a lead stands that starts afresh. The assessment holds until the next.
    pub fn assess(&mut self, lead: &Lead) -> &Assessment {
        self.last.fill_briefly(lead, &self.cutoffs);
        &self.last
    }

    /// Where a lead stands that a row of a table tells of, read by `table` of the same pact: what
    /// [`LeadTable::read`] and [`Assessor::assess`] come to, without a [`Lead`] in between. `cell` gives the bytes in
    /// a column, none where the row is too short. The assessment holds until the next.
    pub fn assess_row<'r>(
        &mut self,
        table: &mut LeadTable,
        cell: impl Fn(usize) -> Option<&'r [u8]>,
    ) -> &Assessment {
        self.last.fill_from_row(&self.cutoffs, |sieve, row| table.read_row(cell, sieve, row));
        &self.last
    }

    /// Where a lead stands that a JSON object tells of, read by `reader` of the same pact: what [`JsonReader::read`] and
    /// [`Assessor::assess`] come to, without a [`Lead`] in between. The assessment holds until the next.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let pact = leadpact::Pact::parse(r#"
    /// #     pact "Demo" { version 1 }
    /// #     team sales "Sales"
    /// #     lead identified by id { employees: number }
    /// #     stage Open owned by sales { becomes Large as soon as employees at least 250 }
    /// #     stage Large owned by sales
    /// # "#)?;
    /// let (mut reader, mut assessor) = (pact.json_reader(None), pact.assessor(0));
    /// for line in [r#"{"id": "7", "employees": 300}"#, r#"{"id": "8"}"#] {
    ///     let assessment = assessor.assess_json(&mut reader, line)?;
    ///     println!("{} {:?}", assessment.id(), assessment.stage());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// If the text is no JSON object.
    pub fn assess_json(&mut self, reader: &mut JsonReader, text: &str) -> Result<&Assessment, JsonError> {
        self.last.fill_if_read(&self.cutoffs, |sieve, row| reader.read_row(text, sieve, row))?;
        Ok(&self.last)
    }

    /// The same of a lead of a type of the host's.
    pub(super) fn assess_typed<T: AsLead>(
        &mut self,
        filler: &mut Filler,
        lead: &T,
        interactions: &[T::Interaction],
    ) -> &Assessment {
        self.last.fill_from_typed(&self.cutoffs, filler, lead, interactions);
        &self.last
    }

    pub(super) fn was_quick(&self) -> bool {
        self.last.was_quick()
    }

    /// The last assessment.
    pub(super) fn into_last(self) -> Assessment {
        self.last.into_complete()
    }
}
