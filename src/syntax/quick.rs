//! Reads statements that have no mistake, fast: the rules of the grammar as a table.
//!
//! The parser that is generated from `grammar/pact.pest` tries the alternatives of a rule one after the other,
//! and remembers what would have fitted, which messages need. Here the first token tells which
//! alternatives can begin with it, and nothing is remembered. The table is made from the same grammar, so that what is
//! read here is read the same there, which every test and the fuzzers hold; what is not, is read there again.

mod chars;
mod class;
mod notation;
mod table;
#[cfg(test)]
mod tests;

pub(super) use class::{Class, END, UNKNOWN, class};

use super::grammar::Rule;
use super::parts::{Node, small};
use crate::values::text::continues_name;
use table::{Op, Reads, StepId, Table, table};

/// How many rules may be open at once. Statements that are nested deeper are rare, and the generated parser
/// looks after its stack.
const DEEPEST: usize = 64;

/// What came of reading a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    /// Its parts are in the list.
    Whole,
    /// It has a mistake.
    Wrong,
    /// It is nested too deeply to be read here.
    TooDeep,
}

/// Reads a statement. `classes` has the class of the token that begins at each byte of the line. The parts are
/// put into the list, which is emptied first.
pub(super) fn read(rule: Rule, line: &str, classes: &[Class], nodes: &mut Vec<Node>) -> Read {
    let table = table();
    nodes.clear();
    let mut run = Run { table, line, classes, nodes, open: 0, too_deep: false };
    let rule = table.start(rule).and_then(|at| table.rules.get(at as usize));
    let end = rule.and_then(|rule| run.rule(rule, 0, Mode { blanks: true, parts: true }));
    match end {
        _ if run.too_deep => Read::TooDeep,
        Some(_) => Read::Whole,
        None => Read::Wrong,
    }
}

/// A statement that is being read.
struct Run<'a> {
    table: &'a Table,
    line: &'a str,
    classes: &'a [Class],
    nodes: &'a mut Vec<Node>,
    open: usize,
    too_deep: bool,
}

/// How a rule is read.
#[derive(Clone, Copy)]
struct Mode {
    /// Blanks may stand between its parts.
    blanks: bool,
    /// Its parts are kept.
    parts: bool,
}

impl Run<'_> {
    /// Reads a rule from a place on; gives the place behind it.
    fn rule(&mut self, rule: &Reads, at: usize, mode: Mode) -> Option<usize> {
        if self.open == DEEPEST {
            self.too_deep = true;
            return None;
        }
        let index = self.nodes.len();
        if mode.parts {
            self.nodes.push(Node { rule: rule.rule, start: small(at), end: 0, behind: 0 });
        }
        self.open += 1;
        let inside = Mode { blanks: mode.blanks && rule.blanks, parts: mode.parts && rule.parts };
        let end = self.step(rule.body, at, inside);
        self.open -= 1;
        if mode.parts {
            self.close(index, end);
        }
        end
    }

    /// Keeps a part that ends there, or takes it away if it could not be read.
    fn close(&mut self, index: usize, end: Option<usize>) {
        let Some(end) = end else { return self.nodes.truncate(index) };
        let behind = small(self.nodes.len());
        if let Some(node) = self.nodes.get_mut(index) {
            node.end = small(end);
            node.behind = behind;
        }
    }

    /// Reads a step, if the token that stands there may begin it.
    #[inline(always)]
    fn step(&mut self, id: StepId, at: usize, mode: Mode) -> Option<usize> {
        let table = self.table;
        let step = table.steps.get(id as usize)?;
        let class = self.classes.get(at).copied().unwrap_or(UNKNOWN);
        if step.first.has(class) { self.take(&step.reads, at, class, mode) } else { None }
    }

    /// Reads what may begin there. Not inlined, so that what cannot begin costs no call.
    #[inline(never)]
    fn take(&mut self, reads: &Op, at: usize, class: Class, mode: Mode) -> Option<usize> {
        let table = self.table;
        match reads {
            Op::Rule(number) => self.rule(table.rules.get(*number as usize)?, at, mode),
            Op::Words(words) => self.words(words, at, class),
            Op::Text(text) => self.starts(text, at).then(|| at + text.len()),
            Op::One(chars) => chars.bytes_at(self.line, at).map(|bytes| at + bytes),
            Op::Many(chars) => Some(chars.run_end(self.line, at)),
            Op::End => (at == self.line.len()).then_some(at),
            Op::Seq(all) => self.seq(all, at, mode),
            Op::Choice(all) => all.iter().find_map(|one| self.step(*one, at, mode)),
            Op::Optional(one) => Some(self.step(*one, at, mode).unwrap_or(at)),
            Op::Repeat(one) => Some(self.repeat(*one, at, mode)),
            Op::Not(one) => (!self.is_ahead(*one, at, mode)).then_some(at),
            Op::Ahead(one) => self.is_ahead(*one, at, mode).then_some(at),
            Op::Never => None,
        }
    }

    /// Whether a step can be read; nothing of it is kept.
    fn is_ahead(&mut self, one: StepId, at: usize, mode: Mode) -> bool {
        self.step(one, at, Mode { parts: false, ..mode }).is_some()
    }

    fn seq(&mut self, all: &[StepId], at: usize, mode: Mode) -> Option<usize> {
        let index = self.nodes.len();
        let mut end = at;
        for (count, one) in all.iter().enumerate() {
            if count > 0 && mode.blanks {
                end = self.skip(end);
            }
            let Some(behind) = self.step(*one, end, mode) else {
                self.nodes.truncate(index);
                return None;
            };
            end = behind;
        }
        Some(end)
    }

    fn repeat(&mut self, one: StepId, at: usize, mode: Mode) -> usize {
        let Some(mut end) = self.step(one, at, mode) else { return at };
        loop {
            let next = if mode.blanks { self.skip(end) } else { end };
            match self.step(one, next, mode) {
                Some(behind) if behind > end => end = behind,
                _ => return end,
            }
        }
    }

    /// The first of some words that stands there, unless a longer word does.
    fn words(&self, words: &[(Class, Box<str>)], at: usize, class: Class) -> Option<usize> {
        if class != UNKNOWN && words.first().is_some_and(|(of_word, _)| *of_word != UNKNOWN) {
            return words.iter().find(|(of_word, _)| *of_word == class).map(|(_, word)| at + word.len());
        }
        let (_, word) = words.iter().find(|(_, word)| self.starts(word, at))?;
        let end = at + word.len();
        match self.line.as_bytes().get(end) {
            Some(b' ') | None => Some(end),
            Some(_) => {
                let next = self.line.get(end..)?.chars().next()?;
                (!continues_name(next)).then_some(end)
            }
        }
    }

    fn starts(&self, text: &str, at: usize) -> bool {
        self.line.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(text.as_bytes()))
    }

    /// The place behind the blanks that stand there.
    fn skip(&self, at: usize) -> usize {
        let rest = self.line.as_bytes().get(at..).unwrap_or(&[]);
        at + rest.iter().take_while(|byte| **byte == b' ').count()
    }
}
