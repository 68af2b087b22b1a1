//! `leadpact new`: a pact to begin with.

use std::path::PathBuf;

use clap::Args;

use crate::exit::{Failure, Outcome, note};
use crate::files::{self, Sink};

/// What stands in a new pact. Tests hold it to what the command promises.
const TEMPLATE: &str = include_str!("new/template.pact");

/// Write a small pact to begin with
///
/// It is complete and says in remarks what each part is for: change its names and numbers to your own. It checks,
/// is formatted, and its examples come out as they say.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact new leads.pact\n  leadpact new - | less")]
pub struct NewArgs {
    /// The file to write; `-` is standard output
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

/// Writes the new pact.
pub fn run(args: &NewArgs) -> Outcome {
    let is_stream = files::is_stdin(&args.file);
    let shown = files::shown(&args.file);
    if !is_stream && !args.force && args.file.symlink_metadata().is_ok() {
        let failure = Failure::unreadable(format!("`{shown}` is there already"));
        return Err(failure.help("choose another name, or write over it with `--force`"));
    }
    let text =
        if is_stream { TEMPLATE.to_owned() } else { TEMPLATE.replace(" FILE ", &format!(" {shown} ")) };
    Sink::create(&args.file)?.put(&text)?;
    if !is_stream {
        note(format!("a pact to begin with is in `{shown}`; try `leadpact check {shown}`"));
    }
    Ok(())
}
