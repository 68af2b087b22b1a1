//! Words of tables and choices, by the lines that give them.

use std::collections::BTreeMap;

use super::{Goal, Search, Step};
use crate::model::{Choice, ChoiceId, Table, TableId, Worded};
use crate::reason::facts::{Key, Store};
use crate::reason::mask::Mask;
use crate::reason::singles::levels;
use crate::values::Ranges;

impl Search<'_, '_> {
    /// That something is one of some words, or unknown if that is marked.
    pub(super) fn word(&mut self, of: Worded, words: &[u16], unknown: bool, store: &mut Store) -> Step {
        let model = self.reasoner.model;
        let keep = |search: &Self, key, wanted: &Ranges, store: &mut Store| {
            search.change(key, store, |fact| {
                fact.unknown = fact.unknown && unknown;
                fact.keep(wanted);
            })
        };
        match of {
            Worded::Field(of) => {
                let wanted = words.iter().map(|&word| i64::from(word)).collect();
                keep(self, Key::Field(of), &wanted, store)
            }
            Worded::Rating(id) => {
                let rating = model.ratings.at(id);
                let wanted = levels(&rating.from, words.iter().copied());
                keep(self, Key::Score(rating.of), &wanted, store)
            }
            Worded::Table(id) => self.of_table(id, words, unknown),
            Worded::Choice(id) => self.of_choice(id, words),
        }
    }

    /// The rows that have such a word, with the columns in which they have it; rows that have it in the same
    /// columns together.
    fn of_table(&mut self, id: TableId, words: &[u16], unknown: bool) -> Step {
        let table: &Table = self.reasoner.model.tables.at(id);
        let places =
            |count: usize| (0..count).filter_map(|at| u16::try_from(at).ok()).map(Some).chain([None]);
        let fits = |row, column| table.cell(row, column).map_or(unknown, |word| words.contains(&word));
        let mut rows: BTreeMap<Vec<Option<u16>>, Vec<Option<u16>>> = BTreeMap::new();
        self.left = self.left.saturating_sub(u32::try_from(table.cells.len() / 8).unwrap_or(u32::MAX));
        for row in places(table.row_words) {
            let columns: Vec<_> = places(table.column_words).filter(|&column| fits(row, column)).collect();
            if !columns.is_empty() {
                rows.entry(columns).or_default().push(row);
            }
        }
        let goal = |of: Worded, places: Vec<Option<u16>>| {
            let unknown = places.contains(&None);
            Goal::Word(of, places.into_iter().flatten().collect(), unknown)
        };
        let ways = rows
            .into_iter()
            .map(|(columns, rows)| vec![goal(table.rows, rows), goal(table.columns, columns)]);
        Step::One(ways.collect())
    }

    /// The lines that give such a word: each where its condition holds and those before it do not.
    fn of_choice(&mut self, id: ChoiceId, words: &[u16]) -> Step {
        let choice: &Choice = self.reasoner.model.choices.at(id);
        let mut before: Vec<Goal> = Vec::new();
        let mut ways = Vec::new();
        for line in &choice.lines {
            if words.contains(&line.word) {
                ways.push(before.iter().cloned().chain([Goal::Is(line.condition, Mask::YES)]).collect());
            }
            before.push(Goal::Is(line.condition, Mask::NOT_YES));
            self.left = self.left.saturating_sub(1 + u32::try_from(before.len() / 16).unwrap_or(0));
            if self.left == 0 {
                return Step::Done;
            }
        }
        if words.contains(&choice.otherwise) {
            ways.push(before);
        }
        Step::One(ways)
    }
}
