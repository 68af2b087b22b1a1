//! Many leads by column, as of one instant.

#[cfg(feature = "arrow")]
mod arrow;
mod typed;

pub use typed::BoundBatchAssessor;

use std::sync::Arc;

use super::Pact;
use super::assessment::owner;
use crate::assessment::Handover;
use crate::lead::{Batch, BatchError, Problem};
use crate::model::{Id, Model, ScoreId, StageId};
use crate::plan::{BatchRun, Codes, Cutoffs, Places, Points, Sheet, route_name};
use crate::values::{Instant, Number};

/// Assesses batches as of one instant, one after the other. Once its buffers are warm, it allocates nothing for
/// batches of the same columns, unless a lead has problems.
#[derive(Debug)]
pub struct BatchAssessor {
    pact: Pact,
    cutoffs: Cutoffs,
    run: BatchRun,
    /// For each field its column in the batch.
    places: Vec<Option<u32>>,
    last: Assessments,
}

/// What a pact says of many leads, by column; rows are counted from 0, as in the batch.
#[derive(Debug, Clone)]
pub struct Assessments {
    model: Arc<Model>,
    places: Places,
    sheet: Sheet,
}

/// How batches come to a pact.
impl Pact {
    /// Assesses many leads at once that are given by column, as of one instant.
    #[must_use]
    pub fn batch_assessor(&self, as_of: impl Into<Instant>) -> BatchAssessor {
        let model = &self.inner.model;
        BatchAssessor {
            cutoffs: Cutoffs::new(&self.inner.plan, as_of.into()),
            run: BatchRun::default(),
            places: Vec::new(),
            last: Assessments {
                places: Places::new(model),
                model: Arc::clone(model),
                sheet: Sheet::default(),
            },
            pact: self.clone(),
        }
    }
}

impl BatchAssessor {
    /// From now on also finds the lowest and the highest value that open rules could still make each score. It is
    /// slower.
    #[must_use]
    pub fn with_bounds(mut self) -> Self {
        self.run.bounds = true;
        self
    }

    /// From now on shares out the rows of a batch among the threads of the pool of `rayon` that [`BatchAssessor::assess`]
    /// is called in; that of the program, unless another was installed. The results are the same.
    #[cfg(feature = "rayon")]
    #[must_use]
    pub fn in_parallel(mut self) -> Self {
        self.run.parallel = true;
        self
    }

    /// Whether the last batch went through loops over columns, and not one lead after the other. For tests.
    #[doc(hidden)]
    #[must_use]
    pub fn is_by_columns(&self) -> bool {
        self.run.is_by_columns()
    }

    /// Where the leads of a batch stand that start afresh, all without interactions. The assessments hold until the
    /// next batch.
    ///
    /// # Errors
    /// Every mismatch: columns of fields that the pact does not declare, or that are of another type there, and
    /// columns that have not as many rows as the batch.
    pub fn assess(&mut self, batch: &Batch<'_>) -> Result<&Assessments, BatchError> {
        let inner = &self.pact.inner;
        let mut places = std::mem::take(&mut self.places);
        let source = batch.bind(&inner.model, &inner.keys.fields, &mut places)?;
        self.run.assess((&inner.plan, &inner.model, &self.cutoffs), source, &mut self.last.sheet);
        self.places = places;
        self.last.name_quantities();
        Ok(&self.last)
    }
}

/// A score of many leads.
#[derive(Debug, Clone, Copy)]
pub struct Scores<'a> {
    sheet: &'a Sheet,
    points: Option<&'a Points>,
    score: ScoreId,
}

/// A rating, table or choice of many leads, or their stages or parts of a handover: words by their places in a list.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    rows: usize,
    codes: Option<&'a Codes>,
    list: &'a [String],
}

impl Assessments {
    /// How many leads there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.sheet.rows
    }

    /// A score, or that of a questionnaire, by name.
    #[must_use]
    pub fn score(&self, name: &str) -> Option<Scores<'_>> {
        let (score, _) = self.model.scores.iter().find(|(_, score)| score.name == name)?;
        Some(Scores { sheet: &self.sheet, points: self.sheet.points.get(score.index()), score })
    }

    /// The words of a rating, table or choice, by name.
    #[must_use]
    pub fn words(&self, name: &str) -> Option<Words<'_>> {
        let model = &*self.model;
        let ratings = model.ratings.as_slice().iter().map(|of| (&of.name, &of.levels));
        let tables = model.tables.as_slice().iter().map(|of| (&of.name, &of.words));
        let choices = model.choices.as_slice().iter().map(|of| (&of.name, &of.words));
        let mut all = ratings.chain(tables).chain(choices).enumerate();
        let (column, (_, list)) = all.find(|(_, (of, _))| *of == name)?;
        Some(Words { rows: self.sheet.rows, codes: self.sheet.codes.get(column), list: &list.words })
    }

    /// The stage of a lead; none where the pact has no stages.
    #[must_use]
    #[inline]
    pub fn stage(&self, row: usize) -> Option<&str> {
        Some(self.model.stages.get(self.stage_id(row)?)?.name.as_str())
    }

    /// The part of the handover that a lead is in; none outside of one.
    #[must_use]
    pub fn handover(&self, row: usize) -> Option<Handover> {
        match self.sheet.code(self.places.part, row)? {
            0 => Some(Handover::Waiting),
            _ => Some(Handover::Pending),
        }
    }

    /// The team that is responsible for a lead.
    #[must_use]
    pub fn responsible(&self, row: usize) -> Option<&str> {
        let stage = self.model.stages.get(self.stage_id(row)?)?;
        let is_pending = self.handover(row) == Some(Handover::Pending);
        Some(self.model.teams.get(stage.responsible(is_pending))?.name.as_str())
    }

    /// The team or person that the handover of a lead goes to.
    #[must_use]
    pub fn route(&self, row: usize) -> Option<&str> {
        let place = self.sheet.code(self.places.route, row)?;
        route_name(&self.model, place.into()).or_else(|| self.sheet.person(row))
    }

    /// The tracks of `nurture` that fit a lead, in the order of the pact.
    pub fn nurture(&self, row: usize) -> impl Iterator<Item = &str> {
        let tracks = self.model.nurture.as_ref().map_or(&[][..], |nurture| &nurture.tracks);
        let first = self.places.tracks;
        let fits = move |at: usize| self.sheet.code(first + at, row).is_some();
        tracks.iter().enumerate().filter(move |&(at, _)| fits(at)).map(|(_, track)| track.title.as_str())
    }

    /// Values that did not fit their fields, divisions by zero and results out of range, with their rows, ascending.
    pub fn problems(&self) -> impl ExactSizeIterator<Item = (usize, &Problem)> {
        self.sheet.extras.problems.iter().map(|(row, problem, _)| (*row, problem))
    }

    #[inline]
    fn stage_id(&self, row: usize) -> Option<StageId> {
        self.sheet.code(self.places.stage, row).map(StageId)
    }

    /// Says to what part of the pact the quantities belong that are problems.
    fn name_quantities(&mut self) {
        for (_, problem, quantity) in &mut self.sheet.extras.problems {
            if let Some(quantity) = quantity.take() {
                problem.field = owner::of_quantity(&self.model, quantity);
            }
        }
    }
}

impl<'a> Scores<'a> {
    /// The value of a lead; none for a questionnaire of which no question is answered.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> Option<Number> {
        self.sheet.points_in(self.points?, self.score.index(), row)
    }

    /// The lowest and the highest value that open rules could still make it; none if that was not asked for
    /// ([`BatchAssessor::with_bounds`]).
    #[must_use]
    pub fn bounds(&self, row: usize) -> Option<(Number, Number)> {
        let (low, high) = self.sheet.bounds.get(self.score.index())?;
        let number = |of: &[i64]| of.get(row).copied().and_then(Number::from_raw);
        number(low).zip(number(high))
    }

    /// All values, row by row.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<Number>> + use<'a> {
        let all = *self;
        (0..all.sheet.rows).map(move |row| all.get(row))
    }
}

impl<'a> Words<'a> {
    /// The word of a lead; none where it is unknown.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> Option<&'a str> {
        let code = self.code(row)?;
        self.list.get(usize::from(code)).map(String::as_str)
    }

    /// The place of a lead's word in [`Words::list`]; none where it is unknown.
    #[must_use]
    #[inline]
    pub fn code(&self, row: usize) -> Option<u16> {
        self.codes?.get(row)
    }

    /// All words there are, in the order of the pact: those of a rating best first.
    #[must_use]
    pub fn list(&self) -> &'a [String] {
        self.list
    }

    /// The words of all leads, row by row.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&'a str>> + use<'a> {
        let all = *self;
        (0..self.rows).map(move |row| all.get(row))
    }
}
