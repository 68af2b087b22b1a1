//! From statements to lines: columns, long lines, comments.

use std::collections::HashMap;
use std::ops::Range;

use super::{Entry, Shape};
use crate::format::Cx;
use crate::format::align::{self, Columns, Part, Row};
use crate::format::cells::{self, Cell, LOOSE, WIDE};
use crate::format::comments::Remark;
use crate::format::wrap::{self, Laid};
use crate::syntax::written::{Block, Holds, Statement};

/// Columns may make a line so much wider than it may be by itself.
const WIDER: usize = 10;

/// How many columns stand in a block however wide a line becomes: the fields of a lead are a table.
fn strong(holds: Holds) -> usize {
    if holds == Holds::Fields { 3 } else { 1 }
}

/// A line of the result.
pub(super) struct Line {
    /// With its indentation.
    pub text: String,
    /// The comment behind it.
    pub trailing: Option<String>,
}

impl Line {
    fn new(text: String) -> Self {
        Self { text, trailing: None }
    }

    fn indented(indent: usize, text: &str) -> Self {
        Self::new(" ".repeat(indent) + text)
    }
}

/// The lines of a block: its statements, then the comments at its end.
pub(super) fn lay(
    cx: &Cx<'_>,
    entries: Vec<Entry<'_>>,
    at_end: Vec<Remark>,
    holds: Holds,
    indent: usize,
) -> Vec<Line> {
    let mut made = statements(cx, &entries, holds, indent).into_iter();
    let mut lines = Vec::new();
    for entry in entries {
        for remark in &entry.remarks {
            remark_line(remark, indent, &mut lines);
        }
        if entry.blank && !lines.is_empty() {
            lines.push(Line::new(String::new()));
        }
        let mut own = made.next().unwrap_or_default();
        if let Shape::Expanded(body, behind_brace) = entry.shape {
            if let Some(head) = own.last_mut() {
                head.trailing = behind_brace;
            }
            own.extend(body);
            own.push(Line::indented(indent, "}"));
        }
        if let Some(last) = own.last_mut() {
            last.trailing = entry.trailing;
        }
        lines.extend(own);
    }
    at_end.iter().for_each(|remark| remark_line(remark, indent, &mut lines));
    lines
}

fn remark_line(remark: &Remark, indent: usize, lines: &mut Vec<Line>) {
    if remark.blank && !lines.is_empty() {
        lines.push(Line::new(String::new()));
    }
    lines.push(Line::indented(indent, &remark.text));
}

/// The lines of each statement, without those of a block below it.
fn statements(cx: &Cx<'_>, entries: &[Entry<'_>], holds: Holds, indent: usize) -> Vec<Vec<Line>> {
    let first = points_width(cx, entries, holds);
    let mut made = Vec::new();
    let mut from = 0;
    while let Some(rest) = entries.get(from..).filter(|rest| !rest.is_empty()) {
        let length = run(cx, rest, holds);
        made.extend(neighbours(cx, rest.get(..length).unwrap_or(rest), holds, indent, first));
        from += length;
    }
    made
}

/// How many statements share columns with the first of these.
fn run(cx: &Cx<'_>, entries: &[Entry<'_>], holds: Holds) -> usize {
    let family = |entry: &Entry<'_>| match entry.shape {
        Shape::Row(_) => cells::family(cx, &entry.statement.head, holds),
        _ => None,
    };
    let Some(first) = entries.first().and_then(family) else { return 1 };
    let goes_on = |entry: &&Entry<'_>| {
        let blank = entry.blank || entry.remarks.iter().any(|remark| remark.blank);
        !blank && family(entry) == Some(first)
    };
    1 + entries.iter().skip(1).take_while(goes_on).count()
}

/// The width of the points of a score, the same in all its lines and at least that of `+100`.
fn points_width(cx: &Cx<'_>, entries: &[Entry<'_>], holds: Holds) -> Option<usize> {
    let awards = entries.iter().filter(|entry| cells::is_award(cx, &entry.statement.head));
    let width = |entry: &Entry<'_>| {
        let cells = cells::cells(cx, &entry.statement.head, holds);
        let end = cells.get(1).map_or(entry.statement.head.end, |cell| cell.from);
        cx.line(entry.statement.head.start..end, holds).chars().count()
    };
    (holds == Holds::Points).then(|| awards.map(width).max().unwrap_or(0).max(4))
}

/// A statement with its cells.
struct Laying<'e> {
    head: &'e Range<usize>,
    cells: Vec<Cell>,
    /// Its block, or the `{` of it.
    tail: Option<&'e str>,
    done: Option<&'e str>,
}

fn neighbours(
    cx: &Cx<'_>,
    entries: &[Entry<'_>],
    holds: Holds,
    indent: usize,
    first: Option<usize>,
) -> Vec<Vec<Line>> {
    let laying: Vec<Laying<'_>> = entries.iter().map(|entry| laying(cx, entry, holds)).collect();
    let mut rows: Vec<Row> = laying.iter().map(|laying| row(cx, laying, holds)).collect();
    let room = cx.longest.saturating_add(WIDER).saturating_sub(indent);
    // The strong columns decide which lines are too long, and these stand in no other.
    let columns = Columns { first, room, strong: strong(holds) };
    let gaps = align::gaps(&rows, &columns);
    for ((row, laying), gaps) in rows.iter_mut().zip(&laying).zip(&gaps) {
        let own: usize = row.parts.iter().map(|part| part.width + part.gap).sum();
        let strong = gaps.iter().zip(&row.parts).skip(1).take(strong(holds));
        let wider: usize = strong.map(|(gap, part)| gap - part.gap).sum();
        let fits = indent + own <= cx.longest && own + wider <= room;
        row.broken = laying.done.is_none() && (!fits || wrap::is_broken(cx, laying.head));
    }
    let gaps = align::gaps(&rows, &columns);
    let mut made = Vec::new();
    for ((row, laying), gaps) in rows.iter().zip(&laying).zip(&gaps) {
        if let Some(done) = laying.done {
            made.push(vec![Line::indented(indent, done)]);
            continue;
        }
        let (natural, onward) = natural(laying, row, gaps, holds, indent);
        let all: HashMap<usize, usize> =
            laying.cells.iter().map(|c| c.from).zip(gaps.iter().copied()).collect();
        let used = if row.broken { &natural } else { &all };
        let tail = laying.tail.map(|tail| " ".repeat(gaps.last().copied().unwrap_or(1)) + tail);
        let tail = tail.as_deref().unwrap_or("");
        let depths = if row.broken { wrap::depths(cx, laying.head) } else { Vec::new() };
        let laid = Laid { head: laying.head, holds, gaps: used, indent, onward, tail, depths: &depths };
        let texts = if row.broken { wrap::lines(cx, &laid) } else { vec![wrap::one_line(cx, &laid)] };
        made.push(texts.into_iter().map(Line::new).collect());
    }
    made
}

fn laying<'e>(cx: &Cx<'_>, entry: &'e Entry<'_>, holds: Holds) -> Laying<'e> {
    let head = &entry.statement.head;
    let (tail, done) = match &entry.shape {
        Shape::Row(block) => (block.as_deref(), None),
        Shape::Expanded(..) => (Some("{"), None),
        Shape::Done(line) => (None, Some(line.as_str())),
    };
    Laying { head, cells: cells::cells(cx, head, holds), tail, done }
}

fn row(cx: &Cx<'_>, laying: &Laying<'_>, holds: Holds) -> Row {
    let ends = laying.cells.iter().skip(1).map(|cell| cell.from).chain([laying.head.end]);
    let mut parts: Vec<Part> = laying
        .cells
        .iter()
        .zip(ends)
        .map(|(cell, end)| {
            let text = cx.line(cell.from..end, holds);
            let long = holds == Holds::Fields && cell.column == 1 && text.contains('(');
            Part { width: text.chars().count(), column: cell.column, gap: cell.gap, long }
        })
        .collect();
    if let Some(tail) = laying.tail {
        let family = cells::family(cx, laying.head, holds);
        let set_apart = tail != "{" && (holds == Holds::Questions || family == Some("interaction"));
        let next = parts.last().map_or(0, |part| part.column).saturating_add(1);
        let (column, gap) = if set_apart { (next, WIDE) } else { (LOOSE, 1) };
        parts.push(Part { width: tail.chars().count(), column, gap, long: false });
    }
    Row { parts, broken: false }
}

/// The blanks of a statement that goes over several lines, and where these begin.
fn natural(
    laying: &Laying<'_>,
    row: &Row,
    gaps: &[usize],
    holds: Holds,
    indent: usize,
) -> (HashMap<usize, usize>, usize) {
    let mut natural: HashMap<usize, usize> = laying.cells.iter().skip(1).map(|c| (c.from, c.gap)).collect();
    let mut second = 0;
    for (number, (cell, gap)) in laying.cells.iter().zip(gaps).enumerate().skip(1).take(strong(holds)) {
        natural.insert(cell.from, *gap);
        if number == 1 && cell.column == 1 {
            second = row.parts.first().map_or(0, |part| part.width) + gap;
        }
    }
    let onward = match holds {
        Holds::Header | Holds::Fields | Holds::Points | Holds::Choices | Holds::Routes | Holds::Tracks
            if (1..=32).contains(&second) =>
        {
            second
        }
        Holds::Fields | Holds::Header | Holds::Choices | Holds::Routes | Holds::Tracks => 4,
        _ => 2,
    };
    (natural, indent + onward)
}

/// Whether a statement and its block fit on one line.
pub(super) fn fits_with(
    cx: &Cx<'_>,
    statement: &Statement,
    holds: Holds,
    indent: usize,
    block: &str,
) -> bool {
    let laying = Laying {
        head: &statement.head,
        cells: cells::cells(cx, &statement.head, holds),
        tail: Some(block),
        done: None,
    };
    let row = row(cx, &laying, holds);
    let width: usize = row.parts.iter().map(|part| part.width + part.gap).sum();
    !cx.comments.are_in(&statement.head) && (cx.longest == usize::MAX || indent + width <= cx.longest)
}

/// The values of an example in the lines they stand in, if these fit, else as many on a line as fit; none if that
/// is one a line.
pub(super) fn filled(cx: &Cx<'_>, block: &Block, indent: usize) -> Option<Vec<Line>> {
    let lines = in_lines(cx, block, cx.longest.saturating_sub(indent), true)
        .unwrap_or_else(|| in_lines(cx, block, cx.longest.saturating_sub(indent), false).unwrap_or_default());
    (lines.len() < block.statements.len())
        .then(|| lines.iter().map(|line| Line::indented(indent, line)).collect())
}

/// Values in lines; where those that they stand in are kept, none if one does not fit.
fn in_lines(cx: &Cx<'_>, block: &Block, room: usize, kept: bool) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for statement in &block.statements {
        let value = cx.line(statement.head.clone(), block.holds);
        let begins = cx.tokens.get(statement.head.start).is_some_and(|token| token.line);
        let width = |line: &str| line.chars().count() + value.chars().count() + 3;
        match lines.last_mut() {
            Some(line) if kept && !begins && width(line) > room => return None,
            Some(line) if width(line) <= room && !(kept && begins) => *line += &format!(", {value}"),
            Some(line) => {
                line.push(',');
                lines.push(value);
            }
            None => lines.push(value),
        }
    }
    Some(lines)
}

/// Puts the comments behind lines, those of neighbouring lines below each other.
pub(super) fn set_comments(lines: &mut [Line]) {
    let depth = |line: &Line| line.text.chars().take_while(|c| *c == ' ').count();
    let mut from = 0;
    while let Some(first) = lines.get(from) {
        let deep = depth(first);
        let rest = lines.get(from..).unwrap_or(&[]);
        let run = rest.iter().take_while(|line| line.trailing.is_some() && depth(line) == deep).count();
        let widths: Vec<usize> = rest.iter().take(run).map(|line| line.text.chars().count()).collect();
        let shortest = widths.iter().min().copied().unwrap_or(0);
        let column = widths.iter().filter(|width| **width <= shortest + 28).max().copied().unwrap_or(0);
        for line in lines.iter_mut().skip(from).take(run) {
            let blanks = column.saturating_sub(line.text.chars().count()) + 2;
            let comment = line.trailing.take().unwrap_or_default();
            line.text += &(" ".repeat(blanks) + &comment);
        }
        from += run.max(1);
    }
}
