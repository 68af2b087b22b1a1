//! Ratings, tables and choices as lanes of places in their lists; -1 is none.

use super::{Compiler, Mask, Unfit};
use crate::model::{ChoiceId, Operand, RatingId, TableId, Type, Value, Worded};
use crate::plan::batch::alphabet::NARROW;
use crate::plan::batch::program::{ByteStep, Lane, Step};

impl Compiler<'_> {
    pub(super) fn rating(&mut self, id: RatingId) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        let rating = model.ratings.at(id);
        let scored = *self.scores.get(&rating.of).ok_or(Unfit)?;
        let cuts = rating.from.iter().map(|from| self.least(from.raw())).collect();
        let to = self.lane()?;
        small(rating.levels.len())?;
        self.emit(Step::Bytes(to, ByteStep::Levels { of: scored.sum, cuts, may_lack: scored.may_lack }));
        self.words.insert(Worded::Rating(id), to);
        Ok(())
    }

    pub(super) fn table(&mut self, id: TableId) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        let table = model.tables.at(id);
        small(table.words.len())?;
        let (rows, columns) = (self.worded(table.rows)?, self.worded(table.columns)?);
        let words = |count: usize| std::iter::once(None).chain((0..).take(count).map(Some));
        let pairs = words(table.row_words)
            .flat_map(|row| words(table.column_words).map(move |column| table.cell(row, column)));
        let cells = pairs.map(|cell| cell.map_or(Ok(u8::MAX), |cell| u8::try_from(cell).map_err(|_| Unfit)));
        let cells = cells.collect::<Result<_, _>>()?;
        let table_at = self.add_table(cells);
        let to = self.lane()?;
        self.emit(Step::Bytes(
            to,
            ByteStep::Cross { rows, columns, width: table.column_words + 1, table: table_at },
        ));
        self.words.insert(Worded::Table(id), to);
        Ok(())
    }

    pub(super) fn choice(&mut self, id: ChoiceId) -> Result<(), Unfit> {
        let model = std::sync::Arc::clone(&self.facts.model);
        let choice = model.choices.at(id);
        let lines = choice.lines.iter().map(|line| (line.word, Some(line.condition)));
        let lane = self.first_that_fits(lines, Some(choice.otherwise), choice.words.len())?;
        self.words.insert(Worded::Choice(id), lane);
        Ok(())
    }

    /// The code of the first line that fits.
    pub(super) fn first_that_fits(
        &mut self,
        lines: impl IntoIterator<Item = (u16, Option<crate::model::CondId>)>,
        otherwise: Option<u16>,
        count: usize,
    ) -> Result<Lane, Unfit> {
        small(count)?;
        let code = |word: Option<u16>| word.map_or(Ok(u8::MAX), u8::try_from).map_err(|_| Unfit);
        let mut of = Vec::new();
        let mut last = code(otherwise)?;
        for (word, condition) in lines {
            let mask = condition.map_or(Ok(Mask::Always), |condition| self.mask(condition, true))?;
            match mask {
                Mask::Never => {}
                Mask::Where(lane) => of.push((lane, code(Some(word))?)),
                Mask::Always => {
                    last = code(Some(word))?;
                    break;
                }
            }
        }
        let to = self.lane()?;
        self.emit(Step::Bytes(to, ByteStep::Choose { of, otherwise: last }));
        Ok(to)
    }

    /// The lane of words of a rating, table, choice or field.
    pub(super) fn worded(&mut self, of: Worded) -> Result<Lane, Unfit> {
        if let Some(&lane) = self.words.get(&of) {
            return Ok(lane);
        }
        let Worded::Field(Operand::Lead(field)) = of else { return self.nothing(of) };
        let code = |value: Option<&Value>| match value {
            Some(Value::Word(word)) => u8::try_from(*word).unwrap_or(u8::MAX),
            _ => u8::MAX,
        };
        let to = self.lane()?;
        if let Some(value) = self.facts.fixed(field) {
            let code = code(Some(value));
            self.emit(Step::Bytes(to, ByteStep::Fill { code }));
        } else {
            small(self.word_count(of)?.into())?;
            let lane = self.narrow(field)?.ok_or(Unfit)?;
            let codes = self.alphabet(field)?.entries.iter().map(|value| code(value.as_ref())).collect();
            let table = self.add_table(codes);
            self.emit(Step::Bytes(to, ByteStep::Table { of: lane, table }));
        }
        self.words.insert(of, to);
        Ok(to)
    }

    /// The newest of interactions of which there are none.
    fn nothing(&mut self, of: Worded) -> Result<Lane, Unfit> {
        let Worded::Field(Operand::Latest(..)) = of else { return Err(Unfit) };
        let to = self.lane()?;
        self.emit(Step::Bytes(to, ByteStep::Fill { code: u8::MAX }));
        self.words.insert(of, to);
        Ok(to)
    }

    /// How many words something worded has.
    pub(super) fn word_count(&self, of: Worded) -> Result<u16, Unfit> {
        let model = &self.facts.model;
        let count = match of {
            Worded::Field(Operand::Lead(field)) => match &model.fields.at(field).ty {
                Type::OneOf(domain) => domain.len(),
                _ => return Err(Unfit),
            },
            Worded::Field(_) => return Err(Unfit),
            Worded::Rating(id) => model.ratings.at(id).levels.len(),
            Worded::Table(id) => model.tables.at(id).words.len(),
            Worded::Choice(id) => model.choices.at(id).words.len(),
        };
        u16::try_from(count).map_err(|_| Unfit)
    }
}

/// Whether a list is so short that its places are codes.
pub(super) fn small(count: usize) -> Result<(), Unfit> {
    if count < NARROW { Ok(()) } else { Err(Unfit) }
}
