//! Names that are found once, for whoever reads the same of many assessments.

use super::{Assessment, Pact, Score};
use crate::model::{Arena, ChoiceId, Id, RatingId, ScoreId, TableId};

/// A score of a pact, found once by [`Pact::score_key`]: for [`Assessment::score_by`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScoreKey(ScoreId);

/// A rating, table or choice of a pact, found once by [`Pact::word_key`]: for [`Assessment::word_by`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WordKey(Of);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Of {
    Rating(RatingId),
    Choice(ChoiceId),
    Table(TableId),
}

/// Names found once.
impl Pact {
    /// A score, or that of a questionnaire, by name.
    ///
    /// ```
    /// let pact = leadpact::Pact::parse(
    ///     r#"pact "Demo" { version 1 }
    ///     lead identified by id { employees: number }
    ///     score fit { +60 when employees at least 50 }"#,
    /// )?;
    /// let fit = pact.score_key("fit").expect("the pact has it");
    /// let (mut reader, mut assessor) = (pact.json_reader(None), pact.assessor(0));
    /// for line in [r#"{"id": "7", "employees": 300}"#, r#"{"id": "8", "employees": 3}"#] {
    ///     let score = assessor.assess_json(&mut reader, line)?.score_by(fit);
    ///     println!("{:?}", score.and_then(|score| score.value));
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn score_key(&self, name: &str) -> Option<ScoreKey> {
        find(&self.inner.model.scores, |score| score.name == name).map(ScoreKey)
    }

    /// A rating, table or choice, by name.
    #[must_use]
    pub fn word_key(&self, name: &str) -> Option<WordKey> {
        let model = &self.inner.model;
        let rating = || find(&model.ratings, |rating| rating.name == name).map(Of::Rating);
        let choice = || find(&model.choices, |choice| choice.name == name).map(Of::Choice);
        let table = || find(&model.tables, |table| table.name == name).map(Of::Table);
        rating().or_else(choice).or_else(table).map(WordKey)
    }
}

fn find<I: Id, T>(all: &Arena<I, T>, is_it: impl Fn(&T) -> bool) -> Option<I> {
    all.iter().find(|(_, one)| is_it(one)).map(|(id, _)| id)
}

/// What was found, by names that were found once. A key of another pact gives what stands at its place in this one, or
/// nothing.
impl Assessment {
    /// A score, or that of a questionnaire: what [`Assessment::score`] gives, without looking for the name.
    #[inline]
    #[must_use]
    pub fn score_by(&self, key: ScoreKey) -> Option<Score> {
        self.score_at(key.0.index())
    }

    /// The word of a rating, table or choice: what [`Assessment::word`] gives, without looking for the name.
    #[inline]
    #[must_use]
    pub fn word_by(&self, key: WordKey) -> Option<&str> {
        match key.0 {
            Of::Rating(id) => self.level(id.index()),
            Of::Choice(id) => self.choice(id.index()),
            Of::Table(id) => self.table(id.index()),
        }
    }
}
