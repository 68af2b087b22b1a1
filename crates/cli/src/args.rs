//! What can be written behind `leadpact`. The texts here are the help that people read.

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ColorChoice, Parser, Subcommand};

use crate::{backtest, check, compare, doc, explain, fmt, graph, new, replay, score, seal, test};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// One agreed definition of a qualified lead.
///
/// A pact is the file in which marketing and sales write down, together and once, what a lead is, when it is
/// qualified, who owns it at every stage, and how it is handed over. This command checks pacts and holds leads
/// against them.
#[derive(Debug, Parser)]
#[command(name = "leadpact", version, styles = STYLES, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 done; 1 what was asked for did not hold; \
    2 a pact or a file could not be read; 3 wrong usage.")]
pub struct Args {
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands; what they do is said at their arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    New(new::NewArgs),
    Check(check::CheckArgs),
    Fmt(fmt::FmtArgs),
    Test(test::TestArgs),
    Score(score::ScoreArgs),
    Explain(explain::ExplainArgs),
    Compare(compare::CompareArgs),
    Backtest(backtest::BacktestArgs),
    Replay(replay::ReplayArgs),
    Doc(doc::DocArgs),
    Graph(graph::GraphArgs),
    Seal(seal::SealArgs),
}
