//! `leadpact graph`: the lifecycle as a picture.

mod picture;
pub mod svg;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::exit::{Failure, Outcome};
use crate::files::{self, Sink};
use crate::{pacts, terminal};

/// Draw the lifecycle: stages, who owns them, and every way between them
///
/// Owners are told apart by colour; what happens by itself, after a time, by a team and by a handover is told apart
/// by the line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact graph inbound.pact -o lifecycle.svg\n  \
    leadpact graph inbound.pact --format mermaid")]
pub struct GraphArgs {
    /// The pact; `-` is standard input
    #[arg(value_name = "PACT")]
    pact: PathBuf,
    /// How to draw it; by the name of the output, else `svg`, or `mermaid` on a terminal
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for browsers and slides, light or dark as the reader likes it
    Svg,
    /// A flowchart for wikis and repositories that draw Mermaid
    Mermaid,
    /// For Graphviz
    Dot,
}

/// Draws the lifecycle of a pact.
pub fn run(args: &GraphArgs) -> Outcome {
    let pact = pacts::load(&args.pact)?;
    let lifecycle = pact.lifecycle();
    if lifecycle.stages.is_empty() {
        let failure = Failure::unreadable("this pact has no stages, so there is no lifecycle to draw");
        return Err(failure.help("declare one, for example `stage Known \"Known\" owned by marketing`"));
    }
    let text = match args.format.or_else(|| by_name(args)).unwrap_or_else(usual) {
        Format::Svg => svg::draw(&lifecycle, svg::For::Screen),
        Format::Mermaid => lifecycle.mermaid(),
        Format::Dot => lifecycle.dot(),
    };
    Sink::to(args.output.as_deref())?.put(&text)
}

/// A picture; on a terminal, which shows none, what can be read there.
fn usual() -> Format {
    if terminal::is_stdout() { Format::Mermaid } else { Format::Svg }
}

fn by_name(args: &GraphArgs) -> Option<Format> {
    let path = args.output.as_ref()?;
    let ends = |with: [&str; 2]| with.into_iter().any(|end| files::is_named(path, end));
    Some(if ends([".mmd", ".mermaid"]) {
        Format::Mermaid
    } else if ends([".dot", ".gv"]) {
        Format::Dot
    } else {
        Format::Svg
    })
}
