//! Tables: `|` below `|`.

use super::Cx;
use crate::syntax::written::{Holds, Kind, Statement};

/// The rows of a table as lines, without their indentation.
pub(super) fn rows(cx: &Cx<'_>, statements: &[Statement]) -> Vec<String> {
    let rows: Vec<Vec<String>> = statements.iter().map(|statement| cells(cx, statement)).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|c| length(c)).max();
    let widths: Vec<usize> = (0..count).map(|column| width(column).unwrap_or(0)).collect();
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn cells(cx: &Cx<'_>, statement: &Statement) -> Vec<String> {
    let mut cells = Vec::new();
    let mut from = statement.head.start;
    let bars = statement.head.clone().filter(|at| cx.tokens.kind(*at) == Some(Kind::Bar));
    for bar in bars.chain([statement.head.end]) {
        cells.push(cx.line(from..bar, Holds::Rows));
        from = bar + 1;
    }
    cells
}

fn line(row: &[String], widths: &[usize]) -> String {
    let padded = row.iter().zip(widths).map(|(cell, width)| format!("{cell}{}", blanks(cell, *width)));
    padded.collect::<Vec<_>>().join(" | ").trim_end().to_owned()
}

fn blanks(cell: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(length(cell)))
}

fn length(cell: &str) -> usize {
    cell.chars().count()
}
