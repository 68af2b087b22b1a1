//! Ratings, tables and choices.

use super::view::View;
use super::{Input, Named, NextLevel, WordKind, WordWhy};
use crate::model::{Choice, Rating, Table, Worded};

/// All of them, each kind in the order of the pact.
pub(super) fn all(view: &View<'_>) -> Vec<WordWhy> {
    let model = view.model;
    let ratings = model.ratings.iter().map(|(id, of)| rating(view, Worded::Rating(id), of));
    let tables = model.tables.iter().map(|(id, of)| table(view, Worded::Table(id), of));
    let choices = model.choices.iter().map(|(id, of)| choice(view, Worded::Choice(id), of));
    ratings.chain(tables).chain(choices).collect()
}

fn rating(view: &View<'_>, worded: Worded, rating: &Rating) -> WordWhy {
    let score = view.out.scores.get(usize::from(rating.of.0)).and_then(|score| score.value);
    let level = score.map(|score| usize::from(rating.level(score)));
    let next = level.zip(score).and_then(|(level, score)| {
        let better = level.checked_sub(1)?;
        let from = *rating.from.get(better)?;
        let name = rating.levels.words.get(better)?;
        Some(NextLevel { level: name.clone(), from, short: from.sub(score)? })
    });
    let of = view
        .model
        .scores
        .get(rating.of)
        .map(|of| Input { name: of.name.clone(), value: score.map(|score| score.to_string()) });
    let written = level.and_then(|level| rating.level_spans.get(level)).map(|&span| view.line(span));
    WordWhy {
        kind: WordKind::Rating,
        named: Named::new(&rating.name, rating.label.as_ref()),
        word: view.word(worded),
        of: of.into_iter().collect(),
        written,
        next,
    }
}

fn table(view: &View<'_>, worded: Worded, table: &Table) -> WordWhy {
    let inputs = [table.rows, table.columns].into_iter().filter_map(|of| {
        let name = view.worded(of)?.name;
        Some(Input { name, value: view.word(of) })
    });
    WordWhy {
        kind: WordKind::Table,
        named: Named::new(&table.name, table.label.as_ref()),
        word: view.word(worded),
        of: inputs.collect(),
        written: None,
        next: None,
    }
}

fn choice(view: &View<'_>, worded: Worded, choice: &Choice) -> WordWhy {
    let fits = choice.lines.iter().find(|line| view.scratch.truth(line.condition).is_yes());
    WordWhy {
        kind: WordKind::Choice,
        named: Named::new(&choice.name, choice.label.as_ref()),
        word: view.word(worded),
        of: Vec::new(),
        written: fits.map(|line| view.line(line.span)),
        next: None,
    }
}
