//! What stands in the blocks of each kind.

use super::Reader;
use crate::syntax::ast::{
    Answer, Choice, DataEntry, ExampleLine, Field, HandOverItem, HandOverKind, HeaderEntry, Heads, Level,
    Question, Route, Row, ScoreKind, ScoreLine, StageItem, StageKind, Track,
};
use crate::syntax::build::{self, Cx, Part, declare, example, lifecycle, scoring};
use crate::syntax::grammar::Rule;
use crate::syntax::layout::{Block, Holds, Statement};
use crate::syntax::messages;

impl Reader<'_> {
    /// Reads the statements of a block that have no blocks of their own.
    fn each<T>(&mut self, block: &Block, read: fn(&mut Cx<'_>, &Part<'_>) -> Option<T>) -> Vec<T> {
        self.depth += 1;
        let mut all = Vec::new();
        for statement in &block.statements {
            all.extend(self.statement(statement, block.holds, read));
            self.discard(statement);
        }
        self.depth -= 1;
        all
    }

    /// Reads the statements of a block that may have blocks.
    fn every<T>(&mut self, block: &Block, read: fn(&mut Self, &Statement, Holds) -> Option<T>) -> Vec<T> {
        self.depth += 1;
        let mut all = Vec::new();
        for statement in &block.statements {
            all.extend(read(self, statement, block.holds));
        }
        self.depth -= 1;
        all
    }

    pub(super) fn header(&mut self, block: &Block) -> Vec<HeaderEntry> {
        self.each(block, declare::header_entry)
    }

    pub(super) fn fields(&mut self, block: &Block) -> Vec<Field> {
        self.each(block, declare::field)
    }

    pub(super) fn levels(&mut self, block: &Block) -> Vec<Level> {
        self.each(block, scoring::level)
    }

    pub(super) fn choices(&mut self, block: &Block) -> Vec<Choice> {
        self.each(block, scoring::choice)
    }

    pub(super) fn tracks(&mut self, block: &Block) -> Vec<Track> {
        self.each(block, lifecycle::track)
    }

    fn answers(&mut self, block: &Block) -> Vec<Answer> {
        self.each(block, scoring::answer)
    }

    fn entries(&mut self, block: &Block) -> Vec<DataEntry> {
        self.each(block, example::entry)
    }

    fn routes(&mut self, block: &Block) -> Vec<Route> {
        self.each(block, lifecycle::route)
    }

    pub(super) fn points(&mut self, block: &Block) -> Vec<ScoreLine> {
        self.every(block, Self::points_line)
    }

    fn points_line(&mut self, statement: &Statement, holds: Holds) -> Option<ScoreLine> {
        let line = self.statement(statement, holds, |cx, part| match part.as_rule() {
            Rule::group => {
                let label = build::child(part, Rule::string).map(|s| cx.text(&s));
                let bounds = scoring::bounds(cx, part);
                let kind = ScoreKind::Group { label, bounds, lines: Vec::new() };
                Some(ScoreLine { kind, why: None, span: cx.span(part) })
            }
            Rule::highest => {
                let label = build::child(part, Rule::string).map(|s| cx.text(&s));
                let kind = ScoreKind::Highest { label, lines: Vec::new() };
                Some(ScoreLine { kind, why: None, span: cx.span(part) })
            }
            _ => scoring::line(cx, part),
        });
        let Some(mut line) = line else {
            self.discard(statement);
            return None;
        };
        if let (ScoreKind::Group { lines, .. } | ScoreKind::Highest { lines, .. }, Some(block)) =
            (&mut line.kind, &statement.block)
        {
            *lines = self.points(block);
        }
        line.span = self.span(statement);
        Some(line)
    }

    pub(super) fn questions(&mut self, block: &Block) -> Vec<Question> {
        self.every(block, |reader, statement, holds| {
            let head = reader.statement(statement, holds, |cx, part| {
                let name = cx.name(&build::child(part, Rule::name)?);
                Some((name, build::child(part, Rule::string).map(|s| cx.text(&s))))
            });
            let Some((name, text)) = head else {
                reader.discard(statement);
                return None;
            };
            let answers = statement.block.as_ref().map(|b| reader.answers(b)).unwrap_or_default();
            Some(Question { name, text, answers, span: reader.span(statement) })
        })
    }

    /// The heads of a table and its rows.
    pub(super) fn rows(&mut self, block: &Block) -> (Vec<Heads>, Vec<Row>) {
        enum Line {
            Heads(Vec<Heads>),
            Row(Row),
        }
        let read = |cx: &mut Cx<'_>, part: &Part<'_>| match part.as_rule() {
            Rule::table_head => {
                let all = build::all(part, Rule::heads);
                Some(Line::Heads(all.map(|h| scoring::heads(cx, &h)).collect()))
            }
            _ => scoring::row(cx, part).map(Line::Row),
        };
        let mut lines = Vec::new();
        for (count, statement) in block.statements.iter().enumerate() {
            // The first line is the head even where its `|` is missing, which has a message of its own.
            lines.extend(match count {
                0 => self.table_head(statement, read),
                _ => self.statement(statement, block.holds, read),
            });
            self.discard(statement);
        }
        messages::table_heads(self.tokens, block, &mut self.messages);
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        for line in lines {
            match line {
                Line::Heads(heads) if columns.is_empty() => columns = heads,
                Line::Heads(_) => {}
                Line::Row(row) => rows.push(row),
            }
        }
        (columns, rows)
    }

    pub(super) fn ways(&mut self, block: &Block) -> Vec<StageItem> {
        self.every(block, |reader, statement, holds| {
            let item = reader.statement(statement, holds, |cx, part| match part.as_rule() {
                Rule::hand_over => {
                    let kind = StageKind::HandOver(lifecycle::hand_over(cx, part)?);
                    Some(StageItem { kind, span: cx.span(part) })
                }
                _ => lifecycle::way(cx, part),
            });
            let Some(mut item) = item else {
                reader.discard(statement);
                return None;
            };
            if let (StageKind::HandOver(over), Some(block)) = (&mut item.kind, &statement.block) {
                over.items = reader.handover(block);
            }
            item.span = reader.span(statement);
            Some(item)
        })
    }

    fn handover(&mut self, block: &Block) -> Vec<HandOverItem> {
        self.every(block, |reader, statement, holds| {
            let item = reader.statement(statement, holds, |cx, part| match part.as_rule() {
                Rule::goes_to => {
                    Some(HandOverItem { kind: HandOverKind::GoesTo(Vec::new()), span: cx.span(part) })
                }
                _ => lifecycle::handover_line(cx, part),
            });
            let Some(mut item) = item else {
                reader.discard(statement);
                return None;
            };
            if let (HandOverKind::GoesTo(routes), Some(block)) = (&mut item.kind, &statement.block) {
                *routes = reader.routes(block);
            }
            item.span = reader.span(statement);
            Some(item)
        })
    }

    pub(super) fn story(&mut self, block: &Block) -> Vec<ExampleLine> {
        self.every(block, |reader, statement, holds| {
            let entries = statement.block.as_ref().map(|b| reader.entries(b)).unwrap_or_default();
            let mut line = reader
                .statement(statement, holds, move |cx, part| example::line(cx, part, entries.clone()))?;
            line.span = reader.span(statement);
            Some(line)
        })
    }

    /// Reads the block of a statement that is left out, for its messages.
    pub(super) fn discard(&mut self, statement: &Statement) {
        let Some(block) = &statement.block else { return };
        match block.holds {
            Holds::Header => drop(self.header(block)),
            Holds::Fields => drop(self.fields(block)),
            Holds::Points => drop(self.points(block)),
            Holds::Levels => drop(self.levels(block)),
            Holds::Questions => drop(self.questions(block)),
            Holds::Answers => drop(self.answers(block)),
            Holds::Rows => drop(self.rows(block)),
            Holds::Choices => drop(self.choices(block)),
            Holds::Ways => drop(self.ways(block)),
            Holds::Handover => drop(self.handover(block)),
            Holds::Routes => drop(self.routes(block)),
            Holds::Tracks => drop(self.tracks(block)),
            Holds::Story => drop(self.story(block)),
            Holds::Values => drop(self.entries(block)),
            Holds::Declarations | Holds::Unknown => {}
        }
    }
}
