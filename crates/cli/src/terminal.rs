//! Who is looking: a person at a terminal, or a program behind a pipe.

use std::io::{self, IsTerminal as _, Write as _, stderr, stdout};

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

/// Writes a page with colours where they are wanted.
pub fn write_page(sink: &mut Sink, text: &str, may_color: bool) -> io::Result<()> {
    let colored = may_color && anstream::AutoStream::choice(&stdout()) != anstream::ColorChoice::Never;
    if colored {
        return sink.write_all(text.as_bytes());
    }
    let mut plain = anstream::StripStream::new(Vec::new());
    plain.write_all(text.as_bytes())?;
    sink.write_all(&plain.into_inner())
}
