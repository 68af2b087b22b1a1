//! Scores, ratings, tables and choices, each after what it depends on.

use crate::assessment::{OpenWhat, Situation};
use crate::lead::Lead;
use crate::model::{Choice, ChoiceId, CondId, Derived as What, Id, Model, Rating};
use crate::values::{Instant, Truth};

use super::truth::truth_or_yes;
use super::view::{Derived, View};
use super::{missing, score};

/// Everything that a pact derives from a lead in a situation.
pub(super) fn everything(model: &Model, lead: &Lead, as_of: Instant, situation: &Situation) -> Derived {
    let mut derived = Derived::of(model);
    for what in &model.order {
        let view = View { model, lead, as_of, situation, derived: &derived, own: None };
        match *what {
            What::Score(id) => {
                let (found, open) = (score::outcome(&view, id), score::open_lines(&view, id));
                set(&mut derived.scores, id, found);
                derived.open.extend(open);
            }
            What::Rating(id) => {
                let found = level(&view, model.ratings.at(id));
                set(&mut derived.ratings, id, found);
            }
            What::Table(id) => {
                let table = model.tables.at(id);
                let found = table.cell(view.word(table.rows), view.word(table.columns));
                set(&mut derived.tables, id, found);
            }
            What::Choice(id) => {
                let (line, unknown) = chosen(&view, model.choices.at(id));
                let open = unknown.into_iter().map(|(place, condition)| {
                    missing::open_on(&view, OpenWhat::Choice(id, place), &[condition])
                });
                let open: Vec<_> = open.collect();
                set(&mut derived.choices, id, word(model, id, line));
                derived.open.extend(open);
            }
        }
    }
    derived
}

fn set<I: Id, T>(list: &mut [T], id: I, value: T) {
    if let Some(slot) = list.get_mut(id.index()) {
        *slot = value;
    }
}

/// The level of a rating: the first whose lowest score is reached, else the last; unknown of an unknown score.
fn level(view: &View, rating: &Rating) -> Option<u16> {
    let score = view.derived.score(rating.of)?.value?;
    let reached = rating.from.iter().position(|&from| from <= score);
    u16::try_from(reached.unwrap_or(rating.from.len())).ok()
}

fn chosen(view: &View, choice: &Choice) -> (Option<u16>, Vec<(u16, CondId)>) {
    first_that_fits(view, choice.lines.iter().map(|line| Some(line.condition)))
}

/// The word of the line that fits, of `otherwise` where none does.
fn word(model: &Model, id: ChoiceId, line: Option<u16>) -> u16 {
    let choice = model.choices.at(id);
    line.and_then(|place| choice.lines.get(usize::from(place))).map_or(choice.otherwise, |line| line.word)
}

/// The first of some lines that fits, by place, and those before it whose condition is unknown: they do not
/// fit. A line without a condition, as `otherwise`, always fits.
pub(super) fn first_that_fits(
    view: &View,
    lines: impl Iterator<Item = Option<CondId>>,
) -> (Option<u16>, Vec<(u16, CondId)>) {
    let mut unknown = Vec::new();
    for (place, condition) in (0..).zip(lines) {
        match (truth_or_yes(view, condition), condition) {
            (Truth::Yes, _) => return (Some(place), unknown),
            (Truth::Unknown, Some(condition)) => unknown.push((place, condition)),
            _ => {}
        }
    }
    (None, unknown)
}
