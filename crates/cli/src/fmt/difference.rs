//! What formatting would change, line by line.

use std::io::Write as _;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

use crate::exit::{Failure, Outcome};

/// Lines shown around each change.
const AROUND: usize = 2;

/// Shows what would change in a file.
pub fn show(name: &str, old: &str, new: &str) -> Outcome {
    let failed = |error| Failure::writing("standard output", &error);
    let mut out = anstream::stdout().lock();
    let bold = Style::new().bold();
    writeln!(out, "{bold}{name}{bold:#}").map_err(failed)?;
    let diff = TextDiff::from_lines(old, new);
    for (number, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if number > 0 {
            writeln!(out, "      ⋮").map_err(failed)?;
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, color) = match change.tag() {
                ChangeTag::Delete => ('-', Some(AnsiColor::Red)),
                ChangeTag::Insert => ('+', Some(AnsiColor::Green)),
                ChangeTag::Equal => (' ', None),
            };
            let style = Style::new().fg_color(color.map(Into::into));
            let line = change.old_index().or(change.new_index()).map_or(0, |at| at + 1);
            let number = if sign == '+' { String::new() } else { line.to_string() };
            let text = change.value().trim_end_matches(['\n', '\r']);
            let end = if change.tag() == ChangeTag::Delete { shown_end(text) } else { "" };
            writeln!(out, "{number:>5} {style}{sign} {text}{end}{style:#}").map_err(failed)?;
        }
    }
    writeln!(out).map_err(failed)
}

/// What makes blanks at the end of a line seen.
fn shown_end(text: &str) -> &'static str {
    if text.ends_with([' ', '\t']) { "·" } else { "" }
}
