//! `leadpact fmt`: one form for every pact.

mod difference;

use std::path::{Path, PathBuf};

use clap::Args;

use crate::exit::{Failure, Outcome, note, tell};
use crate::files::Sink;
use crate::{files, output, pacts, terminal};

/// Lay out a pact so that everybody reads the same page
///
/// Puts points, conditions and reasons below each other, draws tables, breaks lines that are too long, and keeps
/// every word and every comment. Writes the file only if something changes, and only when the result has been
/// read again and says the same. A pact that cannot be read is left as it is.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact fmt inbound.pact\n  leadpact fmt --check pacts/*.pact\n  \
    leadpact fmt - < inbound.pact")]
pub struct FmtArgs {
    /// The pacts; `-` reads standard input and writes standard output
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write nothing: list the files that would change, show how, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
}

/// What came of a file.
enum Came {
    /// It is in the canonical form.
    Same,
    /// It was changed, or would be.
    Changed,
    /// It cannot be read: said already.
    Unread,
}

/// Formats each pact; one that cannot be read does not keep the others from it.
pub fn run(args: &FmtArgs) -> Outcome {
    let (mut same, mut changed, mut unread) = (0, 0, 0);
    for file in &args.files {
        match one(file, args.check)? {
            Came::Same => same += 1,
            Came::Changed => changed += 1,
            Came::Unread => unread += 1,
        }
    }
    if !args.files.iter().all(|file| files::is_stdin(file)) || args.check {
        note(summary(same, changed, unread, args.check));
    }
    match (unread, changed) {
        (1.., _) => Err(Failure::Said),
        (0, 1..) if args.check => Err(Failure::NotHeld),
        _ => Ok(()),
    }
}

fn one(path: &Path, check: bool) -> Outcome<Came> {
    let (name, text) = pacts::text(path)?;
    let formatted = match leadpact::format(&name, &text) {
        Ok(formatted) => formatted,
        Err(why) => {
            tell(terminal::messages(&why, terminal::is_stderr()).trim_end());
            return Ok(Came::Unread);
        }
    };
    let same = formatted == text;
    match (check, files::is_stdin(path)) {
        (true, _) if !same => difference::show(&files::shown(path), &text, &formatted)?,
        (false, true) => Sink::stdout().put(&formatted)?,
        (false, false) if !same => Sink::create(path)?.put(&formatted)?,
        _ => {}
    }
    Ok(if same { Came::Same } else { Came::Changed })
}

fn summary(same: u64, changed: u64, unread: u64, check: bool) -> String {
    let pacts = |count| output::counted(count, "pact", "pacts");
    let mut parts = Vec::new();
    if changed > 0 {
        parts.push(format!("{} {}", pacts(changed), if check { "would change" } else { "formatted" }));
    }
    if same > 0 {
        parts.push(format!("{} in order already", pacts(same)));
    }
    if unread > 0 {
        parts.push(format!("{} left as it is, because of the errors above", pacts(unread)));
    }
    parts.join(", ").replacen("pacts left as it is", "pacts left as they are", 1)
}
