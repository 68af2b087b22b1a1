//! What came, for people: a line for each example, and what came instead below those that fail.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use leadpact::{Coverage, ExampleReport};

use super::{Ran, TestArgs, Tested};
use crate::terminal;

/// What of it is shown, and how.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Signs in place of words.
    marks: bool,
    /// How what passed is shown, and what failed.
    styles: (Style, Style),
    coverage: bool,
    boundaries: bool,
    width: usize,
}

impl Look {
    /// For whoever reads standard output; a stream takes colours away where nobody would see them.
    pub fn on_stdout(args: &TestArgs) -> Self {
        let passed = Style::new().fg_color(Some(AnsiColor::Green.into()));
        let failed = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        Self { marks: terminal::draws_marks(), styles: (passed, failed), ..Self::in_file(args) }
    }

    /// Plain words.
    pub fn in_file(args: &TestArgs) -> Self {
        let TestArgs { coverage, boundaries, .. } = *args;
        let styles = (Style::new(), Style::new());
        Self { marks: false, styles, coverage, boundaries, width: terminal::width() }
    }
}

pub fn write(out: &mut dyn Write, tested: &[Tested], look: Look) -> io::Result<()> {
    let mut first = true;
    for (file, ran) in tested.iter().filter_map(|of| Some((&of.file, of.ran.as_ref()?))) {
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        writeln!(out, "{file}: {}", ran.pact)?;
        one(out, ran, look)?;
    }
    out.flush()
}

fn one(out: &mut dyn Write, ran: &Ran, look: Look) -> io::Result<()> {
    if ran.has == 0 {
        writeln!(out, "  it has no examples")?;
    }
    for report in &ran.reports {
        example(out, report, look)?;
    }
    match &ran.coverage {
        Some(coverage) => covered(out, coverage, look),
        None => Ok(()),
    }
}

fn example(out: &mut dyn Write, report: &ExampleReport, look: Look) -> io::Result<()> {
    let (style, mark) = match (report.passed, look.marks) {
        (true, true) => (look.styles.0, "✓"),
        (true, false) => (look.styles.0, "passed"),
        (false, true) => (look.styles.1, "✗"),
        (false, false) => (look.styles.1, "failed"),
    };
    writeln!(out, "  {style}{mark}{style:#} {}", report.title)?;
    indented(out, &report.to_text(look.width.saturating_sub(4)))
}

fn covered(out: &mut dyn Write, coverage: &Coverage, look: Look) -> io::Result<()> {
    let width = look.width.saturating_sub(4);
    if look.coverage {
        writeln!(out, "  what the examples exercise")?;
        indented(out, &coverage.to_text(width))?;
    }
    if look.boundaries {
        writeln!(out, "  where the examples stand")?;
        indented(out, &coverage.boundaries_to_text(width))?;
    }
    Ok(())
}

fn indented(out: &mut dyn Write, text: &str) -> io::Result<()> {
    text.lines()
        .try_for_each(|line| if line.is_empty() { writeln!(out) } else { writeln!(out, "    {line}") })
}
