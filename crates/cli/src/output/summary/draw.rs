//! Headings, and bars in rows.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, Color, ColumnConstraint, Table, Width};

use crate::output::{counted, cut, grouped};

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Green.on_default().bold();
const FAINT: Style = Style::new().dimmed();
/// Labels are shown beside names where there is room for both.
const WIDE: usize = 100;
const NAME: usize = 22;
const LABEL: usize = 32;
const COUNT: usize = 11;
const SHARE: usize = 8;
/// Parts of a character, an eighth more each.
const EIGHTHS: [char; 7] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/// A page that is written from top to bottom.
pub struct Page<'o> {
    out: &'o mut dyn Write,
    width: usize,
    leads: u64,
}

/// A row with a bar.
pub struct Bar<'a> {
    pub name: &'a str,
    pub label: Option<&'a str>,
    pub count: u64,
    pub note: String,
}

impl<'a> Bar<'a> {
    /// A row that has nothing but a name.
    pub fn new(name: &'a str, count: u64) -> Self {
        Self { name, label: None, count, note: String::new() }
    }
}

impl<'o> Page<'o> {
    /// A page for so many leads.
    pub fn new(out: &'o mut dyn Write, width: usize, leads: u64) -> Self {
        Self { out, width, leads }
    }

    /// What the page is about.
    pub fn title(&mut self, name: &str, leads: u64) -> io::Result<()> {
        writeln!(self.out, "{TITLE}{name}{TITLE:#}: {}", counted(leads, "lead", "leads"))
    }

    /// What the next rows are about.
    pub fn heading(&mut self, name: &str, label: Option<&str>) -> io::Result<()> {
        let label = label.map(|label| format!("  {FAINT}{label}{FAINT:#}")).unwrap_or_default();
        writeln!(self.out, "\n{HEADING}{name}{HEADING:#}{label}")
    }

    /// Rows with bars, the longest of which is as long as there is room.
    pub fn bars<'a>(&mut self, bars: impl Iterator<Item = Bar<'a>>) -> io::Result<()> {
        let bars: Vec<Bar<'a>> = bars.collect();
        let longest = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
        let label = self.width >= WIDE && bars.iter().any(|bar| bar.label.is_some());
        let label = label.then_some(LABEL);
        let note = bars.iter().map(|bar| bar.note.chars().count()).max().filter(|&length| length > 0);
        let note = note.map(|length| length + 2);
        let taken = 2 + NAME + label.unwrap_or(0) + COUNT + SHARE + note.unwrap_or(0);
        let room = self.width.saturating_sub(taken + 2).max(4);
        let rows = bars.iter().map(|bar| {
            let name = Cell::new(format!(" {}", cut(bar.name, NAME - 2)));
            let label = label.map(|most| Cell::new(cut(bar.label.unwrap_or_default(), most - 2)));
            let numbers = [right(grouped(bar.count)), right(share(bar.count, self.leads))];
            let drawn = Cell::new(drawn(bar.count, longest, room)).fg(Color::DarkCyan);
            let note = note.map(|_| Cell::new(&bar.note));
            [name].into_iter().chain(label).chain(numbers).chain([drawn]).chain(note).collect::<Vec<_>>()
        });
        let widths = [NAME].into_iter().chain(label).chain([COUNT, SHARE, room + 2]).chain(note);
        let table = table(rows, widths);
        table.lines().try_for_each(|line| writeln!(self.out, "{}", line.trim_end()))
    }

    /// What was left out, with how much of it; nothing is said of what was not.
    pub fn left_out(&mut self, lines: &[(u64, &str, &str)]) -> io::Result<()> {
        let mut lines = lines.iter().filter(|(count, ..)| *count > 0).peekable();
        if lines.peek().is_some() {
            self.heading("Left out", None)?;
        }
        for &(count, one, more) in lines {
            writeln!(self.out, "  {}", counted(count, one, more))?;
        }
        Ok(())
    }
}

/// Rows in columns of fixed widths, without borders.
fn table(rows: impl Iterator<Item = Vec<Cell>>, widths: impl Iterator<Item = usize>) -> Table {
    let fixed = |width: usize| Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX));
    let mut table = Table::new();
    table.load_style(NOTHING).enforce_styling();
    // So that the blanks behind a bar are blanks, and can be trimmed.
    table.style_text_only();
    table.add_rows(rows).set_constraints(widths.map(|width| ColumnConstraint::Absolute(fixed(width))));
    table
}

fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// `45 %`, or `< 1 %` for what is there but rounds to none.
fn share(count: u64, of: u64) -> String {
    let percent = (u128::from(count) * 100 + u128::from(of) / 2).checked_div(u128::from(of)).unwrap_or(0);
    if percent == 0 && count > 0 { "< 1 %".to_owned() } else { format!("{percent} %") }
}

/// A bar of a length in proportion, to an eighth of a character.
fn drawn(count: u64, longest: u64, room: usize) -> String {
    let eighths = u128::from(count) * room as u128 * 8;
    let eighths = usize::try_from(eighths.checked_div(u128::from(longest)).unwrap_or(0)).unwrap_or(0);
    // What is there is seen, however little it is.
    let eighths = eighths.max(usize::from(count > 0));
    let part = (eighths % 8).checked_sub(1).and_then(|at| EIGHTHS.get(at));
    "█".repeat(eighths / 8).chars().chain(part.copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::{drawn, share};

    #[test]
    fn bars_are_in_proportion() {
        assert_eq!(drawn(8, 8, 2), "██");
        assert_eq!(drawn(4, 8, 3), "█▌");
        assert_eq!((drawn(0, 8, 2), drawn(1, 1_000_000, 2)), (String::new(), "▏".to_owned()));
        assert_eq!(drawn(0, 0, 2), "");
    }

    #[test]
    fn shares_and_cuts() {
        assert_eq!(
            [share(1, 3), share(1, 1000), share(0, 0), share(5, 5)],
            ["33 %", "< 1 %", "0 %", "100 %"]
        );
    }
}
