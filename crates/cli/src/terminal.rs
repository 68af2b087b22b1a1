//! Who is looking: a person at a terminal, or a program behind a pipe.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write as _, stderr, stdout};
use std::sync::atomic::{AtomicU8, Ordering};

use leadpact::{Diagnostics, Style};

use crate::files::Sink;

/// Columns where nothing is known of the terminal.
const USUAL_WIDTH: usize = 80;
/// Lines longer than this are hard to read.
const WIDEST: usize = 120;

/// Uses colours when asked to: `auto` is on a terminal, unless `NO_COLOR` says otherwise.
pub fn use_colors(when: clap::ColorChoice) {
    let choice = match when {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
}

/// Whether results go to a person.
pub fn is_stdout() -> bool {
    stdout().is_terminal()
}

/// Whether standard output shows signs such as a tick: a terminal that says it takes UTF-8.
pub fn draws_marks() -> bool {
    let stated = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let stated = stated.map(|locale| locale.to_ascii_lowercase()).find(|locale| !locale.is_empty());
    let is_utf8 = stated.map_or(cfg!(windows), |locale| locale.contains("utf-8") || locale.contains("utf8"));
    is_stdout() && is_utf8
}

/// Whether messages go to a person.
pub fn is_stderr() -> bool {
    stderr().is_terminal()
}

/// How many columns to write: those of the terminal, or what `COLUMNS` says, up to 120.
pub fn width() -> usize {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let found = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    stated.or(found).filter(|&width| width > 0).unwrap_or(USUAL_WIDTH).clamp(40, WIDEST)
}

/// Messages about a pact: within the columns of the terminal where a person reads them, else as long as they are.
pub fn messages(list: &Diagnostics, is_person: bool) -> String {
    if is_person {
        leadpact::render_within(list, Style::Coloured, width())
    } else {
        leadpact::render(list, Style::Coloured)
    }
}

/// A text without control characters that a terminal would obey: only line breaks, tabs and colours stay.
pub fn tamed(text: &str) -> Cow<'_, str> {
    let is_wild = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !text.contains(is_wild) {
        return text.into();
    }
    let mut tame = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_wild) {
        let (before, from) = rest.split_at(at);
        tame.push_str(before);
        let kept = color(from).unwrap_or_default();
        tame.push_str(kept);
        let behind = if kept.is_empty() { from.chars().next().map_or(0, char::len_utf8) } else { kept.len() };
        rest = from.get(behind..).unwrap_or_default();
    }
    tame.push_str(rest);
    tame.into()
}

/// A page for standard output: [`tamed`], and where that is a terminal without a line that is wider than it. Names and
/// labels of a pact are as long as people make them.
pub fn page(text: &str) -> Cow<'_, str> {
    let text = tamed(text);
    if !is_stdout() {
        return text;
    }
    let width = width();
    let mut page = String::with_capacity(text.len() + 1);
    if comes_behind(Said::Message, Said::Page) {
        page.push('\n');
    }
    for line in text.split_inclusive('\n') {
        fit(line, width, &mut page);
    }
    page.into()
}

/// What stands on a screen.
#[derive(Clone, Copy)]
enum Said {
    Page = 1,
    Message,
}

/// What was said last; 0 for nothing.
static LAST: AtomicU8 = AtomicU8::new(0);

/// A message is about to be told: says whether a page stands before it on the same screen, from which a blank line
/// should part it.
pub fn is_behind_page() -> bool {
    comes_behind(Said::Page, Said::Message)
}

fn comes_behind(before: Said, now: Said) -> bool {
    let last = LAST.swap(now as u8, Ordering::Relaxed);
    last == before as u8 && is_stdout() && is_stderr()
}

/// Adds a line, broken between words where it is too wide; what goes on stands below the last column of a row, else is
/// set in by two blanks more.
fn fit(line: &str, width: usize, page: &mut String) {
    if break_at(line, width).is_none() {
        page.push_str(line);
        return;
    }
    let indent = line.len() - line.trim_start_matches(' ').len();
    let behind = " ".repeat(last_column(line, width / 2).unwrap_or((indent + 2).min(width / 2)));
    let (mut rest, mut room) = (line, width);
    while let Some(at) = break_at(rest, room) {
        let (first, after) = rest.split_at(at);
        page.extend([first.trim_end_matches(' '), "\n", &behind]);
        rest = after.trim_start_matches(' ');
        room = width - behind.len();
    }
    page.push_str(rest);
}

/// Where a line has to be broken so that its begin is no wider than that; none where all of it fits. Colours take no
/// room.
fn break_at(line: &str, room: usize) -> Option<usize> {
    let (mut column, mut blank, mut rest) = (0, None, line);
    while let Some(c) = rest.chars().next() {
        let at = line.len() - rest.len();
        let code = color(rest).unwrap_or_default();
        rest = rest.get(code.len().max(c.len_utf8())..).unwrap_or_default();
        if !code.is_empty() || c == '\n' {
            continue;
        }
        let is_blank = c == ' ';
        if column >= room && !is_blank {
            return Some(blank.unwrap_or(at));
        }
        if is_blank && line.get(..at).is_some_and(|before| !before.trim_matches(' ').is_empty()) {
            blank = Some(at);
        }
        column += 1;
    }
    None
}

/// Where the last column of a row begins, three blanks or more behind another, if it is no farther than that.
fn last_column(line: &str, most: usize) -> Option<usize> {
    let (mut column, mut blanks, mut found) = (0, 0, None);
    let (mut rest, mut is_row) = (line, false);
    while let Some(c) = rest.chars().next() {
        let code = color(rest).unwrap_or_default();
        rest = rest.get(code.len().max(c.len_utf8())..).unwrap_or_default();
        if !code.is_empty() {
            continue;
        }
        if c == ' ' {
            blanks += 1;
        } else {
            found = if is_row && blanks >= 3 { Some(column) } else { found };
            (blanks, is_row) = (0, true);
        }
        column += 1;
    }
    found.filter(|&column| column <= most)
}

/// The colour that a text begins with: `ESC [ 1 ; 32 m`.
fn color(text: &str) -> Option<&str> {
    let digits = text.strip_prefix("\u{1b}[")?;
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    if digits.get(end..)?.starts_with('m') { text.get(..end + "\u{1b}[m".len()) } else { None }
}

/// Writes a page with colours where they are wanted.
pub fn write_page(sink: &mut Sink, text: &str, may_color: bool) -> io::Result<()> {
    let colored = may_color && anstream::AutoStream::choice(&stdout()) != anstream::ColorChoice::Never;
    let text = if may_color { page(text) } else { tamed(text) };
    if colored {
        return sink.write_all(text.as_bytes());
    }
    let mut plain = anstream::StripStream::new(Vec::new());
    plain.write_all(text.as_bytes())?;
    sink.write_all(&plain.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{fit, tamed};

    #[test]
    fn lines_that_are_too_wide_are_broken_between_words() {
        let fitted = |line: &str, width| {
            let mut page = String::new();
            fit(line, width, &mut page);
            page
        };
        assert_eq!(fitted("one two\n", 7), "one two\n");
        assert_eq!(fitted("one two three four\n", 9), "one two\n  three\n  four\n");
        assert_eq!(fitted("  \u{1b}[1mone two\u{1b}[0m\n", 9), "  \u{1b}[1mone two\u{1b}[0m\n");
        assert_eq!(fitted("  abcdefghijkl m\n", 8), "  abcdef\n    ghij\n    kl m\n");
        assert_eq!(fitted("one two   \n", 7), "one two   \n");
        assert_eq!(fitted("one   two three four\n", 14), "one   two\n      three\n      four\n");
    }

    #[test]
    fn a_terminal_obeys_nobody_but_us() {
        assert_eq!(tamed("one\ttwo\n"), "one\ttwo\n");
        assert_eq!(
            tamed("\u{1b}[1;32mgreen\u{1b}[0m \u{1b}[2J\u{1b}]0;title\u{7}x\u{9b}2J\r"),
            "\u{1b}[1;32mgreen\u{1b}[0m [2J]0;titlex2J"
        );
        assert_eq!(tamed("\u{1b}"), "");
        assert_eq!(tamed("\u{1b}[12"), "[12");
    }
}
