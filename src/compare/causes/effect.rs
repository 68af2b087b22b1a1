//! Whether a line came to something else for a lead.

use super::index::Index;
use std::cell::RefCell;
use std::collections::HashMap;

use super::{Names, across};
use crate::compare::looks::Look;
use crate::compare::{ChangeWhat, OutcomeKind, Paired};
use crate::meaning::PieceKind;
use crate::model::{DefineBody, Table, Worded};
use crate::sources::Span;
use crate::values::{Number, Truth};

/// A lead under both pacts.
pub(super) struct Both<'b, 'a> {
    pub old: &'b Look<'a>,
    pub new: &'b Look<'a>,
    pub old_index: &'b Index,
    pub new_index: &'b Index,
    pub paired: &'b [Paired],
    pub names: Names<'b>,
    /// By list: whether a line that uses it came to something else.
    pub lists: RefCell<HashMap<&'b str, bool>>,
}

impl<'b> Both<'b, '_> {
    /// Whether a line came to something else.
    pub fn differ(&self, pair: &'b Paired) -> bool {
        if pair.what == Some(ChangeWhat::Renamed) {
            return self.renamed(pair);
        }
        match pair.kind {
            PieceKind::Rule | PieceKind::Group => self.points(pair),
            PieceKind::Fading => self.score(pair),
            PieceKind::Always => self.truths(pair).is_some_and(|(old, new)| old != new || new.is_yes()),
            PieceKind::Level => self.level(pair),
            PieceKind::Cell => self.cell(pair),
            PieceKind::Question | PieceKind::Answer => self.answered(pair),
            PieceKind::Field => self.field(pair),
            PieceKind::Word => self.users(pair),
            PieceKind::Choice | PieceKind::Track | PieceKind::Route | PieceKind::Way => self.line(pair),
            PieceKind::HandOver | PieceKind::GoesTo => self.is_visited(pair),
            // They move nobody that is assessed from its start.
            PieceKind::Notice | PieceKind::Entry | PieceKind::Holiday => false,
            PieceKind::Declaration(kind) => self.declaration(kind, pair),
        }
    }

    /// A name by itself moves nobody, unless it is the one by which data are known.
    fn renamed(&self, pair: &Paired) -> bool {
        match pair.declaration.0 {
            "interaction" => self.interactions(pair),
            "questionnaire" => self.answers(pair),
            _ => false,
        }
    }

    fn declaration(&self, kind: &str, pair: &'b Paired) -> bool {
        match kind {
            "define" => self.define(pair),
            "score" => self.range(pair),
            "rating" | "table" | "choose" => self.word(pair),
            // Whom it is asked by moves nobody.
            "questionnaire" => (pair.old.is_none() || pair.new.is_none()) && self.score(pair),
            "stage" => self.is_visited(pair),
            "list" => self.users(pair),
            "nurture" => self.line(pair),
            "interaction" => self.interactions(pair),
            _ => false,
        }
    }

    /// The points of a line.
    fn points(&self, pair: &Paired) -> bool {
        let points = |look: &Look<'_>, index: &Index, span| {
            index.rule(span).and_then(|rule| look.record(rule)).map_or(Number::ZERO, |record| record.points)
        };
        points(self.old, self.old_index, pair.old) != points(self.new, self.new_index, pair.new)
    }

    /// Whether the range of a score has cut off other points: the lead has more or less than the old one allowed, or
    /// stands where the new one ends.
    fn range(&self, pair: &Paired) -> bool {
        if pair.old.is_none() || pair.new.is_none() {
            return self.score(pair);
        }
        let (old, new) = self.declared(pair);
        let range = |look: &Look<'_>, name: &str| {
            look.model.scores.as_slice().iter().find(|score| score.name == name).and_then(|score| score.range)
        };
        let (was, is) = (range(self.old, old), range(self.new, new));
        let now = self.new.scores().into_iter().find(|(of, _)| *of == new).and_then(|(_, value)| value);
        let Some(now) = now else { return false };
        let beyond = was.is_some_and(|(low, high)| now < low || now > high);
        let at_low = is.is_some_and(|(low, _)| now == low && was.is_none_or(|(was, _)| was != low));
        let at_high = is.is_some_and(|(_, high)| now == high && was.is_none_or(|(_, was)| was != high));
        beyond || at_low || at_high
    }

    /// The score that a line stands in.
    fn score(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let value = |look: &Look<'_>, name: &str| {
            look.scores().into_iter().find(|(of, _)| *of == name).and_then(|(_, value)| value)
        };
        value(self.old, old) != value(self.new, new)
    }

    /// The word of the rating, table or choice.
    fn word(&self, pair: &Paired) -> bool {
        use OutcomeKind::{Choice, Rating, Table};
        let (old, new) = self.declared(pair);
        [Rating, Table, Choice].into_iter().any(|kind| {
            let word = |look: &Look<'_>, name: &str| {
                look.words(kind)
                    .into_iter()
                    .find(|(of, _)| *of == name)
                    .map(|(_, word)| word.map(str::to_owned))
            };
            word(self.old, old) != word(self.new, new)
        })
    }

    /// Whether the lead is on the one side of a threshold under the old pact, on the other under the new one; for a
    /// level that is new or called otherwise, whether it is the lead's; for one that is gone, whether it would be.
    fn level(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let is_at = |look: &Look<'_>, name: &str, level: &str| {
            look.words(OutcomeKind::Rating).into_iter().any(|(of, word)| of == name && word == Some(level))
        };
        match (level(self.old, old, pair.old), level(self.new, new, pair.new)) {
            (Some((was, was_from)), Some((is, is_from))) => {
                let reached =
                    |from: Option<Number>| self.rated(new).map(|score| from.is_none_or(|from| score >= from));
                reached(was_from) != reached(is_from) || (was != is && is_at(self.new, new, is))
            }
            (None, Some((is, _))) => is_at(self.new, new, is),
            (Some((was, _)), None) => self.would_be(old, new) == Some(was),
            (None, None) => false,
        }
    }

    /// The level that the old rating gives the new score.
    fn would_be(&self, old: &str, new: &str) -> Option<&str> {
        let rating = self.old.model.ratings.as_slice().iter().find(|of| of.name == old)?;
        rating.levels.words.get(usize::from(rating.level(self.rated(new)?))).map(String::as_str)
    }

    /// The new score behind a rating.
    fn rated(&self, rating: &str) -> Option<Number> {
        let rating = self.new.model.ratings.as_slice().iter().find(|of| of.name == rating)?;
        self.new.out.scores.get(usize::from(rating.of.0))?.value
    }

    /// Whether the lead is in a cell; in one that is gone, whether it was.
    fn cell(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let is_in = |look: &Look<'_>, name: &str| {
            let table = look.model.tables.as_slice().iter().find(|of| of.name == name);
            table.is_some_and(|table| Some(words_of(look, table)) == pair.key)
        };
        // A lead that has left a cell which is still there moves because of what made it leave.
        if pair.new.is_some() { is_in(self.new, new) } else { is_in(self.old, old) }
    }

    /// Whether the answer of a question is another, or gives other points.
    fn answered(&self, pair: &Paired) -> bool {
        let Some(name) = &pair.declaration.1 else { return false };
        let value = |look: &Look<'_>| {
            let all = look.model.fields.iter().filter(|(_, field)| field.question_of.is_some());
            let mut all = all.filter(|(_, field)| field.name.split('.').next() == Some(name));
            let given = |id| look.field(id);
            match pair.kind {
                PieceKind::Answer => all.any(|(id, _)| given(id).is_some() && given(id) == pair.key),
                _ => all.any(|(id, field)| {
                    field.name.split('.').nth(1) == pair.key.as_deref() && given(id).is_some()
                }),
            }
        };
        self.score(pair) && (value(self.old) || value(self.new))
    }

    /// Whether a questionnaire has other answers.
    fn answers(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let given = |look: &Look<'_>, name: &str| -> Vec<Option<String>> {
            let all = look.model.fields.iter().filter(|(_, field)| field.question_of.is_some());
            let of_it = all.filter(|(_, field)| field.name.split('.').next() == Some(name));
            of_it.map(|(id, _)| look.field(id)).collect()
        };
        given(self.old, old) != given(self.new, new)
    }

    fn field(&self, pair: &Paired) -> bool {
        let Some(name) = &pair.key else { return false };
        if pair.declaration.0 == "interaction" {
            return self.interactions(pair);
        }
        let value = |look: &Look<'_>| {
            let id = look.model.fields.iter().find(|(_, field)| field.name == *name)?.0;
            look.field(id)
        };
        value(self.old) != value(self.new)
    }

    /// Whether there are as many interactions of the kind, with the same values.
    fn interactions(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let all = |look: &Look<'_>, name: &str| {
            let kind = look.model.interactions.iter().find(|(_, kind)| kind.name == name).map(|(id, _)| id);
            let of_kind = look.lead.interactions.iter().filter(|of| Some(of.what) == kind);
            of_kind.map(|of| (of.at, format!("{:?}", of.values))).collect::<Vec<_>>()
        };
        all(self.old, old) != all(self.new, new)
    }

    /// Whether a line that uses the list came to something else.
    fn users(&self, pair: &'b Paired) -> bool {
        let Some(name) = &pair.declaration.1 else { return false };
        if let Some(found) = self.lists.borrow().get(name.as_str()) {
            return *found;
        }
        let uses = |other: &&'b Paired| other.declaration.0 != "list" && other.names.contains(name);
        let found = self.paired.iter().filter(uses).any(|other| self.reads_otherwise(other));
        self.lists.borrow_mut().insert(name, found);
        found
    }

    /// Whether a line came to something else by what it reads: one that says something else itself may give other
    /// points for that alone.
    fn reads_otherwise(&self, pair: &'b Paired) -> bool {
        if pair.change.is_none() {
            return self.differ(pair);
        }
        if pair.old.is_none() || pair.new.is_none() {
            return false;
        }
        match pair.kind {
            PieceKind::Rule | PieceKind::Group => {
                let applied = |look: &Look<'_>, index: &Index, span| {
                    index
                        .rule(span)
                        .and_then(|rule| look.record(rule))
                        .map(|record| (record.state, record.count))
                };
                applied(self.old, self.old_index, pair.old) != applied(self.new, self.new_index, pair.new)
            }
            PieceKind::Always | PieceKind::Choice | PieceKind::Track | PieceKind::Route | PieceKind::Way => {
                self.truths(pair).is_some_and(|(old, new)| old != new)
            }
            _ => self.differ(pair),
        }
    }

    /// A line with a condition: whether it holds for one of the pacts only, or does something else.
    fn line(&self, pair: &Paired) -> bool {
        if pair.declaration.0 == "stage" && !self.is_visited(pair) {
            return false;
        }
        match pair.key.as_deref() {
            Some("needs") => return self.needs(pair),
            Some("only when") => return self.only_when(pair),
            _ => {}
        }
        let Some((old, new)) = self.truths(pair) else { return false };
        if self.new_index.is_confirmation(pair.new) {
            return old != new;
        }
        let moved = pair.what == Some(ChangeWhat::Moved);
        old != new || (new.is_yes() && (moved || !pair.guard_only))
    }

    /// Whether all is there that a handover needs.
    pub fn needs(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let met = |look: &Look<'_>, name: &str| {
            let stage = look.model.stages.as_slice().iter().find(|stage| stage.name == name);
            let handover = stage.and_then(|stage| stage.handover.as_ref());
            handover.is_none_or(|handover| look.lead.has_all(&handover.needs))
        };
        met(self.old, old) != met(self.new, new)
    }

    /// Whether a handover's condition holds; several lines of it are one.
    pub fn only_when(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let guard = |look: &Look<'_>, name: &str| {
            let stage = look.model.stages.as_slice().iter().find(|stage| stage.name == name);
            stage.and_then(|stage| stage.handover.as_ref()?.only_when)
        };
        let was = guard(self.old, old)
            .map_or(Truth::Yes, |guard| across::truth(self.old, self.new, self.names, guard));
        was != guard(self.new, new).map_or(Truth::Yes, |guard| self.new.scratch.truth(guard))
    }

    /// Whether the lead has been in the stage.
    fn is_visited(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let visited = |look: &Look<'_>, name: &str| {
            look.visited().any(|id| look.model.stages.get(id).is_some_and(|stage| stage.name == name))
        };
        visited(self.old, old) || visited(self.new, new)
    }

    /// Whether the conditions of a line hold, the old one with the scores of the new pact; a line that is not there
    /// does not hold. None where neither is there.
    fn truths(&self, pair: &Paired) -> Option<(Truth, Truth)> {
        let old = self.old_index.guard(pair.old);
        let old = old.map(|guard| {
            guard.map_or(Truth::Yes, |guard| across::truth(self.old, self.new, self.names, guard))
        });
        let new = self.new_index.guard(pair.new);
        let new = new.map(|guard| guard.map_or(Truth::Yes, |guard| self.new.scratch.truth(guard)));
        (old.is_some() || new.is_some()).then(|| (old.unwrap_or(Truth::No), new.unwrap_or(Truth::No)))
    }

    fn define(&self, pair: &Paired) -> bool {
        let (old, new) = self.declared(pair);
        let body = |look: &Look<'_>, name: &str| {
            look.model.defines.iter().find(|define| define.name == name).map(|define| define.body)
        };
        let was = body(self.old, old).map(|body| match body {
            DefineBody::Condition(id) => (Some(across::truth(self.old, self.new, self.names, id)), None),
            DefineBody::Quantity(id) => (None, self.old.scratch.number(id)),
        });
        let is = body(self.new, new).map(|body| match body {
            DefineBody::Condition(id) => (Some(self.new.scratch.truth(id)), None),
            DefineBody::Quantity(id) => (None, self.new.scratch.number(id)),
        });
        was != is
    }

    /// The names of the declaration, old and new.
    fn declared<'n>(&'n self, pair: &'n Paired) -> (&'n str, &'n str) {
        let (kind, name) = &pair.declaration;
        let new = name.as_deref().unwrap_or_default();
        (self.names.old_name(kind, new), new)
    }
}

/// The level of a rating that stands at a place, with its lowest score; none for the last.
fn level<'m>(look: &Look<'m>, rating: &str, span: Option<Span>) -> Option<(&'m str, Option<Number>)> {
    let rating = look.model.ratings.as_slice().iter().find(|of| of.name == rating)?;
    let at = rating.level_spans.iter().position(|of| Some(*of) == span)?;
    Some((rating.levels.words.get(at)?, rating.from.get(at).copied()))
}

/// The pair of words that a lead has in a table.
fn words_of(look: &Look<'_>, table: &Table) -> String {
    let word = |of: Worded| -> Option<String> {
        let model = look.model;
        match of {
            Worded::Field(crate::model::Operand::Lead(id)) => look.field(id),
            Worded::Field(_) => None,
            Worded::Rating(id) => {
                let at = look.out.ratings.get(usize::from(id.0)).copied().flatten()?;
                Some(model.ratings.get(id)?.levels.word(at).to_owned())
            }
            Worded::Table(id) => {
                let at = look.out.tables.get(usize::from(id.0)).copied().flatten()?;
                Some(model.tables.get(id)?.words.word(at).to_owned())
            }
            Worded::Choice(id) => {
                let at = look.out.choices.get(usize::from(id.0)).copied()?;
                Some(model.choices.get(id)?.words.word(at).to_owned())
            }
        }
    };
    let shown = |of: Worded| word(of).unwrap_or_else(|| "unknown".to_owned());
    format!("{}, {}", shown(table.rows), shown(table.columns))
}
