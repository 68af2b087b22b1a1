//! Record batches of Apache Arrow, in and out.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int16Type;
use arrow_array::{ArrayRef, Decimal128Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use super::{Assessments, BatchAssessor};
use crate::assessment::Handover;
use crate::lead::{BatchError, Records};
use crate::values::Number;

impl BatchAssessor {
    /// [`BatchAssessor::assess`] of a record batch of Apache Arrow: its columns are found by the names that input has
    /// for the fields of the pact (`from column`), as those of a table are; all others are left out. Numbers, bits and
    /// texts are read where they lie, dictionaries are used as they are. A timestamp without a time zone is in that of
    /// the pact.
    ///
    /// # Errors
    /// Every mismatch: columns that are of another type in the pact, or of a type that cannot be read.
    pub fn assess_records(&mut self, records: &RecordBatch) -> Result<&Assessments, BatchError> {
        let model = Arc::clone(&self.pact.inner.model);
        let records = Records::new(records);
        let batch = records.batch(&model)?;
        self.assess(&batch)
    }
}

impl Assessments {
    /// All results as a record batch of Apache Arrow, in the order of the pact: scores as decimals of four places;
    /// ratings, tables, choices, `stage`, `handover` and `responsible` as dictionaries; `route` as text, and `nurture`
    /// as lists of texts. What the pact has not is left out.
    ///
    /// # Errors
    /// If two columns have the same name, or a list has more words than a dictionary can hold.
    pub fn to_records(&self) -> Result<RecordBatch, ArrowError> {
        let model = &*self.model;
        let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
        for score in model.scores.as_slice() {
            columns.push((&score.name, self.points(&score.name)?));
        }
        let ratings = model.ratings.as_slice().iter().map(|of| &of.name);
        let tables = model.tables.as_slice().iter().map(|of| &of.name);
        let choices = model.choices.as_slice().iter().map(|of| &of.name);
        for name in ratings.chain(tables).chain(choices) {
            let words = self.words(name);
            columns.push((name, self.coded(|row| words.and_then(|words| words.get(row)))?));
        }
        if !model.stages.is_empty() {
            columns.push(("stage", self.coded(|row| self.stage(row))?));
            columns.push(("responsible", self.coded(|row| self.responsible(row))?));
        }
        if model.stages.as_slice().iter().any(|stage| stage.handover.is_some()) {
            columns.push(("handover", self.coded(|row| self.handover(row).map(Handover::word))?));
            let routes: StringArray = (0..self.rows()).map(|row| self.route(row)).collect();
            columns.push(("route", Arc::new(routes)));
        }
        if model.nurture.is_some() {
            columns.push(("nurture", self.tracks()));
        }
        let field = |(name, array): &(&str, ArrayRef)| Field::new(*name, array.data_type().clone(), true);
        let schema = Schema::new(columns.iter().map(field).collect::<Vec<_>>());
        let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(self.rows()));
        let columns = columns.into_iter().map(|(_, array)| array).collect();
        RecordBatch::try_new_with_options(Arc::new(schema), columns, &options)
    }

    fn points(&self, score: &str) -> Result<ArrayRef, ArrowError> {
        /// As many digits as the largest number has, and its places.
        const PRECISION: (u8, i8) = (19, 4);
        let values = self.score(score).into_iter().flat_map(|score| score.iter());
        let decimals: Decimal128Array = values.map(|of| of.map(|of| i128::from(Number::raw(of)))).collect();
        Ok(Arc::new(decimals.with_precision_and_scale(PRECISION.0, PRECISION.1)?))
    }

    fn coded<'a>(&self, word: impl Fn(usize) -> Option<&'a str>) -> Result<ArrayRef, ArrowError> {
        let mut builder = StringDictionaryBuilder::<Int16Type>::new();
        for row in 0..self.rows() {
            match word(row) {
                Some(word) => drop(builder.append(word)?),
                None => builder.append_null(),
            }
        }
        Ok(Arc::new(builder.finish()))
    }

    fn tracks(&self) -> ArrayRef {
        let item = Field::new("item", DataType::Utf8, true);
        let mut builder = ListBuilder::new(StringBuilder::new()).with_field(item);
        for row in 0..self.rows() {
            self.nurture(row).for_each(|track| builder.values().append_value(track));
            builder.append(true);
        }
        Arc::new(builder.finish())
    }
}
