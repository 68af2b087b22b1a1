//! Who is looking: a person at a terminal, or a program behind a pipe.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write as _, stderr, stdout};

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

/// The colour that a text begins with: `ESC [ 1 ; 32 m`.
fn color(text: &str) -> Option<&str> {
    let digits = text.strip_prefix("\u{1b}[")?;
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    if digits.get(end..)?.starts_with('m') { text.get(..end + "\u{1b}[m".len()) } else { None }
}

/// Writes a page with colours where they are wanted.
pub fn write_page(sink: &mut Sink, text: &str, may_color: bool) -> io::Result<()> {
    let colored = may_color && anstream::AutoStream::choice(&stdout()) != anstream::ColorChoice::Never;
    let text = tamed(text);
    if colored {
        return sink.write_all(text.as_bytes());
    }
    let mut plain = anstream::StripStream::new(Vec::new());
    plain.write_all(text.as_bytes())?;
    sink.write_all(&plain.into_inner())
}

#[cfg(test)]
mod tests {
    use super::tamed;

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
