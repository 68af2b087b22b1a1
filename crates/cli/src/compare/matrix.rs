//! From what to what leads move, as a matrix where there is room, else as a list of moves.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use leadpact::OutcomeKind;

use super::tally::Flow;
use crate::output::{cut, grouped};

const HEADING: Style = AnsiColor::Green.on_default().bold();
const FAINT: Style = Style::new().dimmed();
const MOVED: Style = AnsiColor::Yellow.on_default().bold();

/// So many moves are listed where there is no room for a matrix.
const MOST_LISTED: usize = 12;

/// Draws what an outcome was, and what it is.
pub fn draw(page: &mut String, flow: &Flow, width: usize) -> std::fmt::Result {
    let title = match flow.kind {
        OutcomeKind::Stage => "Stage",
        OutcomeKind::Route => "Route",
        OutcomeKind::Handover => "Handover",
        _ => flow.name.as_deref().unwrap_or_default(),
    };
    writeln!(page, "\n{HEADING}{title}{HEADING:#}  {FAINT}leads before and after{FAINT:#}")?;
    loads(page, flow)?;
    if !matrix(page, flow, width)? {
        list(page, flow)?;
    }
    Ok(())
}

/// How many there were and are of each word.
fn loads(page: &mut String, flow: &Flow) -> std::fmt::Result {
    for (word, before, now) in flow.loads() {
        let difference = match now.cmp(&before) {
            std::cmp::Ordering::Equal => String::new(),
            std::cmp::Ordering::Greater => {
                format!("{MOVED}{:>10}{MOVED:#}", format!("+{}", grouped(now - before)))
            }
            std::cmp::Ordering::Less => {
                format!("{MOVED}{:>10}{MOVED:#}", format!("−{}", grouped(before - now)))
            }
        };
        let line = format!(
            "  {:<24}{:>9} → {:>9}{difference}",
            cut(&said(&word, flow), 23),
            grouped(before),
            grouped(now)
        );
        writeln!(page, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Rows are what it was, columns what it is; says whether there was room.
fn matrix(page: &mut String, flow: &Flow, width: usize) -> Result<bool, std::fmt::Error> {
    let words: Vec<_> = flow.loads().into_iter().map(|(word, ..)| word).collect();
    let length = |word: &Option<String>| said(word, flow).chars().count();
    let head = words.iter().map(length).max().unwrap_or(0).clamp(16, 24);
    let cells: Vec<usize> = words.iter().map(|word| length(word).clamp(6, 16) + 2).collect();
    if words.len() < 2 || 2 + head + cells.iter().sum::<usize>() > width {
        return Ok(false);
    }
    let mut names = String::new();
    for (word, cell) in words.iter().zip(&cells) {
        write!(names, "{:>cell$}", cut(&said(word, flow), cell - 2))?;
    }
    writeln!(page, "\n  {FAINT}{:<head$}{names}{FAINT:#}", "before ↓ after →")?;
    for old in &words {
        let mut row = format!("  {:<head$}", cut(&said(old, flow), head));
        for (new, cell) in words.iter().zip(&cells) {
            let count = flow.pairs.get(&(old.clone(), new.clone())).map_or(0, |count| count.leads);
            let text = if count == 0 { "·".to_owned() } else { grouped(count) };
            match (count, old == new) {
                (0, _) | (_, true) => write!(row, "{FAINT}{text:>cell$}{FAINT:#}")?,
                _ => write!(row, "{MOVED}{text:>cell$}{MOVED:#}")?,
            }
        }
        writeln!(page, "{row}")?;
    }
    Ok(true)
}

/// The moves, the largest first.
fn list(page: &mut String, flow: &Flow) -> std::fmt::Result {
    let moves = flow.moves();
    writeln!(page)?;
    for ((old, new), count) in moves.iter().take(MOST_LISTED) {
        writeln!(page, "  {:>9}  {} → {}", grouped(count.leads), said(old, flow), said(new, flow))?;
    }
    if moves.len() > MOST_LISTED {
        writeln!(page, "  {FAINT}and {} other moves{FAINT:#}", grouped((moves.len() - MOST_LISTED) as u64))?;
    }
    Ok(())
}

fn said(word: &Option<String>, flow: &Flow) -> String {
    let none = match flow.kind {
        OutcomeKind::Route => "no route",
        OutcomeKind::Handover => "none",
        _ => "unknown",
    };
    word.clone().unwrap_or_else(|| none.to_owned())
}
