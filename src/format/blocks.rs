//! Blocks of statements, with their comments and empty lines.

mod lines;

use super::comments::Remark;
use super::{Cx, tables};
use crate::syntax::written::{Block, Holds, Keyword, Statement, says};

use lines::{Line, lay};

/// A statement on its way to lines.
struct Entry<'s> {
    statement: &'s Statement,
    /// Comments above it.
    remarks: Vec<Remark>,
    /// An empty line stands between it and what is above it.
    blank: bool,
    shape: Shape,
    /// The comment behind it.
    trailing: Option<String>,
}

/// How a statement is written.
enum Shape {
    /// In columns with its neighbours, its block, if any, behind it in the same line.
    Row(Option<String>),
    /// With its block in lines of their own; the comment behind the `{`.
    Expanded(Vec<Line>, Option<String>),
    /// As it stands.
    Done(String),
}

/// What stands in a block, or in a file.
struct Body {
    lines: Vec<Line>,
    /// The comment on the line of the `{`.
    behind_brace: Option<String>,
}

/// A whole file as text.
pub(super) fn file(cx: &mut Cx<'_>, statements: &[Statement]) -> String {
    let end = cx.tokens.all.len();
    let mut body = body(cx, statements, Holds::Declarations, 0, end);
    lines::set_comments(&mut body.lines);
    let mut text = String::new();
    for line in body.lines {
        text += line.text.trim_end();
        text.push('\n');
    }
    text
}

fn body(cx: &mut Cx<'_>, statements: &[Statement], holds: Holds, indent: usize, close: usize) -> Body {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut behind_brace = None;
    let drawn = if holds == Holds::Rows { tables::rows(cx, statements) } else { Vec::new() };
    let mut drawn = drawn.into_iter();
    for statement in statements {
        let remarks = cx.comments.take(statement.head.start);
        let remarks = behind_the_last(remarks, &mut entries, &mut behind_brace);
        let blank = cx.comments.has_blank(statement.head.start);
        let shape = match drawn.next() {
            Some(line) if !cx.comments.are_in(&statement.head) => Shape::Done(line),
            _ => shape(cx, statement, holds, indent),
        };
        entries.push(Entry { statement, remarks, blank, shape, trailing: None });
    }
    let remarks = cx.comments.take(close);
    let at_end = behind_the_last(remarks, &mut entries, &mut behind_brace);
    if holds == Holds::Declarations {
        set_apart(cx, &mut entries);
    }
    Body { lines: lay(cx, entries, at_end, holds, indent), behind_brace }
}

/// Gives the first of some comments to what stands before it on its line.
fn behind_the_last(
    mut remarks: Vec<Remark>,
    entries: &mut [Entry<'_>],
    behind_brace: &mut Option<String>,
) -> Vec<Remark> {
    if remarks.first().is_some_and(|remark| remark.trailing) {
        let first = remarks.remove(0);
        match entries.last_mut() {
            Some(entry) => entry.trailing = Some(first.text),
            None => *behind_brace = Some(first.text),
        }
    }
    remarks
}

/// Sets declarations that have a block apart from their neighbours.
fn set_apart(cx: &Cx<'_>, entries: &mut [Entry<'_>]) {
    let mut before = None;
    for entry in entries {
        let expanded = matches!(entry.shape, Shape::Expanded(..));
        if before.is_some_and(|before: bool| before || expanded) {
            match entry.remarks.first_mut() {
                Some(remark) => remark.blank = true,
                None => entry.blank = true,
            }
        }
        // What is allowed stays with the declaration that it is allowed for.
        let allows = says(cx.tokens, entry.statement.head.start, Keyword::k_allow);
        before = if allows { None } else { Some(expanded) };
    }
}

fn shape(cx: &mut Cx<'_>, statement: &Statement, holds: Holds, indent: usize) -> Shape {
    // Those inside of the statement are found again where its lines are made.
    drop(cx.comments.take(statement.head.end.saturating_sub(1)));
    let Some(block) = &statement.block else { return Shape::Row(None) };
    if let Some(line) = inline(cx, block)
        && lines::fits_with(cx, statement, holds, indent, &line)
    {
        return Shape::Row(Some(line));
    }
    let close = block.last;
    if block.holds == Holds::Values
        && !stands_in_lines(cx, block)
        && let Some(filled) = lines::filled(cx, block, indent + 2)
    {
        return Shape::Expanded(filled, None);
    }
    let body = body(cx, &block.statements, block.holds, indent + 2, close);
    Shape::Expanded(body.lines, body.behind_brace)
}

/// A block that stands on one line as that line, if it can.
fn inline(cx: &Cx<'_>, block: &Block) -> Option<String> {
    let broken = (block.open + 1..=block.last).any(|at| cx.tokens.get(at).is_some_and(|token| token.line));
    let splits = block.holds.splits_at_commas() || block.statements.len() < 2;
    let remarks = !cx.comments.between(block.open, block.last).is_empty();
    if broken || remarks || !splits || block.holds == Holds::Rows {
        return None;
    }
    let mut parts = Vec::new();
    for statement in &block.statements {
        let mut part = cx.line(statement.head.clone(), block.holds);
        if let Some(inner) = &statement.block {
            part += " ";
            part += &inline(cx, inner)?;
        }
        parts.push(part);
    }
    Some(if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) })
}

/// Whether every statement of a block begins a line of its own, or a comment stands in it.
fn stands_in_lines(cx: &Cx<'_>, block: &Block) -> bool {
    let begins = |at: usize| cx.tokens.get(at).is_some_and(|token| token.line);
    !cx.comments.between(block.open, block.last).is_empty()
        || block.statements.iter().all(|statement| begins(statement.head.start))
}
