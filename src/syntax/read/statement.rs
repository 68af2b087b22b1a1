//! Finds out what a statement is, and whether what stands around it fits.

use std::ops::Range;

use super::attempt::Attempt;
use super::line::{Mended, reach};
use super::{Previous, Reader};
use crate::diagnostics::Diagnostic;
use crate::syntax::MESSAGES;
use crate::syntax::ast::Name;
use crate::syntax::build::{Cx, Part};
use crate::syntax::forms::{HasBlock, form, has_block};
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::keywords;
use crate::syntax::layout::{Holds, Statement, begins_statement};
use crate::syntax::lex::Kind;
use crate::syntax::messages::{self, Edit, Mends, Unknown};

impl Reader<'_> {
    /// Reads the head of a statement; `None` if it has to be left out.
    pub(super) fn statement<T>(
        &mut self,
        statement: &Statement,
        block: Holds,
        build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        let head = &statement.head;
        if block == Holds::Unknown || self.is_empty(statement) || self.is_clause_of_block(statement) {
            return None;
        }
        let built = self.known(head, block).and_then(|(form, mends)| {
            let messages = self.messages.len();
            self.ends_too_early = false;
            let built = self.parse(Attempt::new(form, head.clone(), block, mends), build);
            let ends_too_early = self.ends_too_early;
            self.previous = Some(Previous { head: head.clone(), form, messages, ends_too_early });
            if built.is_some() {
                self.block_fits(form, statement);
            }
            built
        });
        if built.is_none() {
            self.damage(head, block);
        }
        built
    }

    /// The rule that reads a statement, and what has to be mended in its first words; `None` if it is left
    /// out, or belongs to the statement before it.
    fn known(&mut self, head: &Range<usize>, block: Holds) -> Option<(Rule, Mends)> {
        let unknown_before = std::mem::take(&mut self.unknown_before);
        let previous = self.previous.take().filter(|p| p.head.end == head.start);
        if self.given_up(head) || self.too_deep(head) {
            return None;
        }
        let unfinished = previous.as_ref().is_some_and(|p| p.ends_too_early);
        if unfinished && self.goes_on(previous.as_ref(), head, block) {
            return None;
        }
        let messages = self.messages.len();
        let form = self.form(head, block, unknown_before);
        if form.is_none() {
            let said = self.messages.split_off(messages.min(self.messages.len()));
            if !self.goes_on(previous.as_ref(), head, block) {
                self.messages.extend(said);
            }
        }
        form
    }

    /// Whether a statement that means nothing by itself goes on with the one before it; says that it may not
    /// begin a line then, instead of what was said of the two.
    fn goes_on(&mut self, previous: Option<&Previous>, head: &Range<usize>, block: Holds) -> bool {
        let Some(previous) = previous else { return false };
        let whole = previous.head.start..head.end;
        let own = begins_statement(self.tokens, head.start, block);
        if own || reach(self.tokens, previous.form, &whole, &Mended::new(), &[]) <= whole.end {
            return false;
        }
        self.messages.truncate(previous.messages);
        self.messages.push(messages::broken_line(self.tokens, head.start));
        self.unknown_before = false;
        self.previous =
            Some(Previous { head: whole, messages: self.messages.len(), ends_too_early: false, ..*previous });
        true
    }

    /// Reads the first line of a table, with or without the `|` it begins with.
    pub(super) fn table_head<T>(
        &mut self,
        statement: &Statement,
        build: impl FnMut(&mut Cx<'_>, &Part<'_>) -> Option<T>,
    ) -> Option<T> {
        let head = &statement.head;
        if self.tokens.kind(head.start) == Some(Kind::Bar) {
            return self.statement(statement, Holds::Rows, build);
        }
        let bar = vec![(head.start, Edit::Before("|".to_owned()))];
        self.parse(Attempt::new(Rule::table_head, head.clone(), Holds::Rows, bar), build)
    }

    /// Whether a block stands there without a statement before it; says so.
    fn is_empty(&mut self, statement: &Statement) -> bool {
        if statement.head.is_empty() {
            let message = Diagnostic::error(
                "does-not-fit",
                self.tokens.span(statement.head.start),
                "this `{` belongs to no statement",
            );
            self.messages.push(message.help("write the statement before it, for example `score interest {`"));
        }
        statement.head.is_empty()
    }

    /// Whether a clause stands behind the block it belongs before. What stands on the line of a `}` is
    /// complained of in any case.
    fn is_clause_of_block(&mut self, statement: &Statement) -> bool {
        if !statement.same_line || statement.head.is_empty() {
            return false;
        }
        let (message, is_clause) = messages::same_line(self.tokens, &statement.head);
        self.messages.push(message);
        is_clause
    }

    /// Whether so much could not be read that the rest of the file is not looked at; says so once.
    fn given_up(&mut self, head: &Range<usize>) -> bool {
        if self.failures == MESSAGES {
            let message = Diagnostic::error(
                "too-many-mistakes",
                self.tokens.span(head.start),
                "from here on nothing is looked at",
            );
            self.messages
                .push(message.help(format!("correct the {MESSAGES} statements before that cannot be read")));
            self.failures += 1;
        }
        self.failures > MESSAGES
    }

    /// The rule that reads a statement, and what has to be mended for it. Lines in a row of which nothing can
    /// be made out share one message.
    fn form(&mut self, head: &Range<usize>, block: Holds, unknown_before: bool) -> Option<(Rule, Mends)> {
        if let Some(form) = form(self.tokens, head, block) {
            return Some((form, Mends::new()));
        }
        self.failures += 1;
        let fits = |form: Rule, mends: &[(usize, Edit)]| {
            reach(self.tokens, form, head, &Mended::new(), mends) > head.end
        };
        match messages::unknown_statement(self.tokens, head, block, &fits) {
            Unknown::Read(message, form, mends) => {
                self.messages.push(message);
                Some((form, mends))
            }
            Unknown::Lost(message) => {
                self.unknown_before = message.code == "unknown-statement";
                if !(unknown_before && self.unknown_before) {
                    self.messages.push(message);
                }
                None
            }
        }
    }

    /// Says where a block is missing, or one too many.
    fn block_fits(&mut self, form: Rule, statement: &Statement) {
        match (has_block(form), &statement.block) {
            (HasBlock::Must, None) => {
                self.messages.push(messages::missing_block(self.tokens, form, &statement.head));
            }
            (HasBlock::Never, Some(block)) if !self.block_explained => {
                self.messages.push(messages::surplus_block(self.tokens, &statement.head, block));
            }
            _ => {}
        }
    }

    /// Whether parentheses or `not`s are nested too deeply to be read; says so.
    fn too_deep(&mut self, head: &Range<usize>) -> bool {
        let (mut depth, mut nots) = (self.depth, 0_usize);
        let not = keywords().word("not");
        for at in head.clone() {
            let Some(token) = self.tokens.get(at) else { break };
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
            nots = if token.word == not { nots + 1 } else { 0 };
            if depth > self.limits.nesting || nots > self.limits.nesting {
                let message = format!("this is nested more than {} deep", self.limits.nesting);
                let message = Diagnostic::error("nesting-too-deep", self.tokens.span(at), message)
                    .help("give a part of it a name with `define`, and use the name here");
                self.messages.push(message);
                return true;
            }
        }
        false
    }

    /// Remembers the name that a statement which is left out seems to declare.
    pub(super) fn damage(&mut self, head: &Range<usize>, block: Holds) {
        let at = match block {
            Holds::Declarations if self.tokens.is(head.start, "final") => head.start + 2,
            Holds::Declarations => head.start + 1,
            _ => head.start,
        };
        if head.contains(&at) && matches!(self.tokens.kind(at), Some(Kind::Word)) {
            let text = self.tokens.read(at).to_owned();
            self.damaged.push(Name { text, span: self.tokens.span(at) });
        }
    }
}
