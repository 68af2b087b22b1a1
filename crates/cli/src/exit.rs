//! What the command returns, and what it says before.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::{output, terminal};

/// Why a command did not do what was asked for.
#[derive(Debug)]
pub enum Failure {
    /// What was asked for did not hold: said already. Exit code 1.
    NotHeld,
    /// A pact could not be read: said already. Exit code 2.
    Said,
    /// An input could not be read, or an output not be written. Exit code 2.
    Unreadable {
        /// What is wrong: lower case, no full stop.
        message: String,
        /// What to do instead.
        help: Option<String>,
    },
    /// Wrong usage that the parser of arguments cannot see. Exit code 3.
    Usage(String),
    /// Who read our output has had enough. No failure at all.
    ClosedPipe,
}

/// What a command comes to.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// Something could not be read or written.
    pub fn unreadable(message: impl Into<String>) -> Self {
        Self::Unreadable { message: message.into(), help: None }
    }

    /// Says what to do instead.
    pub fn help(self, text: impl Into<String>) -> Self {
        match self {
            Self::Unreadable { message, .. } => Self::Unreadable { message, help: Some(text.into()) },
            other => other,
        }
    }

    /// An error while something was read.
    pub fn reading(name: &str, error: &io::Error) -> Self {
        Self::unreadable(format!("`{name}` cannot be read: {}", words(error)))
    }

    /// An error while something was written.
    pub fn writing(name: &str, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::unreadable(format!("`{name}` cannot be written: {}", words(error)))
    }
}

/// The words of an error of the system, in lower case and without its number.
pub fn words(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// The exit code of a command that was run; says why it failed.
pub fn of(done: Outcome) -> ExitCode {
    match done {
        Ok(()) | Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::NotHeld) => ExitCode::from(1),
        Err(Failure::Said) => ExitCode::from(2),
        Err(Failure::Unreadable { message, help }) => {
            say("error", AnsiColor::Red, message);
            if let Some(help) = help {
                say("help", AnsiColor::Cyan, help);
            }
            ExitCode::from(2)
        }
        Err(Failure::Usage(message)) => {
            say("error", AnsiColor::Red, message);
            ExitCode::from(3)
        }
    }
}

/// The exit code where the arguments do not fit, or ask for help.
pub fn of_usage(said: &clap::Error) -> ExitCode {
    // Help that cannot be written has nobody who reads it.
    let _ = said.print();
    if said.use_stderr() { ExitCode::from(3) } else { ExitCode::SUCCESS }
}

/// Says something good to know, beside what was asked for.
pub fn note(text: impl Display) {
    say("note", AnsiColor::Cyan, text);
}

/// Says something that probably is not what was meant.
pub fn warn(text: impl Display) {
    say("warning", AnsiColor::Yellow, text);
}

fn say(what: &str, color: AnsiColor, text: impl Display) {
    let style = Style::new().bold().fg_color(Some(color.into()));
    let text = hanging(&text.to_string(), what.len() + ": ".len(), what.len() + ": ".len());
    tell(format_args!("{style}{what}{style:#}: {text}"));
}

/// A text for standard error that begins in one column and goes on in another; on a terminal in lines that fit it.
pub fn hanging(text: &str, first: usize, next: usize) -> String {
    if !terminal::is_stderr() || text.contains('\n') {
        return text.to_owned();
    }
    let lines = output::lines(text, terminal::width().saturating_sub(first.max(next)));
    lines.join(&format!("\n{}", " ".repeat(next)))
}

/// Writes a line on standard error. Where nobody reads that, there is nobody to tell that either.
pub fn tell(text: impl Display) {
    let behind = if terminal::is_behind_page() { "\n" } else { "" };
    let _ = writeln!(anstream::stderr(), "{behind}{}", terminal::tamed(&text.to_string()));
}
