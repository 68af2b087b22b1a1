//! Reads statements and their blocks into the tree. A statement that cannot be read is left out, with a
//! message; those beside it and inside it are read all the same.

mod attempt;
mod blocks;
mod line;
mod statement;

use std::ops::Range;

use super::Limits;
use super::ast::{Ast, Item, ItemKind, Name};
use super::build::declare;
use super::grammar::Rule;
use super::layout::{Holds, Statement};
use super::lex::Tokens;
use super::messages;
use crate::diagnostics::Diagnostic;
use crate::sources::Span;
use line::Line;

/// Reads all statements of a file.
pub(super) fn file(tokens: Tokens<'_>, statements: &[Statement], limits: &Limits) -> (Ast, Vec<Diagnostic>) {
    let mut reader = Reader {
        tokens: &tokens,
        limits,
        messages: Vec::new(),
        damaged: Vec::new(),
        line: Line::default(),
        depth: 0,
        unknown_before: false,
        block_explained: false,
        ends_too_early: false,
        previous: None,
        failures: 0,
    };
    let items = reader.items(statements);
    let (messages, damaged) = (reader.messages, reader.damaged);
    (Ast { file: tokens.file, items, comments: tokens.comments, damaged }, messages)
}

/// What is shared while a file is read.
struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    limits: &'a Limits,
    messages: Vec<Diagnostic>,
    damaged: Vec<Name>,
    /// The statement that is being parsed.
    line: Line,
    /// How many blocks are open.
    depth: usize,
    /// How often a statement could not be read as it stands.
    failures: usize,
    /// A message has spoken of the block of the statement.
    block_explained: bool,
    /// The statement that is being read fails at its end: something is missing there.
    ends_too_early: bool,
    /// The statement before this one, if nothing stands between the two.
    previous: Option<Previous>,
    /// The statement before this one could not be made out at all.
    unknown_before: bool,
}

/// A statement that has been read, in case the next line belongs to it.
struct Previous {
    head: Range<usize>,
    form: Rule,
    /// How many messages there were before it.
    messages: usize,
    /// It fails at its end.
    ends_too_early: bool,
}

impl Reader<'_> {
    /// The statements at the top of a file.
    fn items(&mut self, statements: &[Statement]) -> Vec<Item> {
        let mut items = Vec::new();
        for (count, statement) in statements.iter().enumerate() {
            if count == self.limits.declarations {
                let message = format!("this file has more than {count} statements");
                let span = self.tokens.span(statement.head.start);
                let message = Diagnostic::error("too-many-declarations", span, message);
                self.messages.push(message.help("split the pact, or raise the limit"));
                break;
            }
            items.extend(self.item(statement));
        }
        items
    }

    fn item(&mut self, statement: &Statement) -> Option<Item> {
        let kind = self.statement(statement, Holds::Declarations, declare::declaration);
        let kind = self.with_block(kind, statement)?;
        Some(Item { kind, span: self.span(statement) })
    }

    /// Puts what stands in the block into the declaration.
    fn with_block(&mut self, kind: Option<ItemKind>, statement: &Statement) -> Option<ItemKind> {
        let Some(mut kind) = kind else {
            self.discard(statement);
            return None;
        };
        let Some(block) = &statement.block else { return Some(kind) };
        match &mut kind {
            ItemKind::Pact(pact) => pact.entries = self.header(block),
            ItemKind::Lead(lead) => lead.fields = self.fields(block),
            ItemKind::Interaction(interaction) => {
                interaction.fields = self.fields(block);
                messages::calendar_fields(&interaction.fields, &mut self.messages);
            }
            ItemKind::Score(score) => score.lines = self.points(block),
            ItemKind::Rating(rating) => rating.levels = self.levels(block),
            ItemKind::Questionnaire(asked) => asked.questions = self.questions(block),
            ItemKind::Table(table) => (table.columns, table.rows) = self.rows(block),
            ItemKind::Choose(choose) => choose.lines = self.choices(block),
            ItemKind::Stage(stage) => stage.items = self.ways(block),
            ItemKind::EveryStage(items) => *items = self.ways(block),
            ItemKind::Start(lines) => *lines = self.choices(block),
            ItemKind::Nurture(nurture) => nurture.tracks = self.tracks(block),
            ItemKind::Example(example) => example.lines = self.story(block),
            _ => self.discard(statement),
        }
        Some(kind)
    }

    /// The place of a statement, its block included.
    fn span(&self, statement: &Statement) -> Span {
        self.tokens.span_of(statement.head.start, statement.last())
    }
}
