//! `leadpact doc`: the page to print, hang up and sign.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::exit::Outcome;
use crate::files::{self, Sink};
use crate::graph::svg;
use crate::{pacts, terminal};

/// Write a pact as one page to print, hang up and sign
///
/// Stages with how leads come and go, the handover agreement in sentences, scorecards as tables, the lifecycle as a
/// picture, a glossary, the agreed examples, and lines for signatures.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  leadpact doc inbound.pact -o inbound.html\n  \
    leadpact doc inbound.pact --format markdown > inbound.md")]
pub struct DocArgs {
    /// The pact; `-` is standard input
    #[arg(value_name = "PACT")]
    pact: PathBuf,
    /// How to write it; by the name of the output, else `html`, or `markdown` on a terminal
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One file for browsers and printers, light or dark as the reader likes it
    Html,
    /// For wikis and repositories; the lifecycle is a flowchart of Mermaid
    Markdown,
}

/// Writes the page of a pact.
pub fn run(args: &DocArgs) -> Outcome {
    let pact = pacts::load(&args.pact)?;
    let document = pact.document();
    let text = match args.format.or_else(|| by_name(args)).unwrap_or_else(usual) {
        Format::Html => document.html(Some(&svg::draw(document.lifecycle(), svg::For::Paper))),
        Format::Markdown => document.markdown(),
    };
    Sink::to(args.output.as_deref())?.put(&text)
}

/// A page for browsers; on a terminal, which shows none, what can be read there.
fn usual() -> Format {
    if terminal::is_stdout() { Format::Markdown } else { Format::Html }
}

fn by_name(args: &DocArgs) -> Option<Format> {
    let path = args.output.as_ref()?;
    let is_markdown = [".md", ".markdown"].into_iter().any(|end| files::is_named(path, end));
    Some(if is_markdown { Format::Markdown } else { Format::Html })
}
